"""Characters to px: how wide text is in Liberation Sans, which has the widths of Arial. Knows no line, no box."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

# A line is taken to be 4 % wider than the table says: browsers round, kern and substitute fonts.
SPARE = 1.04

# Width in em of a character that the table lacks: no common font draws one wider, emoji included.
_UNKNOWN = 1.3


@cache
def _table(bold: bool) -> dict[str, float]:
    """Return the width in em of each character."""
    data = json.loads(Path(__file__).with_name("widths.json").read_bytes())
    spans = data["bold" if bold else "regular"]
    return {chr(int(start) + i): width / data["units"] for start, row in spans.items() for i, width in enumerate(row)}


@lru_cache(maxsize=8192)
def width(text: str, size: int, *, bold: bool = False) -> float:
    """Return how many px wide `text` is at `size` px, without the spare."""
    table = _table(bold)
    return size * sum(table.get(char, _UNKNOWN) for char in text)
