"""What would mislead the reader of a chart."""

from __future__ import annotations

import pytest

from remit.derive.chart import Band, Box, Chart, Exit, Shape
from remit.drawing.lint import Fault, lint
from tests.drawing import samples
from tests.drawing.boxes import ask, box, end


def chart(*boxes: Box) -> Chart:
    return Chart("Complaints", "", (Band("Stage 1", boxes),))


DONE = end(2, "Done")
FAULTS = {
    "numbers are consecutive": (
        chart(box(1, "A", ("", 3)), end(3, "Done")),
        Fault(3, "stands at place 2"),
    ),
    "a way leads to a box": (chart(box(1, "A", ("", 7)), DONE), Fault(1, "leads to 7, which is no box")),
    "a side box hangs on a box": (
        chart(box(1, "A", ("", 2)), end(2, "Done", opens=5)),
        Fault(2, "stands to the side and hangs on no box"),
    ),
    "two ways out make a decision": (
        chart(box(1, "A", ("Yes", 2), ("No", 1)), DONE),
        Fault(1, "has 2 ways out and is no decision"),
    ),
    "a decision has two ways out": (
        chart(ask(1, "A?", ("Yes", 2)), DONE),
        Fault(1, "is a decision with fewer than two ways out"),
    ),
    "every way out of a decision has a label": (
        chart(ask(1, "A?", ("Yes", 2), ("", 1)), DONE),
        Fault(1, "has a way to 1 without a label"),
    ),
    "no two ways out of a decision have one label": (
        chart(ask(1, "A?", ("Yes", 2), ("Yes", 1)), DONE),
        Fault(1, "has two ways labelled `Yes`"),
    ),
}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_breach_of_each_rule_is_found_and_nothing_else(rule: str) -> None:
    wrong, fault = FAULTS[rule]

    assert lint(wrong) == (fault,)


@pytest.mark.parametrize("name", ["complaint", "thirteen", "nested", "loops", "pressed"])
def test_a_good_chart_has_no_fault(name: str) -> None:
    assert lint(samples.ALL[name]) == ()


def test_a_side_way_out_of_a_step_is_found_although_it_can_be_drawn() -> None:
    assert lint(samples.HARD) == (Fault(9, "has 2 ways out and is no decision"),)


def test_a_way_out_of_a_step_needs_no_label() -> None:
    assert lint(chart(Box(1, "a", Shape.STEP, "Council", "council", "A", exits=(Exit("", 2),)), DONE)) == ()
