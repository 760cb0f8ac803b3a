"""The worst case from any event to any other, with the run that attains it on real dates.

A run is one possible history in which everybody keeps their promises. Working days are counted as the policy counts
them: the worst case is N working days if a promise of N, and no shorter one, would say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from remit.calendar import Calendar
from remit.derive.example import Example, Moment
from remit.derive.latest import OUT, Count, Counting, Dated, Days, Latests, OtherUnitError, ends_of, working_days
from remit.derive.naming import Naming
from remit.derive.reckoning import Assume, Reckoning
from remit.derive.runs import Node, Runs
from remit.derive.states import Machine
from remit.derive.timed import Timetable
from remit.derive.ways import DONE, Lack, Why
from remit.model.policy import Procedure
from remit.syntax.clause import Duration
from remit.value import value

COMPLAINANTS = frozenset({"the complainant"})


@value
class Bound:
    """The worst case from `start` to `end`.

    `days` are the council's working days, `elapsed` all days, each at its worst; `run` attains `days`. With `why`
    there is no worst case, `why_words` says it, and `run` shows where the time is lost. `elapsed` is None past the
    calendar's end. `turns_on` names what would change it: "extensions", "receiving".
    """

    start: str
    end: str
    days: int | None
    elapsed: int | None
    run: tuple[Moment, ...]
    why: Why | None
    assumptions: tuple[str, ...]
    why_words: str = ""
    turns_on: frozenset[str] = frozenset()

    @property
    def bounded(self) -> bool:
        """Tell whether there is a worst case."""
        return self.why is None


class Times:
    """The times of one procedure on one calendar, in an edition in force `since` a day (None: it is not known).

    `complainants` are the parties whose acts fall on any day; what anybody else does falls on days worked.
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
        inside = since if since and calendar.first <= since <= calendar.known_until else None
        self._begun = calendar.index(inside or calendar.first)
        self._since = calendar.index(inside or date(calendar.known_until.year - 2, 1, 1))
        self.complainants = complainants
        self._longest_known: dict[tuple[int, int], Days] = {}
        self._known: dict[tuple[str, str, Assume], Bound] = {}

    @cached_property
    def _every(self) -> Days:
        """Return the days since the edition is in force."""
        return tuple(range(self._begun, len(self.calendar.passed)))

    @cached_property
    def _worked(self) -> Days:
        """Return those of them that are worked."""
        ordinals = self.calendar.ordinals
        return tuple(day for day in self._every if ordinals[day] < ordinals[day + 1])

    def worst(self, start: str, end: str, assume: Assume = Assume()) -> Bound:  # noqa: B008 - a frozen value
        """Return the worst case from the event `start` to `end`, an event or an ending."""
        key = (start, end, assume)
        if key not in self._known:
            self._known[key] = self._worst(start, end, assume)
        return self._known[key]

    def brief(self, start: str, end: str, assume: Assume = Assume()) -> Bound:  # noqa: B008 - a frozen value
        """Return the worst case as `worst` does, without the run that attains it where there is one in working days."""
        counted = self._counted(start, end, assume) if (start, end, assume) not in self._known else None
        if counted is None:
            return self.worst(start, end, assume)
        reckoning, nodes, named = counted
        lost = self._lost(start, end, reckoning, nodes)
        return lost or self._bound(start, end, reckoning, (), (named, None))

    def beyond(self, start: str, end: str, limit: Duration, assume: Assume = Assume()) -> Bound | None:  # noqa: B008
        """Return a run in which `end` comes later than `limit` after `start`, the latest of those; None if none does.

        Compared day by day over every start day of the calendar, never by a factor; but where all is counted in working
        days, every start day is as good as another.
        """
        counted = self._counted(start, end, assume) if limit.unit == "working day" else None
        if counted is not None:
            return self._beyond_counted(start, end, limit, counted)
        found = self.worst(start, end, assume)
        if found.why is not None:
            return None if found.why.lack is Lack.NEVER else found
        first = self._starts(start)
        reckoning, nodes = self._search(start, end, assume, Dated(self.calendar, first))
        allowed = ends_of(self.calendar, limit)
        late = [
            (self._lateness(limit, at, allowed[at], day), at, node)
            for node in nodes
            for at, day in zip(first, _days(node), strict=True)
            if allowed[at] < day < OUT
        ]
        if not late:
            return None
        most = max(days for days, _, _ in late)
        worst = {at: node for days, at, node in late if days == most}
        at = self._preferred(tuple(worst))
        run = self._run(start, end, worst[at], at, reckoning)
        last = self.calendar.index(run[-1].day or self.calendar.last)
        return self._bound(start, end, reckoning, run, (working_days(self.calendar, at, last), last - at))

    def latest(self, start: str, end: str, assume: Assume = Assume()) -> Latests | None:  # noqa: B008 - a frozen value
        """Return the latest day of `end` for every day on which `start` can fall; None if it never follows."""
        starts, counted = self._starts(start), self._counted(start, end, assume)
        dated = Dated(self.calendar, starts)
        reckoning, nodes = counted[:2] if counted is not None else self._search(start, end, assume, dated)
        turns_on = frozenset(reckoning.turns_on)
        why = next((node.end for node in nodes if isinstance(node.end, Why)), None)
        if not nodes or why is not None:
            return Latests(starts, None, self.naming.why(why), turns_on) if why is not None else None
        if counted is None:
            return Latests(starts, tuple(map(max, *map(_days, nodes), starts)), "", turns_on)
        days = dated.after(starts, Duration(counted[2], "working day")) if counted[2] else starts
        return Latests(starts, days, "", turns_on)

    def _counted(self, start: str, end: str, assume: Assume) -> tuple[Reckoning, list[Node], int] | None:
        """Return what a search in whole working days finds, with the promise that ends last; None in other units."""
        counting = Counting(self.calendar)
        try:
            reckoning, nodes = self._search(start, end, assume, counting)
        except OtherUnitError:
            return None
        return reckoning, nodes, counting.named(max((_days(node)[0] for node in nodes if _has_end(node)), default=0))

    def _beyond_counted(
        self, start: str, end: str, limit: Duration, counted: tuple[Reckoning, list[Node], int]
    ) -> Bound | None:
        reckoning, nodes, days = counted
        lost = self._lost(start, end, reckoning, nodes)
        if lost is not None:
            return None if lost.why is not None and lost.why.lack is Lack.NEVER else lost
        if days <= limit.count:
            return None
        at = self._first()
        run = self._run(start, end, max(nodes, key=lambda node: _days(node)[0]), at, reckoning)
        last = self.calendar.index(run[-1].day or self.calendar.last)
        return self._bound(start, end, reckoning, run, (days, last - at))

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
        starts = self._longest(days, self._starts(start)) if days else (self._first(),)
        at = self._preferred(starts) if starts else self._first()
        run = self._run(start, end, node, at, reckoning)
        last = run[-1].day
        elapsed = self.calendar.index(last) - at if last and starts else None
        return self._bound(start, end, reckoning, run, (days, elapsed))

    def _worst_dated(self, start: str, end: str, assume: Assume) -> Bound:
        """Return the worst case where units are mixed: of every start day of the calendar the worst."""
        first = self._starts(start)
        reckoning, nodes = self._search(start, end, assume, Dated(self.calendar, first))
        if (lost := self._lost(start, end, reckoning, nodes)) is not None:
            return lost
        # A start near the end of the calendar says nothing: the worst of its runs may leave it.
        beyond = {at for node in nodes for at, day in zip(first, _days(node), strict=True) if day >= OUT}
        inside = [
            (working_days(self.calendar, at, day), day - at, at, node)
            for node in nodes
            for at, day in zip(first, _days(node), strict=True)
            if at not in beyond
        ]
        if not inside:
            return self._bound(start, end, reckoning, self._run(start, end, nodes[0], self._first(), reckoning))
        most = max(days for days, _, _, _ in inside)
        longest = max(elapsed for days, elapsed, _, _ in inside if days == most)
        worst = {at: node for days, elapsed, at, node in inside if (days, elapsed) == (most, longest)}
        at = self._preferred(tuple(worst))
        run = self._run(start, end, worst[at], at, reckoning)
        return self._bound(start, end, reckoning, run, (most, max(elapsed for _, elapsed, _, _ in inside)))

    def _search(self, start: str, end: str, assume: Assume, count: Count) -> tuple[Reckoning, list[Node]]:
        reckoning = Reckoning(self.table, count, assume, self.complainants)
        return reckoning, list(self.runs.between(start, end, reckoning))

    def _lost(self, start: str, end: str, reckoning: Reckoning, nodes: list[Node]) -> Bound | None:
        """Return the answer where there is no worst case, with the first run that shows it."""
        if not nodes:
            return self._bound(start, end, reckoning, (), why=Why(Lack.NEVER, end))
        node = next((node for node in nodes if isinstance(node.end, Why)), None)
        if node is None:
            return None
        assert isinstance(node.end, Why)  # noqa: S101 - looked for above
        return self._bound(start, end, reckoning, self._run(start, end, node, self._first(), reckoning), why=node.end)

    def _bound(
        self,
        start: str,
        end: str,
        reckoning: Reckoning,
        run: tuple[Moment, ...],
        lasts: tuple[int | None, int | None] = (None, None),
        *,
        why: Why | None = None,
    ) -> Bound:
        words = self.naming.assumptions(reckoning.leaned, self.calendar)
        why_words = self.naming.why(why) if why else ""
        return Bound(start, end, *lasts, run, why, words, why_words, frozenset(reckoning.turns_on))

    def _run(self, start: str, end: str, node: Node, at: int, reckoning: Reckoning) -> tuple[Moment, ...]:
        return Example(self.table, self.naming, self.calendar, reckoning.assume, self.complainants).run(
            node, start, end, at
        )

    def _first(self) -> int:
        """Return the first working day that examples may start on."""
        return self.calendar.worked[self.calendar.ordinals[self._since]]

    def _lateness(self, limit: Duration, start: int, allowed: int, day: int) -> int:
        """Return how late a day is, in the days in which the limit is counted."""
        return working_days(self.calendar, start, day) if limit.unit == "working day" else day - allowed

    def _preferred(self, starts: Sequence[int]) -> int:
        """Return the first of some start days that examples may start on, or else the first of all."""
        return next((at for at in starts if at >= self._since), starts[0])

    def _longest(self, days: int, starts: Days) -> Days:
        """Return the starts from which so many working days take longest; none where all counts leave the calendar."""
        if (days, len(starts)) not in self._longest_known:
            ends = ends_of(self.calendar, Duration(days, "working day"))
            inside = [(ends[at] - at, at) for at in starts if ends[at] < OUT]
            most = max(inside, default=(0, 0))[0]
            self._longest_known[days, len(starts)] = tuple(at for length, at in inside if length == most)
        return self._longest_known[days, len(starts)]

    def _starts(self, start: str) -> Days:
        """Return the days on which a start can fall: days worked; any day for receipt and the complainant's acts."""
        rule = self.table.rules.get(start.removesuffix(DONE)) if start.endswith(DONE) else None
        return self._every if rule is None or any(actor in self.complainants for actor in rule.actors) else self._worked


def _has_end(node: Node) -> bool:
    return isinstance(node.end, tuple)


def _days(node: Node) -> Days:
    """Return the days of a run that has an end."""
    assert isinstance(node.end, tuple)  # noqa: S101 - asked only where nothing is unbounded
    return node.end


def worst(
    machine: Machine, procedure: Procedure, start: str, end: str, calendar: Calendar, assume: Assume | None = None
) -> Bound:
    """Return the worst case from one event of a procedure to another; whoever asks more than once keeps a `Times`."""
    return Times(machine, procedure, calendar).worst(start, end, assume or Assume())
