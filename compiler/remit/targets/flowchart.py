"""The flowchart of a procedure as SVG, wide: two columns for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.drawing import render_chart

if TYPE_CHECKING:
    from remit.targets import Product

NAME = "flowchart"
SUFFIX = "flowchart.svg"
PURPOSE = "the procedure as a picture, 640 px wide"
RUN_BY = ("browsers",)
WIDTH = 640


def render(product: Product) -> bytes:
    """Return the drawing."""
    return render_chart(product.chart, WIDTH)
