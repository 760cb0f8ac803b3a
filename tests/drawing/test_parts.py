"""Parts of a drawing under one another are the whole of it, to the pixel, and nothing that is read is cut."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from PIL import Image, ImageChops

from remit.derive.chart import Chart
from remit.drawing import render_chart, render_parts
from remit.drawing.parts import parts
from remit.drawing.raster import png
from remit.drawing.scene import Figure, Run
from remit.drawing.sheet import scene
from tests.drawing import samples
from tests.drawing.test_drawing import charts

SAMPLES = samples.ALL
MOST = 700


def picture(svg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png(svg))).convert("RGB")


@pytest.mark.parametrize("most", [0, MOST])
@pytest.mark.parametrize("width", [640, 290])
@pytest.mark.parametrize("name", SAMPLES)
def test_parts_under_one_another_are_the_whole_picture(name: str, width: int, most: int) -> None:
    whole = picture(render_chart(SAMPLES[name], width))
    joined, y = Image.new("RGB", whole.size), 0
    for _, svg in render_parts(scene(SAMPLES[name], width), most):
        part = picture(svg)
        joined.paste(part, (0, y))
        y += part.height

    assert y == whole.height
    assert ImageChops.difference(joined, whole).getbbox() is None


@settings(max_examples=60)
@given(chart=charts())
def test_every_box_and_every_word_is_whole_in_one_part(chart: Chart) -> None:
    for width in (640, 290):
        whole = scene(chart, width)
        found = list(parts(whole, MOST))
        read = [each for each in whole.pieces if isinstance(each, (Figure, Run))]

        assert sorted(number for part in found for number in part.numbers) == sorted(
            each.number for each in read if isinstance(each, Figure)
        )
        assert all(part.numbers or not chart.bands[part.band].boxes for part in found)
        for part in found:
            top, bottom = part.scene.top, part.scene.top + part.scene.height
            for each in part.scene.pieces:
                start, end = (each.y, each.bottom) if isinstance(each, Figure) else (0, 0)
                assert not isinstance(each, Figure) or top <= start < end <= bottom
        assert all(one.scene.top + one.scene.height == two.scene.top for one, two in pairwise(found))
        assert sum(len([each for each in part.scene.pieces if isinstance(each, Run)]) for part in found) == sum(
            isinstance(each, Run) for each in whole.pieces
        )


@pytest.mark.parametrize("name", SAMPLES)
def test_a_part_is_no_higher_than_what_it_may_be_where_there_is_a_gap(name: str) -> None:
    chart = SAMPLES[name]
    longest = max(each.height for each in scene(chart, 640).pieces if isinstance(each, Figure))

    assert all(part.scene.height <= max(MOST, 3 * longest) for part, _ in render_parts(scene(chart, 640), MOST))


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match="SVG"):
        png(b"<p>no drawing</p>")
