"""What the checks find in a case, as text."""

from __future__ import annotations

from remit.checks import checks
from remit.diagnostic import Diagnostic
from tests.derive.written import Case, checked


def found(case: Case) -> str:
    """Return the findings of the checks in the order of the file."""
    codes = {check.code for check in checks()}
    diagnostics = checked(case.policy).diagnostics
    others = [each.finding.message for each in diagnostics if each.code not in codes]
    assert others == [], case.title
    return "".join(_told(each, case.policy.split("\n")) for each in diagnostics)


def _told(diagnostic: Diagnostic, lines: list[str]) -> str:
    span = diagnostic.finding.span
    line = lines[span.line - 1]
    words = (
        line[span.column - 1 : span.end_column - 1] if span.end_line == span.line else f"{line[span.column - 1 :]} …"
    )
    steps = "".join(f"  {step}\n" for step in diagnostic.finding.steps)
    notes = "".join(f"  {note.message}, line {note.span.line}\n" for note in diagnostic.finding.notes)
    return f"{diagnostic.severity} {diagnostic.code} at `{words}`\n  {diagnostic.finding.message}\n{steps}{notes}"
