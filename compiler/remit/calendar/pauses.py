"""Deadlines whose clock stops for a while: what remains runs on, or the count starts anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from remit.calendar.deadline import Due, due, due_after
from remit.calendar.moments import hours_between, in_london
from remit.calendar.table import Calendar
from remit.syntax.clause import Duration
from remit.value import value


@value
class Paused:
    """From when until when a clock stood still; raises ValueError if it ends before it begins."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if hours_between(in_london(self.start), in_london(self.end)) < 0:
            raise ValueError(f"the pause from {self.start:%Y-%m-%d %H:%M} ends before it begins")


def due_with_pauses(start: datetime, duration: Duration, pauses: Iterable[Paused], calendar: Calendar) -> Due:
    """Return until when `duration` from `start` is kept, given the pauses that have ended.

    A pause moves the last day by the working days paused (a count in hours by the hours, any other by the days). The
    day on which it begins is paused only if the convention says so, the day on which it ends always is; what lies in
    two pauses counts once. A pause that begins after the last day changes nothing.
    """
    found = due(start, duration, calendar)
    ordered = sorted(pauses, key=lambda pause: pause.start.astimezone(UTC))
    if calendar.convention.restart:
        for pause in ordered:
            if hours_between(found.start, pause.end) > 0 and found.kept(pause.start):
                found = due(pause.end, duration, calendar)
        return found
    return _hours_later(found, ordered, calendar) if found.in_hours else _days_later(found, ordered, calendar)


def _hours_later(found: Due, pauses: list[Paused], calendar: Calendar) -> Due:
    reached = found.start
    for pause in pauses:
        # What of the pause has not been counted: the part before it began, or before the last one ended, is none.
        paused = hours_between(reached, pause.end) - max(0, hours_between(reached, pause.start))
        if found.kept(pause.start) and paused > 0:
            found = due_after(found.start, found.duration, found.paused + paused, calendar)
            reached = pause.end
    return found


def _days_later(found: Due, pauses: list[Paused], calendar: Calendar) -> Due:
    convention = calendar.convention
    # The day of the event cannot be paused unless it is counted.
    reached = _number(found.start, found, calendar) - convention.counts_first_day
    for pause in pauses:
        last = _number(pause.end, found, calendar)
        first = max(_number(pause.start, found, calendar) + (not convention.pause_inclusive), reached + 1)
        if found.kept(pause.start) and first <= last:
            days = last - first + 1
            if found.duration.unit == "working day":
                days = calendar.ordinals[last + 1] - calendar.ordinals[first]
            found, reached = due_after(found.start, found.duration, found.paused + days, calendar), last
    return found


def _number(moment: datetime, found: Due, calendar: Calendar) -> int:
    """Return the number of the day on which `moment` counts."""
    there = in_london(moment)
    if found.duration.unit == "working day":
        return calendar.start(there.date(), there.time())
    return calendar.index(there.date())
