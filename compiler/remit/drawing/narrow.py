"""A band's main line to figures in one column: what hangs on a box stands under it, beside a rail. 290 px wide."""

from __future__ import annotations

from itertools import pairwise

from remit.derive.chart import Shape
from remit.drawing import look, words
from remit.drawing.branches import rungs, stub
from remit.drawing.column import Column, Onward
from remit.drawing.face import figure
from remit.drawing.plan import Floor, Stem
from remit.drawing.scene import Figure, Line, Piece, Point

WIDTH = 290
_RIGHT = WIDTH - look.EDGE
# Where words in a band end, and those between two bands.
_BAND_END = WIDTH - 4
_SHEET_END = WIDTH - 1
# The rail of a box with one side box, and the arrow to that box.
_RAIL = 24
_STUB = 72
_INWARD = 26
# The rail, trunk and boxes of a box with several.
_OUTER_RAIL = 20
_TRUNK = 24
_TRUNK_INWARD = 42
# The way back from the last side box: without words, and with.
_BACK = 238
_BACK_WORDS = 150


def column(floor: Floor, top: int) -> Column:
    """Return a band drawn from `top` down."""
    pieces: list[Piece] = []
    leaving: tuple[Onward, ...] = ()
    bottom = top
    for stem in floor.stems:
        box = figure(stem.box, _RIGHT - look.EDGE, jumps=stem.jumps).moved(look.EDGE, 0)
        start = top
        if pieces:
            start, ways = _ways(leaving, bottom, box)
            pieces += ways
        box = box.moved(0, start)
        last, hung = _under(box, stem)
        pieces += (box, *hung)
        end = _SHEET_END if stem is floor.stems[-1] else _BAND_END
        leaving = _leaving(stem, box, last, end)
        bottom = last.bottom
    return Column(tuple(pieces), bottom, leaving)


def _under(box: Figure, stem: Stem) -> tuple[Figure, tuple[Piece, ...]]:
    """Return the last side box of `stem`, or `box` itself, and all that hangs on it."""
    if not stem.kids:
        return box, ()
    if len(stem.kids) == 1:
        block = stub(box, stem.kids[0], _STUB, _INWARD)
        return block.last, block.pieces
    return rungs(box, stem.kids, _TRUNK, _TRUNK_INWARD, box.width - _TRUNK_INWARD)


def _leaving(stem: Stem, box: Figure, last: Figure, end: int) -> tuple[Onward, ...]:
    """Return the lines that lead on from a box and from the last of its side boxes; words beside them stop at `end`."""
    ways = []
    if stem.down is not None:
        ways.append(Onward(box, _rail(stem, box, end), stem.down))
    if stem.back is not None:
        ways.append(Onward(last, _BACK_WORDS if stem.back else _BACK, stem.back))
    return tuple(ways)


def _rail(stem: Stem, box: Figure, end: int) -> int:
    """Return the x of the line that leads on: the middle, or left of the side boxes, or of long words."""
    if len(stem.kids) > 1:
        return _OUTER_RAIL
    room = end - box.centre - look.BESIDE
    return _RAIL if stem.kids or len(words.lines(stem.down, room)) > 1 else box.centre


def _ways(leaving: tuple[Onward, ...], top: int, box: Figure) -> tuple[int, tuple[Piece, ...]]:
    """Return the y of the next box, and the lines to it from what stands above `top`."""
    ends = [*(way.x for way in leaving), _BAND_END + look.BESIDE]
    rooms = [right - left - 2 * look.BESIDE for left, right in pairwise(ends)]
    texts = [words.lines(way.label, room) for way, room in zip(leaving, rooms, strict=True)]
    most = max(map(len, texts), default=0)
    bent = [way for way in leaving if way.x < _STUB and box.shape not in {Shape.STEP, Shape.GAP}]
    start = top + words.gap(most) + (look.APART if bent else 0)
    pieces: list[Piece] = []
    for way, room, text in zip(leaving, rooms, texts, strict=True):
        bend: tuple[Point, ...] = ()
        if way in bent:
            bend = (way.x, start - look.LINE), (_STUB, start - look.LINE)
        end = bend[-1][0] if bend else way.x
        points = ((way.x, way.box.foot(way.x)), *bend, (end, start - 1))
        pieces.append(Line(points, (way.box.number, box.number)))
        pieces += words.runs(text, way.x + look.BESIDE, top, room)
    return start, tuple(pieces)
