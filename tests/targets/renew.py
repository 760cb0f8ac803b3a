"""Write the steps into the cases anew: `python -m tests.targets.renew`, then read the difference."""

from __future__ import annotations

from pathlib import Path

from tests.derive.renew import renew
from tests.targets.spoken import spoken

if __name__ == "__main__":
    renew(Path(__file__).parent / "steps.md", spoken)
