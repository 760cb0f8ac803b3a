"""Which part each rule plays in its stage, by the order of the rules and the rows of their verbs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.model.policy import Branch, Gap, Item, Part, Policy, Rule
from tests.derive.written import HEAD, Case, cases, policy, sound

PART = re.compile(r"^(.*?\S) # (.*)$", re.MULTILINE)


def told(found: Policy) -> Iterator[tuple[int, str, str]]:
    """Yield line, stage and part of every item."""
    for procedure in found.procedures:
        yield from _items(procedure.arrival, "")
        for stage in procedure.stages:
            yield from _items(stage.items, stage.id)
    yield from _items(found.reports, "")


def _items(items: tuple[Item, ...], stage: str) -> Iterator[tuple[int, str, str]]:
    for item in items:
        if isinstance(item, Gap):
            yield item.what.span.line, stage, "opaque"
        elif isinstance(item, Rule):
            yield item.span.line, stage, _part(item)
        elif asked_first(item):
            (rule,) = (inner for case in item.cases for inner in case.items)
            denied = " (not)" if item.cases[0].negated else ""
            yield item.text.span.line, stage, f"decision{denied}: {_part(rule) if isinstance(rule, Rule) else rule}"
        else:
            yield item.text.span.line, stage, "decision"
            for case in item.cases:
                yield from _items(case.items, stage)


def asked_first(branch: Branch) -> bool:
    """Tell whether a branch is made of one sentence with a condition of its own."""
    inside = [inner for case in branch.cases for inner in case.items]
    return len(inside) == 1 and isinstance(inside[0], Rule) and inside[0].text is branch.text


def _part(rule: Rule) -> str:
    words = "attached to " + " and ".join(rule.attached_to) if rule.part is Part.ATTACHED else rule.part.value
    return words + (", throughout" if rule.throughout and rule.part is Part.LOOSE else "")


def parts(found: Policy) -> dict[int, str]:
    """Return the part of the rule on each line; of a rule of several stages, its part in each."""
    by_line: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for line, stage, part in told(found):
        by_line[line][stage] = part
    return {
        line: "; ".join(f"{stage}: {part}" for stage, part in by_stage.items())
        if len(by_stage) > 1
        else next(iter(by_stage.values()))
        for line, by_stage in sorted(by_line.items())
    }


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "parts.md"), ids=lambda case: case.title)
def test_every_rule_plays_the_part_that_is_said_behind_it(case: Case) -> None:
    lines = case.policy.split("\n")
    expected = {number: match[2] for number, line in enumerate(lines, 1) if (match := PART.match(line))}

    found = sound(PART.sub(r"\1", case.policy)).policy

    assert found is not None
    assert parts(found) == expected


def test_a_sentence_at_the_end_of_a_branch_is_a_sentence_of_its_stage() -> None:
    found = sound(policy("- if: a response is requested\n  then:\n    - The officer must respond.\n", "rules")).policy

    assert found is not None
    assert [(rule.kind, rule.stage) for rule in found.procedures[0].rules()] == [("complaint", "stage-1")]


def test_the_first_line_of_the_frame_is_the_language() -> None:
    assert HEAD.startswith("language: 1\n")
