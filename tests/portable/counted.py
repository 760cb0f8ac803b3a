"""Counts at random: from any moment, of any duration, with pauses, on calendars of every convention."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from remit.calendar.convention import Convention
from remit.calendar.deadline import due_before
from remit.calendar.pauses import Paused, due_with_pauses
from remit.calendar.table import Calendar, HorizonError, calendar_under
from remit.portable.module_data import calendar_data
from remit.portable.runtime.shape import CalendarInfo
from remit.syntax.clause import Duration
from tests.portable.paired import CONVENTIONS, later, moments

UNITS = ("hour", "day", "calendar day", "working day", "week", "month", "calendar month", "year")
CALENDARS = (
    *CONVENTIONS,
    Convention(holidays_of="England", day_one=True),
    Convention(holidays_of="England", clear=True, roll=True, pause_inclusive=True),
    Convention((0, 1, 2, 3), "Scotland", day_one=True, restart=True, next_working_day=True),
)


class Asked(NamedTuple):
    """A count, and what the compiler says that it comes to: its last day, its end, whether that is provisional."""

    calendar: int
    start: datetime
    duration: tuple[int, str]
    pauses: tuple[tuple[datetime, datetime], ...]
    back: bool
    wanted: Any


def infos() -> list[CalendarInfo]:
    """Return the calendars as modules are given them."""
    return [calendar_data(calendar_under(convention)) for convention in CALENDARS]


def asked(number: int) -> list[Asked]:
    """Return so many counts."""
    random = Random(number)
    calendars = [calendar_under(convention) for convention in CALENDARS]
    found = []
    for _ in range(number):
        which = random.randrange(len(calendars))
        start, unit = moments(random, calendars[which]), random.choice(UNITS)
        duration = Duration(random.choice([0, 1, 2, 3, 5, 10, 28, 60]), unit)  # type: ignore[arg-type]
        back = random.random() < 0.25
        pauses = () if back else tuple(paused(random, start) for _ in range(random.randrange(4)))
        wanted = comes_to(start, duration, pauses, back, calendars[which])
        found.append(Asked(which, start, (duration.count, unit), pauses, back, wanted))
    return found


def paused(random: Random, start: datetime) -> tuple[datetime, datetime]:
    """Return when a clock stood still: mostly soon after it began, at times before."""
    begun = later(random, start - timedelta(days=random.choice([0, 0, 3])))
    return begun, later(random, begun)


def comes_to(start: datetime, duration: Duration, pauses: Any, back: bool, calendar: Calendar) -> Any:
    try:
        if back:
            found = due_before(start, duration, calendar)
        else:
            found = due_with_pauses(start, duration, [Paused(*each) for each in pauses], calendar)
    except HorizonError:
        return "outside the calendar"
    return [found.day.isoformat(), found.end.isoformat(), found.provisional]
