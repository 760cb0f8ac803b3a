"""What is told to a person: a finding with its place, and the same with its identity and weight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from remit.source import Span
from remit.value import value


class Severity(StrEnum):
    """How much a diagnostic weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Return 0 for the heaviest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@value
class Note:
    """A second place that explains the first."""

    message: str
    span: Span


@value
class Fix:
    """Words that put a finding right: what stands at `span` becomes `replacement`."""

    span: Span
    replacement: str


@value
class Dated:
    """A moment of an example run: its day, or None where nothing says by when it comes; `span` is the rule's place."""

    day: date | None
    words: str
    span: Span | None = None


@value
class Finding:
    """One thing that is wrong or worth knowing, in an author's words.

    `message` states the fact in lower case and quotes the author's words in backticks; `help` is one cure;
    `steps` is a path through the procedure that shows it, a line each; `run` an example on real dates.
    """

    message: str
    span: Span
    help: str = ""
    notes: tuple[Note, ...] = ()
    steps: tuple[str, ...] = ()
    fix: Fix | None = None
    run: tuple[Dated, ...] = ()


@value
class Diagnostic:
    """A finding with its code (`unknown-key`, `LGSCO 6.3`) and its severity.

    `label` stands before the code instead of the severity (a verdict: "not met"); `rule` names for good what the code
    names for people (`lgsco-2024/stage-1-response`), where they differ; `departure` says why and until when the council
    departs from it: then it fails no run.
    """

    code: str
    severity: Severity
    finding: Finding
    label: str = ""
    rule: str = ""
    departure: str = ""

    @property
    def order(self) -> tuple[Span, int, str, str]:
        """Return the key by which reports are sorted: by place, then by weight."""
        return self.finding.span, _RANKS[self.severity], self.code, self.finding.message


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings in the order of the file, each once."""
    kept: list[Diagnostic] = []
    alike: list[Diagnostic] = []
    for diagnostic in sorted(found, key=lambda each: each.order):
        if alike and alike[0].order != diagnostic.order:
            alike = []
        if diagnostic not in alike:
            alike.append(diagnostic)
            kept.append(diagnostic)
    return tuple(kept)
