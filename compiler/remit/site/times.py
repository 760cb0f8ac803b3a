"""How long each step takes: a row a step of the chart, whether the policy gives it a time or not."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.chart import Box, Shape
from remit.markup import Markup, element
from remit.site.frame import Frame
from remit.site.told import Table
from remit.targets import Product


def times(product: Product, frame: Frame) -> Markup:
    """Return the table, or the sentence that there is nothing to tell."""
    told = times_told(product, frame)
    return told.markup() if told else element("p", frame.words.say("times none"))


def times_told(product: Product, frame: Frame) -> Table | None:
    """Return the table in words, None where the policy gives no time."""
    say = frame.words.say
    boxes = list(_taking(product))
    if not any(each.times for each in boxes):
        return None
    heading = (say("time step"), say("time who"), say("time limit"))
    rows = tuple((f"{each.number}. {each.title}", each.actor, _limit(each, frame)) for each in boxes)
    return Table("times", say("times caption"), heading, rows, tuple(each.number for each in boxes))


def _taking(product: Product) -> Iterator[Box]:
    """Yield the boxes in which something is done: the steps, and whatever else has a time."""
    for band in product.chart.bands:
        yield from (each for each in band.boxes if each.shape is Shape.STEP or each.times)


def _limit(box: Box, frame: Frame) -> str:
    return "; ".join(box.times) or frame.words.say("time unsaid")
