"""From when until when one clock of a case runs: its start, its pauses, its extensions. Knows no other clock's fate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from itertools import chain

from remit.calendar.deadline import Due, due, due_before
from remit.calendar.moments import end_of, local
from remit.calendar.pauses import Paused, due_with_pauses
from remit.calendar.table import Calendar
from remit.derive.agreed import Count, with_agreement
from remit.derive.case import Case, Happening
from remit.derive.either import noticed
from remit.derive.facts import Facts, holds
from remit.derive.occasions import RECEIPT, SUBMISSION
from remit.derive.states import STILL, WAITING, Clock, ClockKind, Machine, Start
from remit.model.policy import Procedure, Rule
from remit.syntax.clause import Duration, Extension

BEFORE = "at least before"
NO_LIMIT = "extended, and nothing says until when"
NOT_KNOWN = "which of two times counts is not known, and one of them has not begun"


def acts_so_far(machine: Machine, case: Case) -> dict[str, bool | int]:
    """Return of every condition on what somebody has done, whenever that may be, whether it has been done by now."""
    done = {each.event for each in case.happened}
    return {
        act.name: not any(done.isdisjoint(events) for events in act.each) for act in machine.acts if not act.bounded
    }


def told_events(machine: Machine, facts: Facts) -> Iterator[str]:
    """Yield what has happened once somebody is told to have done it, of what no rule makes happen."""
    for act in machine.acts:
        for events in act.each if facts.get(act.name) is True and not act.bounded else ():
            yield from [event for event in events if event.startswith(f"{machine.kind}.event.")][:1]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts the clocks of one case; raises HorizonError outside the calendar."""

    machine: Machine
    procedure: Procedure
    calendar: Calendar
    case: Case
    memo: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, clock: Clock, asked: frozenset[str] = frozenset()) -> Count:
        """Return what a clock comes to with its pauses and extensions; `asked` are those that wait for the answer."""
        rule = self.procedure.rule(clock.rule)
        if rule is not None and rule.limit is not None and rule.limit.kind == BEFORE:
            return self._backwards(clock, rule, asked)
        count = self._plain(clock, clock.starts_on, clock.duration, asked)
        if clock.pick and clock.second is not None and clock.second_start is not None:
            other = self._plain(clock, (clock.second_start,), clock.second, asked)
            count = _picked(clock.pick, count, other)
        if clock.otherwise is not None and rule is not None:
            count = self._of_two(rule, count, self._plain(clock, clock.otherwise_on, clock.otherwise, asked))
        if clock.at_once is not None and rule is not None and holds(rule.sentence.when, self.facts()) is None:
            count = replace(count, at_latest=True)
        if rule is not None and rule.limit is not None and rule.limit.kind == "agreed":
            count = with_agreement(count, clock, self.case, self.calendar)
        return self._with_extensions(clock, replace(count, first=count.due))

    def _of_two(self, rule: Rule, count: Count, other: Count) -> Count:
        """Return which of two times counts in this case; while that is not known, the later one, at the latest."""
        held = holds(rule.sentence.when, self.facts())
        if held is not None:
            return count if held else other
        later = _picked("later", count, other)
        return replace(later, at_latest=True) if count.due and other.due else replace(later, due=None, why=NOT_KNOWN)

    def facts(self) -> Facts:
        """Return what is known of the case, and of what somebody may have done, whether it has been done by now."""
        return {**acts_so_far(self.machine, self.case), **self.case.facts}

    def from_moment(self, clock: Clock, start: Start, moment: datetime) -> Count:
        """Return what a clock comes to that counts from a moment, whatever it says it counts from."""
        assert clock.duration is not None  # noqa: S101 - who counts has looked
        found = self._counted(clock, clock.duration, moment)
        return Count(start, found, at_latest=False, first=found)

    def at(self, event: str) -> datetime | None:
        """Return when an event first happened, since its stage was last opened again.

        A submission of which no day is known counts from receipt.
        """
        since = self._opened_again(event)
        days = (each.at for each in self.case.happened if each.event == event)
        found = next((at for at in days if since is None or at >= since), None)
        if found is None and event == f"{self.procedure.slug}.{SUBMISSION}":
            return self.at(f"{self.procedure.slug}.{RECEIPT}")
        return found

    def paused_since(self, clock: Clock) -> datetime | None:
        """Return since when a clock stands still, if it does."""
        return next((start for start, end in self._pauses(clock) if end is None), None)

    def _start(
        self, starts: tuple[Start, ...], unit: str, asked: frozenset[str]
    ) -> tuple[Start | None, datetime | None, bool]:
        """Return what counts: of the starts that have happened the first, else the latest that one can happen."""
        happened = [(moment, start) for start in starts if (moment := self.at(start.event)) is not None]
        if happened:
            moment, start = min(happened, key=lambda pair: pair[0])
            return start, moment, False
        latest = [(moment, start) for start in starts if (moment := self._latest(start.event, unit, asked)) is not None]
        if latest:
            moment, start = max(latest, key=lambda pair: pair[0])
            return start, moment, True
        return (starts[0] if starts else None), None, True

    def _opened_again(self, event: str) -> datetime | None:
        """Return when the stage of an event was last opened again: out of its end, or from a later stage."""
        rule = self.procedure.rule(event.rpartition(".")[0])
        if rule is None:
            return None
        if rule.stage not in self.memo:
            self.memo[rule.stage] = frozenset(self.reopening(rule.stage))
        again = self.memo[rule.stage]
        return next((each.at for each in reversed(self.case.happened) if each.event in again), None) if again else None

    def reopening(self, stage: str) -> Iterator[str]:
        """Yield the events by which a stage begins anew."""
        order = {each.id: number for number, each in enumerate(self.procedure.stages)}
        states = {state.id: state for state in self.machine.states}
        for step in self.machine.transitions:
            source, target = states[step.source], states[step.target]
            if target.stage == stage and target.kind in WAITING:
                ended = source.stage == stage and source.kind in STILL
                if ended or (source.stage != stage and order.get(source.stage, -1) > order.get(stage, -1)):
                    yield step.event

    def _plain(
        self, clock: Clock, starts: tuple[Start, ...], duration: Duration | None, asked: frozenset[str]
    ) -> Count:
        start, moment, at_latest = self._start(starts, duration.unit if duration else "", asked)
        if moment is None or duration is None:
            return Count(start, None, at_latest, why=_why(start))
        return Count(start, self._counted(clock, duration, moment), at_latest)

    def _backwards(self, clock: Clock, rule: Rule, asked: frozenset[str]) -> Count:
        """Return a time that ends before an event, or before the day on which that event is due."""
        start = clock.starts_on[0] if clock.starts_on else None
        if start is None or clock.duration is None:
            return Count(start, None, at_latest=True, why=_why(start))
        maker = self.maker(start.event, asked)
        due_on = self.of(maker, asked | {maker.id}) if maker and rule.limit and rule.limit.due else None
        moment, at_latest = (None, due_on.at_latest) if due_on else (self.at(start.event), False)
        if moment is None:
            moment, at_latest = self._latest(start.event, clock.duration.unit, asked), at_latest or due_on is None
        if moment is None:
            return Count(start, None, at_latest=True, why=_why(start))
        found = due_before(moment, clock.duration, self.calendar)
        return Count(start, found, at_latest, first=found)

    def _latest(self, event: str, unit: str, asked: frozenset[str]) -> datetime | None:
        """Return the last moment at which an event can happen if its promise is kept; None where nothing bounds it.

        What is done on its last day is taken as done before that day ends, so that a count in days starts on it.
        """
        clock = self.maker(event, asked)
        found = self.of(clock, asked | {clock.id}).due if clock else None
        if found is None or found.in_hours:
            return found.end if found else None
        ends = self.calendar.convention.day_ends
        if unit != "hour":
            return local(found.day)
        return local(found.day, ends) if ends else found.end

    def maker(self, event: str, asked: frozenset[str]) -> Clock | None:
        """Return the clock that bounds when an event happens; none of those that ask, for they wait for the answer."""
        rule, _, what = event.rpartition(".")
        own = (
            clock
            for clock in self.machine.clocks
            if what == "done" and clock.rule == rule and not noticed(clock, self.machine)
        )
        clock = next(chain(own, self._receiving(rule)), None)
        if clock is None or clock.id in asked or clock.kind in (ClockKind.WINDOW, ClockKind.REPEAT):
            return None
        return clock

    def _receiving(self, step: str) -> Iterator[Clock]:
        """Yield the clocks by which the other side has what a step sends, whatever the case: it is sent by then."""
        for clock in self.machine.clocks:
            rule = self.procedure.rule(clock.rule)
            if f"{step}.received" in clock.stops_on and rule is not None and rule.sentence.when is None:
                yield clock

    def _counted(self, clock: Clock, duration: Duration, moment: datetime) -> Due:
        pauses = [Paused(start, end) for start, end in self._pauses(clock) if end is not None]
        if pauses:
            return due_with_pauses(moment, duration, pauses, self.calendar)
        return due(moment, duration, self.calendar)

    def _pauses(self, clock: Clock) -> Iterator[tuple[datetime, datetime | None]]:
        """Yield when a clock stood still; the last pause may not have ended."""
        rule = self.procedure.rule(clock.rule)
        if rule is None or clock.kind is ClockKind.WINDOW:
            return
        for pause in self.machine.pauses:
            since: datetime | None = None
            for each in self.case.happened if pause.stage == rule.stage else ():
                if each.event == pause.starts_on and since is None:
                    since = each.at
                elif each.event == pause.ends_on and since is not None:
                    yield since, each.at
                    since = None
            if since is not None:
                yield since, None

    def _with_extensions(self, clock: Clock, count: Count) -> Count:
        for happening, extension in self._extensions(clock):
            found, why = count.due, count.why
            if found is not None:
                found, why = self._extended(clock, found, happening.until, extension)
            count = replace(count, due=found, extended=count.extended + 1, why=why)
        return count

    def _extensions(self, clock: Clock) -> Iterator[tuple[Happening, Extension]]:
        for each in self.case.happened:
            rule = self.procedure.rule(each.event.removesuffix(".done")) if each.event.endswith(".done") else None
            if rule is not None and rule.id in clock.extended_by:
                yield each, rule.extension or Extension("unsaid")

    def _extended(
        self, clock: Clock, found: Due, until: datetime | None, extension: Extension
    ) -> tuple[Due | None, str]:
        """Return a due date after an extension: the day that was told, within what the rule allows; else all of it."""
        most = self._most(clock, found, extension)
        if until is None:
            return most, "" if most else NO_LIMIT
        told = replace(found, day=until.date(), end=end_of(until.date()), rolled_from=None)
        told = replace(told, provisional=self.calendar.provisional(told.day))
        if most is None or told.day <= most.day or extension.longer:
            return told, ""
        return most, f"the new day that was told, {until:%Y-%m-%d}, is later than the rule allows"

    def _most(self, clock: Clock, found: Due, extension: Extension) -> Due | None:
        """Return how late an extension can make a due date; None where it has no limit."""
        more = extension.duration
        if more is None or extension.kind not in ("by up to", "in total"):
            return None
        if extension.kind == "in total":
            return self._counted(clock, more, found.start)
        if more.unit == found.duration.unit:
            longer = self._counted(clock, replace(more, count=found.duration.count + more.count), found.start)
        else:
            # What is added counts from the last day, not from the hour at which that day ends.
            last = datetime.combine(found.day, time(0), found.end.tzinfo)
            longer = replace(due(last, more, self.calendar), start=found.start)
        total = self._counted(clock, extension.total, found.start) if extension.total else longer
        return min(longer, total, key=lambda each: each.end)


def _picked(pick: str, one: Count, other: Count) -> Count:
    """Return the later or the earlier of two; the later of two is not known before both are."""
    if pick == "later" and (one.due is None or other.due is None):
        return one if one.due is None else other
    known = [count for count in (one, other) if count.due is not None]
    if not known:
        return one
    chosen = (max if pick == "later" else min)(known, key=_end)
    return replace(chosen, at_latest=one.at_latest or other.at_latest)


def _end(count: Count) -> datetime:
    assert count.due is not None  # noqa: S101 - only such counts are compared
    return count.due.end


def _why(start: Start | None) -> str:
    return f"counts from {start.label}, and nothing says when that is" if start else "no start is named"
