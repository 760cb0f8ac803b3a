"""A drawing cut into parts, for pages that cannot take the whole of it: a band each, and a long band at its gaps.

INVARIANT: parts under one another are the whole drawing; no box and no words are cut, and no part of a band has no box.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from remit.drawing.scene import Figure, Line, Piece, Run, Scene

_CLEAR = 4
"""So many px on both sides of a cut have nothing in them but lines that go straight down."""
_DESCENT = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a drawing: of which band (counted from 0), the first of that band or not, with which boxes."""

    band: int
    first: bool
    numbers: tuple[int, ...]
    scene: Scene


def parts(scene: Scene, most: int = 0) -> Iterator[Part]:
    """Yield the parts of a drawing, each at most `most` px high if that can be; 0 is no limit."""
    taken = [_reach(piece) for piece in scene.pieces]
    tops = [frame.y for frame in scene.frames]
    for band, (start, bottom) in enumerate(pairwise([*tops, scene.height])):
        top = start
        while top < bottom:
            end = _cut(taken, _boxes(scene, top, bottom), top, bottom, most)
            yield Part(band, top == start, _numbers(scene, top, end), _between(scene, top, end))
            top = end


def _cut(taken: list[tuple[int, int]], boxes: list[int], top: int, bottom: int, most: int) -> int:
    """Return where the part that begins at `top` ends: at the lowest gap that it reaches, else at the next one.

    There is a box above a gap and one below: `boxes` are the heights at which they begin.
    """
    if not most or bottom - top <= most or not boxes:
        return bottom
    least, last = max(top + most // 3, min(boxes)), max(boxes)
    upwards, downwards = range(min(top + most, last), least, -1), range(top + most + 1, last)
    return next((y for y in (*upwards, *downwards) if _is_clear(taken, y)), bottom)


def _boxes(scene: Scene, top: int, bottom: int) -> list[int]:
    return [each.y for each in scene.pieces if isinstance(each, Figure) and top <= each.y < bottom]


def _is_clear(taken: list[tuple[int, int]], y: int) -> bool:
    return not any(start - _CLEAR < y < end + _CLEAR for start, end in taken)


def _reach(piece: Piece) -> tuple[int, int]:
    """Return from where to where a piece must not be cut; of a line that is nothing but its bends."""
    match piece:
        case Figure():
            return piece.y, piece.bottom
        case Run():
            return piece.y - piece.size, piece.y + _DESCENT
        case Line():
            bends = [y for (_, y), (_, other) in pairwise(piece.points) if y == other]
            return (min(bends), max(bends)) if bends else (-1, -1)


def _numbers(scene: Scene, top: int, bottom: int) -> tuple[int, ...]:
    return tuple(each.number for each in scene.pieces if isinstance(each, Figure) and top <= each.y < bottom)


def _between(scene: Scene, top: int, bottom: int) -> Scene:
    """Return what is seen of a drawing from one height down to another."""
    frames = tuple(each for each in scene.frames if each.y < bottom and each.y + each.height > top)
    pieces = tuple(each for each in scene.pieces if _is_seen(each, top, bottom))
    return replace(scene, top=scene.top + top, height=bottom - top, frames=frames, pieces=pieces)


def _is_seen(piece: Piece, top: int, bottom: int) -> bool:
    if isinstance(piece, Line):
        heights = [y for _, y in piece.points]
        return min(heights) < bottom and max(heights) >= top
    start, _ = _reach(piece)
    return top <= start < bottom
