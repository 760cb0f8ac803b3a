"""Diagnostics to JSON for other programs; `schema/diagnostics.schema.json` says its shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.diagnostic import Diagnostic
from remit.report import Lines, Look
from remit.report._shape import Counts, FixShape, Found, NoteShape, Place, Report
from remit.report._tally import Tally
from remit.source import Span

NAME = "json"


def render(diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
    """Return one JSON document."""
    tally, found = Tally(), []
    for diagnostic in diagnostics:
        tally.add(diagnostic.severity)
        found.append(found_of(diagnostic))
    counts = Counts(**{severity.value: number for severity, number in tally.by_severity.items()})
    report = Report(format="remit diagnostics", version=1, files=look.files, counts=counts, diagnostics=tuple(found))
    yield report.model_dump_json(indent=2) + "\n"


def found_of(diagnostic: Diagnostic) -> Found:
    """Return one finding in the shape of the report."""
    finding, fix = diagnostic.finding, diagnostic.finding.fix
    return Found(
        code=diagnostic.code,
        severity=diagnostic.severity.value,
        message=finding.message,
        place=_place(finding.span),
        help=finding.help,
        notes=tuple(NoteShape(message=note.message, place=_place(note.span)) for note in finding.notes),
        steps=finding.steps,
        fix=FixShape(place=_place(fix.span), replacement=fix.replacement) if fix else None,
    )


def _place(span: Span) -> Place:
    return Place(
        path=span.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
    )
