"""The flowchart of a procedure as pixels, for what takes no SVG: documents, mails, most content management systems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.drawing.raster import png
from remit.targets import flowchart

if TYPE_CHECKING:
    from remit.targets import Product

NAME = "flowchart-png"
SUFFIX = "flowchart.png"
PURPOSE = "the flowchart as pixels, for documents and what takes no SVG"
RUN_BY = ("browsers", "Pillow")
ASKED = True
"""Pixels at the edges of letters may differ from one kind of machine to another, and cost more than all the rest."""


def render(product: Product) -> bytes:
    """Return the picture, a pixel for each px of the wide drawing."""
    return png(flowchart.render(product))
