"""Where the parts of a process stand: a row for each place, its events below one another, lines in lanes of their own.

From left to right: the gateway that joins, the one that waits, its events, the ends to which only one way leads, and
the tracks, in which lines run up and down between rows. A line enters a row above all that stands in it. INVARIANT: no
shape covers another, and no line runs through a shape.
"""

from __future__ import annotations

from dataclasses import dataclass

from remit.targets._bpmn_graph import FORK, START, Graph, Spot

Box = tuple[int, int, int, int]
Point = tuple[int, int]

EVENT, GATEWAY = 36, 50
_START, _FORK, _JOIN, _WAIT, _EVENTS, _ENDS, _TRACKS = 40, 110, 200, 320, 460, 860, 1160
_PITCH, _LANE, _BEFORE, _STEP, _TOP = 70, 10, 50, 14, 40
_LABEL_HEIGHT = 28


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node and its label stands, and the corners of each line by its two ends."""

    boxes: dict[str, Box]
    labels: dict[str, Box]
    lines: dict[tuple[str, str], tuple[Point, ...]]


def layout_of(graph: Graph) -> Layout:
    """Return where everything stands."""
    return _Drawing(graph).layout()


class _Drawing:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._boxes: dict[str, Box] = {}
        self._labels: dict[str, Box] = {}
        self._lines: dict[tuple[str, str], tuple[Point, ...]] = {}
        self._lanes: dict[str, int] = {}
        """How high a line runs that enters a row, by the entry."""
        self._beside = self._ends_beside()

    def layout(self) -> Layout:
        y = _TOP
        for spot in self._graph.spots:
            if spot.id not in self._beside:
                y = self._row(spot, y)
        self._beginning()
        self._long_lines()
        return Layout(self._boxes, self._labels, self._lines)

    def _ends_beside(self) -> set[str]:
        """Return the ends that stand right of the only event that leads to them."""
        ends = {spot.id for spot in self._graph.spots if spot.place.final and not spot.joins}
        return ends - set(self._graph.begins)

    def _row(self, spot: Spot, top: int) -> int:
        """Place a spot and return where the next row begins."""
        self._lanes[spot.entry] = top + _LANE
        middle = top + _BEFORE + GATEWAY // 2
        if spot.joins:
            self._put(spot.entry, _JOIN, middle, GATEWAY)
        if spot.place.final:
            self._put(spot.id, _WAIT, middle, EVENT)
            self._label(spot.id, 240)
        elif len(spot.ways) > 1:
            self._put(spot.id, _WAIT, middle, GATEWAY)
            self._labels[spot.id] = (_WAIT - 60, middle + GATEWAY // 2 + 4, 160, 42)
        for number, way in enumerate(spot.ways):
            here = middle + number * _PITCH
            self._put(way.id, _EVENTS, here, EVENT)
            self._label(way.id, _ENDS - _EVENTS - EVENT - 20)
            if way.leads_to in self._beside:
                self._put(way.leads_to, _ENDS, here, EVENT)
                self._label(way.leads_to, _TRACKS - _ENDS - EVENT - 20)
                self._straight(way.id, way.leads_to)
            if way.id != spot.id:
                self._straight(spot.id, way.id)
        if spot.joins:
            self._straight(spot.entry, spot.id)
        last = middle + max(len(spot.ways) - 1, 0) * _PITCH
        return max(last, middle + 20) + GATEWAY // 2 + _LABEL_HEIGHT

    def _put(self, node: str, left: int, middle: int, size: int) -> None:
        self._boxes[node] = (left, middle - size // 2, size, size)

    def _label(self, node: str, width: int) -> None:
        """Put a label right of an event, below the line that leads on from it."""
        left, top, size, _ = self._boxes[node]
        self._labels[node] = (left + size + 4, top + size // 2 + 3, width, _LABEL_HEIGHT)

    def _straight(self, source: str, target: str) -> None:
        """Draw a line from left to right, with a bend between two that do not stand at one height."""
        start, end = self._right(source), self._left(target)
        if start[1] == end[1]:
            self._lines[source, target] = (start, end)
        else:
            bend = end[0] - 40
            self._lines[source, target] = (start, (bend, start[1]), (bend, end[1]), end)

    def _beginning(self) -> None:
        """Draw the start, and where there are several regions the fork from which each of them begins."""
        first = self._left(self._graph.begins[0])[1]
        self._put(START, _START, first, EVENT)
        self._labels[START] = (_START - 20, first + EVENT // 2 + 4, 90, 14)
        if len(self._graph.begins) == 1:
            self._straight(START, self._graph.begins[0])
            return
        self._put(FORK, _FORK, first, GATEWAY)
        self._straight(START, FORK)
        self._straight(FORK, self._graph.begins[0])
        left, top, width, height = self._boxes[FORK]
        for entry in self._graph.begins[1:]:
            end = self._left(entry)
            corner = left + width // 2
            self._lines[FORK, entry] = ((corner, top + height), (corner, end[1]), end)

    def _long_lines(self) -> None:
        """Draw the lines that lead to another row, or round to their own: those with one end share a track."""
        ways = [way for spot in self._graph.spots for way in spot.ways if way.leads_to not in self._beside]
        spans: dict[str, tuple[int, int]] = {}
        for way in ways:
            heights = (self._right(way.id)[1], self._lanes[way.leads_to])
            before = spans.get(way.leads_to, heights)
            spans[way.leads_to] = (min(*heights, *before), max(*heights, *before))
        tracks = _tracks(spans)
        for way in ways:
            start, lane = self._right(way.id), self._lanes[way.leads_to]
            left, top, width, _ = self._boxes[way.leads_to]
            track, above = _TRACKS + _STEP * tracks[way.leads_to], left + width // 2
            self._lines[way.id, way.leads_to] = (start, (track, start[1]), (track, lane), (above, lane), (above, top))

    def _right(self, node: str) -> Point:
        left, top, width, height = self._boxes[node]
        return left + width, top + height // 2

    def _left(self, node: str) -> Point:
        left, top, _, height = self._boxes[node]
        return left, top + height // 2


def _tracks(spans: dict[str, tuple[int, int]]) -> dict[str, int]:
    """Return a track for each span, the shortest nearest; spans that touch never share one."""
    used: list[list[tuple[int, int]]] = []
    found = {}
    for name, (low, high) in sorted(spans.items(), key=lambda each: (each[1][1] - each[1][0], each[1], each[0])):
        free = (n for n, spans in enumerate(used) if all(high < begin or end < low for begin, end in spans))
        number = next(free, len(used))
        if number == len(used):
            used.append([])
        used[number].append((low, high))
        found[name] = number
    return found
