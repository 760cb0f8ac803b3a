"""Content and drawings to a tagged PDF that declares PDF/UA-1. Knows the shape of a page, nothing of a policy.

The words are data: they reach typst as JSON, and whatever they hold is text. Reads no clock and no font of the machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.drawing.letters import shown
from remit.drawing.measure import width
from remit.drawing.raster import FONTS
from remit.drawing.wrap import clean

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).with_name("procedure.typ")
_BREAK = "\N{ZERO WIDTH SPACE}"
_WORD = re.compile(r"[^ \xa0]{9,}")
_JOINTS = re.compile(r"([-/@_.,:;?&=]|[^-/@_.,:;?&=]{8})(?=.)")
_ADDRESS, _ROOMS = "link", {"rows": 100, "heading": 100, "title": 10_000, "author": 10_000, "keywords": 10_000}
_ROOM, _SIZE = 430, 11
"""The widest word in pt, in bold letters of this size: the width of a page, of a cell; what is not printed has room."""


def typeset(content: Mapping[str, Any], drawings: Mapping[str, bytes], template: bytes | None = None) -> bytes:
    """Return the PDF of `content`, with SVG drawings by the names by which it calls them; same input, same bytes.

    Raises typst.TypstError where the template leaves a picture without words or a level of headings out.
    """
    # INVARIANT: only making a PDF loads this package; checking a policy must start quickly.
    import typst

    files = {
        "main.typ": template or _template(),
        "content.json": json.dumps(_words(content)).encode(),
        **{name: shown(svg.decode()).encode() for name, svg in drawings.items()},
    }
    compile_files: Any = typst.compile  # its types leave out that it takes files by their names
    made: bytes = compile_files(files, font_paths=_fonts(), format="pdf", pdf_standards=["ua-1"], timestamp=0)
    return made


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _words(content: Any, room: int = _ROOM) -> Any:
    """Return content with its words fit for print; an address stays as it is."""
    match content:
        case str():
            return _WORD.sub(partial(_breakable, room), shown(clean(content)))
        case Mapping():
            rooms = {key: _ROOMS.get(key, room) for key in content}
            return {key: each if key == _ADDRESS else _words(each, rooms[key]) for key, each in content.items()}
        case list() | tuple():
            return [_words(each, room) for each in content]
        case _:
            return content


def _breakable(room: int, word: re.Match[str]) -> str:
    """Return a word, with places at which it may go on in the next line if it is too wide for one.

    INVARIANT: what fits has no such places: who copies an address or a hash gets it as it is.
    """
    fits = width(word[0], _SIZE, bold=True) <= room
    return word[0] if fits else _JOINTS.sub(rf"\1{_BREAK}", word[0])
