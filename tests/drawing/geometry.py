"""What must hold of any drawing, told as faults: an empty list is a good drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from remit.derive.chart import Chart
from remit.drawing import look
from remit.drawing.measure import SPARE, width
from remit.drawing.scene import Figure, Line, Run, Scene
from remit.drawing.wrap import clean

Rect = tuple[float, float, float, float]


def faults(chart: Chart, scene: Scene) -> list[str]:
    """Return what is wrong with where things stand in `scene`."""
    figures = [piece for piece in scene.pieces if isinstance(piece, Figure)]
    lines = [piece for piece in scene.pieces if isinstance(piece, Line)]
    labels = [piece for piece in scene.pieces if isinstance(piece, Run)]
    return [
        *_text(scene, figures, labels),
        *_boxes(scene, figures),
        *_lines(figures, lines, labels),
        *_crossings(chart, lines),
        *_told(chart, scene, figures, lines),
    ]


def written(run: Run) -> Rect:
    """Return the rectangle that a run covers."""
    wide = width(run.text, run.size, bold=run.bold) * SPARE
    left = run.x - wide / 2 if run.middle else run.x
    return left, run.y - 0.75 * run.size, left + wide, run.y + 0.2 * run.size


def rect(box: Figure, more: float = 0) -> Rect:
    return box.x - more, box.y - more, box.right + more, box.bottom + more


def meet(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def inside(a: Rect, b: Rect) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]


def strokes(line: Line) -> Iterator[Rect]:
    for (x, y), (u, v) in pairwise(line.points):
        yield min(x, u) - 1, min(y, v) - 1, max(x, u) + 1, max(y, v) + 1


def head(line: Line) -> Rect:
    (x, _y), (u, v) = line.points[-2:]
    if x == u:
        return u - look.HEAD_HALF, v - look.HEAD, u + look.HEAD_HALF, v
    return (
        min(u, u + look.HEAD * (x > u or -1)),
        v - look.HEAD_HALF,
        max(u, u + look.HEAD * (x > u or -1)),
        v + look.HEAD_HALF,
    )


def _text(scene: Scene, figures: list[Figure], labels: list[Run]) -> Iterator[str]:
    sheet = (0, 0, scene.width, scene.height)
    for run in (*labels, *(run for box in figures for run in box.runs), *(r for f in scene.frames for r in f.runs)):
        if width(run.text, run.size, bold=run.bold) * SPARE > run.room + 0.01:
            # One character may be wider than a very narrow room; nothing can be done about it.
            yield f"`{run.text}` is wider than its room"
        if not inside(written(run), sheet):
            yield f"`{run.text}` leaves the sheet"
    for box in figures:
        rows = [written(run) for run in box.runs]
        yield from (
            f"`{run.text}` leaves box {box.number}" for run in box.runs if not inside(written(run), rect(box, -2))
        )
        yield from (f"lines of box {box.number} overlap" for a, b in combinations(rows, 2) if meet(a, b))
    for a, b in combinations(labels, 2):
        if meet(written(a), written(b)):
            yield f"labels `{a.text}` and `{b.text}` overlap"
    for label in labels:
        yield from (f"label `{label.text}` on box {f.number}" for f in figures if meet(written(label), rect(f)))


def _boxes(scene: Scene, figures: list[Figure]) -> Iterator[str]:
    for a, b in combinations(figures, 2):
        if meet(rect(a, 4), rect(b, 4)):
            yield f"boxes {a.number} and {b.number} overlap"
    for box in figures:
        frames = [(4, f.y + f.bar + 4, scene.width - 4, f.y + f.height - 4) for f in scene.frames]
        if not any(inside(rect(box), frame) for frame in frames):
            yield f"box {box.number} leaves its band"


def _lines(figures: list[Figure], lines: list[Line], labels: list[Run]) -> Iterator[str]:
    texts = [*labels, *(run for box in figures for run in box.runs)]
    for line in lines:
        for piece in (*strokes(line), head(line)):
            yield from (f"line {line.joins} through `{run.text}`" for run in texts if meet(piece, written(run)))
            for box in figures:
                slack = -look.POINT if box.number in line.joins else 1
                if meet(piece, rect(box, slack)):
                    yield f"line {line.joins} through box {box.number}"
        (x, y), (u, v) = line.points[-2:]
        if abs(x - u) + abs(y - v) < look.HEAD:
            yield f"line {line.joins} is shorter than its head"
        if any((x == u) == (y == v) for (x, y), (u, v) in pairwise(line.points)):
            yield f"line {line.joins} is not straight"


def _crossings(chart: Chart, lines: list[Line]) -> Iterator[str]:
    side = {box.number for band in chart.bands for box in band.boxes if box.side}
    for a, b in combinations(lines, 2):
        trunk = (
            a.joins[0] == b.joins[0] and side.issuperset({*a.joins[1:], *b.joins[1:]}) and len(a.joins + b.joins) == 4
        )
        if not trunk and any(meet(p, q) for p in (*strokes(a), head(a)) for q in (*strokes(b), head(b))):
            yield f"lines {a.joins} and {b.joins} meet"


def _told(chart: Chart, scene: Scene, figures: list[Figure], lines: list[Line]) -> Iterator[str]:
    words = {box.number: _words(box.runs) for box in figures}
    numbers = {box.number: _numbers(box.runs) for box in figures}
    jumps = {box.number: _jumps(box.runs) for box in figures}
    every = _words([piece for piece in scene.pieces if isinstance(piece, Run)]) + "".join(words.values())
    drawn = {line.joins for line in lines}
    first = {band.boxes[0].number: place for place, band in enumerate(chart.bands) if band.boxes}
    for place, band in enumerate(chart.bands):
        for box in band.boxes:
            if box.number not in numbers[box.number] or _tight(box.title) not in words[box.number]:
                yield f"box {box.number} is not told"
            for way in box.exits:
                down = (box.number,) in drawn and first.get(way.target) == place + 1
                said = way.target in jumps[box.number]
                if said == (down or (box.number, way.target) in drawn):
                    yield f"the way from {box.number} to {way.target} is told {'twice' if said else 'nowhere'}"
                if _tight(way.label) not in every:
                    yield f"the label `{way.label}` is not told"


def _numbers(runs: tuple[Run, ...]) -> set[int]:
    """Return the whole numbers, each with a full stop after it, that lines of a box begin with."""
    return {int(found[1]) for run in runs if (found := re.match(r"([0-9]+)\.", run.text))}


def _jumps(runs: tuple[Run, ...]) -> set[int]:
    """Return the whole numbers of the steps that the words of a box lead to; such words end with a line."""
    texts = (_words(runs[: i + 1]).lower() for i in range(len(runs)))
    return {int(found[1]) for text in texts if (found := re.search(r"gotostep([0-9]+)$", text))}


def _words(runs: tuple[Run, ...] | list[Run]) -> str:
    return "".join(_tight(run.text) for run in runs)


def _tight(text: str) -> str:
    return clean(text).replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
