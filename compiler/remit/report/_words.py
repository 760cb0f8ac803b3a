"""Words that several formats share: what stands before a code, the moments of an example, verdicts in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from remit.assessment import Summary, Verdict
from remit.diagnostic import Dated, Diagnostic, Finding, Severity
from remit.report._excerpt import safe_text


def label(diagnostic: Diagnostic) -> str:
    """Return what stands before the code: the verdict, or else the severity."""
    return safe_text(diagnostic.label or diagnostic.severity)


def head(diagnostic: Diagnostic) -> str:
    """Return what a finding is, with its code in brackets: `not met[LGSCO 6.3]`."""
    return f"{label(diagnostic)}[{safe_text(diagnostic.code)}]"


def rule_of(diagnostic: Diagnostic) -> str:
    """Return the name of the rule behind a finding that stays when people call it something else."""
    return diagnostic.rule or diagnostic.code


def weight(diagnostic: Diagnostic) -> Severity:
    """Return how heavy a finding is where nobody looks at departures: what is departed from fails nothing."""
    return Severity.NOTE if diagnostic.departure else diagnostic.severity


def path(finding: Finding) -> Iterator[str]:
    """Yield the way through the procedure that shows a finding, then the moments of its example, a line each."""
    yield from map(safe_text, finding.steps)
    yield from map(moment, finding.run)


def moment(dated: Dated) -> str:
    """Return a moment of an example with its day, such that days and words stand under each other."""
    day = dated.day
    said = f"{day:%a} {day.day:>2} {day:%b %Y}" if day else "no date"
    return f"{said:<15}  {safe_text(dated.words)}"


def told(diagnostic: Diagnostic) -> str:
    """Return verdict and message, the cure and the departure, a line each, in characters that hide and move nothing."""
    finding = diagnostic.finding
    lines = [f"{diagnostic.label}: {finding.message}" if diagnostic.label else finding.message]
    if finding.help:
        lines.append(f"help: {finding.help}")
    if diagnostic.departure:
        lines.append(f"departure: {diagnostic.departure}")
    return "\n".join(map(safe_text, lines))


def counted(summary: Summary) -> Iterator[tuple[Verdict, int, int]]:
    """Yield each verdict that occurs, how often it does, and how many of those the council declares to depart from."""
    all_of = Counter(line.verdict for line in summary.lines)
    departed = sum(line.departed for line in summary.lines if line.verdict is Verdict.NOT_MET)
    for verdict in Verdict:
        if all_of[verdict]:
            yield verdict, all_of[verdict], departed if verdict is Verdict.NOT_MET else 0


def assessed(summary: Summary) -> str:
    """Return a policy's verdicts in numbers: `a.yaml by Code 2024: 31 met, 4 not met (1 of them departed from)`."""
    numbers = (f"{number} {verdict}{_departed(departed)}" for verdict, number, departed in counted(summary))
    return f"{safe_text(summary.path)} by {safe_text(summary.title)}: {', '.join(numbers) or 'nothing to judge'}"


def _departed(number: int) -> str:
    return f" ({number} of them departed from)" if number else ""
