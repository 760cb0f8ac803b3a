"""Two font files to the width table that the drawing measures with.

Run once a font release, with fontTools installed (OUT is compiler/remit/drawing/widths.json):
    python tests/drawing/make_widths.py LiberationSans-Regular.ttf LiberationSans-Bold.ttf > OUT

Liberation Sans 2 is under the SIL Open Font License 1.1 (version 1 was under the GPL, with the same widths). The table
holds advance widths only, no outlines.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

# Latin with Welsh and Gaelic letters, Greek, Cyrillic, punctuation, currency, fractions, arrows, simple signs.
RANGES = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD), (0x370, 0x3FF), (0x400, 0x45F), (0x1E80, 0x1E85)),
    *((0x1EF2, 0x1EF3), (0x2010, 0x2044), (0x20A0, 0x20BF), (0x2100, 0x215F), (0x2190, 0x2195), (0x2200, 0x2265)),
)


def table(path: str) -> tuple[dict[int, int], dict[str, Any]]:
    """Return the advance width of each character of RANGES that the font has, and what the font says of itself."""
    from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

    font = TTFont(path)
    glyphs: Mapping[int, str] = font.getBestCmap()
    wanted = [code for first, last in RANGES for code in range(first, last + 1) if code in glyphs]
    about = {"units": font["head"].unitsPerEm, "version": font["name"].getDebugName(5)}
    return {code: font["hmtx"][glyphs[code]][0] for code in wanted}, about


def spans(widths: Mapping[int, int]) -> Iterator[tuple[int, list[int]]]:
    """Yield each unbroken span of characters as its first code and its widths."""
    start, row = -1, list[int]()
    for code, width in sorted(widths.items()):
        if row and code != start + len(row):
            yield start, row
            row = []
        if not row:
            start = code
        row.append(width)
    yield start, row


def main(regular: str, bold: str) -> str:
    """Return the table as JSON, one span a line."""
    plain, about = table(regular)
    heavy, again = table(bold)
    if about != again:
        raise SystemExit("the two files are not of one release")
    parts = [
        '"font": "Liberation Sans"',
        f'"version": {json.dumps(about["version"])}',
        '"licence": "SIL Open Font License 1.1; (c) 2010 Google Corporation, (c) 2012 Red Hat, Inc."',
        f'"units": {about["units"]}',
    ]
    for name, widths in (("regular", plain), ("bold", heavy)):
        rows = ",\n".join(f'  "{start}": {json.dumps(row, separators=(",", ":"))}' for start, row in spans(widths))
        parts.append(f'"{name}": {{\n{rows}\n }}')
    return "{\n " + ",\n ".join(parts) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1], sys.argv[2]))
