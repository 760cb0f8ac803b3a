"""The bytes of a file to its characters. Knows encodings, size and invisible characters; nothing of YAML."""

from __future__ import annotations

import re
import unicodedata

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding, Note
from remit.source import Span
from remit.syntax.places import Places

SIZE_LIMIT = 1024 * 1024

# Invisible characters, and those that end a line for some programs only: an author cannot see what they do.
_STRANGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_INDENT = re.compile(r"^[ \t]*([\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
_NAMES = {"\x00": "a zero byte", "\ufeff": "a byte order mark", "\x7f": "a control character", "\t": "a tab"}


def decode(data: bytes, path: str) -> tuple[Places | None, tuple[Diagnostic, ...]]:
    """Return the characters of a file with their places, and what is wrong with them; none if they cannot be read.

    Invisible characters come back as spaces, so that what stands around them can still be read.
    """
    if len(data) > SIZE_LIMIT:
        return None, (_too_large(path),)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        characters = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, path),)
    places = Places.of(path, characters)
    found = _strange(places)
    if found:
        places = Places.of(path, _STRANGE.sub(" ", characters))
    return places, found


def indentation(places: Places, lines: set[int]) -> Diagnostic | None:
    """Return what to tell if one of `lines` is indented with a tab or another character that looks like spaces."""
    hits = list(_INDENT.finditer(places.characters))
    first = next((hit for hit in hits if places.at(hit.start(1))[0] in lines), None)
    if first is None:
        return None
    name = _NAMES.get(first[1]) or _name(first[1])
    others = [hit for hit in hits if hit is not first]
    more = f" (and {len(others)} more lines)" if len(others) > 1 else " (and 1 more line)" if others else ""
    finding = Finding(
        f"this line is indented with {name}{more}",
        places.span(first.start(1), first.end(1)),
        "indent with spaces, two a level",
        tuple(Note("here too", places.span(hit.start(1), hit.end(1))) for hit in others[:3]),
    )
    return diagnose("tab-indent", finding)


def _too_large(path: str) -> Diagnostic:
    finding = Finding(
        f"the file has more than {SIZE_LIMIT:,} bytes (1 MiB)",
        Span(path, 1, 1, 1, 1),
        "one file holds one council's policy in one edition; split what is more than that",
    )
    return diagnose("too-large", finding)


def _not_utf8(data: bytes, offset: int, path: str) -> Diagnostic:
    good = Places.of(path, data[:offset].decode("utf-8"))
    line, column = good.at(len(good.characters))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "the file is stored as UTF-16, not as UTF-8"
    else:
        message = f"byte {offset + 1} (`{data[offset]:02X}`) is no UTF-8 text"
    cure = "save the file with the encoding UTF-8 (in most editors: Save as, Encoding)"
    return diagnose("not-utf8", Finding(message, Span(path, line, column, line, column + 1), cure))


def _strange(places: Places) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each sort of invisible character, at the first of them."""
    hits: dict[str, list[int]] = {}
    for hit in _STRANGE.finditer(places.characters):
        hits.setdefault(hit[0], []).append(hit.start())
    return tuple(_invisible(places, character, indices) for character, indices in hits.items())


def _invisible(places: Places, character: str, indices: list[int]) -> Diagnostic:
    first = places.span(indices[0], indices[0] + 1)
    times = f", {len(indices)} times" if len(indices) > 1 else ""
    message = f"an invisible character stands here: {_NAMES.get(character) or _name(character)}{times}"
    cure = "delete it; it often comes along when text is copied from a web page or a word processor"
    return diagnose("invisible-character", Finding(message, first, cure))


def _name(character: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    return f"{name} (U+{ord(character):04X})"
