"""A machine that knows nothing but places, moves and counters: what a host can make of any format."""

from __future__ import annotations

from remit.portable.walk import Move, Walk


class Interpreted:
    """A case of a walk."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.places = [region.initial for region in walk.regions]
        self.counters = {counter.id: 0 for counter in walk.counters}

    def send(self, event: str) -> None:
        """Take the moves that an event makes; all that they need is looked at before one of them is taken."""
        taken = [(number, move) for number in range(len(self.places)) for move in self._taken(number, event)]
        for place, move in taken:
            self.places[place] = move.target
            for change in move.sets:
                before = self.counters[change.counter]
                self.counters[change.counter] = before + 1 if change.to is None else change.to

    def _taken(self, number: int, event: str) -> list[Move]:
        here = [move for move in self.walk.regions[number].moves if move.source == self.places[number]]
        found = [move for move in here if move.event == event]
        assert len(found) < 2
        return [move for move in found if all(self.counters[need.counter] < need.below for need in move.needs)]
