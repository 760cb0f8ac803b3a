"""Diagnostics to JSON for other programs; `schema/diagnostics.schema.json` says its shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.assessment import Summary
from remit.diagnostic import Dated, Diagnostic
from remit.report import Lines, Look
from remit.report._shape import Assessed, Counts, FixShape, Found, Held, MomentShape, NoteShape, Place, Report
from remit.report._tally import Tally
from remit.source import Span

NAME = "json"


def render(diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
    """Return one JSON document."""
    tally = Tally()
    found = tuple(found_of(diagnostic) for diagnostic in tally.over(diagnostics))
    report = Report(
        format="remit diagnostics",
        version=1,
        files=look.files,
        counts=Counts(**{severity.value: number for severity, number in tally.by_severity.items()}),
        diagnostics=found,
        assessed=tuple(map(_assessed, look.assessed)),
    )
    yield report.model_dump_json(indent=2) + "\n"


def found_of(diagnostic: Diagnostic) -> Found:
    """Return one finding in the shape of the report."""
    finding, fix = diagnostic.finding, diagnostic.finding.fix
    return Found(
        code=diagnostic.code,
        rule=diagnostic.rule,
        severity=diagnostic.severity.value,
        label=diagnostic.label,
        message=finding.message,
        place=_place(finding.span),
        help=finding.help,
        notes=tuple(NoteShape(message=note.message, place=_place(note.span)) for note in finding.notes),
        steps=finding.steps,
        run=tuple(map(_moment, finding.run)),
        fix=FixShape(place=_place(fix.span), replacement=fix.replacement) if fix else None,
        departure=diagnostic.departure,
    )


def _moment(dated: Dated) -> MomentShape:
    return MomentShape(date=dated.day, words=dated.words, place=_place(dated.span) if dated.span else None)


def _assessed(summary: Summary) -> Assessed:
    held = (
        Held(id=line.id, code=line.code, title=line.title, verdict=line.verdict, departed=line.departed)
        for line in summary.lines
    )
    return Assessed(path=summary.path, code=summary.code, title=summary.title, provisions=tuple(held))


def _place(span: Span) -> Place:
    return Place(
        path=span.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
    )
