"""The flowchart of a procedure as SVG, wide: two columns for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.drawing import svg

if TYPE_CHECKING:
    from remit.targets import Product

NAME = "flowchart"
SUFFIX = "flowchart.svg"
PURPOSE = "the procedure as a picture, 640 px wide"
RUN_BY = ("browsers",)


def render(product: Product) -> bytes:
    """Return the drawing."""
    return svg.write(product.wide)
