"""The flowchart of a procedure as SVG, narrow: one column for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.drawing import svg

if TYPE_CHECKING:
    from remit.targets import Product

NAME = "flowchart-narrow"
SUFFIX = "flowchart-narrow.svg"
PURPOSE = "the procedure as a picture for phones, 290 px wide"
RUN_BY = ("browsers",)


def render(product: Product) -> bytes:
    """Return the drawing."""
    return svg.write(product.narrow)
