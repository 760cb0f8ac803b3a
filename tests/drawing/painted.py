"""An SVG file as what is painted where: what lies under its words and lines, and what in it is no drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from remit.drawing.measure import SPARE, width
from tests.colours import contrast

SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]

ATTRIBUTES = {
    "svg": {"width", "height", "viewBox", "role", "font-family"},
    "title": set[str](),
    "desc": set[str](),
    "rect": {"x", "y", "width", "height", "rx", "fill", "stroke", "stroke-width", "stroke-dasharray"},
    "path": {"d", "fill", "stroke", "stroke-width"},
    "text": {"x", "y", "font-size", "font-weight", "fill", "text-anchor"},
}
ELSEWHERE = re.compile(r"url\(|//|script:|data:", re.IGNORECASE)
STEPS = {"M": 2, "L": 2, "l": 2, "a": 7, "H": 1, "h": 1, "V": 1, "v": 1, "z": 0}
"""Numbers that each command of a path takes; the last two, or the only one, say where it ends."""
NOT_DRAWN = re.compile(rb"<[?!]\s*[\w-]+")
"""A doctype, an instruction that may name a style sheet, a comment."""


@dataclass(frozen=True, slots=True)
class Form:
    """A rectangle or a path: `lines` are what a pen goes along; `fill` and `stroke` are colours, or empty.

    `box` is its left, top, right and bottom.
    """

    box: tuple[float, float, float, float]
    lines: tuple[tuple[Point, ...], ...]
    fill: str
    stroke: str
    dashed: bool = False
    rounded: bool = False

    @property
    def outline(self) -> tuple[Point, ...]:
        """Return its corners."""
        return self.lines[0]

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside it."""
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return False
        inside = False
        for (a, b), (c, d) in pairwise((*self.outline, self.outline[0])):
            if (b > y) != (d > y) and x < a + (c - a) * (y - b) / (d - b):
                inside = not inside
        return inside


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x` is its left end, or its middle if `middle`, `y` its baseline."""

    text: str
    x: float
    y: float
    size: int
    bold: bool
    middle: bool
    fill: str

    def spread(self, wide: float) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom of the words, `wide` px of them."""
        left = self.x - wide / 2 if self.middle else self.x
        return left, self.y - 0.75 * self.size, left + wide, self.y + 0.2 * self.size

    @property
    def reach(self) -> tuple[float, float, float, float]:
        """Return how far they reach by our own table of widths."""
        return self.spread(width(self.text, self.size, bold=self.bold) * SPARE)


def painted(data: bytes) -> list[Form | Words]:
    """Return what a file paints, what lies lower first."""
    drawn: list[Form | Words] = []
    for element in ET.fromstring(data).iter():
        name, told = element.tag.removeprefix(SVG), element.attrib
        fill, stroke = (told.get(key, "").replace("none", "") for key in ("fill", "stroke"))
        if name == "text":
            place = float(told.get("x", "0")), float(told.get("y", "0")), int(told.get("font-size", "0"))
            middle = told.get("text-anchor") == "middle"
            drawn.append(Words(element.text or "", *place, "font-weight" in told, middle, fill))
        elif name == "rect":
            left, top, wide, high = (float(told.get(key, "0")) for key in ("x", "y", "width", "height"))
            corners = ((left, top), (left + wide, top), (left + wide, top + high), (left, top + high))
            box = left, top, left + wide, top + high
            drawn.append(Form(box, (corners,), fill, stroke, "stroke-dasharray" in told, "rx" in told))
        elif name == "path":
            lines = tuple(_lines(told.get("d", "")))
            xs, ys = zip(*(point for line in lines for point in line), strict=True)
            drawn.append(Form((min(xs), min(ys), max(xs), max(ys)), lines, fill, stroke))
    return drawn


def _lines(path: str) -> Iterator[tuple[Point, ...]]:
    """Yield the corners of each line of a path; an arc is taken to be straight."""
    x = y = 0.0
    found: list[Point] = []
    for command, told in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", told)]
        if command == "M" and found:
            yield tuple(found)
            found = []
        long = STEPS[command]
        for start in range(0, len(numbers), max(long, 1)):
            *_, dx, dy = (0, *numbers[start : start + long]) if long > 1 else (numbers[start], numbers[start])
            x = (0 if command.isupper() else x) + dx if command in "MLHlah" else x
            y = (0 if command.isupper() else y) + dy if command in "MLVlav" else y
            found.append((x, y))
    yield tuple(found)


def svg_faults(data: bytes, shown: Callable[[str], str] = str) -> list[str]:
    """Return what is wrong with a file; `shown` is how a reader has a colour of it."""
    root = ET.fromstring(data)
    pieces = painted(data)
    return [*_no_drawing(data, root), *_no_ground(root, pieces), *_faint(pieces, shown)]


def _no_drawing(data: bytes, root: ET.Element) -> Iterator[str]:
    if root.get("role") != "img" or [child.tag for child in root][:2] != [f"{SVG}title", f"{SVG}desc"]:
        yield "the drawing has no role, title and description"
    yield from (found.decode() for found in NOT_DRAWN.findall(data))
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if name not in ATTRIBUTES:
            yield f"<{name}>"
        yield from (f"<{name} {key}>" for key in element.attrib if key not in ATTRIBUTES.get(name, set()))
        yield from (f"<{name} {key}={value}>" for key, value in element.attrib.items() if ELSEWHERE.search(value))
        if name == "text" and int(element.get("font-size", "0")) < 16:
            yield "type below 16 px"


def _no_ground(root: ET.Element, pieces: list[Form | Words]) -> Iterator[str]:
    ground = next((piece for piece in pieces if isinstance(piece, Form)), None)
    sheet = (0, 0, float(root.get("width", "0")), float(root.get("height", "0")))
    if ground is None or not ground.fill or ground.box != sheet:
        yield "the sheet has no ground"


def _faint(pieces: list[Form | Words], shown: Callable[[str], str]) -> Iterator[str]:
    """Yield the words of less than 4.5:1, and the lines and marks of less than 3:1, against what lies beneath them."""
    for place, piece in enumerate(pieces):
        lower = [each for each in pieces[:place] if isinstance(each, Form) and _is_ground(each)]
        if isinstance(piece, Words):
            least, colour, points = 4.5, piece.fill, _across(piece)
        elif piece.stroke:
            least, colour, points = 3.0, piece.stroke, _along(piece)
        else:
            least, colour, points = 3.0, piece.fill, [_middle(piece)]
        grounds = {_under(lower, x, y) for x, y in points}
        if isinstance(piece, Form) and piece.stroke and piece.fill:
            grounds.add(piece.fill)
        for ground in grounds - {""}:
            if contrast(shown(colour), shown(ground)) < least:
                what = f"`{piece.text}`" if isinstance(piece, Words) else "a line" if piece.stroke else "a mark"
                yield f"{what} of {colour} is faint on {ground}"


def _is_ground(form: Form) -> bool:
    """Return whether something can stand on a form: the head of an arrow touches a box, and is no ground of it."""
    left, top, right, bottom = form.box
    return bool(form.fill) and max(right - left, bottom - top) >= 16


def _under(lower: list[Form], x: float, y: float) -> str:
    """Return the colour at a point of the sheet, where anything has been painted."""
    return next((form.fill for form in reversed(lower) if form.holds(x, y)), "")


def _across(words: Words) -> list[Point]:
    left, _, right, _ = words.reach
    return [(left + (right - left) * share, words.y - 0.3 * words.size) for share in (0.01, 0.25, 0.5, 0.75, 0.99)]


def _along(form: Form) -> list[Point]:
    """Return points just beside the lines of a form, outside it where it has a ground of its own."""
    found = []
    for line in form.lines:
        for (a, b), (c, d) in pairwise((*line, line[0]) if form.fill else line):
            long = abs(c - a) + abs(d - b) or 1
            aside = (3 * (d - b) / long, 3 * (a - c) / long)
            for share in (0.1, 0.5, 0.9):
                x, y = a + (c - a) * share, b + (d - b) * share
                found += [(x + side * aside[0], y + side * aside[1]) for side in (1, -1)]
    return [(x, y) for x, y in found if not (form.fill and form.holds(x, y))]


def _middle(form: Form) -> Point:
    xs, ys = zip(*form.outline, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)
