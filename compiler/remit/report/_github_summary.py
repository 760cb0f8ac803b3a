"""Diagnostics to Markdown for the page of a GitHub workflow run: the verdicts of each policy, and every finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from remit.assessment import Summary, Verdict
from remit.diagnostic import Diagnostic
from remit.report import Look
from remit.report._excerpt import safe_text
from remit.report._tally import Tally, count
from remit.report._words import counted, label

ROOM = 900_000
"""Bytes that are filled: GitHub refuses a page of a step beyond 1 MiB."""

_SIGNS = {sign: f"&#{ord(sign)};" for sign in "&<>|\\`*_[]#!~$@:"}
_ESCAPED = str.maketrans(_SIGNS)


def summary(diagnostics: Iterable[Diagnostic], look: Look) -> str:
    """Return tables of verdicts and findings; the last findings are only counted where there is no room for all."""
    tally = Tally()
    found = list(tally.over(diagnostics))
    said = (
        f"{tally} in {count(look.files, 'file')}"
        if found
        else f"{count(look.files, 'file')} checked, nothing to report"
    )
    blocks = [f"### Remit: {said}\n", *_fitting(_verdicts(look.assessed), ROOM // 2, "policies")]
    left = ROOM - sum(len(block.encode("utf-8", "replace")) for block in blocks)
    return "".join([*blocks, *_fitting(_findings(found), left, "findings")])


def _verdicts(assessed: Sequence[Summary]) -> list[str]:
    if not assessed:
        return []
    return list(_table(("Policy", "Held against", *Verdict), (_numbers(each) for each in assessed)))


def _numbers(each: Summary) -> tuple[str, ...]:
    numbers = {verdict: (number, departed) for verdict, number, departed in counted(each)}
    cells = (numbers.get(verdict, (0, 0)) for verdict in Verdict)
    said = (f"{number} ({departed} departed from)" if departed else str(number) for number, departed in cells)
    return each.path, each.title, *said


def _findings(found: Sequence[Diagnostic]) -> list[str]:
    return list(_table(("Verdict", "Code", "Place", "Finding", "Help"), map(_finding, found))) if found else []


def _finding(diagnostic: Diagnostic) -> tuple[str, ...]:
    finding, span = diagnostic.finding, diagnostic.finding.span
    said = finding.message + (f" (departure: {diagnostic.departure})" if diagnostic.departure else "")
    return label(diagnostic), diagnostic.code, f"{span.path}:{span.line}", said, finding.help


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table of GitHub's Markdown, a line each."""
    yield f"\n{_row(heads)}"
    yield f"|{' --- |' * len(heads)}\n"
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |\n"


def _cell(words: str) -> str:
    """Return words that are read as they stand: no sign of Markdown or HTML among them means anything."""
    return safe_text(words).translate(_ESCAPED)


def _fitting(lines: Sequence[str], room: int, what: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        room -= len(line.encode("utf-8", "replace"))
        if room < 0:
            yield f"\n{len(lines) - number:,} more {what} are in the log.\n"
            return
        yield line
