"""Text to what Liberation Sans can show. Reads which characters the fonts that come along have a shape for."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from remit.drawing.raster import FONTS

NO_SHAPE = "\N{WHITE SQUARE}"
"""Stands where characters have no shape: a PDF that is declared accessible may hold none of those."""
_SELECTORS = re.compile("[\N{VARIATION SELECTOR-1}-\N{VARIATION SELECTOR-16}]")
_WINDOWS, _UNICODE, _SPANS = 3, 1, 4


def shown(text: str) -> str:
    """Return `text` with a box for whatever both weights cannot show; lines stay lines."""
    return _shapeless().sub(NO_SHAPE, _SELECTORS.sub("", text))


@cache
def _shapeless() -> re.Pattern[str]:
    """Return what matches characters without a shape, as many as follow one another."""
    both = sorted(_characters("Regular") & _characters("Bold"))
    runs = (list(run) for _, run in groupby(enumerate(both), key=lambda each: each[1] - each[0]))
    spans = "".join(f"{re.escape(chr(run[0][1]))}-{re.escape(chr(run[-1][1]))}" for run in runs)
    return re.compile(f"[^\n{spans}]+")


def _characters(weight: str) -> set[int]:
    """Return the codes of the characters of a font that mean the same everywhere, none for private use."""
    return {code for code in _mapped((FONTS / f"LiberationSans-{weight}.ttf").read_bytes()) if _is_public(code)}


def _is_public(code: int) -> bool:
    return unicodedata.category(chr(code)) not in {"Cc", "Cf", "Cn", "Co", "Cs"}


def _mapped(font: bytes) -> Iterator[int]:
    """Yield the codes to which a TrueType font gives a shape: its table `cmap`, in spans (format 4)."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    records = struct.iter_unpack(">HHL", font[start + 4 : start + 4 + 8 * count])
    places = {(system, encoding): place for system, encoding, place in records}
    place = start + places[_WINDOWS, _UNICODE]
    form, _, _, doubled = struct.unpack_from(">HHHH", font, place)
    assert form == _SPANS  # noqa: S101 - of the fonts that come along
    count = doubled // 2
    ends, (starts, steps, reaches) = place + 14, (place + 16 + doubled * i for i in (1, 2, 3))
    for at in range(0, doubled, 2):
        first, last, step, reach = (
            struct.unpack_from(">H", font, each + at)[0] for each in (starts, ends, steps, reaches)
        )
        for code in range(first, last + 1):
            glyph = (code + step) % 0x10000
            if reach:
                (glyph,) = struct.unpack_from(">H", font, reaches + at + reach + 2 * (code - first))
            if glyph:
                yield code


def _table(font: bytes, name: bytes) -> int:
    """Return where a table of a font begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count])
    places: dict[bytes, int] = {each: place for each, _, place, _ in records}
    return places[name]
