"""The worst case from any event to any other, with the run that attains it on real dates.

A run is one possible history in which everybody keeps their promises. Working days are counted as the policy counts
them: the worst case is N working days if a promise of N, and no shorter one, would say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from remit.calendar import Calendar
from remit.derive.example import Example, Moment
from remit.derive.latest import OUT, Count, Counting, Dated, Days, OtherUnitError, ends_of, longest_starts, working_days
from remit.derive.naming import Naming
from remit.derive.reckoning import Assume, Reckoning
from remit.derive.runs import Node, Runs
from remit.derive.states import Machine
from remit.derive.timed import DONE, Lack, Timetable, Why
from remit.model.policy import Procedure
from remit.syntax.clause import Duration

COMPLAINANTS = frozenset({"the complainant"})


@dataclass(frozen=True, slots=True)
class Bound:
    """The worst case from `start` to `end`.

    `days` are the council's working days, `elapsed` all days, each at its worst; `run` attains `days`. With `why`
    there is no worst case, `why_words` says it, and `run` shows where the time is lost. `elapsed` is None past the
    calendar's end.
    """

    start: str
    end: str
    days: int | None
    elapsed: int | None
    run: tuple[Moment, ...]
    why: Why | None
    assumptions: tuple[str, ...]
    why_words: str = ""

    @property
    def bounded(self) -> bool:
        """Tell whether there is a worst case."""
        return self.why is None


class Times:
    """The times of one procedure on one calendar; examples start on or after `since` where that is possible.

    `complainants` are the parties whose acts fall on any day. What anybody else does starts no time on a day off.
    """

    def __init__(
        self,
        machine: Machine,
        procedure: Procedure,
        calendar: Calendar,
        since: date | None = None,
        complainants: frozenset[str] = COMPLAINANTS,
    ) -> None:
        self.table = Timetable(machine, procedure)
        self.naming = Naming(self.table)
        self.calendar = calendar
        self.runs = Runs(self.table)
        usual = date(calendar.known_until.year - 2, 1, 1)
        self._since = since if since and calendar.first <= since <= calendar.known_until else usual
        self._complainants = complainants
        self._known: dict[tuple[str, str, Assume], Bound] = {}

    def worst(self, start: str, end: str, assume: Assume = Assume()) -> Bound:  # noqa: B008 - a frozen value
        """Return the worst case from the event `start` to `end`, an event or an ending."""
        key = (start, end, assume)
        if key not in self._known:
            self._known[key] = self._worst(start, end, assume)
        return self._known[key]

    def beyond(self, start: str, end: str, limit: Duration, assume: Assume = Assume()) -> Bound | None:  # noqa: B008
        """Return a run in which `end` comes later than `limit` after `start`, the latest of those; None if none does.

        Compared day by day over every start day of the calendar, never by a factor.
        """
        found = self.worst(start, end, assume)
        if found.why is not None:
            return None if found.why.lack is Lack.NEVER else found
        if limit.unit == "working day" and found.days is not None and found.days <= limit.count:
            return None
        reckoning, nodes = self._search(start, end, assume, Dated(self.calendar))
        allowed = ends_of(self.calendar, limit)
        possible = set(self._possible(start, range(len(allowed))))
        late = [
            (day - allowed[at], at, node)
            for node in nodes
            for at, day in enumerate(_days(node))
            if allowed[at] < day < OUT and at in possible
        ]
        if not late:
            return None
        most = max(days for days, _, _ in late)
        worst = {at: node for days, at, node in late if days == most}
        at = self._preferred(tuple(worst))
        return self._bound(start, end, worst[at], at, reckoning)

    def _worst(self, start: str, end: str, assume: Assume) -> Bound:
        try:
            counting = Counting(self.calendar)
            reckoning, nodes = self._search(start, end, assume, counting)
        except OtherUnitError:
            return self._worst_dated(start, end, assume)
        if (lost := self._lost(start, end, reckoning, nodes)) is not None:
            return lost
        node = max(nodes, key=lambda node: _days(node)[0])
        days = counting.named(_days(node)[0])
        starts = self._possible(start, longest_starts(self.calendar, days)) if days else (self._first(),)
        if not starts:
            words = self.naming.assumptions(reckoning.leaned, self.calendar)
            return Bound(start, end, days, None, self._run(start, end, node, self._first(), reckoning), None, words)
        found = self._bound(start, end, node, self._preferred(starts), reckoning)
        return Bound(start, end, days, found.elapsed, found.run, None, found.assumptions)

    def _worst_dated(self, start: str, end: str, assume: Assume) -> Bound:
        """Return the worst case where units are mixed: of every start day of the calendar the worst."""
        reckoning, nodes = self._search(start, end, assume, Dated(self.calendar))
        if (lost := self._lost(start, end, reckoning, nodes)) is not None:
            return lost
        # A start near the end of the calendar says nothing: the worst of its runs may leave it.
        beyond = {at for node in nodes for at, day in enumerate(_days(node)) if day >= OUT}
        possible = set(self._possible(start, range(len(self.calendar.passed)))) - beyond
        inside = [
            (working_days(self.calendar, at, day), day - at, at, node)
            for node in nodes
            for at, day in enumerate(_days(node))
            if at in possible
        ]
        if not inside:
            words = self.naming.assumptions(reckoning.leaned, self.calendar)
            return Bound(start, end, None, None, self._run(start, end, nodes[0], self._first(), reckoning), None, words)
        most = max(days for days, _, _, _ in inside)
        longest = max(elapsed for days, elapsed, _, _ in inside if days == most)
        worst = {at: node for days, elapsed, at, node in inside if (days, elapsed) == (most, longest)}
        at = self._preferred(tuple(worst))
        found = self._bound(start, end, worst[at], at, reckoning)
        return Bound(start, end, most, max(each[1] for each in inside), found.run, None, found.assumptions)

    def _search(self, start: str, end: str, assume: Assume, count: Count) -> tuple[Reckoning, list[Node]]:
        reckoning = Reckoning(self.table, count, assume)
        return reckoning, list(self.runs.between(start, end, reckoning))

    def _lost(self, start: str, end: str, reckoning: Reckoning, nodes: list[Node]) -> Bound | None:
        """Return the answer where there is no worst case, with the first run that shows it."""
        if not nodes:
            never = Why(Lack.NEVER, end)
            return Bound(start, end, None, None, (), never, (), self.naming.why(never))
        node = next((node for node in nodes if isinstance(node.end, Why)), None)
        if node is None:
            return None
        assert isinstance(node.end, Why)  # noqa: S101 - looked for above
        words = self.naming.assumptions(reckoning.leaned, self.calendar)
        run = self._run(start, end, node, self._first(), reckoning)
        return Bound(start, end, None, None, run, node.end, words, self.naming.why(node.end))

    def _bound(self, start: str, end: str, node: Node, at: int, reckoning: Reckoning) -> Bound:
        run = self._run(start, end, node, at, reckoning)
        words = self.naming.assumptions(reckoning.leaned, self.calendar)
        last = run[-1].day if run else None
        if last is None:
            return Bound(start, end, None, None, run, None, words)
        day = self.calendar.index(last)
        return Bound(start, end, working_days(self.calendar, at, day), day - at, run, None, words)

    def _run(self, start: str, end: str, node: Node, at: int, reckoning: Reckoning) -> tuple[Moment, ...]:
        return Example(self.table, self.naming, self.calendar, reckoning.assume).run(node, start, end, at)

    def _first(self) -> int:
        """Return the first working day that examples may start on."""
        return self.calendar.worked[self.calendar.ordinals[self.calendar.index(self._since)]]

    def _preferred(self, starts: Sequence[int]) -> int:
        """Return the first of some start days that examples may start on, or else the first of all."""
        since = self.calendar.index(self._since)
        return next((at for at in starts if at >= since), starts[0])

    def _possible(self, start: str, days: Sequence[int]) -> tuple[int, ...]:
        """Return the days on which a start can fall: any for a complainant's act or receipt, else days worked."""
        rule = self.table.rules.get(start.removesuffix(DONE)) if start.endswith(DONE) else None
        if rule is None or any(actor in self._complainants for actor in rule.actors):
            return tuple(days)
        ordinals = self.calendar.ordinals
        return tuple(day for day in days if ordinals[day] < ordinals[day + 1])


def _days(node: Node) -> Days:
    """Return the days of a run that has an end."""
    assert isinstance(node.end, tuple)  # noqa: S101 - asked only where nothing is unbounded
    return node.end


def worst(
    machine: Machine, procedure: Procedure, start: str, end: str, calendar: Calendar, assume: Assume | None = None
) -> Bound:
    """Return the worst case from one event of a procedure to another; whoever asks more than once keeps a `Times`."""
    return Times(machine, procedure, calendar).worst(start, end, assume or Assume())
