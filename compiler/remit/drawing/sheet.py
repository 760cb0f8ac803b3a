"""A chart to a scene: bands one under another, the gaps between them, the edition at the foot."""

from __future__ import annotations

from itertools import pairwise
from types import ModuleType

from remit.derive.chart import Chart
from remit.drawing import look, narrow, wide, words
from remit.drawing.column import Onward
from remit.drawing.plan import Floor, plan
from remit.drawing.scene import Frame, Line, Piece, Run, Scene
from remit.drawing.wrap import clean, wrap

_LAYOUTS: dict[int, ModuleType] = {layout.WIDTH: layout for layout in (wide, narrow)}
_BAR_LINE = 23


def scene(chart: Chart, width: int) -> Scene:
    """Return `chart` laid out `width` px wide: 640, or 290 for a phone.

    Raises ValueError for another width.
    """
    if width not in _LAYOUTS:
        raise ValueError(f"a chart is drawn {' or '.join(map(str, _LAYOUTS))} px wide, not {width}")
    frames: list[Frame] = []
    pieces: list[Piece] = []
    y = 0
    floors = plan(chart)
    for floor, following in zip(floors, (*floors[1:], None), strict=False):
        frame, drawn, onward = _band(floor, y, width)
        frames.append(frame)
        pieces += drawn
        y += frame.height
        if following:
            down, ways = _between(onward, y, width)
            pieces += ways
            y += down
    foot = wrap(chart.edition, width - 2 * look.EDGE)
    for line in foot:
        y += look.LINE
        pieces.append(Run(line, look.EDGE, y, width - 2 * look.EDGE, colour=look.GREY))
    return Scene(clean(chart.title), _says(chart), width, y + (8 if foot else 0), tuple(frames), tuple(pieces))


def _says(chart: Chart) -> str:
    """Return what the drawing shows, for those who cannot see it."""
    steps = sum(len(band.boxes) for band in chart.bands)
    edition = f"{clean(chart.edition)}. " if chart.edition else ""
    return f"{edition}Flowchart of {steps} steps. The list of steps tells it all, with the same numbers."


def _band(floor: Floor, top: int, width: int) -> tuple[Frame, tuple[Piece, ...], tuple[Onward, ...]]:
    """Return a band's frame, what stands in it, and the lines that leave it."""
    room = width - 2 * (look.EDGE + look.STROKE)
    titles = wrap(floor.title, room, look.BAND_TITLE, bold=True)
    bar = look.BAR + _BAR_LINE * max(len(titles) - 1, 0)
    runs = tuple(
        Run(
            text, look.EDGE + look.STROKE, top + 26 + _BAR_LINE * i, room, look.BAND_TITLE, bold=True, colour=look.WHITE
        )
        for i, text in enumerate(titles)
    )
    column = _LAYOUTS[width].column(floor, top + bar + look.PADDING)
    frame = Frame(top, column.bottom + look.PADDING - top, bar, runs)
    return frame, column.pieces, column.onward


def _between(onward: tuple[Onward, ...], top: int, width: int) -> tuple[int, tuple[Piece, ...]]:
    """Return the height of the gap between two bands, and the lines that cross it."""
    ends = [*(way.x for way in onward), width - 1 + look.BESIDE]
    rooms = [right - left - 2 * look.BESIDE for left, right in pairwise(ends)]
    texts = [words.lines(way.label, room) for way, room in zip(onward, rooms, strict=True)]
    high = look.BAND_GAP + look.LINE * max(0, max(map(len, texts), default=0) - 1)
    pieces: list[Piece] = []
    for way, room, text in zip(onward, rooms, texts, strict=True):
        pieces.append(Line(((way.x, way.box.foot(way.x)), (way.x, top + high)), (way.box.number,)))
        pieces += words.runs(text, way.x + look.BESIDE, top + 4, room)
    return high, tuple(pieces)
