"""What is wrong with a line of an example, on its way from where it is seen to where it is told."""

from __future__ import annotations

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.source import Span

UNCLEAR, OF_NOTHING, NO_DATE, BACKWARDS = (
    "example-unclear",
    "example-of-nothing",
    "no-such-date",
    "example-out-of-order",
)


class FaultError(Exception):
    """A line that cannot be read; carried out of the reading of one line and never beyond it."""

    def __init__(self, code: str, message: str, span: Span, cure: str) -> None:
        super().__init__(message)
        self.code, self.finding = code, Finding(message, span, cure)

    @property
    def diagnostic(self) -> Diagnostic:
        """Return it as it is told."""
        return diagnose(self.code, self.finding)
