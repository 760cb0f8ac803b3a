"""Conformance vectors: cases that any implementation of a machine can be tried on, with all that must come of them.

Two sets: traces that take every move, with an event that is refused and one that is only noted at every place on
first coming there, and every move where something holds it up; and every time on its last day, one day late, and over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from remit.calendar.deadline import Due
from remit.calendar.moments import local
from remit.calendar.table import Calendar
from remit.derive.case import Case, Happening, opened, step
from remit.derive.dues import Dates, DueDate, Standing
from remit.derive.states import Clock, ClockKind, Machine
from remit.derive.tables import Tables
from remit.model.policy import Procedure
from remit.portable.traces import Tours

FIRST = datetime.combine(date(2027, 3, 18), time(10, 0))
"""When every trace begins: eight days before Good Friday, so that bank holidays count."""
NOWHERE = "no-such-event"
"""An event that no machine knows."""

Outcome = Literal["moved", "stayed", "out of turn", "refused"]


@dataclass(frozen=True, slots=True)
class Step:
    """One event, when it happens, and what comes of it. `over`: the acts that it leaves behind and that stay owed."""

    event: str
    at: datetime
    outcome: Outcome
    places: tuple[str, ...]
    owed: tuple[str, ...]
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """One time as of the last event: its last day (of a count in hours its last moment), and how it stands."""

    clock: str
    due: str
    at_latest: bool
    extended: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Vector:
    """One case: its events with what comes of each, and what is due after the last."""

    id: str
    steps: tuple[Step, ...]
    due: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Vectors:
    """All cases of one machine. `moves`: those that no case takes. `clocks`: those that no case shows, and why."""

    all: tuple[Vector, ...]
    moves: tuple[tuple[str, str], ...]
    clocks: tuple[tuple[str, str], ...]


def vectors_of(machine: Machine, procedure: Procedure, tables: Tables, calendar: Calendar) -> Vectors:
    """Return the conformance vectors of a machine."""
    return _Making(machine, procedure, tables, calendar).vectors()


@dataclass(frozen=True, slots=True, eq=False)
class _Played:
    """A case so far, with the steps that led to it."""

    case: Case
    steps: tuple[Step, ...] = ()


class _Making:
    def __init__(self, machine: Machine, procedure: Procedure, tables: Tables, calendar: Calendar) -> None:
        self._machine, self._procedure, self._tables, self._calendar = machine, procedure, tables, calendar
        self._events = tuple(event.id for event in machine.events)
        self._refused: set[tuple[str, str]] = set()
        self._known: dict[_Played, tuple[DueDate, ...]] = {}

    def vectors(self) -> Vectors:
        tours = Tours(self._tables)
        rows = tuple(tours)
        seen: set[str] = set()
        played = [self._toured(row, seen) for row in rows]
        found = [self._vector(f"moves.{number}", last[-1]) for number, last in enumerate(played, 1)]
        starts = sorted((each for row in played for each in row), key=lambda each: len(each.steps))
        unshown: list[tuple[str, str]] = []
        for clock in self._machine.clocks:
            shown = tuple(self._clock(clock, starts))
            found += shown
            unshown += [] if shown else [(clock.id, self._why(clock, starts))]
        return Vectors(tuple(found), tuple(tours.left), tuple(unshown))

    def _toured(self, row: tuple[str, ...], seen: set[str]) -> list[_Played]:
        """Return a tour as it goes on, event by event, with what is tried at every place that is `seen` first."""
        found = [_Played(opened(self._tables))]
        for event in (*row, ""):
            for tried in self._tried(found[-1].case, seen):
                found.append(self._on(found[-1], tried, self._next(found[-1])))
            if event:
                found.append(self._on(found[-1], event, self._when(found[-1], event)))
        return found

    def _tried(self, case: Case, seen: set[str]) -> Iterator[str]:
        """Yield what is tried at the places of a case that have not been seen: what is refused, and what is noted."""
        yield from self._held_up(case)
        new = [place for place in case.places if place not in seen]
        seen.update(new)
        if not new:
            return
        waiting = {event for place in case.places for event in self._tables.moves[place]}
        left = [event for event in self._events if event not in waiting and not self._holds_up(event)]
        outcomes = {event: self._outcome(case, event) for event in left}
        for wanted in ("stayed", "out of turn", "refused"):
            yield from [event for event, outcome in outcomes.items() if outcome == wanted][:1]
        yield NOWHERE

    def _holds_up(self, event: str) -> bool:
        """Tell whether what comes after an event may be refused because of it: a tour could not go on as planned."""
        opens = self._tables.owed_on.get(event, ())
        return event in self._tables.at_most or not self._tables.before_closing.isdisjoint(opens)

    def _held_up(self, case: Case) -> Iterator[str]:
        """Yield the moves of a case that what is owed, or was done before, holds up; each of them once."""
        for place in case.places:
            for event, move in self._tables.moves[place].items():
                guarded = event in self._tables.at_most or move.target in self._tables.closing
                if guarded and (place, event) not in self._refused and self._outcome(case, event) == "refused":
                    self._refused.add((place, event))
                    yield event

    def _outcome(self, case: Case, event: str) -> Outcome:
        return self._on(_Played(case), event, local(FIRST.date())).steps[-1].outcome

    def _on(self, before: _Played, event: str, at: datetime) -> _Played:
        case, remarks = step(self._tables, before.case, Happening(event, at))
        kinds = {remark.kind: remark.named for remark in remarks}
        outcome: Outcome = "moved" if case.places != before.case.places else "stayed"
        if "refused" in kinds:
            outcome = "refused"
        elif "out of turn" in kinds:
            outcome = "out of turn"
        made = Step(event, at, outcome, case.places, case.owed, kinds.get("passed over", ()))
        return _Played(case, (*before.steps, made))

    def _next(self, before: _Played) -> datetime:
        """Return ten in the morning of the next working day."""
        if not before.steps:
            return local(FIRST.date(), FIRST.time())
        day = before.steps[-1].at.date()
        calendar = self._calendar
        return local(calendar.day(calendar.ordinals[calendar.index(day) + 1]), FIRST.time())

    def _when(self, before: _Played, event: str) -> datetime:
        """Return when an event happens: a time runs out when it has run out, all else on the next working day."""
        found = self._next(before)
        if not event.startswith("clock.") or not before.steps:
            return found
        over = [each.due.end for each in self._times(before) if each.clock.id == event and each.due]
        return max([before.steps[-1].at, *over], key=lambda at: at.astimezone(UTC)) if over else found

    def _times(self, played: _Played) -> tuple[DueDate, ...]:
        if played not in self._known:
            self._known[played] = Dates(self._machine, self._procedure, self._calendar, played.case).all()
        return self._known[played]

    def _vector(self, name: str, played: _Played) -> Vector:
        now = played.steps[-1].at
        due = tuple(
            Expected(each.id, _last(each), each.at_latest, each.extended, each.standing(now))
            for each in self._times(played)
        )
        return Vector(name, played.steps, due)

    def _clock(self, clock: Clock, starts: list[_Played]) -> tuple[Vector, ...]:
        """Return the cases of one time, from the shortest start at which it runs and what stops it is not refused."""
        first: tuple[_Played, Due] | None = None
        stops = (f"{clock.rule}.done",) if clock.kind is ClockKind.REPEAT else clock.stops_on
        for played, due in self._running(clock, starts):
            first = first or (played, due)
            stop = next((event for event in stops if self._outcome(played.case, event) != "refused"), None)
            if stop is not None:
                return tuple(self._ends(clock, played, due, stop))
        return tuple(self._ends(clock, *first, None)) if first and clock.id in self._events else ()

    def _ends(self, clock: Clock, played: _Played, due: Due, stop: str | None) -> Iterator[Vector]:
        """Yield a time that runs stopped on its last day, stopped late, and run out before it is stopped."""
        late = due.end + timedelta(hours=10)
        if stop is not None:
            last = due.end if due.in_hours else local(due.day, time(16, 0))
            yield self._vector(f"{clock.id}.last-day", self._on(played, stop, last))
            yield self._vector(f"{clock.id}.late", self._on(played, stop, late))
        if clock.id in self._events:
            ended = self._on(played, clock.id, due.end + timedelta(minutes=due.in_hours))
            yield self._vector(f"{clock.id}.over", self._on(ended, stop, late) if stop else ended)

    def _running(self, clock: Clock, starts: list[_Played]) -> Iterator[tuple[_Played, Due]]:
        """Yield the cases in which a time runs; those in which it counts from what has happened go first."""
        latest: list[tuple[_Played, Due]] = []
        for played in self._begun(clock, starts):
            found = next((each for each in self._times(played) if each.clock.id == clock.id), None)
            if found is None or found.due is None or found.standing(now := played.steps[-1].at) != "running":
                continue
            if found.due.day > now.date():
                if not found.at_latest:
                    yield played, found.due
                latest.append((played, found.due))
        yield from latest

    def _why(self, clock: Clock, starts: list[_Played]) -> str:
        """Return why a time is in no case."""
        if not clock.starts:
            return "the policy names nothing that it counts from"
        reasons = (each.why for played in starts if played.steps for each in self._times(played) if each.clock == clock)
        return next(filter(None, reasons), "no case in which it runs was found")

    def _begun(self, clock: Clock, starts: list[_Played]) -> Iterator[_Played]:
        """Yield cases in which a time may run, also those in which its start is told though no rule makes it."""
        yield from (played for played in starts if played.steps)
        named = [start.event for start in clock.starts if start.event in self._events]
        for played in starts:
            for event in named:
                if played.steps and self._outcome(played.case, event) != "refused":
                    yield self._on(played, event, self._next(played))


def _last(found: DueDate) -> str:
    """Return the last day, of a count in hours the last moment; nothing where nothing bounds it."""
    if found.due is None:
        return ""
    return found.due.end.isoformat() if found.due.in_hours else found.due.day.isoformat()
