"""A box of a chart to a figure: the words in it, line by line, and the height they need. Knows no other box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.derive.chart import Box, Shape
from remit.drawing import look
from remit.drawing.measure import SPARE, width
from remit.drawing.scene import Figure, Point, Run
from remit.drawing.wrap import balance, wrap

# What the actor line adds, so that a box's kind is told by a word as well as by its form.
_KINDS = {Shape.START: "start", Shape.GAP: "not\N{NO-BREAK SPACE}formalised", Shape.END: "end"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a box, `height` px high, its baseline `base` px below its top; `clock` 1 beside the icon, 2 below."""

    text: str
    height: int
    base: int
    bold: bool = False
    size: int = look.TEXT
    colour: str = look.INK
    clock: int = 0


def figure(box: Box, wide: int, lead: str = "", jumps: tuple[str, ...] = ()) -> Figure:
    """Return `box` drawn `wide` px wide at 0, 0; `lead` is the label of the way in, `jumps` the ways out in words."""
    asks = box.shape is Shape.DECISION
    room = wide - (2 * look.QUESTION_SIDE if asks else look.LEFT + look.RIGHT)
    rows = tuple(_rows(box, lead, jumps, room))
    words = sum(row.height for row in rows)
    high = max(words + 2 * look.QUESTION_INSET, look.QUESTION_LEAST) if asks else words + 2 * look.INSET
    runs, clocks = _placed(rows, room, (high - words) // 2, wide // 2 if asks else None)
    colour = look.INK if asks else look.VOICES.get(box.voice, look.INK)
    return Figure(box.number, box.shape, colour, 0, 0, wide, high, runs, clocks)


def _rows(box: Box, lead: str, jumps: tuple[str, ...], room: int) -> Iterator[_Row]:
    """Yield the lines of a box from top to foot."""
    asks = box.shape is Shape.DECISION
    cut = balance if asks else wrap
    for line in cut(f"{lead}:" if lead else "", room, bold=True):
        yield _Row(line, 21, 15, bold=True)
    if not asks:
        for line in wrap(_actor(box), room):
            yield _Row(line, 21, 15, colour=look.GREY)
    title = f"{box.number}. {box.title}" if asks else box.title
    for line in cut(title, room, look.TITLE, bold=True):
        yield _Row(line, 22, 16, bold=True, size=look.TITLE)
    for time in box.times:
        for i, line in enumerate(wrap(time, room - look.CLOCK)):
            yield _Row(line, 22, 16, clock=2 if i else 1)
    notes = [cut(note, room) for note in box.notes]
    for line, apart in _apart(notes):
        yield _Row(line, 21 + apart, 15 + apart, colour=look.GREY)
    above = 2 if asks else len(notes[-1]) if notes else 1
    for line, apart in _apart([cut(jump, room, bold=True) for jump in jumps], above):
        yield _Row(line, 21 + apart, 15 + apart, bold=True)


def _apart(texts: Sequence[tuple[str, ...]], above: int = 1) -> Iterator[tuple[str, int]]:
    """Yield each line of `texts` with the px that part it from the one above; `above` lines precede the first text."""
    for lines in texts:
        for i, line in enumerate(lines):
            yield line, look.NOTE_APART if i == 0 and max(above, len(lines)) > 1 else 0
        above = len(lines)


def _actor(box: Box) -> str:
    """Return the line that says the number, who acts and which kind of box it is."""
    says = " \N{EN DASH} ".join(part for part in (box.actor, _KINDS.get(box.shape, "")) if part)
    return f"{box.number}. {says}" if says else f"{box.number}."


def _placed(
    rows: tuple[_Row, ...], room: int, top: int, centre: int | None
) -> tuple[tuple[Run, ...], tuple[Point, ...]]:
    """Return the runs and clocks of `rows`: from the left, or about `centre`."""
    runs: list[Run] = []
    clocks: list[Point] = []
    timed = max((width(row.text, row.size) * SPARE for row in rows if row.clock), default=0) + look.CLOCK
    left = look.LEFT if centre is None else round(centre - timed / 2)
    for row in rows:
        base = top + row.base
        if row.clock:
            runs.append(Run(row.text, left + look.CLOCK, base, room - look.CLOCK))
        else:
            middle = centre is not None
            x = look.LEFT if centre is None else centre
            runs.append(Run(row.text, x, base, room, row.size, row.bold, row.colour, middle))
        if row.clock == 1:
            clocks.append((left + 8, base - 6))
        top += row.height
    return tuple(runs), tuple(clocks)
