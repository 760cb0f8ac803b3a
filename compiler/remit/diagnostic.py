"""What is told to a person: a finding with its place, and the same with its identity and weight."""

from __future__ import annotations

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
        return list(Severity).index(self)


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
class Finding:
    """One thing that is wrong or worth knowing, in an author's words.

    `message` states the fact in lower case and quotes the author's words in backticks; `help` is one cure;
    `steps` is a path through the procedure that shows it, a line each.
    """

    message: str
    span: Span
    help: str = ""
    notes: tuple[Note, ...] = ()
    steps: tuple[str, ...] = ()
    fix: Fix | None = None


@value
class Diagnostic:
    """A finding with its code (`unknown-key`) and its severity."""

    code: str
    severity: Severity
    finding: Finding

    @property
    def order(self) -> tuple[Span, int, str, str]:
        """Return the key by which reports are sorted: by place, then by weight."""
        return self.finding.span, self.severity.rank, self.code, self.finding.message
