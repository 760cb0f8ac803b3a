"""The chart in words for those who do not see it, and on a page: the wide drawing, or the narrow one."""

from __future__ import annotations

from remit.drawing.parts import Part
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


def part_named(part: Part, product: Product, frame: Frame) -> str:
    """Return what a part of the drawing is called: by its band, as one that goes on where it does."""
    title = product.chart.bands[part.band].title
    return title if part.first else frame.words.say("part continued", part=title)


def part_words(part: Part, place: int, count: int, product: Product, frame: Frame) -> str:
    """Return the words that stand for a part of the drawing, the `place`-th of so many, with its steps."""
    say, named = frame.words.say, part_named(part, product, frame)
    if part.numbers:
        first, last = str(min(part.numbers)), str(max(part.numbers))
        named = say("part step" if first == last else "part steps", part=named, first=first, last=last)
    return say("part alt", kind=product.procedure.kind, number=str(place), count=str(count), part=named)
