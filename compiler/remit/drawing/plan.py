"""A chart to what is drawn of it: which boxes stand on the main line, which hang on it, which ways out get a line.

A way out to which no line is drawn becomes words in its box, `Go to step 9`. Knows no size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.derive.chart import Band, Box, Chart
from remit.drawing.wrap import clean

# Side boxes are set further in at most so many times; beyond, ways to several of them are told in words.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Branch:
    """A side box; `label` names the way to it, None where no line leads to it."""

    box: Box
    label: str | None
    jumps: tuple[str, ...]
    kids: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Stem:
    """A box of the main line.

    `down` is the label of its own way to the next box, or from a band's last box to the next band; `back` that of
    the last of its side boxes; None where there is none.
    """

    box: Box
    jumps: tuple[str, ...]
    kids: tuple[Branch, ...]
    down: str | None
    back: str | None


@dataclass(frozen=True, slots=True)
class Floor:
    """A band: its main line from top to foot."""

    title: str
    stems: tuple[Stem, ...]


def plan(chart: Chart) -> tuple[Floor, ...]:
    """Return the bands of `chart` as they are drawn."""
    floors = []
    for band, following in zip(chart.bands, (*chart.bands[1:], None), strict=False):
        beyond = following.boxes[0].number if following and following.boxes else None
        floors.append(Floor(band.title, tuple(_stems(band, beyond))))
    return tuple(floors)


def jump(label: str, target: int) -> str:
    """Return the words for a way out to which no line is drawn."""
    return f"{label}: go to step {target}" if label else f"Go to step {target}"


def _stems(band: Band, beyond: int | None) -> Iterator[Stem]:
    """Yield the main line of `band`; `beyond` is the number of the next band's first box."""
    main, hung = _hung(band.boxes)
    for box, following in zip(main, (*main[1:], None), strict=False):
        onward = following.number if following else beyond
        ways = _ways(box)
        kids = hung.get(box.number, ())
        drawn = {kid.number for kid in kids} | {onward}
        last = _last(box, hung)
        back = _ways(last).get(onward) if last is not box and onward else None
        yield Stem(
            box,
            _jumps(ways, drawn),
            tuple(_branch(kid, ways.get(kid.number), hung, (last, onward), 1) for kid in kids),
            ways.get(onward) if onward else None,
            back,
        )


def _hung(boxes: Sequence[Box]) -> tuple[list[Box], Mapping[int, list[Box]]]:
    """Return the boxes of the main line, and by number those that hang on each box.

    INVARIANT: a box hangs on one that stands before it, so that the tree has no loops. One that names no such box
    hangs on the main line's latest; one before the main line begins is part of it.
    """
    main: list[Box] = []
    hung: dict[int, list[Box]] = {}
    for box in boxes:
        if not box.side or not main:
            main.append(box)
        else:
            on = box.opens if box.opens in hung else main[-1].number
            hung[on or 0].append(box)
        hung[box.number] = []
    return main, hung


def _last(box: Box, hung: Mapping[int, list[Box]]) -> Box:
    """Return the box that stands last among all that hang on `box`: the only one with free space below."""
    while kids := hung.get(box.number):
        box = kids[-1]
    return box


def _branch(
    box: Box, label: str | None, hung: Mapping[int, list[Box]], end: tuple[Box, int | None], depth: int
) -> Branch:
    """Return what hangs on `box`; `end` is the box with free space below and the number that it may lead down to."""
    ways = _ways(box)
    kids = hung.get(box.number, [])
    deeper = depth + (len(kids) > 1)
    drawn: set[int | None] = {kid.number for kid in kids} if deeper <= _DEEPEST else set()
    last, onward = end
    told = _jumps(ways, drawn | {onward} if box is last else drawn)
    lines = (ways.get(kid.number) if kid.number in drawn else None for kid in kids)
    below = tuple(_branch(kid, line, hung, end, deeper) for kid, line in zip(kids, lines, strict=True))
    return Branch(box, label, told, below)


def _ways(box: Box) -> dict[int | None, str]:
    """Return the labels of a box's ways out by their targets; two to one target are told together."""
    ways: dict[int | None, list[str]] = {}
    for way in box.exits:
        labels = ways.setdefault(way.target, [])
        label = clean(way.label)
        if label and label not in labels:
            labels.append(label)
    return {target: " or ".join(labels) for target, labels in ways.items()}


def _jumps(ways: Mapping[int | None, str], drawn: set[int | None]) -> tuple[str, ...]:
    """Return the words for the ways out that get no line."""
    return tuple(jump(label, target) for target, label in ways.items() if target not in drawn and target is not None)
