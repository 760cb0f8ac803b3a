"""Diagnostics to text for a person at a terminal or before a log: each finding, their number, and the verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.diagnostic import Diagnostic
from remit.report import Lines, Look
from remit.report._paragraph import paragraphs
from remit.report._tally import Tally, count
from remit.report._words import assessed

NAME = "text"


def render(diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
    """Return the findings in paragraphs, a line that counts them, and a line for each policy held against a code."""
    tally = Tally()
    for paragraph in paragraphs(tally.over(diagnostics), lines, colour=look.colour):
        yield paragraph + "\n"
    yield _closing(tally, look)
    yield from (f"{assessed(summary)}\n" for summary in look.assessed)


def _closing(tally: Tally, look: Look) -> str:
    files = count(look.files, "file")
    if not tally.total:
        return f"{files} checked, nothing to report\n"
    return f"{tally} in {files}; `remit explain CODE` tells more about a code in brackets\n"
