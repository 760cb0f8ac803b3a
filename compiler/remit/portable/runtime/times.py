"""What is due by when in a case: every clock of the stages in which it has been, on the calendar of the policy.

A time that counts from an event which has not happened is shown from the last day on which that event was due, `at the
latest`, and fixed when it happens. What can no longer be done, because the case went another way or is closed, is no
longer due; it was missed if its time was over by then. Nothing here waits: the host sends what `expired` returns.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from remit.portable.runtime.calendar import Days
from remit.portable.runtime.cases import Case, Happening, stands_for
from remit.portable.runtime.counts import Count, Counts
from remit.portable.runtime.shape import Clock, Machine, Start

Standing = Literal["running", "paused", "kept", "late", "lapsed", "not counted"]


class Time(NamedTuple):
    """One time of a case, as it stands at a moment.

    `day` is the last day; `end` its 24:00, the first moment that is late; of a count in hours it is the last moment in
    time. There is neither where nothing bounds its start, and `why` says so. `at_latest`: what it counts from has not
    happened. `extended` is how often it was extended, `done` when its duty was done. `provisional`: the day rests on
    bank holidays that are not yet proclaimed. `id` is the clock, with the number of the turn from the second on.
    """

    id: str
    clock: str
    rule: str
    counted_from: str
    day: date | None
    end: datetime | None
    in_hours: bool
    at_latest: bool
    extended: int
    provisional: bool
    done: datetime | None
    standing: Standing
    why: str

    @property
    def due(self) -> str:
        """Return the last day, of a count in hours the last moment, as text; nothing where nothing bounds it."""
        if self.day is None or self.end is None:
            return ""
        return self.end.isoformat() if self.in_hours else self.day.isoformat()


def due_times(machine: Machine, days: Days, case: Case, now: datetime | None) -> tuple[Time, ...]:
    """Return every time that counts or will count, as it stands `now` (unsaid: at the last event).

    Raises HorizonError where a date lies outside the calendar.
    """
    if not case.happened:
        return ()
    return tuple(_Times(machine, days, case, now or case.happened[-1].at).all())


def expired(machine: Machine, days: Days, case: Case, now: datetime) -> tuple[Happening, ...]:
    """Return the events that say a time has run out by `now`, for those of which the end moves the case.

    Where the case waits to hear whether somebody has answered in time, and somebody has, that is said too.
    """
    clocks = {clock["id"]: clock for clock in machine["clocks"]}
    found: list[Happening] = []
    for time in due_times(machine, days, case, now):
        waiting = [place for place in case.places if time.clock in machine["moves"][place]]
        if waiting and time.end is not None and not time.at_latest and time.standing in ("lapsed", "late"):
            found.append(Happening(time.clock, time.end))
        elif waiting and clocks[time.clock]["silent"] and time.done is not None:
            at = max(time.done, case.happened[-1].at, key=lambda moment: moment.astimezone(UTC))
            asking = (place for place in waiting if machine["places"][place]["kind"] == "decision")
            answers = ((place, f"{stands_for(machine, place)}.no") for place in asking)
            found += [Happening(answer, at) for place, answer in answers if answer in machine["moves"][place]]
    return tuple(found)


class _Times:
    """The times of one case at one moment."""

    def __init__(self, machine: Machine, days: Days, case: Case, now: datetime) -> None:
        self.machine, self.case, self.now = machine, case, now
        self.counts = Counts(machine, days, case)
        self.been = {self.counts.stage_of(each.event) for each in case.happened} | {machine["first_stage"]}
        here = (machine["places"][place] for place in case.places)
        # A stage beside the main line begins when it is opened: until then the case waits at its start.
        self.been |= {place["stage"] for place in here if place["kind"] != "start"}

    def all(self) -> Iterator[Time]:
        """Yield the times in the order of the policy."""
        for clock in self.machine["clocks"]:
            if clock["counts"] and self._applies(clock) and not self._at_once(clock):
                if clock["kind"] == "repeat":
                    yield from self._turns(clock)
                elif clock["silent"]:
                    yield from self._silent(clock)
                else:
                    done = [at for stop in clock["kept_by"] if (at := self.counts.at(stop)) is not None]
                    first = min(done, default=None, key=lambda at: at.astimezone(UTC))
                    yield from self._time(clock, self.counts.of(clock), first)

    def _applies(self, clock: Clock) -> bool:
        """Tell whether a rule is in a stage in which the case is or was, and its condition is not told to fail."""
        if clock["stage"] not in self.been:
            # A way in to the next stage is open once what its window counts from has happened.
            opened = (self.counts.at(event) is not None for event in clock["opened_by"])
            if not clock["way_in"] or not (all(opened) if clock["opened_by_all"] else any(opened)):
                return False
        return clock["for_everyone"] or self.case.conditions.get(clock["rule"]) is not False

    def _at_once(self, clock: Clock) -> bool:
        """Tell whether what is done within a time in other cases is due at once in this one."""
        return clock["at_once"] is not None and self.counts.holds(clock["rule"]) is clock["at_once"]

    def _time(self, clock: Clock, count: Count, done: datetime | None, number: int = 1) -> Iterator[Time]:
        """Yield a time; not where the case has left the way on which it was due before its time was over."""
        due = count.due
        if done is None and not self._ahead(clock) and (due is None or due.kept(self.case.happened[-1].at)):
            return
        yield Time(
            id=clock["id"] if number == 1 else f"{clock['id']}.{number}",
            clock=clock["id"],
            rule=clock["rule"],
            counted_from=count.start[0] if count.start else "",
            day=due.day if due else None,
            end=due.end if due else None,
            in_hours=due is not None and due.in_hours,
            at_latest=count.at_latest,
            extended=count.extended,
            provisional=due is not None and due.provisional,
            done=done,
            standing=self._standing(clock, count, done),
            why=count.why,
        )

    def _standing(self, clock: Clock, count: Count, done: datetime | None) -> Standing:
        if count.due is None:
            return "not counted"
        if done is not None:
            return "kept" if count.due.kept(done) else "late"
        paused = self.counts.paused_since(clock)
        if paused is not None and count.due.kept(paused):
            return "paused"
        if count.due.kept(self.now):
            return "running"
        return "lapsed" if clock["kind"] == "window" else "late"

    def _silent(self, clock: Clock) -> Iterator[Time]:
        """Yield the time within which somebody must do something, from when it began last: not before it begins."""
        starts = (*clock["starts"], *((clock["second_start"],) if clock["second_start"] else ()))
        starts = (*starts, *clock["otherwise_starts"])
        begun = [(each.at, start) for each in self.case.happened for start in starts if each.event == start[0]]
        if not begun:
            return
        at, start = max(begun, key=lambda pair: pair[0].astimezone(UTC))
        count = self.counts.of(clock) if clock["pick"] else self.counts.from_moment(clock, start, at)
        done = (each.at for each in self.case.happened if each.event in clock["stops"] and each.at >= at)
        yield from self._time(clock, count, next(done, None))

    def _turns(self, clock: Clock) -> Iterator[Time]:
        """Yield the turns of a time that comes again: from the event that opens it, then from each turn taken."""
        start, moment = self._opening(clock)
        if moment is None:
            return
        done, number = f"{clock['rule']}.done", 1
        for number, at in enumerate([each.at for each in self.case.happened if self._is_turn(each, done, moment)], 2):
            yield from self._time(clock, self.counts.from_moment(clock, start, moment), at, number - 1)
            start, moment = (done, done), at
        if all(self.counts.at(stop) is None for stop in clock["stops"]):
            yield from self._time(clock, self.counts.from_moment(clock, start, moment), None, number)

    def _is_turn(self, each: Happening, done: str, since: datetime) -> bool:
        return each.event == done and each.at >= since

    def _opening(self, clock: Clock) -> tuple[Start, datetime | None]:
        """Return on which event a duty that comes again begins: that by which the case reached it, else receipt."""
        found = [(at, event) for event in clock["begins"] if (at := self.counts.at(event)) is not None]
        if found:
            moment, event = max(found, key=lambda pair: (pair[0].astimezone(UTC), pair[1]))
            return (event, event), moment
        receipt = self.machine["receipt"]
        owed = f"{clock['rule']}.done" in self.case.owed
        return (receipt, receipt), self.counts.at(receipt) if owed else None

    def _ahead(self, clock: Clock) -> bool:
        """Tell whether what a clock waits for is owed, or can still come on the way that the case is on."""
        # What comes again and again, and nothing says until when, is over where it is neither owed nor comes again.
        acts = clock["stops"] or (f"{clock['rule']}.done",)
        if not set(acts).isdisjoint(self.case.owed):
            return True
        seen, queue = set(self.case.places), list(self.case.places)
        while queue:
            here = queue.pop()
            if here in clock["waits_at"]:
                return True
            new = [place for place in self.machine["leads"].get(here, ()) if place not in seen]
            seen.update(new)
            queue += new
        return False
