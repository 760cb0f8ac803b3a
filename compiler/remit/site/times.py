"""How long each step takes: a row a step of the chart, whether the policy gives it a time or not."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.chart import Box, Shape
from remit.markup import Content, Markup, element, joined, row_of, table
from remit.site.frame import Frame
from remit.site.steps import anchor_of
from remit.targets import Product


def times(product: Product, frame: Frame) -> Markup:
    """Return the table, or the sentence that there is nothing to tell."""
    say = frame.words.say
    boxes = list(_taking(product))
    if not any(each.times for each in boxes):
        return element("p", say("times none"))
    heading = (say("time step"), say("time who"), say("time limit"))
    rows = (row_of(heading, _named(each), each.actor, _limit(each, frame)) for each in boxes)
    return table("times", say("times caption"), heading, rows)


def _taking(product: Product) -> Iterator[Box]:
    """Yield the boxes in which something is done: the steps, and whatever else has a time."""
    for band in product.chart.bands:
        yield from (each for each in band.boxes if each.shape is Shape.STEP or each.times)


def _named(box: Box) -> Markup:
    return element("a", f"{box.number}. {box.title}", href=f"#{anchor_of(box.number)}")


def _limit(box: Box, frame: Frame) -> Content:
    if not box.times:
        return frame.words.say("time unsaid")
    return joined([element("span", each) for each in box.times], between="; ")
