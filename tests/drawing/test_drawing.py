"""Drawings of the samples, and of any chart."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.derive.chart import Band, Box, Chart, Exit, Shape
from remit.drawing import render_chart
from remit.drawing.scene import Figure
from remit.drawing.sheet import scene
from tests.drawing import samples, strained
from tests.drawing.boxes import EDITION, end
from tests.drawing.geometry import faults
from tests.drawing.painted import svg_faults

WIDTHS = (640, 290)
PHRASES = st.sampled_from(
    [
        *("Yes", "No", "We answer", "Within 10 working days of the acknowledgement", "Stage 1", "Somebody looks again"),
        "A question that goes on and on until nobody remembers what was asked, and then some more?",
        *(
            "Rhyngwladoldebau ŵ ŷ",
            "x" * 70,
            "a@b.example.gov.uk/complaints?how=now",
            "<b>&amp;</b>",
            "\u202eabc\x00\ufffe",
        ),
        *("日本語の苦情", "😀😀", "\N{NO-BREAK SPACE}", "e\u0301", "]]>", "--"),
    ]
)
TEXTS = PHRASES | st.text(max_size=12)
LISTS = st.lists(TEXTS, max_size=2).map(tuple)


@st.composite
def boxes(draw: st.DrawFn, number: int, last: int, before: int, hung: int) -> Box:
    """Any box of a chart of `last`, which stands in a band that begins after `before`; up to `hung` all hang there."""
    side = number > before + 1 and (number <= hung or draw(st.booleans()))
    opens = draw(st.integers(before, number - 1)) if side else None
    opens = before + 1 if side and number <= hung else opens
    targets = st.integers(1, last) | st.just(min(number + 1, last))
    ways = draw(st.lists(st.builds(Exit, TEXTS, targets), max_size=3))
    shape, voice = draw(st.sampled_from(Shape)), draw(st.sampled_from(["you", "council", "other", "?"]))
    return Box(
        number, f"b{number}", shape, draw(PHRASES), voice, draw(TEXTS), draw(LISTS), draw(LISTS),
        exits=tuple(ways), side=side, opens=opens,
    )  # fmt: skip


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart: most boxes lead on, most side boxes are led to, some ways lead anywhere, some boxes open many."""
    sizes = draw(st.lists(st.integers(0, 9), min_size=1, max_size=3))
    last, number = sum(sizes), 0
    bands = []
    for size in sizes:
        before = number
        found: dict[int, Box] = {}
        hung = before + draw(st.sampled_from([0, 0, 0, 7, 8]))
        for number in range(before + 1, before + size + 1):
            box = draw(boxes(number, last, before, hung))
            found[number] = box
            if box.opens in found and draw(st.integers(0, 3)):
                on = found[box.opens]
                found[on.number] = _with(on, Exit(draw(TEXTS), number))
        number = before + size
        bands.append(Band(draw(TEXTS), tuple(_onward(draw, list(found.values()), last))))
    return Chart(draw(TEXTS), draw(TEXTS), tuple(bands))


def _with(box: Box, way: Exit) -> Box:
    return Box(
        box.number, box.id, box.shape, box.actor, box.voice, box.title, box.times, box.notes, box.more,
        (*box.exits, way), box.side, box.opens,
    )  # fmt: skip


def _onward(draw: st.DrawFn, found: list[Box], last: int) -> list[Box]:
    """Give most boxes a way to the next box of the main line, or to the next band."""
    done = []
    for place, box in enumerate(found):
        main = [other.number for other in found[place + 1 :] if not other.side]
        target = main[0] if main else found[-1].number + 1
        goes = draw(st.integers(0, 3)) and target <= last
        done.append(_with(box, Exit(draw(TEXTS), target)) if goes else box)
    return done


@pytest.mark.parametrize("width", WIDTHS)
@settings(max_examples=60, deadline=None)
@given(chart=charts())
def test_any_chart_gives_a_drawing_in_which_nothing_collides_and_every_way_is_told(width: int, chart: Chart) -> None:
    drawn = scene(chart, width)
    data = render_chart(chart, width)

    assert faults(chart, drawn) == []
    assert svg_faults(data) == []
    assert data == render_chart(chart, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", samples.ALL)
def test_a_sample_has_no_fault(name: str, width: int) -> None:
    chart = samples.ALL[name]

    assert faults(chart, scene(chart, width)) == []
    assert svg_faults(render_chart(chart, width)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_way_told_only_within_a_longer_number_counts_as_told_nowhere(width: int) -> None:
    boxes = strained.FAR.bands[0].boxes
    asking = boxes[18]
    more = replace(asking, exits=(*asking.exits, Exit("No", 1)))
    charted = replace(strained.FAR, bands=(Band("Stage 1", (*boxes[:18], more, boxes[19])),))

    assert faults(charted, scene(strained.FAR, width)) == ["the way from 19 to 1 is told nowhere"]


def test_the_bytes_do_not_depend_on_the_order_of_hashes() -> None:
    code = (
        "import hashlib, json; from remit.drawing import render_chart; from tests.drawing import samples;"
        "drawn = [render_chart(c, w) for c in samples.ALL.values() for w in (640, 290)];"
        "print(json.dumps([hashlib.sha256(data).hexdigest() for data in drawn]))"
    )
    here = [hashlib.sha256(render_chart(c, w)).hexdigest() for c in samples.ALL.values() for w in WIDTHS]
    environment = os.environ | {
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)) + os.pathsep + ".",
    }

    there = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)

    assert json.loads(there.stdout) == here


def test_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="640 or 290 px wide, not 500"):
        render_chart(samples.COMPLAINT, 500)


def texts(chart: Chart, width: int = 640) -> list[str]:
    return [element.text or "" for element in ET.fromstring(render_chart(chart, width)).iter() if element.text]


def test_a_box_tells_its_kind_in_words() -> None:
    told = texts(strained.NESTED)

    assert "1. You \N{EN DASH} start" in told
    assert "15. Council \N{EN DASH} end" in told
    assert " ".join(told).count("not formalised") == 1
    assert "14. Are you satisfied?" in told


def test_a_way_without_a_line_is_told_in_words() -> None:
    assert "Go to step 9" in texts(samples.HARD)
    assert "No: go to step 12" in texts(strained.NESTED)


def test_the_label_of_one_among_several_side_outcomes_stands_in_its_box() -> None:
    told = texts(samples.HARD)

    assert told[told.index("4. Council \N{EN DASH} end") - 1] == "No:"
    assert "No:" not in texts(samples.COMPLAINT)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_drawing_says_which_edition_it_shows(width: int) -> None:
    assert EDITION in " ".join(texts(samples.COMPLAINT, width))


def test_what_may_happen_meanwhile_is_left_to_the_steps_in_words() -> None:
    box = Box(1, "b1", Shape.END, "Council", "council", "Done", more=("You may withdraw at any time.",))

    assert not any("withdraw" in text for text in texts(Chart("C", "E", (Band("B", (box,)),))))


def figures(chart: Chart, width: int = 640) -> dict[int, Figure]:
    return {piece.number: piece for piece in scene(chart, width).pieces if isinstance(piece, Figure)}


def test_many_side_boxes_stand_under_their_box_and_a_few_beside_it() -> None:
    many, few = figures(samples.THIRTEEN), figures(samples.HARD)

    assert all(many[n].y > many[3].bottom and many[n].x < many[3].right for n in range(4, 17))
    assert all(few[n].x > few[3].right for n in range(4, 8))


def test_notes_of_several_lines_are_parted_and_short_ones_are_not() -> None:
    def gaps(*notes: str) -> list[int]:
        drawn = figures(Chart("C", "", (Band("B", (end(1, "Done", *notes),)),)))
        return [below.y - above.y for above, below in pairwise(drawn[1].runs[1:])]

    assert gaps("We write", "We call") == [21, 21]
    assert gaps("We write to everybody who asked us to be told", "We call") == [27, 21, 27]
