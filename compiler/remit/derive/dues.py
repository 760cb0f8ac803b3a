"""What is due by when in a case: every clock of the stages in which it has been, on the real calendar.

A time that counts from an event which has not happened is shown from the last day on which that event was due, `at the
latest`, and fixed when it happens; if its duty is done first, lateness is judged from that day. What can no longer be
done, because the case went another way or is closed, is no longer due; it was missed if its time was over by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from remit.calendar.between import working_days_late
from remit.calendar.deadline import Due
from remit.calendar.table import Calendar
from remit.derive.agreed import Count
from remit.derive.case import Case
from remit.derive.counted import Counts
from remit.derive.facts import holds
from remit.derive.occasions import RECEIPT, done_events
from remit.derive.settled import left_out, ruled_out
from remit.derive.states import Clock, ClockKind, Machine, Start, StateKind
from remit.model.policy import Part, Procedure, Rule

Standing = Literal["running", "paused", "kept", "late", "lapsed", "not counted"]


@dataclass(frozen=True, slots=True)
class DueDate:
    """One time of a case.

    `counted_from` is the start that counts; `at_latest` says that it has not happened yet. `due` is None where nothing
    bounds the start; `why` says so in words. `done` is when the duty was done. `extended` is how often it was extended,
    `first` the due date before that. `number` tells those apart that come again and again. `paused_since`: the clock
    stands still, and was not late by then. `ceased` is when the case left the way on which it was due.
    """

    clock: Clock
    rule: Rule
    counted_from: Start | None
    due: Due | None
    at_latest: bool
    done: datetime | None
    extended: int = 0
    why: str = ""
    first: Due | None = None
    number: int = 1
    paused_since: datetime | None = None
    ceased: datetime | None = None

    @property
    def id(self) -> str:
        """Return the name of this time in its case."""
        return self.clock.id if self.number == 1 else f"{self.clock.id}.{self.number}"

    def standing(self, now: datetime) -> Standing:
        """Return how it stands at a moment."""
        if self.due is None:
            return "not counted"
        if self.done is not None:
            return "kept" if self.due.kept(self.done) else "late"
        if self.paused_since is not None:
            return "paused"
        if self.due.kept(now):
            return "running"
        return "lapsed" if self.clock.kind is ClockKind.WINDOW else "late"

    def days_late(self, now: datetime, calendar: Calendar) -> int:
        """Return by how many working days it is, or was, late; 0 if it is not."""
        return working_days_late(self.due, self.done or self.ceased or now, calendar) if self.due else 0


@dataclass(frozen=True, slots=True)
class Dates:
    """The times of one case under one calendar."""

    machine: Machine
    procedure: Procedure
    calendar: Calendar
    case: Case

    def all(self) -> tuple[DueDate, ...]:
        """Return every time that counts or will count, in the order of the policy; raises HorizonError."""
        counts = self._counts()
        return tuple(found for clock in self.machine.clocks for found in self._each(clock, counts))

    def of(self, clock: Clock) -> DueDate | None:
        """Return one time, of one that comes again the last; None where it does not count in this case."""
        return next(reversed(tuple(self._each(clock, self._counts()))), None)

    def held(self, rule: Rule) -> bool | None:
        """Tell whether the condition of a rule holds in this case; None while that is not known."""
        return holds(rule.sentence.when, self._counts().facts())

    def _counts(self) -> Counts:
        return Counts(self.machine, self.procedure, self.calendar, self.case)

    def _each(self, clock: Clock, counts: Counts) -> Iterator[DueDate]:
        """Yield one time; of one that comes again, every turn that was taken and the next.

        Nothing comes where the case has not come to its stage, where its condition does not hold, or where the case
        has left the way on which it was due before its time was over.
        """
        rule = self.procedure.rule(clock.rule)
        agreed = rule is not None and rule.limit is not None and rule.limit.kind == "agreed"
        if rule is None or not (clock.duration or agreed) or not self._applies(rule, counts):
            return
        if clock.at_once is not None and holds(rule.sentence.when, counts.facts()) is clock.at_once:
            return
        if clock.kind is ClockKind.REPEAT:
            yield from self._turns(clock, rule, counts)
            return
        if clock.silent:
            yield from self._silent(clock, rule, counts)
            return
        count = counts.of(clock)
        done = [at for stop in self.stops(clock, rule) if (at := counts.at(stop)) is not None]
        yield from self._due(clock, rule, counts, count, min(done, default=None))

    def stops(self, clock: Clock, rule: Rule) -> tuple[str, ...]:
        """Return the events that stop a clock: the way in to the first stage is taken by receipt."""
        begins = rule.part is Part.WAY_IN and rule.stage == self.procedure.stages[0].id
        return (*clock.stops_on, f"{self.procedure.slug}.{RECEIPT}") if begins else clock.stops_on

    def _due(
        self, clock: Clock, rule: Rule, counts: Counts, count: Count, done: datetime | None, number: int = 1
    ) -> Iterator[DueDate]:
        ceased = None if done is not None or self.ahead(clock) else self.case.happened[-1].at
        if ceased is not None and (count.due is None or count.due.kept(ceased)):
            return
        paused = counts.paused_since(clock) if done is None else None
        if paused is not None and count.due is not None and not count.due.kept(paused):
            paused = None
        yield DueDate(
            clock, rule, count.start, count.due, count.at_latest, done, count.extended, count.why, count.first,
            number, paused, ceased,
        )  # fmt: skip

    def _silent(self, clock: Clock, rule: Rule, counts: Counts) -> Iterator[DueDate]:
        """Yield the time within which somebody must do something, from when it began last: not before it begins."""
        begun = [(each.at, start) for each in self.case.happened for start in clock.starts if each.event == start.event]
        if not begun:
            return
        at, start = max(begun, key=lambda pair: pair[0])
        count = counts.of(clock) if clock.pick else counts.from_moment(clock, start, at)
        done = (each.at for each in self.case.happened if each.event in clock.stops_on and each.at >= at)
        yield from self._due(clock, rule, counts, count, next(done, None))

    def _turns(self, clock: Clock, rule: Rule, counts: Counts) -> Iterator[DueDate]:
        """Yield the turns of a time that comes again: from the event that opens it, then from each turn taken."""
        start, moment = self._opening(clock, counts)
        if moment is None:
            return
        done = f"{rule.id}.done"
        over = [at for stop in clock.stops_on if (at := counts.at(stop)) is not None]
        taken = [each.at for each in self.case.happened if each.event == done and each.at >= moment]
        number = 1
        for number, at in enumerate(taken, 2):
            yield from self._due(clock, rule, counts, counts.from_moment(clock, start, moment), at, number - 1)
            start, moment = Start(done, f"the last {rule.noun}"), at
        if not over:
            yield from self._due(clock, rule, counts, counts.from_moment(clock, start, moment), None, number)

    def _opening(self, clock: Clock, counts: Counts) -> tuple[Start, datetime | None]:
        """Return on which event a duty that comes again begins: that by which the case reached it, else receipt."""
        states = {state for duty in self.machine.duties if duty.rule == clock.rule for state in duty.states[:1]}
        labels = {event.id: event.label for event in self.machine.events}
        events = [step.event for step in self.machine.transitions if step.target in states and not step.stays]
        found = [(at, event) for event in events if (at := counts.at(event)) is not None]
        if found:
            moment, event = max(found)
            return Start(event, f"the {labels[event]}"), moment
        receipt = f"{self.procedure.slug}.{RECEIPT}"
        return Start(receipt, RECEIPT), counts.at(receipt) if f"{clock.rule}.done" in self.case.owed else None

    def ahead(self, clock: Clock) -> bool:
        """Tell whether what a clock waits for is owed, or can still come on the way that the case is on."""
        # What comes again and again, and nothing says until when, is over where it is neither owed nor comes again.
        acts = clock.stops_on or (f"{clock.rule}.done",)
        if not set(acts).isdisjoint(self.case.owed):
            return True
        seen, queue = set(self.case.places), list(self.case.places)
        closed = ruled_out(self.procedure, self.case.facts)
        stops = {*clock.stops_on, clock.id}
        opening = {state for each in self.machine.duties if each.rule == clock.rule for state in each.states}
        events = {each.event for each in self.machine.duties if each.rule == clock.rule and each.event}
        while queue:
            here = queue.pop()
            if here in opening:
                return True
            for step in self.machine.transitions:
                if step.source == here and step.event not in closed:
                    if step.event in stops or step.event in events:
                        return True
                    if step.target not in seen:
                        seen.add(step.target)
                        queue.append(step.target)
        return False

    def _applies(self, rule: Rule, counts: Counts) -> bool:
        """Tell whether a rule is in a stage in which the case is or was, and its condition is not known to fail."""
        # A stage beside the main line begins when it is opened: until then the case waits at its start.
        open_ = {state.id: state.stage for state in self.machine.states if state.kind is not StateKind.START}
        been = {open_[place] for place in self.case.places if place in open_} | {
            self._stage_of(each.event) for each in self.case.happened
        }
        if self.case.happened:
            been.add(self.procedure.stages[0].id)
        if self.case.facts and rule.id in left_out(self.procedure, self.case.facts) and not self._reached(rule):
            return False
        if rule.stage not in been and not (rule.part is Part.WAY_IN and self._answered_before(rule, been, counts)):
            return False
        return rule.sentence.otherwise is not None or holds(rule.sentence.when, self.case.facts) is not False

    def _reached(self, rule: Rule) -> bool:
        """Tell whether the case has come to a rule, whatever is known of it by now."""
        done = {*done_events(rule)}
        happened = {each.event for each in self.case.happened}
        return rule.id in self.case.places or not done.isdisjoint(self.case.owed) or not done.isdisjoint(happened)

    def _stage_of(self, event: str) -> str:
        rule = self.procedure.rule(event.rpartition(".")[0])
        return rule.stage if rule else ""

    def _answered_before(self, way: Rule, been: set[str], counts: Counts) -> bool:
        """Tell whether a way in to the next stage is open: what its window counts from has happened."""
        clock = next(clock for clock in self.machine.clocks if clock.rule == way.id)
        starts = clock.starts
        return (all if clock.pick == "later" else any)(counts.at(start.event) for start in starts) and bool(been)
