"""The latest day on which something happens, for every day on which a case may start; counted in two ways.

`Counting` holds whole working days from the start and needs no calendar. `Dated` holds the days of a calendar and takes
every unit. Both answer the same questions, so that whoever asks them does not know which it has.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import lru_cache
from typing import Protocol

from remit.calendar import Calendar, HorizonError, due, local
from remit.derive.ways import Lack, Why
from remit.syntax.clause import Duration
from remit.value import value

Days = tuple[int, ...]
Latest = Days | Why
OUT = 10**6
"""A day past the end of the calendar."""


@value
class Latests:
    """The latest days by the days on which a count starts; `days` is None where there is none, and `why` says it."""

    starts: Days
    days: Days | None
    why: str
    turns_on: frozenset[str]


class OtherUnitError(ValueError):
    """A count in another unit than working days was asked of who counts only those."""


class Count(Protocol):
    """Who can tell when a time ends."""

    first: Days
    """The day of the start, for each start."""

    def after(self, days: Days, duration: Duration) -> Days:
        """Return the last day of `duration` counted from each of `days`."""
        ...

    def worked(self, days: Days) -> Days:
        """Return the last day worked up to each of `days`, or the day itself where none is left since the start."""
        ...

    def stopped(self, days: Days, duration: Duration, pauses: tuple[Duration, ...]) -> Days:
        """Return the last day of `duration` from each of `days`, while the clock stands still as often as `pauses`."""
        ...


def earlier(one: Latest, other: Latest) -> Latest:
    """Return the earlier of two; what has no end is later than everything, and told by the better reason."""
    if isinstance(one, Why):
        return other if not isinstance(other, Why) or one.lack is Lack.NO_TIME else one
    return one if isinstance(other, Why) or one is other else tuple(map(min, one, other))


def later(one: Latest, other: Latest) -> Latest:
    """Return the later of two; what has no end is later than everything."""
    if isinstance(one, Why):
        return one
    return other if isinstance(other, Why) or one is other else tuple(map(max, one, other))


def not_later(one: Latest, other: Latest) -> bool:
    """Tell whether `one` is nowhere later than `other`."""
    if isinstance(other, Why):
        return True
    return not isinstance(one, Why) and (one is other or all(a <= b for a, b in zip(one, other, strict=True)))


class Counting:
    """Whole working days from the start: a day is its number."""

    first: Days = (0,)

    def __init__(self, calendar: Calendar) -> None:
        self._less = int(calendar.convention.counts_first_day)
        self._restart = calendar.convention.restart

    def after(self, days: Days, duration: Duration) -> Days:
        """Return the last day; raises OtherUnitError unless it is counted in working days."""
        return (days[0] + self._length(duration),)

    def worked(self, days: Days) -> Days:
        """Return the same days: only days worked are counted."""
        return days

    def named(self, day: int) -> int:
        """Return the promise that ends on `day`: where the first day counts, a promise of one more."""
        return day + self._less if day else 0

    def stopped(self, days: Days, duration: Duration, pauses: tuple[Duration, ...]) -> Days:
        """Return the last day with the working days paused, or counted anew after each pause."""
        again = len(pauses) * self._length(duration) if self._restart else 0
        return (days[0] + self._length(duration) + sum(map(self._length, pauses)) + again,)

    def _length(self, duration: Duration) -> int:
        if duration.unit != "working day":
            raise OtherUnitError(duration.unit)
        return max(duration.count - self._less, 0)


class Dated:
    """Days of a calendar by their numbers, from one start or from every day of it."""

    def __init__(self, calendar: Calendar, first: Days | None = None) -> None:
        self.calendar = calendar
        self.first = first if first is not None else tuple(range(len(calendar.passed)))

    def after(self, days: Days, duration: Duration) -> Days:
        """Return the last day of `duration` counted from each of `days`; OUT past the end of the calendar."""
        if len(days) == 1:
            return (_end(self.calendar, days[0], duration),)
        ends = ends_of(self.calendar, duration)
        return tuple([ends[day] if day < OUT else OUT for day in days])

    def worked(self, days: Days) -> Days:
        """Return the last day worked up to each of `days`, or the day itself where none is left since the start."""
        last = last_worked(self.calendar)
        return tuple(
            [
                last[day] if day < OUT and last[day] >= first else day
                for day, first in zip(days, self.first, strict=True)
            ]
        )

    def stopped(self, days: Days, duration: Duration, pauses: tuple[Duration, ...]) -> Days:
        """Return the last day, with each pause begun on that day on which it lasts longest."""
        return tuple(self._stopped(day, duration, pauses) for day in days)

    def _stopped(self, day: int, duration: Duration, pauses: tuple[Duration, ...]) -> int:
        end = _end(self.calendar, day, duration)
        for pause in pauses:
            if end >= OUT:
                return OUT
            if self.calendar.convention.restart:
                end = _end(self.calendar, _end(self.calendar, end, pause), duration)
            else:
                end = self._moved(end, duration, max(self._paused(at, pause, duration) for at in range(day, end + 1)))
        return end

    def _paused(self, at: int, pause: Duration, duration: Duration) -> int:
        """Return how many days a clock stands still from `at`, of the days in which it counts."""
        until = _end(self.calendar, at, pause)
        if until >= OUT or duration.unit != "working day":
            return until - at
        return self.calendar.ordinals[until + 1] - self.calendar.ordinals[at + 1]

    def _moved(self, end: int, duration: Duration, days: int) -> int:
        if duration.unit != "working day":
            return end + days if end + days < len(self.calendar.passed) else OUT
        place = self.calendar.ordinals[end] + days
        return self.calendar.worked[place] if place < len(self.calendar.worked) else OUT


@lru_cache(maxsize=512)
def ends_of(calendar: Calendar, duration: Duration) -> Days:
    """Return for every day of a calendar the last day of `duration` counted from it; OUT past the calendar's end."""
    if duration.unit != "working day":
        return tuple(_end(calendar, day, duration) for day in range(len(calendar.passed)))
    further = duration.count - 1
    # Of the last days what counts from them begins past the calendar's end: there is no working day left for it.
    places = max(calendar.passed[-1] + further, calendar.ordinals[-1]) + 1
    worked = (*calendar.worked, *([OUT] * (places - len(calendar.worked))))
    days = zip(calendar.passed, calendar.ordinals, strict=False)
    return tuple([worked[max(ordinal, passed + further)] for passed, ordinal in days])


@lru_cache(maxsize=8)
def last_worked(calendar: Calendar) -> Days:
    """Return for every day of a calendar the last day worked up to it, -1 before the first."""
    return tuple([calendar.worked[number - 1] if number else -1 for number in calendar.ordinals[1:]])


def end_of(calendar: Calendar, start: date, duration: Duration) -> date | None:
    """Return the last day of `duration` counted from a day of a calendar; None past the calendar's end."""
    found = _end(calendar, calendar.index(start), duration)
    return calendar.first + timedelta(found) if found < OUT else None


@lru_cache(maxsize=8192)
def _end(calendar: Calendar, day: int, duration: Duration) -> int:
    """Return the number of the last day of `duration` counted from `day`; hours are counted from its last minute."""
    if day >= OUT:
        return OUT
    at = time(23, 59) if duration.unit == "hour" else time(0)
    try:
        return calendar.index(due(local(calendar.first + timedelta(day), at), duration, calendar).day)
    except HorizonError:
        return OUT


def working_days(calendar: Calendar, start: int, end: int) -> int:
    """Return the smallest number of working days that, counted from `start`, does not end before `end`."""
    if end <= start:
        return 0
    return calendar.ordinals[end] - calendar.passed[start] + 1


class Finite:
    """Counts nothing: it only tells what has an end from what has none."""

    first: Days = (0,)

    def after(self, days: Days, duration: Duration) -> Days:  # noqa: ARG002 - every count has an end
        """Return the same days."""
        return days

    def worked(self, days: Days) -> Days:
        """Return the same days."""
        return days

    def stopped(self, days: Days, duration: Duration, pauses: tuple[Duration, ...]) -> Days:  # noqa: ARG002
        """Return the same days."""
        return days
