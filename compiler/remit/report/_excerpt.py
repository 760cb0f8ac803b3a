"""A line of a file to what a terminal may show of it. Knows how wide characters are and which of them do harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category, east_asian_width

from remit.source import Span
from remit.value import value

WIDEST = 160
"""Columns of a line that are shown; of a longer one, those around the words in question."""
BEFORE = 40
"""Columns that stay before the words in question when a line is cut."""
MOST_LINES = 6
"""Lines that a finding shows; of more, the first ones and the last."""


@value
class Row:
    """One line of an excerpt: what is shown, and the marks that go under it."""

    number: int
    shown: str
    marks: str


def safe_text(text: str) -> str:
    """Return words on one line without characters that move, colour or hide others."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if char in "\t\n\r" else _cell(char)[0] for char in text)


def rows(span: Span, lines: Sequence[str]) -> Iterator[Row | None]:
    """Return the lines of `span` with marks under its words; None stands for lines left out."""
    last = span.end_line if span.end_column > 1 or span.end_line == span.line else span.end_line - 1
    left_out = range(span.line + MOST_LINES - 2, last) if last - span.line >= MOST_LINES else range(0)
    for number in range(span.line, last + 1):
        if number in left_out:
            if number == left_out.start:
                yield None
            continue
        if not 1 <= number <= len(lines):
            continue
        line = lines[number - 1]
        start = span.column - 1 if number == span.line else len(line) - len(line.lstrip())
        end = span.end_column - 1 if number == span.end_line else len(line.rstrip())
        shown, marks = _marked(line, start, end)
        is_blank_inside = not line.strip() and span.line < number < span.end_line
        yield Row(number, shown, "" if is_blank_inside else marks)


def _marked(line: str, start: int, end: int) -> tuple[str, str]:
    """Return the line as it is shown, and marks under the characters from `start` up to `end`."""
    if len(line) <= WIDEST and line.isascii() and line.isprintable():
        return line, " " * start + "^" * max(1, min(max(end, start + 1), len(line)) - start)
    cells = [_cell(char) for char in line]
    widths = [width for _, width in cells]
    end = max(end, start + 1)
    first, cut = _window(widths, start)
    inside = cells[first:cut]
    lead, tail = "…" if first else "", "…" if cut < len(cells) else ""
    before = len(lead) + sum(widths[first:start]) + max(0, start - len(cells))
    under = sum(widths[start : min(end, cut)])
    return f"{lead}{''.join(shown for shown, _ in inside)}{tail}", " " * before + "^" * max(1, under)


def _window(widths: Sequence[int], start: int) -> tuple[int, int]:
    """Return the first character that is shown and the first after it that is not."""
    if sum(widths) <= WIDEST:
        return 0, len(widths)
    first, room = min(start, len(widths)), BEFORE
    while first > 0 and widths[first - 1] <= room:
        first -= 1
        room -= widths[first]
    cut, room = first, WIDEST
    while cut < len(widths) and widths[cut] <= room:
        room -= widths[cut]
        cut += 1
    return first, cut


def _cell(char: str) -> tuple[str, int]:
    """Return what is shown for a character and how many columns that takes."""
    if " " <= char <= "~":
        return char, 1
    if char == "\t":
        return "    ", 4
    if char < " ":
        return chr(0x2400 + ord(char)), 1
    kind = category(char)
    if kind in {"Mn", "Me"}:
        return char, 0
    if kind[0] == "C" or kind in {"Zl", "Zp"}:
        name = f"<U+{ord(char):04X}>"
        return name, len(name)
    return char, 2 if east_asian_width(char) in "WF" else 1
