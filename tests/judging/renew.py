"""Write what the code says of the cases anew: `python -m tests.judging.renew`, then read the difference."""

from __future__ import annotations

from pathlib import Path

from tests.derive.renew import renew
from tests.judging.asked import verdicts

if __name__ == "__main__":
    renew(Path(__file__).parent / "boundaries.md", verdicts)
