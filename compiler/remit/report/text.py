"""Diagnostics to text for a person at a terminal: what is wrong, where, under the words themselves, and the cure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.diagnostic import Diagnostic, Severity
from remit.report import Lines, Look
from remit.report._excerpt import rows, safe_text
from remit.report._tally import Tally, count
from remit.source import Span

NAME = "text"

_COLOUR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_FRAME = "1;34"
_STRONG = "1"


def render(diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
    """Return each finding as a paragraph, and a line that counts them."""
    tally = Tally()
    for diagnostic in diagnostics:
        tally.add(diagnostic.severity)
        yield "\n".join(_paragraph(diagnostic, lines, look.colour)) + "\n\n"
    yield _closing(tally, look)


def _paragraph(diagnostic: Diagnostic, lines: Lines, colour: bool) -> Iterator[str]:
    finding, ink = diagnostic.finding, _COLOUR[diagnostic.severity]
    places = [finding.span, *(note.span for note in finding.notes)]
    gutter = max(len(str(place.end_line)) for place in places)
    edge = " " * gutter
    label = _paint(f"{diagnostic.severity}[{diagnostic.code}]", ink, colour)
    yield f"{label}{_paint(f': {safe_text(finding.message)}', _STRONG, colour)}"
    yield from _excerpt(finding.span, lines, gutter, ink if colour else "")
    bar = _paint(f"{edge} |", _FRAME, colour)
    yield from (f"{bar}  {safe_text(step)}" for step in finding.steps)
    sign = _paint(f"{edge} =", _FRAME, colour)
    for note in finding.notes:
        yield f"{sign} note: {safe_text(note.message)}"
        yield from _excerpt(note.span, lines, gutter, _FRAME if colour else "")
    if finding.help:
        yield f"{sign} help: {safe_text(finding.help)}"


def _excerpt(span: Span, lines: Lines, gutter: int, ink: str) -> Iterator[str]:
    """Return the place, and its words with marks under them; the place alone where the file has no such line."""
    edge, colour = " " * gutter, bool(ink)
    yield f"{_paint(f'{edge}-->', _FRAME, colour)} {safe_text(span.path)}:{span.line}:{span.column}"
    bar = _paint(f"{edge} |", _FRAME, colour)
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


def _closing(tally: Tally, look: Look) -> str:
    files = count(look.files, "file")
    if not tally.total:
        return f"{files} checked, nothing to report\n"
    return f"{tally} in {files}; `remit explain CODE` tells more about a code in brackets\n"


def _paint(text: str, ink: str, colour: bool) -> str:
    return f"\x1b[{ink}m{text}\x1b[0m" if colour and ink else text
