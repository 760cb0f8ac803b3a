"""The flowchart of a procedure as SVG, narrow: one column for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.drawing import render_chart

if TYPE_CHECKING:
    from remit.targets import Product

NAME = "flowchart-narrow"
SUFFIX = "flowchart-narrow.svg"
PURPOSE = "the procedure as a picture for phones, 290 px wide"
RUN_BY = ("browsers",)
WIDTH = 290


def render(product: Product) -> bytes:
    """Return the drawing."""
    return render_chart(product.chart, WIDTH)
