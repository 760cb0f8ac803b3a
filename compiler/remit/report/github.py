"""Diagnostics to the log of a GitHub workflow: the text report, and the worst findings as marks beside their lines.

`summary` returns the whole as Markdown for the page of the run; the program knows where that goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from remit.diagnostic import Diagnostic, Severity
from remit.report import Lines, Look, text
from remit.report._github_summary import summary
from remit.report._tally import count
from remit.report._words import told, weight

__all__ = ["NAME", "render", "summary"]

NAME = "github"

MOST = 10
"""Findings that are marked: GitHub shows no more of a step."""

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
    """Return the log: all findings for people, then commands that mark the worst, then how many others there are."""
    found = list(diagnostics)
    yield from _inert("".join(text.render(found, lines, look)))
    worst = sorted(found, key=lambda each: weight(each).rank)
    yield from map(_annotation, worst[:MOST])
    if others := len(worst[MOST:]):
        yield f"::notice title=Remit::{count(others, 'more finding')} in the log of this step\n"


def _inert(report: str) -> Iterator[str]:
    """Yield a report in which GitHub looks for no commands.

    INVARIANT: no policy can hold the word that ends this: it is made of all that the report says.
    """
    word = f"remit-{sha256(report.encode('utf-8', 'surrogatepass')).hexdigest()}"
    yield f"::stop-commands::{word}\n"
    yield report
    yield f"::{word}::\n"


def _annotation(diagnostic: Diagnostic) -> str:
    span = diagnostic.finding.span
    given = {"file": span.path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub takes columns of one line only
        given |= {"col": span.column, "endColumn": span.end_column}
    given["title"] = diagnostic.code
    said = ",".join(f"{key}={_property(str(held))}" for key, held in given.items())
    return f"::{_COMMAND[weight(diagnostic)]} {said}::{_data(told(diagnostic))}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
