"""Where each character of an author's words stands, however the file wraps, folds or quotes them.

In: the characters of a file, the stretch that a text takes there, its style, and the text itself. Out: a `Text` with
its runs. Knows how YAML folds and escapes; nothing of policies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from remit.source import Run, Span, Text
from remit.value import value

_BREAK = re.compile(r"\r\n|\n|\r")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)", re.DOTALL)
_HEADER = re.compile(r"[|>][-+0-9]*")
_SIMPLE = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


@value
class Piece:
    """Characters of a text that stand side by side in the file from `index`."""

    text: str
    index: int


@value
class Places:
    """The characters of one file with the index at which each of its lines starts.

    `written` is what the author wrote, where stretches of the characters have been made harmless.
    """

    path: str
    characters: str
    starts: tuple[int, ...]
    written: str = ""

    @classmethod
    def of(cls, path: str, characters: str) -> Places:
        """Return the places of a file, given its characters."""
        return cls(path, characters, (0, *(found.end() for found in _BREAK.finditer(characters))))

    def at(self, index: int) -> tuple[int, int]:
        """Return line and column, from 1, of the character at `index`."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the stretch from the character at `start` up to, without, the one at `end`."""
        return Span(self.path, *self.at(start), *self.at(end))

    def line(self, number: int) -> str:
        """Return the characters of a line, from 1, without its break."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.characters)
        return self.characters[start:end].rstrip("\r\n")

    def text(self, value: str, start: int, end: int, style: str) -> Text:
        """Return `value`, which the file says from `start` to `end` in `style` (none, ', ", |, >), with its places."""
        line = bisect_right(self.starts, start)
        column = start - self.starts[line - 1] + 1
        if not style and self.characters[start:end] == value:
            return Text(value, Span(self.path, line, column, line, column + len(value)), (Run(0, line, column),))
        value = value.rstrip("\n") if style in ("|", ">") else value
        runs, last = self._runs(value, list(_pieces(self.characters, start, end, style)))
        if style in ("|", ">"):
            end = max(last, start + 1)
        return Text(value, self.span(start, end), runs or (Run(0, line, column + (style in ("'", '"'))),))

    def _runs(self, value: str, pieces: list[Piece]) -> tuple[tuple[Run, ...], int]:
        """Return the runs of `value`, which is `pieces` with the white space that folding put between."""
        runs: list[Run] = []
        offset, expected, end = 0, -1, 0
        for piece in pieces:
            while not value.startswith(piece.text, offset) and value[offset : offset + 1] in (" ", "\n"):
                offset += 1
            if piece.index - offset != expected or not runs:
                expected = piece.index - offset
                line, column = self.at(piece.index)
                if offset and not runs:
                    runs.append(Run(0, *self.at(self.starts[line - 1] - 1)))
                runs.append(Run(offset, line, column))
            offset += len(piece.text)
            end = piece.index + len(piece.text)
        return tuple(runs), end


def _pieces(characters: str, start: int, end: int, style: str) -> Iterator[Piece]:
    if style in ("|", ">"):
        return _block_pieces(characters, start, end)
    if style == "'":
        return _quoted_pieces(characters, start + 1, end - 1, re.compile("''"))
    if style == '"':
        return _quoted_pieces(characters, start + 1, end - 1, _ESCAPE)
    return _line_pieces(characters, start, end)


def _lines(characters: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return the stretches of lines between `start` and `end`, without their breaks."""
    for found in _BREAK.finditer(characters, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _line_pieces(characters: str, start: int, end: int) -> Iterator[Piece]:
    """Return one piece a line, without the white space around it."""
    for first, last in _lines(characters, start, end):
        line = characters[first:last]
        if stripped := line.strip(" \t"):
            yield Piece(stripped, first + len(line) - len(line.lstrip(" \t")))


def _quoted_pieces(characters: str, start: int, end: int, escape: re.Pattern[str]) -> Iterator[Piece]:
    """Return the pieces between quotes: escaped characters stand alone, the rest line by line."""
    position = start
    for found in escape.finditer(characters, start, end):
        yield from _folded(characters, position, found.start())
        if decoded := _decoded(found[0]):
            yield Piece(decoded, found.start())
        position = found.end()
    yield from _folded(characters, position, end)


def _folded(characters: str, start: int, end: int) -> Iterator[Piece]:
    """Return the pieces of a stretch between quotes; white space counts at its ends, not beside a break."""
    stretches = list(_lines(characters, start, end))
    after_break = characters[start - 1] in "\r\n"
    for number, (first, last) in enumerate(stretches):
        line = characters[first:last]
        lead = len(line) - len(line.lstrip(" \t")) if number > 0 or after_break else 0
        line = line[lead:].rstrip(" \t") if number < len(stretches) - 1 else line[lead:]
        if line:
            yield Piece(line, first + lead)


def _decoded(escape: str) -> str:
    if escape == "''":
        return "'"
    if escape[1] in "xuU" and len(escape) > 2:
        return chr(int("0x" + escape[2:], 0))
    return _SIMPLE.get(escape[1], "")


def _block_pieces(characters: str, start: int, end: int) -> Iterator[Piece]:
    """Return one piece a line of a text under `|` or `>`, without its indentation."""
    header = _HEADER.match(characters, start)
    stated = re.search(r"[1-9]", header[0]) if header else None
    lines = list(_lines(characters, start, end))[1:]
    full = [(first, last) for first, last in lines if characters[first:last].strip(" ")]
    if not full:
        return
    indents = [len(characters[first:last]) - len(characters[first:last].lstrip(" ")) for first, last in full]
    indent = min(indents) if stated else indents[0]
    for first, last in full:
        yield Piece(characters[first + indent : last], first + indent)
