"""A band's main line to figures in two columns: the main line left, what hangs on it right. 640 px wide.

Where so much hangs on a box that the main line would run on beside nothing, it stands under the box, in both columns.
"""

from __future__ import annotations

from remit.drawing import look, words
from remit.drawing.branches import Block, hang, rungs
from remit.drawing.column import Column, Onward
from remit.drawing.face import figure
from remit.drawing.plan import Branch, Floor, Stem
from remit.drawing.scene import Figure, Line, Piece, Point, Run
from remit.drawing.wrap import fits

WIDTH = 640
_MAIN = 326
_SIDE_X = 396
_SIDE = 232
_TRUNK = 370
# A label of at most so many px stands above the arrow to a single side box; a wider one inside that box.
_ABOVE = 44
# Where a way back comes down on a box whose right side is taken.
_LANDING = 290
# A rung nearer than this to the height of its trunk's root is brought level with it.
_LEVEL = 12
# More side boxes than these stand under their box, on a trunk beside the main line.
_MOST = 5
_RAIL = 24
_LOW_TRUNK = 28
_LOW_INWARD = 52


def column(floor: Floor, top: int) -> Column:
    """Return a band drawn from `top` down."""
    sheet = _Sheet(top)
    for stem in floor.stems:
        sheet.add(stem)
    return sheet.column()


class _Sheet:
    """The two columns while they grow.

    `free` is the first y at which a side box may stand; the main line goes on at `rail`, with room below `foot`.
    """

    def __init__(self, top: int) -> None:
        self.pieces: list[Piece] = []
        self.top = self.free = self.foot = top
        self.rail = 0
        self.stem: Stem | None = None
        self.above: Figure | None = None
        self.last: Figure | None = None

    def add(self, stem: Stem) -> None:
        """Draw the next box of the main line, the ways to it, and what hangs on it."""
        face = figure(stem.box, _MAIN, jumps=stem.jumps).moved(look.EDGE, 0)
        many = len(stem.kids) > _MOST and stem.back is None
        group = () if many else tuple(_kid(kid, alone=len(stem.kids) == 1) for kid in stem.kids)
        top, turn = self._place(face, group)
        if many:
            top = max(top, self.free - look.APART - face.height)
        box = face.moved(0, top)
        self._ways_in(box, turn)
        self.pieces.append(box)
        self.stem, self.above, self.last = stem, box, None
        self.rail, self.foot = box.centre, box.bottom
        if many:
            self._hang_below(box, stem.kids)
        elif group:
            self._hang(box, stem.kids, group)

    def column(self) -> Column:
        """Return what was drawn, with the lines that leave it."""
        onward = []
        if self.stem and self.above and self.stem.down is not None:
            onward.append(Onward(self.above, self.rail, self.stem.down))
        if self.stem and self.last and self.stem.back is not None:
            onward.append(Onward(self.last, self.last.centre, self.stem.back))
        bottoms = [piece.bottom for piece in self.pieces if isinstance(piece, Figure)]
        return Column(tuple(self.pieces), max(bottoms, default=self.top), tuple(onward))

    def _place(self, face: Figure, group: tuple[Block, ...]) -> tuple[int, int | None]:
        """Return the y of the next box, and the y at which a way back to it turns left."""
        top, turn = self.top, None
        if self.stem and self.above:
            top = self.foot + words.gap(len(self._words(taken=bool(group))))
            top += look.APART if self.rail != self.above.centre else 0
        if self.stem and self.above and self.last and self.stem.back is not None:
            back = words.lines(self.stem.back, self.last.width // 2 - look.BESIDE)
            drop = self.last.bottom + words.gap(len(back), look.APART)
            if group:
                turn = max(drop, self.above.bottom + look.APART)
                top = max(top, turn + look.LINE)
                self.free = turn + look.APART
            else:
                top = max(top, drop + look.HEAD_HALF - face.height // 2)
        if group:
            top = max(top, self.free + group[0].first.height // 2 - face.height // 2)
        return top, turn

    def _words(self, *, taken: bool) -> tuple[str, ...]:
        """Return the lines of the label on the main line; `taken` says that a way back may come down beside it."""
        if not (self.stem and self.above):
            return ()
        return words.lines(self.stem.down, self._room(self.above, taken=taken))

    def _room(self, above: Figure, *, taken: bool) -> int:
        """Return the px that a label on the main line has."""
        right = _LANDING - 8 if taken else above.right
        return right - self.rail - look.BESIDE

    def _ways_in(self, box: Figure, turn: int | None) -> None:
        """Draw the ways from the box above and from the last side box to `box`."""
        if not (self.stem and self.above):
            return
        above, stem = self.above, self.stem
        taken = bool(stem.back is not None and turn is not None)
        if stem.down is not None:
            x, y = self.rail, box.y - look.LINE
            bend: tuple[Point, ...] = () if x == box.centre else ((x, y), (box.centre, y))
            points = ((x, above.foot(x)), *bend, (box.centre, box.y - 1))
            self.pieces.append(Line(points, (above.number, box.number)))
            room = self._room(above, taken=taken)
            self.pieces += words.runs(words.lines(stem.down, room), x + look.BESIDE, self.foot, room)
        if stem.back is not None and self.last:
            self._way_back(stem.back, self.last, box, turn)

    def _way_back(self, label: str, last: Figure, box: Figure, turn: int | None) -> None:
        """Draw the way from the last side box back to the main line."""
        x = last.centre
        points: tuple[Point, ...] = ((x, turn or 0), (_LANDING, turn or 0), (_LANDING, box.y - 1))
        if turn is None:
            points = ((x, box.middle), (box.right + 1, box.middle))
            self.free = box.middle + look.APART
        room = last.width // 2 - look.BESIDE
        self.pieces.append(Line(((x, last.bottom), *points), (last.number, box.number)))
        self.pieces += words.runs(words.lines(label, room), x + look.BESIDE, last.bottom, room)

    def _hang_below(self, box: Figure, kids: tuple[Branch, ...]) -> None:
        """Draw many side boxes under `box`; the main line goes on left of them."""
        last, pieces = rungs(box, kids, _LOW_TRUNK, _LOW_INWARD, WIDTH - look.EDGE - box.x - _LOW_INWARD)
        self.pieces += pieces
        self.rail, self.foot = _RAIL, last.bottom
        self.free = self.foot + look.APART

    def _hang(self, box: Figure, kids: tuple[Branch, ...], group: tuple[Block, ...]) -> None:
        """Draw the side boxes of `box`."""
        y = self._group_top(box, kids, group)
        for kid, block in zip(kids, group, strict=True):
            placed = block.moved(_SIDE_X, y)
            if kid.label is not None:
                self._rung(box, placed.first, kid.label if len(group) == 1 else "")
            self.pieces += placed.pieces
            self.last = placed.last
            y = self.free = placed.last.bottom + look.APART

    def _group_top(self, box: Figure, kids: tuple[Branch, ...], group: tuple[Block, ...]) -> int:
        """Return the y of the first side box: the group stands about the middle of its box as far as there is room."""
        if len(group) == 1:
            return max(self.free, box.middle - group[0].first.height // 2)
        whole = sum(block.height for block in group) + look.APART * (len(group) - 1)
        top = rung = max(self.free, box.middle - whole // 2)
        for kid, block in zip(kids, group, strict=True):
            off = box.middle - rung - block.first.height // 2
            if kid.label is not None and abs(off) < _LEVEL and top + off >= self.free:
                return top + off
            rung += block.height + look.APART
        return top

    def _rung(self, box: Figure, side: Figure, label: str) -> None:
        """Draw the way to a side box."""
        start, end = (box.right, box.middle), (side.x - 1, side.middle)
        bend = () if start[1] == end[1] else ((_TRUNK, start[1]), (_TRUNK, end[1]))
        self.pieces.append(Line((start, *bend, end), (box.number, side.number)))
        if label and fits(label, _ABOVE, bold=True):
            middle = (box.right + side.x - look.HEAD) // 2
            self.pieces.append(Run(label, middle, box.middle - 8, _ABOVE, bold=True, middle=True))


def _kid(kid: Branch, *, alone: bool) -> Block:
    """Return what hangs on a box; the label stands inside unless there is room for it above the arrow."""
    label = kid.label or ""
    return hang(kid, _SIDE, "" if alone and fits(label, _ABOVE, bold=True) else label)
