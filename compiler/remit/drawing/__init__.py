"""A chart to SVG on our own layout. Knows no policy, no machine, no other format."""

from __future__ import annotations

from remit.derive.chart import Chart
from remit.drawing import svg
from remit.drawing.sheet import scene


def render_chart(chart: Chart, width: int) -> bytes:
    """Return `chart` as an SVG file `width` px wide: 640, or 290 for a phone.

    Raises ValueError for another width. The same chart gives the same bytes on every machine.
    """
    return svg.write(scene(chart, width))
