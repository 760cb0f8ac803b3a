"""A run with its dates: one row of ways, gone through from one start day, every event as late as promises allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from remit.calendar import Calendar
from remit.derive.latest import OUT, Dated, Latest, earlier
from remit.derive.naming import Naming
from remit.derive.reckoning import Assume, Reckoning, Values
from remit.derive.runs import Node, Runs
from remit.derive.timed import Timetable
from remit.derive.ways import DONE, RECEIVED, Way, Why
from remit.value import value


@value
class Moment:
    """One event of a run; `day` is None where nothing says by when it happens, or past the calendar's end."""

    event: str
    words: str
    day: date | None


@value
class Example:
    """Goes through runs of one procedure under one assumption."""

    table: Timetable
    naming: Naming
    calendar: Calendar
    assume: Assume
    complainants: frozenset[str]

    def run(self, node: Node, start: str, end: str, at: int) -> tuple[Moment, ...]:
        """Return the run that led to `node`, from `start` on day number `at` until `end`."""
        seed, ways = _path(node)
        assert seed.way is not None  # noqa: S101 - a search starts after an event
        reckoning = Reckoning(self.table, Dated(self.calendar, (at,)), self.assume, self.complainants)
        kept = frozenset(name for way in (seed.way, *ways) for name in way.names) | seed.values.keys() | {start}
        here = Node(seed.place, dict.fromkeys((*seed.values, *seed.way.names, start), (at,)), (at,), None, seed.way)
        taken: list[Latest] = []
        for way in ways:
            here = Runs(self.table).step(here, way, frozenset(), reckoning, kept)
            taken = [*(earlier(day, here.now) for day in taken), here.now]
        days = here.values
        stops = self._stops(ways, days, reckoning)
        told = [self._moment(name, (at,)) for name in self._before(seed, ways, start)]
        told.append(self._moment(start, (at,)))
        told += self._received(seed.way, ways, days, reckoning, start)
        ended = self._moment(end, reckoning.moment(end, here.values))
        for way, day in zip(ways, taken, strict=True):
            if end in way.names or end == way.target:
                ended = self._moment(end, day)
                break
            if self.naming.worth_telling(way) and all(moment.event != way.event for moment in stops):
                told.append(self._moment(way.event, day))
            told += self._received(way, ways, days, reckoning, start)
        dated = [moment for moment in (*told, *stops) if moment.event != end and _day(moment) <= _day(ended)]
        return (*sorted(dated, key=_day), ended)

    def _before(self, seed: Node, ways: list[Way], start: str) -> Iterator[str]:
        """Yield what happened before the start, on the same day, where a time ahead counts from it."""
        needed = self.table.needs(time for way in ways for time in way.times)
        assert seed.way is not None  # noqa: S101 - a search starts after an event
        before = needed & seed.values.keys() - {*seed.way.names, start}
        if before:
            yield from (event.id for event in self.table.machine.events if event.id in before)

    def _received(self, way: Way, ways: list[Way], days: Values, reckoning: Reckoning, start: str) -> Iterator[Moment]:
        """Yield the receiving of what a way sends, where a time ahead counts from that."""
        counted = {each.event for other in ways for time in other.times for each in time.clock.starts} - {start}
        for name in way.names:
            received = name.removesuffix(DONE) + RECEIVED
            if received in counted and (day := reckoning.moment(received, days)) is not None:
                yield self._moment(received, day)

    def _stops(self, ways: list[Way], days: Values, reckoning: Reckoning) -> list[Moment]:
        """Return the stops of the clocks on a run: each begins as early as it can and lasts its whole time."""
        found: list[Moment] = []
        stopping = {pause.rule: (pause, time) for way in ways for time in way.times for pause in time.pauses}
        for pause, time in stopping.values():
            length = reckoning.pause_length(pause)
            began = reckoning.moment(time.clock.starts_on[0].event, days) if time.clock.starts_on else None
            often = reckoning.stops(pause, days) or 0
            for _ in range(often if length is not None and isinstance(began, tuple) else 0):
                assert length is not None  # noqa: S101 - looked at just above
                assert isinstance(began, tuple)  # noqa: S101
                ended = reckoning.count.after(began, length)
                found += [self._moment(pause.starts_on, began), self._moment(pause.ends_on, ended)]
                began = ended
        return found

    def _moment(self, name: str, value: Latest | None) -> Moment:
        day = None if value is None or isinstance(value, Why) or value[0] >= OUT else value[0]
        dated = None if day is None else self.calendar.first + timedelta(day)
        return Moment(name, self.naming.event(name), dated)


def _day(moment: Moment) -> date:
    return moment.day or date.max


def _path(node: Node) -> tuple[Node, list[Way]]:
    """Return the state right after the start, and the ways from there."""
    ways: list[Way] = []
    while node.before is not None:
        assert node.way is not None  # noqa: S101 - only the first state may have none
        ways.append(node.way)
        node = node.before
    return node, ways[::-1]
