"""The main line of a chart: the longest way, or the one that the author marks; a mark changes the drawing only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit import pipeline
from remit.derive.marked import places_of
from remit.derive.spine import ways_of
from remit.drawing.lint import lint
from remit.drawing.sheet import scene
from remit.source import Text
from tests.derive.main_line import main_line
from tests.derive.written import PATH, Case, cases, sound
from tests.drawing.geometry import faults
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked, slow
from tests.targets.products import products_of
from tests.targets.test_steps import check_numbers, check_ways
from tests.targets.told import left_out

CASES = cases(Path(__file__).parent / "main_lines.md")
MARKED = [case for case in CASES if "main line:" in case.written]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_main_line_is_the_one_that_stands_below_the_rules(case: Case) -> None:
    assert main_line(case) == case.expected[0]


@pytest.mark.parametrize("case", MARKED, ids=lambda case: case.title)
def test_a_mark_changes_no_meaning(case: Case) -> None:
    marked, without = (sound(text) for text in (case.policy, unmarked(case.policy)))

    assert marked.machines == without.machines
    assert pipeline.prove_file(marked) == pipeline.prove_file(without)
    assert vectors(marked) == vectors(without) != []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
@pytest.mark.parametrize("width", [640, 290])
def test_a_marked_chart_is_drawn_without_fault(case: Case, width: int) -> None:
    (product, *_) = products_of(sound(case.policy))

    assert lint(product.chart) == ()
    assert faults(product.chart, scene(product.chart, width)) == []
    check_numbers(product)


@settings(slow, max_examples=25)
@given(policies(), st.data())
def test_whatever_is_marked_the_chart_still_tells_all(written: Written, data: st.DataObject) -> None:
    found = checked(written)
    assert found.policy is not None
    marked = [
        replace(each, main_line=data.draw(marks(found, number))) for number, each in enumerate(found.policy.procedures)
    ]
    for product in products_of(replace(found, policy=replace(found.policy, procedures=tuple(marked)))):
        if found.sound:
            check_numbers(product)
            check_ways(product)
            assert lint(product.chart) == ()
            assert left_out(product) == []


def marks(found: pipeline.Checked, number: int) -> st.SearchStrategy[tuple[Text, ...]]:
    """Return any steps of a procedure, in any order."""
    assert found.policy is not None
    procedure, machine = found.policy.procedures[number], found.machines[number]
    steps = [item.id for item in procedure.items() if places_of(machine, ways_of(machine), item.id)]
    chosen = st.lists(st.sampled_from(steps), max_size=3) if steps else st.just([])
    return chosen.map(lambda names: tuple(Text.inline(name, PATH) for name in names))


def unmarked(policy: str) -> str:
    """Return a policy without its marks, every line where it was."""
    return "\n".join("" if line.strip().startswith("main line:") else line for line in policy.split("\n"))


def vectors(found: pipeline.Checked) -> list[bytes]:
    """Return the conformance vectors of a policy."""
    files = pipeline.build_file(found, ["vectors"]).files
    return [data for name, data in files.items() if name.endswith(".jsonl")]
