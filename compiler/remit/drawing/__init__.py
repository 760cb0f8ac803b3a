"""A chart to SVG on our own layout. Knows no policy, no machine, no other format."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.chart import Chart
from remit.drawing import svg
from remit.drawing.parts import Part, parts
from remit.drawing.scene import Scene
from remit.drawing.sheet import scene


def render_chart(chart: Chart, width: int) -> bytes:
    """Return `chart` as an SVG file `width` px wide: 640, or 290 for a phone.

    Raises ValueError for another width. The same chart gives the same bytes on every machine.
    """
    return svg.write(scene(chart, width))


def render_parts(drawing: Scene, most: int = 0) -> Iterator[tuple[Part, bytes]]:
    """Yield the parts of a drawing, each at most `most` px high if that can be, with its SVG file."""
    for part in parts(drawing, most):
        yield part, svg.write(part.scene)
