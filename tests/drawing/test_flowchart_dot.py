"""The flowchart as DOT: every box and way, and nothing that DOT would take for more than text."""

from __future__ import annotations

import re

import pytest

from remit.derive.chart import Band, Box, Chart, Exit, Shape
from remit.targets.flowchart_dot import dot
from tests.drawing import samples, strained
from tests.drawing.boxes import box


@pytest.mark.parametrize("name", samples.ALL)
def test_every_box_is_a_node_and_every_way_out_an_edge(name: str) -> None:
    chart = samples.ALL[name]
    boxes = [box for band in chart.bands for box in band.boxes]

    source = dot(chart)

    assert re.findall(r"(?m)^\t\tstep_(\d+) \[", source) == [str(box.number) for box in boxes]
    edges = [f"step_{box.number} -> step_{way.target}" for box in boxes for way in box.exits]
    assert re.findall(r"step_\d+ -> step_\d+", source) == edges


def test_a_label_is_text_whatever_it_holds() -> None:
    first = Box(1, 'a"\\', Shape.STEP, "", "you", '<b>q\\l" &lt;</b>', exits=(Exit("<u>yes</u>", 2),))
    chart = Chart("<i>C</i>", "", (Band("<b>Stage</b>", (first, Box(2, "b", Shape.END, "", "council", "N\\"))),))

    source = dot(chart)

    assert r'label="<b>Stage</b>\n"' in source
    assert r'label="1.\l<b>q\\l\" &amp;lt;</b>\l"' in source
    assert r'label="2. end\lN\\\l"' in source
    assert r'step_1 -> step_2 [label="<u>yes</u>\n"]' in source
    assert r'comment="a\"\\"' in source


def test_a_way_back_does_not_move_the_boxes() -> None:
    assert "step_10 -> step_9 [constraint=false]" in dot(samples.HARD)


def test_a_way_to_no_box_is_left_out() -> None:
    chart = Chart("C", "", (Band("S", (box(1, "A", ("", 5)),)),))

    assert "->" not in dot(chart)


def test_the_same_chart_gives_the_same_source() -> None:
    assert dot(strained.NESTED) == dot(strained.NESTED)
