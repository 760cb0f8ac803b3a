"""How many working days lie between two days, and how late something is."""

from __future__ import annotations

from datetime import date, datetime

from remit.calendar.deadline import Due
from remit.calendar.moments import in_london
from remit.calendar.table import Calendar


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """Return how many working days follow `start` up to and including `end`; negative if `end` lies before."""
    return calendar.ordinal(end) - calendar.ordinal(start)


def working_days_late(due: Due, moment: datetime, calendar: Calendar) -> int:
    """Return by how many working days `moment` is late: 0 if it is in time, else every day begun counts.

    What comes on a day not worked is as late as if it came on the next working day; so nothing that is late is 0 late.
    """
    if due.kept(moment):
        return 0
    day = in_london(moment).date()
    return max(1, working_days_between(due.day, day, calendar) + (not calendar.is_worked(day)))
