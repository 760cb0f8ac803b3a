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
    if box.side and box.opens not in numbers:
        yield Fault(box.number, "stands to the side and hangs on no box")
    if box.shape is Shape.DECISION:
        yield from _choices(box)
    elif len(box.exits) > 1:
        yield Fault(box.number, f"has {len(box.exits)} ways out and is no decision")


def _choices(box: Box) -> Iterator[Fault]:
    """Yield what would leave a reader unsure which way out of a decision to take."""
    if len(box.exits) < 2:
        yield Fault(box.number, "is a decision with fewer than two ways out")
    seen: set[str] = set()
    for way in box.exits:
        if not way.label:
            yield Fault(box.number, f"has a way to {way.target} without a label")
        elif way.label in seen:
            yield Fault(box.number, f"has two ways labelled `{way.label}`")
        seen.add(way.label)
