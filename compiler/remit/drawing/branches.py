"""Side boxes to figures: what hangs on a box, and on that, one under another. Knows no main line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from remit.drawing import look, words
from remit.drawing.face import figure
from remit.drawing.plan import Branch
from remit.drawing.scene import Figure, Line, Piece, moved

# How far the trunk stands in from its box, and the boxes on its rungs from the trunk.
_TRUNK = 12
_RUNG = 20

# A label of more lines than this stands inside its box.
_BESIDE_MOST = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A box with all that hangs on it; `last` is the figure with free space below."""

    first: Figure
    last: Figure
    pieces: tuple[Piece, ...]

    @property
    def height(self) -> int:
        """Return how high the whole is."""
        return self.last.bottom - self.first.y

    def moved(self, dx: int, dy: int) -> Block:
        """Return the block elsewhere."""
        return Block(self.first.moved(dx, dy), self.last.moved(dx, dy), moved(self.pieces, dx, dy))


def hang(branch: Branch, wide: int, lead: str = "") -> Block:
    """Return `branch` drawn at 0, 0 in `wide` px; `lead` is the label that stands inside its first box."""
    first = figure(branch.box, wide, lead, branch.jumps)
    if len(branch.kids) > 1 and any(kid.label is not None for kid in branch.kids):
        last, pieces = rungs(first, branch.kids, _TRUNK, _TRUNK + _RUNG, wide - _TRUNK - _RUNG)
    else:
        last, pieces = _chain(first, branch.kids)
    return Block(first, last, (first, *pieces))


def rungs(on: Figure, kids: Sequence[Branch], trunk: int, inward: int, wide: int) -> tuple[Figure, tuple[Piece, ...]]:
    """Return the last of `kids`, and all of them: under `on`, `wide` px each, on the rungs of a trunk.

    The trunk stands `trunk` px further in than `on`, the boxes `inward` px.
    """
    pieces: list[Piece] = []
    last = on
    x = on.x + trunk
    for kid in kids:
        block = hang(kid, wide, kid.label or "").moved(on.x + inward, last.bottom + look.APART)
        if kid.label is not None:
            y = block.first.middle
            pieces.append(Line(((x, on.foot(x)), (x, y), (block.first.x - 1, y)), (on.number, block.first.number)))
        pieces += block.pieces
        last = block.last
    return last, tuple(pieces)


def stub(on: Figure, kid: Branch, x: int, inward: int) -> Block:
    """Return `kid` under `on`, set `inward` px further in, at the end of an arrow that leaves `on` at `x`."""
    room = on.right - x - look.BESIDE
    beside = words.lines(kid.label, room)
    lead = ""
    if len(beside) > _BESIDE_MOST:
        beside, lead = (), kid.label or ""
    top = on.bottom + (look.APART if kid.label is None else words.gap(len(beside)))
    block = hang(kid, on.width - inward, lead).moved(on.x + inward, top)
    if kid.label is None:
        return block
    line = Line(((x, on.foot(x)), (x, top - 1)), (on.number, block.first.number))
    label = words.runs(beside, x + look.BESIDE, on.bottom, room)
    return Block(block.first, block.last, (line, *label, *block.pieces))


def _chain(on: Figure, kids: Sequence[Branch]) -> tuple[Figure, tuple[Piece, ...]]:
    """Return the last of `kids`, and all of them, straight under `on`."""
    pieces: list[Piece] = []
    last = on
    for kid in kids:
        block = stub(last, kid, on.centre, 0)
        pieces += block.pieces
        last = block.last
    return last, tuple(pieces)
