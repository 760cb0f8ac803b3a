"""Two times to the direction from one to the other, proved on every day on which a count can start.

A time is compared as the runs let it fall: the latest day of its event under each edition while everybody keeps their
promises, counted from the beginning of its stage and from each event from which one of the two counts. So a time that
now counts from a later event is seen to be longer, though its number is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from remit.calendar import Calendar
from remit.changes.change import Compared, Deadline, Direction, Example
from remit.changes.matching import Pair
from remit.changes.readings import Reading
from remit.derive.bounds import Times
from remit.derive.latest import OUT, Latests, ends_of
from remit.derive.occasions import RECEIPT, SUBMISSION, done_events
from remit.derive.proof import entries_of
from remit.derive.reckoning import Assume
from remit.derive.states import ARRIVAL, Clock, Start
from remit.model.policy import Part, Rule
from remit.syntax.clause import Duration
from remit.value import value

TIMED = frozenset({"within", "agreed", "at once", "every", "at least before"})
OWN_ONLY = frozenset({"every", "at least before"})
"""Times that no run is counted by: they are compared as they are said."""
ASSUMED = ((Assume(), ""), (Assume(extensions=True), "with every extension"))
NEVER = 10**7
"""Later than every day."""
YEARS = 3
"""So many years after the newer edition begins an example may start."""


@value
class Proving:
    """What is needed to compare the times of one procedure; examples start on `since` or later."""

    pair: Pair
    readings: tuple[Reading, ...]
    since: date

    def deadline(self, old: Rule, new: Rule) -> Deadline | None:
        """Return the direction of the time of a rule, None where neither edition gives it one."""
        if not is_timed(old) and not is_timed(new):
            return None
        found = [tuple(dict.fromkeys(self._comparisons(reading, old, new))) for reading in self.readings]
        directions = {self._direction(old, new, each) for each in found}
        compared = found[0]
        if any(each != compared for each in found):
            named = zip(self.readings, found, strict=True)
            compared = tuple(reading.named(one) for reading, several in named for one in several)
        moved = tuple(each for each in compared if each.direction is not Direction.SAME)
        # Where words leave two meanings, a direction is proved only if it is that of both.
        direction = directions.pop() if len(directions) == 1 else Direction.INCOMPARABLE
        return Deadline(direction, is_window(new), moved or compared[:1])

    def _direction(self, old: Rule, new: Rule, compared: Sequence[Compared]) -> Direction:
        if _kind(old) == _kind(new) == "at once":
            return Direction.SAME
        found = _together(each.direction for each in compared)
        endless = all(not each.examples and each.direction is Direction.SAME for each in compared)
        if is_timed(old) != is_timed(new) and endless:
            # No run is bounded either way; but a time that somebody can be held to is more than none.
            return Direction.TIGHTER if is_timed(new) else Direction.LOOSER
        return found if compared else Direction.INCOMPARABLE

    def _comparisons(self, reading: Reading, old: Rule, new: Rule) -> Iterator[Compared]:
        """Yield how the times of a rule compare under one reading."""
        before, after = _clock(reading.old, old), _clock(reading.new, new)
        kinds = {_kind(old), _kind(new)}
        startless = _startless(old, before) or _startless(new, after)
        if kinds != {"at once"} and not startless and not kinds & OWN_ONLY:
            yield from self._on_runs(reading, old, new)
        if before is not None and after is not None and _kind(old) == _kind(new):
            yield from self._as_said(reading, before, after, backwards=_kind(new) == "at least before")

    def _on_runs(self, reading: Reading, old: Rule, new: Rule) -> Iterator[Compared]:
        """Yield how the latest days compare, counted from one event after another."""
        for start in self._starts(reading, old, new):
            for was, now in zip(done_events(old), done_events(new), strict=False):
                yield from self._from(reading, (self.pair.was(start), old, was), (start, new, now))

    def _from(self, reading: Reading, was: tuple[str, Rule, str], now: tuple[str, Rule, str]) -> Iterator[Compared]:
        """Yield how a start, a rule and the event of its end compare with those of the newer edition."""
        words = reading.new.naming.event(now[0])
        told: Compared | None = None
        for assume, assuming in ASSUMED:
            before, after = reading.old.latest(was[0], was[2], assume), reading.new.latest(now[0], now[2], assume)
            if before is None or after is None:
                return
            if assume.extensions and "extensions" not in before.turns_on | after.turns_on:
                return
            both = _reasoned(before, was[1]), _reasoned(after, now[1])
            found = self._compare(reading, both, words, assuming)
            if told is None or replace(found, assuming=told.assuming) != told:
                yield found
            told = found

    def _as_said(self, reading: Reading, before: Clock, after: Clock, *, backwards: bool) -> Iterator[Compared]:
        """Yield how two times compare as they are said, where both count from the same event."""
        olds, news = _said(before), _said(after)
        pairs = zip(olds, news, strict=True) if len(olds) == len(news) else product(olds, news)
        for (was, starts_before), (now, starts_after) in pairs:
            events = {self.pair.now(each.event) for each in starts_before}
            if events != {each.event for each in starts_after} or before.pick or after.pick:
                continue
            both = (_every_day(reading.old.calendar, was), _every_day(reading.new.calendar, now))
            name = reading.new.naming.event
            words = name(starts_after[0].event) if starts_after else "whatever day it counts from"
            found = self._compare(reading, both[::-1] if backwards else both, words)
            yield replace(found, examples=()) if backwards else found

    def _starts(self, reading: Reading, old: Rule, new: Rule) -> tuple[str, ...]:
        """Return from which events both editions can count, by their newer ids; from receipt if from no other."""
        receipt = f"{self.pair.new.slug}.{RECEIPT}"
        counted = [self.pair.now(start.event) for start in _counted_from(reading.old, old)]
        counted += [start.event for start in _counted_from(reading.new, new)]
        begun = [] if is_window(old) and is_window(new) else [*self._begun(reading, old, new)]
        names = [name.replace(f".{SUBMISSION}", f".{RECEIPT}") for name in (*begun, *counted)]
        known = [name for name in names if name and self.pair.was(name)]
        return tuple(dict.fromkeys(known)) or (receipt,)

    def _begun(self, reading: Reading, old: Rule, new: Rule) -> Iterator[str]:
        receipt = f"{self.pair.new.slug}.{RECEIPT}"
        if ARRIVAL in (old.stage, new.stage):
            yield receipt
            return
        before, after = self.pair.old.stage(old.stage), self.pair.new.stage(new.stage)
        if before is not None and after is not None:
            ways = [*map(self.pair.now, entries_of(before, reading.old.table)), *entries_of(after, reading.new.table)]
            first = self.pair.new.stages[0] is after and self.pair.old.stages[0] is before
            yield from (way for way in ways if first or way != receipt)

    def _compare(
        self, reading: Reading, both: tuple[Latests, Latests], counted_from: str, assuming: str = ""
    ) -> Compared:
        found = compare((reading.old.calendar, reading.new.calendar), both, self.since)
        return replace(found, counted_from=counted_from, assuming=assuming)


def repeated(old: Rule, new: Rule, calendars: tuple[Calendar, Calendar], since: date) -> Deadline | None:
    """Return the direction of what comes again and again and belongs to no case; None where it has no such time."""
    limits = [each.limit for each in (old, new) if each.limit is not None and each.limit.kind == "every"]
    durations = [each.duration for each in limits if each.duration is not None]
    if len(durations) < len(calendars) or limits[0].events != limits[1].events:
        return None
    before, after = map(_every_day, calendars, durations)
    found = replace(compare(calendars, (before, after), since), counted_from="the time before")
    return Deadline(found.direction, window=False, compared=(found,))


def compare(calendars: tuple[Calendar, Calendar], both: tuple[Latests, Latests], since: date) -> Compared:
    """Return how two rows of days compare, day by day over all days on which both can start."""
    before, after = map(_by_day, calendars, both)
    every = [(day, before[day], after[day]) for day in before if day in after]
    ends = [each for each in every if each[1:] != (OUT, OUT)]
    sooner, later = [each for each in ends if each[2] < each[1]], [each for each in ends if each[2] > each[1]]
    shown = [moved for moved in (sooner, later) if moved] or [[each for each in ends if each[1] < OUT]]
    examples = tuple(_example(calendars[1], since, moved) for moved in shown if moved)
    if sooner and later:
        direction = Direction.INCOMPARABLE
    else:
        direction = Direction.TIGHTER if sooner else Direction.LOOSER if later else Direction.SAME
    return Compared("", "", direction, examples, both[0].why, both[1].why)


def _example(calendar: Calendar, since: date, moved: list[tuple[int, int, int]]) -> Example:
    """Return the day that shows the difference best, soon after the newer edition begins."""
    first, last = since.toordinal(), since.replace(year=since.year + YEARS, day=1).toordinal()
    # What lies past the calendar's last day has no date that could be told.
    moved = [each for each in moved if OUT not in each] or moved
    soon = [each for each in moved if first <= each[0] < last]
    soon = [each for each in soon if calendar.is_worked(date.fromordinal(each[0]))] or soon or moved
    start, before, after = max(soon, key=lambda each: (abs(each[2] - each[1]), -each[0]))
    return Example(date.fromordinal(start), _day(before), _day(after))


def _reasoned(latests: Latests, rule: Rule) -> Latests:
    """Return latest days with the reason why there are none: where a rule has no time, that is the reason."""
    return latests if latests.days is not None or is_timed(rule) else replace(latests, why="no time is given")


def is_timed(rule: Rule) -> bool:
    """Tell whether a rule has a time of its own."""
    return rule.limit is not None and rule.limit.kind in TIMED


def is_window(rule: Rule) -> bool:
    """Tell whether the time of a rule is one to use a right."""
    return rule.strength == "may" or rule.part is Part.WAY_IN


def _together(found: Iterable[Direction]) -> Direction:
    """Return the direction of several comparisons of one time."""
    moved = set(found) - {Direction.SAME}
    if len(moved) > 1:
        return Direction.INCOMPARABLE
    return moved.pop() if moved else Direction.SAME


def _kind(rule: Rule) -> str:
    return rule.limit.kind if rule.limit is not None else ""


def _clock(times: Times, rule: Rule) -> Clock | None:
    return next((each for each in times.table.machine.clocks if each.rule == rule.id and not each.silent), None)


def _startless(rule: Rule, clock: Clock | None) -> bool:
    """Tell whether a time does not say from what it counts: no run can be counted by it."""
    return _kind(rule) == "within" and clock is not None and not clock.starts_on


def _counted_from(times: Times, rule: Rule) -> tuple[Start, ...]:
    clock = _clock(times, rule) if is_timed(rule) else None
    return clock.starts if clock is not None else ()


def _said(clock: Clock) -> list[tuple[Duration, tuple[Start, ...]]]:
    """Return the durations that a clock is said to have, each with what it counts from."""
    times = ((clock.duration, clock.starts_on), (clock.otherwise, clock.otherwise_on))
    return [(duration, starts) for duration, starts in times if duration is not None]


def _every_day(calendar: Calendar, duration: Duration) -> Latests:
    days = ends_of(calendar, duration)
    return Latests(tuple(range(len(days))), days, "", frozenset())


def _by_day(calendar: Calendar, latests: Latests) -> dict[int, int]:
    """Return for each start day the last day, both as ordinals; OUT past the calendar, NEVER where there is none."""
    first = calendar.first.toordinal()
    days = latests.days or (NEVER,) * len(latests.starts)
    return {first + at: end if end >= OUT else first + end for at, end in zip(latests.starts, days, strict=True)}


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal < OUT else None
