"""A scene to SVG: elements and attributes only. No id, style, script, event, or reference to anything outside."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from remit.derive.chart import Shape
from remit.drawing import look
from remit.drawing.scene import Figure, Frame, Line, Run, Scene

_BORDER = f'stroke-width="{look.STROKE}"'


def write(scene: Scene) -> bytes:
    """Return the scene as an SVG file on an opaque white ground."""
    return ("\n".join(_document(scene)) + "\n").encode()


def _document(scene: Scene) -> Iterator[str]:
    """Yield the file, an element a line: what lies lower first."""
    size = f'width="{scene.width}" height="{scene.height}" viewBox="0 {scene.top} {scene.width} {scene.height}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{escape(look.FONT)}">'
    yield f"<title>{escape(scene.title, quote=False)}</title>"
    yield f"<desc>{escape(scene.says, quote=False)}</desc>"
    lowered = f' y="{scene.top}"' if scene.top else ""
    yield f'<rect{lowered} width="{scene.width}" height="{scene.height}" fill="{look.WHITE}"/>'
    for frame in scene.frames:
        yield from _frame(frame, scene.width)
    for piece in scene.pieces:
        if isinstance(piece, Line):
            yield from _line(piece)
    for piece in scene.pieces:
        if isinstance(piece, Figure):
            yield from _figure(piece)
        elif isinstance(piece, Run):
            yield _run(piece)
    yield "</svg>"


def _frame(frame: Frame, width: int) -> Iterator[str]:
    """Yield a band with its title bar."""
    inner = f'x="1" y="{frame.y + 1}" width="{width - 2}" height="{frame.height - 2}"'
    yield f'<rect {inner} fill="{look.BAND}" stroke="{look.BLUE}" {_BORDER}/>'
    yield f'<rect x="0" y="{frame.y}" width="{width}" height="{frame.bar}" fill="{look.BLUE}"/>'
    yield from map(_run, frame.runs)


def _line(line: Line) -> Iterator[str]:
    """Yield a line and its head; the line stops inside the head, so that the tip stays sharp."""
    *_, (from_x, from_y), (x, y) = line.points
    if not line.head:
        yield _path(line.points)
    elif from_x == x:
        yield _path((*line.points[:-1], (x, y - look.HEAD + 1)))
        yield _head(x, y, f"l-{look.HEAD_HALF} -{look.HEAD}h{2 * look.HEAD_HALF}z")
    else:
        back = look.HEAD if x > from_x else -look.HEAD
        yield _path((*line.points[:-1], (x - back + (1 if back > 0 else -1), from_y)))
        yield _head(x, y, f"l{-back} -{look.HEAD_HALF}v{2 * look.HEAD_HALF}z")


def _path(points: tuple[tuple[int, int], ...]) -> str:
    """Return a line without a head."""
    moves = "".join(f"V{there[1]}" if here[0] == there[0] else f"H{there[0]}" for here, there in pairwise(points))
    return f'<path d="M{points[0][0]} {points[0][1]}{moves}" fill="none" stroke="{look.INK}" {_BORDER}/>'


def _head(x: int, y: int, shape: str) -> str:
    """Return an arrow's head whose tip is at `x`, `y`."""
    return f'<path d="M{x} {y}{shape}" fill="{look.INK}"/>'


def _figure(box: Figure) -> Iterator[str]:
    """Yield a box and its words."""
    if box.shape is Shape.DECISION:
        yield _hexagon(box)
    elif box.shape is Shape.START:
        yield _box(box, 0, look.ROUND)
    elif box.shape is Shape.END:
        yield _box(box, 0, look.ROUND)
        yield _box(box, 4, look.ROUND - 4)
    elif box.shape is Shape.GAP:
        yield _box(box, 0, 0, ' stroke-dasharray="7 5"')
    else:
        yield _box(box, 0, 0)
        yield f'<rect x="{box.x - 1}" y="{box.y - 1}" width="7" height="{box.height + 2}" fill="{box.colour}"/>'
    for x, y in box.clocks:
        hands = f"M{x - 7} {y}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M{x} {y - 4}v4l3 2"
        yield f'<path d="{hands}" fill="none" stroke="{look.INK}" {_BORDER}/>'
    yield from map(_run, box.runs)


def _box(box: Figure, inward: int, rounded: int, more: str = "") -> str:
    """Return a rectangle set `inward` px into the box."""
    place = f'x="{box.x + inward}" y="{box.y + inward}"'
    size = f'width="{box.width - 2 * inward}" height="{box.height - 2 * inward}"'
    corner = f' rx="{rounded}"' if rounded else ""
    return f'<rect {place} {size}{corner} fill="{look.WHITE}" stroke="{box.colour}" {_BORDER}{more}/>'


def _hexagon(box: Figure) -> str:
    """Return a decision's form."""
    left, right = box.x + look.POINT, box.right - look.POINT
    form = f"M{box.x} {box.middle}L{left} {box.y}H{right}L{box.right} {box.middle}L{right} {box.bottom}H{left}z"
    return f'<path d="{form}" fill="{look.QUESTION}" stroke="{box.colour}" {_BORDER}/>'


def _run(run: Run) -> str:
    """Return one line of text."""
    weight = ' font-weight="700"' if run.bold else ""
    anchor = ' text-anchor="middle"' if run.middle else ""
    place = f'x="{run.x}" y="{run.y}" font-size="{run.size}"'
    return f'<text {place} fill="{run.colour}"{weight}{anchor}>{escape(run.text, quote=False)}</text>'
