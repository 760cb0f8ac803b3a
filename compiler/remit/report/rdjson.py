"""Diagnostics to the Reviewdog Diagnostic Format, for comments in code review with a cure that one click applies.

Columns count bytes of UTF-8, as `reviewdog.proto` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from remit.diagnostic import Diagnostic, Finding, Severity
from remit.report import Lines, Look
from remit.report._excerpt import safe_text
from remit.report._paragraph import paragraph
from remit.report._places import byte_column
from remit.report._rules import links
from remit.report._stream import document
from remit.report._words import rule_of, told, weight
from remit.source import Span

NAME = "rdjson"

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
    """Return one `DiagnosticResult`, a finding a line; findings are read as they are written."""
    known = links()
    items = (_diagnostic(each, lines, known.get(rule_of(each), "")) for each in diagnostics)
    return document({"source": {"name": "remit"}, "diagnostics": []}, items)


def _diagnostic(diagnostic: Diagnostic, lines: Lines, link: str) -> dict[str, object]:
    finding = diagnostic.finding
    shown = {
        "message": _message(diagnostic),
        "location": {"path": finding.span.path, "range": _range(finding.span, lines(finding.span.path))},
        "severity": _SEVERITY[weight(diagnostic)],
        "code": {"value": diagnostic.code} | ({"url": link} if link else {}),
        "suggestions": _suggestions(finding, lines),
        "original_output": paragraph(diagnostic, lines),
    }
    return {key: held for key, held in shown.items() if held}


def _message(diagnostic: Diagnostic) -> str:
    notes = (
        f"note: {safe_text(note.message)} ({safe_text(note.span.path)}:{note.span.line}:{note.span.column})"
        for note in diagnostic.finding.notes
    )
    return "\n".join((told(diagnostic), *notes))


def _suggestions(finding: Finding, lines: Lines) -> list[dict[str, object]]:
    """Return the cure, if its place is known to the byte; it goes into the file of the finding and no other."""
    fix = finding.fix
    if fix is None or fix.span.path != finding.span.path or fix.span.end_line > len(lines(fix.span.path)):
        return []
    return [{"range": _range(fix.span, lines(fix.span.path)), "text": fix.replacement}]


def _range(span: Span, lines: Sequence[str]) -> dict[str, object]:
    return {
        "start": _position(span.line, span.column, lines),
        "end": _position(span.end_line, span.end_column, lines),
    }


def _position(line: int, column: int, lines: Sequence[str]) -> dict[str, int]:
    """Return a place; the line alone where the file has no such line, because nothing tells how long its bytes are."""
    return {"line": line} | ({"column": byte_column(lines[line - 1], column)} if line <= len(lines) else {})
