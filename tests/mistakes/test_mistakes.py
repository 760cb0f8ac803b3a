"""What authors get wrong is told once, at its place, with the cure that puts it right.

A row of `mistakes.md` is a heading, the wrong text and, behind `text`, the code, the place and words of the cure; then
the right text. The place is the line and the column within the wrong text, and the words there. Blocks are those of
`docs/language.md`: keys without `feedback:` hold for the rules that follow them in the row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from textwrap import indent

import pytest

from remit import catalogue
from remit.diagnostic import Diagnostic, Finding, Severity
from tests.docs.written import Block, blocks, findings

TABLE = Path(__file__).with_name("mistakes.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Mistake:
    """A wrong text, what it must give, words that the cure must hold, and the right text."""

    title: str
    wrong: Block
    expected: str
    cure: str
    right: Block


def mistakes() -> list[Mistake]:
    """Return the rows of the table."""
    found = []
    for title, group in groupby(blocks(TABLE), lambda block: block.title):
        row = list(group)
        (wrong,) = [block for block in row if block.told]
        assert wrong.told is not None
        expected, cure = TABLE[slice(*wrong.told)].splitlines()
        found.append(Mistake(title, wrong, expected, cure, row[-1]))
    return found


MISTAKES = mistakes()


def told(policy: str) -> list[Diagnostic]:
    """Return what is found that weighs more than a note, but for what codes ask and what is not compiled yet."""
    known = {*catalogue.codes()} - {"not-compiled-yet"}
    return [each for each in findings(policy) if each.code in known and each.severity is not Severity.NOTE]


def place(block: Block, finding: Finding) -> str:
    """Return the line and the column within a block, and the words there."""
    margin = " " * 10 if block.form == "rules" else ""
    above = block.policy[: block.policy.index(indent(block.text, margin))].count("\n")
    span, line = finding.span, block.policy.split("\n")[finding.span.line - 1]
    whole = span.end_line == span.line
    words = line[span.column - 1 : span.end_column - 1] if whole else f"{line[span.column - 1 :]} …"
    return f"{span.line - above}:{span.column - len(margin)} `{words}`"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_a_mistake_is_told_once_at_its_place_with_its_cure(mistake: Mistake) -> None:
    found = told(mistake.wrong.policy)

    assert [f"{each.code} {place(mistake.wrong, each.finding)}" for each in found] == [mistake.expected]
    assert mistake.cure in f"{found[0].finding.message}\n{found[0].finding.help}"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_the_right_text_has_no_fault(mistake: Mistake) -> None:
    assert [each.finding.message for each in told(mistake.right.policy)] == []


def test_no_mistake_is_shown_twice() -> None:
    titles = re.findall(r"^## (.+)$", TABLE, re.MULTILINE)
    written = {mistake.wrong.policy for mistake in MISTAKES}

    assert titles == [mistake.title for mistake in MISTAKES]
    assert len(titles) == len(set(titles)) == len(written)
    assert len(titles) >= 120
