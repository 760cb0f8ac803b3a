"""What is due by when in a case: every clock of the stages in which it has been, on the real calendar.

A time that counts from an event which has not happened is shown from the last day on which that event was due, `at the
latest`, and fixed when it happens; if its duty is done first, lateness is judged from that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from remit.calendar.between import working_days_late
from remit.calendar.deadline import Due, due
from remit.calendar.pauses import Paused, due_with_pauses
from remit.calendar.table import Calendar
from remit.derive.case import Case
from remit.derive.facts import truth
from remit.derive.occasions import RECEIPT, SUBMISSION
from remit.derive.states import Clock, ClockKind, Machine, Start, StateKind
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import Duration, Extension

RESOLUTION = timedelta(microseconds=1)

Standing = Literal["running", "kept", "late", "lapsed", "not counted"]


@dataclass(frozen=True, slots=True)
class DueDate:
    """One time of a case.

    `counted_from` is the start that counts; `at_latest` says that it has not happened yet. `due` is None where nothing
    bounds the start; `why` says so in words. `done` is when the duty was done. `extended` is how often it was extended.
    """

    clock: Clock
    rule: Rule
    counted_from: Start | None
    due: Due | None
    at_latest: bool
    done: datetime | None
    extended: int = 0
    why: str = ""

    def standing(self, now: datetime) -> Standing:
        """Return how it stands at a moment."""
        if self.due is None:
            return "not counted"
        if self.done is not None:
            return "kept" if self.due.kept(self.done) else "late"
        if self.due.kept(now):
            return "running"
        return "lapsed" if self.clock.kind is ClockKind.WINDOW else "late"

    def days_late(self, now: datetime, calendar: Calendar) -> int:
        """Return by how many working days it is, or was, late; 0 if it is not."""
        return working_days_late(self.due, self.done or now, calendar) if self.due else 0


@dataclass(frozen=True, slots=True)
class Dates:
    """The times of one case under one calendar."""

    machine: Machine
    procedure: Procedure
    calendar: Calendar
    case: Case

    def all(self) -> tuple[DueDate, ...]:
        """Return every time that counts or will count, in the order of the policy; raises HorizonError."""
        return tuple(found for clock in self.machine.clocks if (found := self.of(clock)) is not None)

    def of(self, clock: Clock) -> DueDate | None:
        """Return one time; None where the case has not come to its stage or its condition does not hold."""
        rule = self.procedure.rule(clock.rule)
        if rule is None or clock.duration is None or not self._applies(rule):
            return None
        done = self._first(clock.stops_on)
        start, moment, at_latest = self._start(clock, frozenset())
        extensions = self._extensions(clock)
        if moment is None:
            why = f"counts from {start.label}, and nothing says when that is" if start else "no start is named"
            return DueDate(clock, rule, start, None, at_latest, done, len(extensions), why)
        found: Due | None = self._counted(clock, clock.duration, moment)
        for until, extension in extensions:
            found = self._extended(found, until, extension) if found else None
            if found is None:
                return DueDate(clock, rule, start, None, at_latest, done, len(extensions), "extended with no limit")
        return DueDate(clock, rule, start, found, at_latest, done, len(extensions))

    def _applies(self, rule: Rule) -> bool:
        """Tell whether a rule is in a stage in which the case is or was, and its condition is not known to fail."""
        # A stage beside the main line begins when it is opened: until then the case waits at its start.
        open_ = {state.id: state.stage for state in self.machine.states if state.kind is not StateKind.START}
        been = {open_[place] for place in self.case.places if place in open_} | {
            self._stage_of(each.event) for each in self.case.happened
        }
        if self.case.happened:
            been.add(self.procedure.stages[0].id)
        if rule.stage not in been and not (rule.part is Part.WAY_IN and self._answered_before(rule, been)):
            return False
        when = rule.sentence.when
        if when is None:
            return True
        held = truth(when.condition, self.case.facts)
        return held is not (when.kind == "unless") if held is not None else True

    def _stage_of(self, event: str) -> str:
        rule = self.procedure.rule(event.rpartition(".")[0])
        return rule.stage if rule else ""

    def _answered_before(self, way: Rule, been: set[str]) -> bool:
        """Tell whether a way in to the next stage is open: what its window counts from has happened."""
        clock = next(clock for clock in self.machine.clocks if clock.rule == way.id)
        return any(self._at(start.event) for start in clock.starts_on) and bool(been)

    def _start(self, clock: Clock, asked: frozenset[str]) -> tuple[Start | None, datetime | None, bool]:
        """Return what a clock counts from: what has happened first, else the latest that it can happen."""
        happened = [(moment, start) for start in clock.starts_on if (moment := self._at(start.event)) is not None]
        if happened:
            moment, start = min(happened, key=lambda pair: pair[0])
            return start, moment, False
        latest = [
            (moment, start) for start in clock.starts_on if (moment := self._latest(start.event, asked)) is not None
        ]
        if latest:
            moment, start = max(latest, key=lambda pair: pair[0])
            return start, moment, True
        return (clock.starts_on[0] if clock.starts_on else None), None, True

    def _latest(self, event: str, asked: frozenset[str]) -> datetime | None:
        """Return the last moment at which an event can happen if its promise is kept; None where nothing bounds it."""
        maker, _, what = event.rpartition(".")
        clock = next((clock for clock in self.machine.clocks if clock.rule == maker), None)
        if what != "done" or clock is None or clock.duration is None or clock.id in asked:
            return None
        if clock.kind is ClockKind.WINDOW:
            return None
        _, moment, _ = self._start(clock, asked | {clock.id})
        if moment is None:
            return None
        last = self._counted(clock, clock.duration, moment)
        return datetime.combine(last.day, datetime.min.time(), moment.tzinfo)

    def _counted(self, clock: Clock, duration: Duration, moment: datetime) -> Due:
        pauses = tuple(self._pauses(clock))
        if pauses:
            return due_with_pauses(moment, duration, pauses, self.calendar)
        return due(moment, duration, self.calendar)

    def _pauses(self, clock: Clock) -> Iterator[Paused]:
        rule = self.procedure.rule(clock.rule)
        if rule is None or clock.kind is ClockKind.WINDOW:
            return
        for pause in self.machine.pauses:
            if pause.stage == rule.stage:
                starts = [each.at for each in self.case.happened if each.event == pause.starts_on]
                ends = [each.at for each in self.case.happened if each.event == pause.ends_on]
                for start, end in zip(starts, ends, strict=False):
                    if start <= end:
                        yield Paused(start, end)

    def _extensions(self, clock: Clock) -> list[tuple[datetime | None, Extension]]:
        found = []
        for each in self.case.happened:
            rule = self.procedure.rule(each.event.removesuffix(".done")) if each.event.endswith(".done") else None
            if rule is not None and rule.id in clock.extended_by:
                found.append((each.until, rule.extension or Extension("unsaid")))
        return found

    def _extended(self, found: Due, until: datetime | None, extension: Extension) -> Due | None:
        """Return a due date after an extension: to the day that was told, within what the rule allows."""
        most: Due | None = None
        if extension.duration is not None and extension.kind == "by up to":
            most = due(found.end - RESOLUTION, extension.duration, self.calendar)
        elif extension.duration is not None and extension.kind == "in total":
            most = due(found.start, extension.duration, self.calendar)
        if until is None:
            return replace(most, start=found.start) if most else None
        told = replace(found, day=until.date(), end=due(until, Duration(0, "calendar day"), self.calendar).end)
        return told if most is None or told.day <= most.day or extension.longer else replace(most, start=found.start)

    def _at(self, event: str) -> datetime | None:
        """Return when an event happened; a submission of which no date is recorded counts from receipt."""
        found = next((each.at for each in self.case.happened if each.event == event), None)
        if found is None and event == f"{self.procedure.slug}.{SUBMISSION}":
            return self._at(f"{self.procedure.slug}.{RECEIPT}")
        return found

    def _first(self, events: tuple[str, ...]) -> datetime | None:
        return next((each.at for each in self.case.happened if each.event in events), None)
