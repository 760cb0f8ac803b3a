"""Traces through a machine that take every move that can be taken, by the shortest ways. They know no dates."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime

from remit.derive.case import Case, Happening, opened, step
from remit.derive.tables import Tables

LONGEST = 24
"""A trace with more moves is hard to read when it fails."""
_WHENEVER = datetime(2027, 1, 1, tzinfo=UTC)
"""A moment for events whose date decides nothing."""

Way = tuple[str, str]
Key = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, int], ...]]


class Tours:
    """Rows of events from the start of a case, until every move has been taken; `left` are those that cannot be."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.left: dict[Way, None] = {(place, event): None for place, ways in tables.moves.items() for event in ways}

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of events."""
        while row := self._row():
            yield row

    def _row(self) -> tuple[str, ...]:
        case, row = opened(self._tables), list[str]()
        while len(row) < LONGEST and (path := self._nearest(case)):
            for event in path:
                self._take(case, event)
                case = self.after(case, event)
            row += path
        return tuple(row)

    def after(self, case: Case, event: str) -> Case:
        """Return the case after an event whose date decides nothing."""
        return step(self._tables, case, Happening(event, _WHENEVER))[0]

    def _nearest(self, case: Case) -> tuple[str, ...]:
        """Return the shortest way from a case to a move that has not been taken, that move included."""
        seen, queue = {self._key(case)}, deque[tuple[Case, tuple[str, ...]]]([(case, ())])
        while queue:
            here, path = queue.popleft()
            for event in self._events(here):
                there, remarks = step(self._tables, here, Happening(event, _WHENEVER))
                if any(remark.kind == "refused" for remark in remarks):
                    continue
                if self._way(here, event) in self.left:
                    return (*path, event)
                if (key := self._key(there)) not in seen:
                    seen.add(key)
                    queue.append((there, (*path, event)))
        return ()

    def _events(self, case: Case) -> tuple[str, ...]:
        """Return what leads on from a case: its moves, and the duties by which some of them are held up."""
        moves = (event for place in case.places for event in self._tables.moves[place])
        return tuple(dict.fromkeys((*moves, *(event for event in case.owed if event in self._tables.before_closing))))

    def _take(self, case: Case, event: str) -> None:
        self.left.pop(self._way(case, event), None)

    def _way(self, case: Case, event: str) -> Way:
        """Return the move that an event makes; of one that is only noted, what no machine has."""
        return next(((place, event) for place in case.places if event in self._tables.moves[place]), ("", event))

    def _key(self, case: Case) -> Key:
        """Return all that decides what a case takes next."""
        owed = tuple(sorted(self._tables.before_closing.intersection(case.owed)))
        return case.places, owed, tuple(sorted(case.used.items()))
