"""The calculator of dates: what a reader with scripts sees above the tables, and the script that answers.

Without scripts it stays hidden. The script reads the rules from a block of data in the page; it fetches nothing and
makes no markup, so that it runs where only scripts of the site itself may.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from remit.site.calculator.data import Promise, Sample, data
from remit.site.calculator.form import group

__all__ = ["SCRIPT_FILE", "Promise", "Sample", "data", "group", "script"]

SCRIPT_FILE = "calculator.js"
"""Where it stands in the site. INVARIANT: it is what the TypeScript beside it is compiled to."""


@cache
def script() -> bytes:
    """Return the script."""
    return Path(__file__).with_name(SCRIPT_FILE).read_bytes()
