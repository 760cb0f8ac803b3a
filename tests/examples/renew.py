"""Write what cases give into them anew: `python -m tests.examples.renew`, then read the difference."""

from __future__ import annotations

from pathlib import Path

from tests.derive.renew import renew
from tests.examples.written import shown

HERE = Path(__file__).parent

if __name__ == "__main__":
    for file in sorted(HERE.glob("*.md")):
        renew(file, shown)
