"""Write what checks find into the cases anew: `python -m tests.checks.renew`, then read the difference."""

from __future__ import annotations

from pathlib import Path

from tests.checks.found import found
from tests.derive.renew import renew

if __name__ == "__main__":
    renew(Path(__file__).parent / "findings.md", found)
