"""Policies with examples, as the tests of this folder need them; what they show, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from remit import pipeline
from remit.diagnostic import Diagnostic
from tests.derive.written import PATH, Case

ROOT = Path(__file__).parents[2]
FILES = tuple(sorted((ROOT / "policies").glob("*/*.yaml")))
EDITIONS = tuple(file.read_text(encoding="utf-8") for file in FILES)


def shown(case: Case) -> str:
    """Return how the examples of a policy fare: each line that is wrong, then each example with what it expects."""
    checked = pipeline.check_file(PATH, case.policy.encode())
    words = case.policy.splitlines()
    told = [each for each in checked.diagnostics if each.severity == "error"]
    lines = [line for each in told for line in _diagnostic(each, words)]
    rehearsed = pipeline.rehearse_file(checked)
    for rehearsal in rehearsed.rehearsals:
        lines.append(f"{'passes' if rehearsal.passed else 'fails'}: {rehearsal.example.name}")
        lines += [f"  {step}" for step in rehearsal.steps]
        lines += [f"  {'=' if each.holds else '!'} {each.actual}" for each in rehearsal.verdicts]
    lines += [line for each in rehearsed.diagnostics if checked.sound for line in _diagnostic(each, words)]
    return "\n".join(lines) + "\n"


def _diagnostic(each: Diagnostic, words: list[str]) -> Iterator[str]:
    span = each.finding.span
    yield f"{each.code}: {each.finding.message}"
    line = words[span.line - 1] if span.line <= len(words) else ""
    yield f"  at `{line[span.column - 1 : span.end_column - 1]}`"
    yield from (f"  note: {note.message}" for note in each.finding.notes)
    yield f"  help: {each.finding.help}"
