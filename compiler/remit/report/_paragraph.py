"""Findings to paragraphs of text: what is wrong, where, under the words themselves, and the cure.

Verdicts about the same words share a paragraph, so that 30 questions about one place are read as a list, not as 30
pictures of the same line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from remit.diagnostic import Diagnostic, Severity
from remit.report import Lines
from remit.report._excerpt import rows, safe_text
from remit.report._tally import count
from remit.report._words import head, label, path
from remit.source import Span

_COLOUR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_FRAME = "1;34"
_STRONG = "1"


def paragraphs(diagnostics: Iterable[Diagnostic], lines: Lines, *, colour: bool = False) -> Iterator[str]:
    """Yield the findings, which stand in the order of their places, a paragraph for each or for several together."""
    for _, at_one_place in groupby(diagnostics, key=lambda each: each.finding.span):
        for together in _together(at_one_place):
            made = _list(together, lines, colour) if len(together) > 1 else _single(together[0], lines, colour)
            yield "\n".join(made) + "\n"


def paragraph(diagnostic: Diagnostic, lines: Lines) -> str:
    """Return one finding as a paragraph without colour."""
    return "\n".join(_single(diagnostic, lines, colour=False)) + "\n"


def _together(at_one_place: Iterable[Diagnostic]) -> Iterable[Sequence[Diagnostic]]:
    """Return findings about the same words by what stands before their codes; alone what shows more than its words."""
    groups: dict[str | int, list[Diagnostic]] = {}
    for number, diagnostic in enumerate(at_one_place):
        groups.setdefault(diagnostic.label if _is_bare(diagnostic) else number, []).append(diagnostic)
    return groups.values()


def _is_bare(diagnostic: Diagnostic) -> bool:
    finding = diagnostic.finding
    shows_more = finding.run or finding.steps or finding.notes or diagnostic.departure
    return bool(diagnostic.label) and not shows_more


def _single(diagnostic: Diagnostic, lines: Lines, colour: bool) -> Iterator[str]:
    finding, ink = diagnostic.finding, _COLOUR[diagnostic.severity]
    gutter = max(len(str(place.end_line)) for place in [finding.span, *(note.span for note in finding.notes)])
    yield f"{_paint(head(diagnostic), ink, colour)}{_paint(f': {safe_text(finding.message)}', _STRONG, colour)}"
    yield from _excerpt(finding.span, lines, gutter, ink if colour else "")
    bar, sign = _edge(gutter, "|", colour), _edge(gutter, "=", colour)
    yield from (f"{bar}  {step}" for step in path(finding))
    for note in finding.notes:
        yield f"{sign} note: {safe_text(note.message)}"
        yield from _excerpt(note.span, lines, gutter, _FRAME if colour else "")
    if diagnostic.departure:
        yield f"{sign} departure: {safe_text(diagnostic.departure)}"
    if finding.help:
        yield f"{sign} help: {safe_text(finding.help)}"


def _list(together: Sequence[Diagnostic], lines: Lines, colour: bool) -> Iterator[str]:
    """Yield the words once, and under them each finding about them with its cure, by their codes."""
    span, ink = together[0].finding.span, _COLOUR[min((each.severity for each in together), key=lambda each: each.rank)]
    gutter = len(str(span.end_line))
    said = f": {count(len(together), 'finding')} about the same words"
    yield f"{_paint(label(together[0]), ink, colour)}{_paint(said, _STRONG, colour)}"
    yield from _excerpt(span, lines, gutter, ink if colour else "")
    sign = _edge(gutter, "=", colour)
    width = max(len(safe_text(each.code)) for each in together) + len("[]")
    for each in sorted(together, key=lambda each: _by_number(each.code)):
        code = f"[{safe_text(each.code)}]"
        painted = _paint(code, _COLOUR[each.severity], colour)
        yield f"{sign} {painted}{' ' * (width - len(code))}  {safe_text(each.finding.message)}"
        if each.finding.help:
            yield f"{' ' * (gutter + len(' = ') + width + 4)}help: {safe_text(each.finding.help)}"


def _by_number(code: str) -> list[str | int]:
    """Return what sorts 6.3 before 6.10."""
    return [int(part) if number % 2 else part for number, part in enumerate(re.split(r"([0-9]{1,9})", code))]


def _excerpt(span: Span, lines: Lines, gutter: int, ink: str) -> Iterator[str]:
    """Return the place, and its words with marks under them; the place alone where the file has no such line."""
    edge, colour = " " * gutter, bool(ink)
    yield f"{_paint(f'{edge}-->', _FRAME, colour)} {safe_text(span.path)}:{span.line}:{span.column}"
    bar = _edge(gutter, "|", colour)
    shown = list(rows(span, lines(span.path)))
    if shown:
        yield bar
    for row in shown:
        if row is None:
            yield _paint(f"{edge} …", _FRAME, colour)
            continue
        yield f"{_paint(f'{row.number:>{gutter}} |', _FRAME, colour)}{row.shown}".rstrip()
        if row.marks:
            yield f"{bar}{_paint(row.marks, ink, colour)}"


def _edge(gutter: int, sign: str, colour: bool) -> str:
    return _paint(f"{' ' * gutter} {sign}", _FRAME, colour)


def _paint(text: str, ink: str, colour: bool) -> str:
    return f"\x1b[{ink}m{text}\x1b[0m" if colour and ink else text
