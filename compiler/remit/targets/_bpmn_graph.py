"""A walk as a process: what waits, what it can catch and where that leads. Knows neither XML nor where things stand.

A place where several things can happen is an event-based gateway with an event for each; one where a single thing can
happen is that event; one from which nothing leads on is an end event. Several ways to a place meet in a gateway.
INVARIANT: the node in which a case waits or has ended has the plain id of its place; all others begin with `_`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from remit.portable.ids import plain
from remit.portable.walk import Move, Place, Region, Walk
from remit.targets import Product

START, FORK = "_start", "_fork"
CATCHES = "_at__"
"""So begins a node that catches one of several events."""


@dataclass(frozen=True, slots=True)
class Way:
    """What can happen at a place: the event that catches it, and the node to which it leads."""

    id: str
    move: Move
    name: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the process. `entry` is where ways come in: a gateway that joins them, or the node itself."""

    place: Place
    name: str
    entry: str
    ways: tuple[Way, ...]

    @property
    def id(self) -> str:
        """Return the node in which a case waits, or has ended."""
        return self.place.id

    @property
    def joins(self) -> bool:
        """Tell whether several ways come in."""
        return self.entry != self.id


@dataclass(frozen=True, slots=True)
class Graph:
    """A process: the spots in the order of the chart, and the entries at which it begins, one a region."""

    spots: tuple[Spot, ...]
    begins: tuple[str, ...]

    @property
    def flows(self) -> tuple[tuple[str, str], ...]:
        """Return which node follows which."""
        source = START if len(self.begins) == 1 else FORK
        found = [(source, entry) for entry in self.begins]
        if source == FORK:
            found.insert(0, (START, FORK))
        for spot in self.spots:
            if spot.joins:
                found.append((spot.entry, spot.id))
            for way in spot.ways:
                if way.id != spot.id:
                    found.append((spot.id, way.id))
                found.append((way.id, way.leads_to))
        return tuple(found)


def graph_of(product: Product) -> Graph:
    """Return the process of a procedure."""
    numbers = {box.id: box.number for band in product.chart.bands for box in band.boxes}
    spots: list[Spot] = []
    begins: list[str] = []
    for region in product.walk.regions:
        entries = _entries(region)
        begins.append(entries[region.initial])
        spots += [_spot(place, region, entries, product.walk) for place in _in_order(region, numbers)]
    return Graph(tuple(spots), tuple(begins))


def taken(region: Region) -> tuple[Move, ...]:
    """Return the moves that the process has: at an end event nothing more is caught."""
    ended = {place.name for place in region.places if place.final}
    return tuple(move for move in region.moves if move.source not in ended)


def _entries(region: Region) -> dict[str, str]:
    """Return where ways come in at each place."""
    coming = Counter(move.target for move in taken(region)) + Counter([region.initial])
    return {
        place.name: f"_to__{place.id}" if coming[place.name] > 1 else place.id
        for place in region.places
        if coming[place.name]
    }


def _in_order(region: Region, numbers: dict[str, int]) -> list[Place]:
    """Return the places as the chart has them; one without a box follows the one before it."""
    found, last = [], 0
    for place in region.places:
        last = numbers.get(place.name, last)
        found.append((last, place))
    return [place for _, place in sorted(found, key=lambda pair: pair[0])]


def _spot(place: Place, region: Region, entries: dict[str, str], walk: Walk) -> Spot:
    moves = [move for move in taken(region) if move.source == place.name]
    single = len(moves) == 1
    ways = tuple(
        Way(
            place.id if single else f"{CATCHES}{place.id}__on__{plain(move.event)}",
            move,
            f"{place.title}: {_label(move, walk)}" if single else _label(move, walk),
            entries[move.target],
        )
        for move in moves
    )
    name = f"{place.title}: {place.reason}" if place.final and place.title == "Ended" else place.title
    return Spot(place, name, entries[place.name], ways)


def _label(move: Move, walk: Walk) -> str:
    return f"{walk.said(move)} (out of turn)" if move.over else walk.said(move)
