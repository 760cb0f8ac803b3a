"""A chart to what would mislead its reader. Knows no size, no format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from remit.derive.chart import Box, Chart, Shape


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the box of that number."""

    box: int
    says: str


def lint(chart: Chart) -> tuple[Fault, ...]:
    """Return the faults of `chart` in the order of its boxes."""
    boxes = [box for band in chart.bands for box in band.boxes]
    numbers = {box.number for box in boxes}
    return tuple(fault for place, box in enumerate(boxes, 1) for fault in _faults(box, place, numbers))


def _faults(box: Box, place: int, numbers: set[int]) -> Iterator[Fault]:
    """Yield the faults of the box that stands at `place`."""
    if box.number != place:
        yield Fault(box.number, f"stands at place {place}")
    for way in box.exits:
        if way.target not in numbers:
            yield Fault(box.number, f"leads to {way.target}, which is no box")
    if box.opens is not None and box.opens not in numbers:
        yield Fault(box.number, f"hangs on {box.opens}, which is no box")
    if box.side and box.opens is None:
        yield Fault(box.number, "stands to the side and hangs on no box")
    if len(box.exits) > 1 and box.shape is not Shape.DECISION:
        yield Fault(box.number, f"has {len(box.exits)} ways out and is no decision")
    if box.shape is Shape.DECISION:
        if len(box.exits) < 2:
            yield Fault(box.number, "is a decision with fewer than two ways out")
        yield from (
            Fault(box.number, f"has a way to {way.target} without a label") for way in box.exits if not way.label
        )
        labels = [way.label for way in box.exits if way.label]
        yield from (
            Fault(box.number, f"has two ways `{label}`") for label in sorted({x for x in labels if labels.count(x) > 1})
        )
    if box.shape is Shape.END and box.exits:
        yield Fault(box.number, "is an end with a way out")
    if not box.exits and box.shape is not Shape.END:
        yield Fault(box.number, "has no way out and is no end")
