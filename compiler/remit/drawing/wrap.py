"""A sentence to lines no wider than their room. Knows widths, no box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from remit.drawing.measure import SPARE, width

_HARD_SPACE = "\N{NO-BREAK SPACE}"
# Words that are not left at a line's end while their number begins the next.
_BOUND = re.compile(r"(?i)\b(stages?|steps?|edition) (?=\d)")
# A place inside a long word after which it may be broken.
_JOINT = re.compile(r"(?<=[-/@_.,:;?&=])")


def clean(text: str) -> str:
    """Return `text` as one line of harmless characters: no control, no change of direction, all fit for XML."""
    if text.isprintable():  # as most are: letters, signs and plain spaces, of which nothing is to be left out
        return _in_one_line(text)
    kept = []
    for char in text:
        if char in (_HARD_SPACE, "\N{NARROW NO-BREAK SPACE}"):
            kept.append(_HARD_SPACE)
        elif char.isspace():
            kept.append(" ")
        elif unicodedata.category(char) not in {"Cc", "Cf", "Cs"} and (ord(char) & 0xFFFE) != 0xFFFE:
            kept.append(char)
    return _in_one_line("".join(kept))


def _in_one_line(text: str) -> str:
    """Return words with one space between them, each letter with its accents in one character."""
    return " ".join(word for word in unicodedata.normalize("NFC", text).split(" ") if word)


def wrap(text: str, room: float, size: int = 16, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of `text`, each with its spare within `room` px; a word too wide for a line is broken.

    A hard space holds its words together and comes out as a plain one.
    """
    lines: list[str] = []
    line = ""
    for word in _BOUND.sub(rf"\1{_HARD_SPACE}", clean(text)).split(" "):
        longer = f"{line} {word}" if line else word
        if fits(longer, room, size, bold=bold):
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, room, size, bold=bold)
        lines += full
    return tuple(full.replace(_HARD_SPACE, " ") for full in (*lines, line) if full)


def balance(text: str, room: int, size: int = 16, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of `text` as `wrap` does, no more of them, and as even as can be."""
    lines = wrap(text, room, size, bold=bold)
    enough, narrow = room, room // 2
    while len(lines) > 1 and enough - narrow > 2:
        middle = (enough + narrow) // 2
        if len(wrap(text, middle, size, bold=bold)) > len(lines):
            narrow = middle
        else:
            enough = middle
    return wrap(text, enough, size, bold=bold)


def fits(text: str, room: float, size: int = 16, *, bold: bool = False) -> bool:
    """Tell whether `text` with its spare is within `room` px."""
    return width(text, size, bold=bold) * SPARE <= room


def _broken(word: str, room: float, size: int, *, bold: bool) -> Iterator[str]:
    """Yield the parts of `word` that fit, broken after a joint where there is one, else after any letter."""
    part = ""
    for piece in _JOINT.split(word):
        if fits(part + piece, room, size, bold=bold):
            part += piece
            continue
        if part and fits(piece, room, size, bold=bold):
            yield part
            part = piece
            continue
        for char in piece:
            if part and not fits(part + char, room, size, bold=bold):
                yield part
                part = ""
            part += char
    yield part
