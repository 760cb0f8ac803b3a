"""The chart on a page: the wide drawing, and the narrow one where there is no room for it."""

from __future__ import annotations

from remit.markup import Markup, element, void
from remit.site.frame import Frame
from remit.targets import Product, flowchart, flowchart_narrow

NARROW = "(max-width: 44rem)"
"""Where the wide chart and the room beside it no longer fit."""


def picture(product: Product, alt: str, frame: Frame) -> Markup:
    """Return the picture; `alt` is the label of the words that stand for it."""
    number = sum(len(band.boxes) for band in product.chart.bands)
    words = frame.words.say(alt, kind=product.procedure.kind, number=str(number))
    return element(
        "picture",
        void("source", media=NARROW, srcset=flowchart_narrow.SUFFIX, type="image/svg+xml"),
        void("img", src=flowchart.SUFFIX, alt=words),
    )
