"""From a moment and a duration to the last day, forwards or backwards. Knows the calendar, nothing of policies.

The day of the event is day 0 unless the convention says otherwise. Closed days and the hour at which a day ends shift
only the start of a count in working days. Bare "days" are calendar days here; whoever reads a policy otherwise says so
before. A month ends on the day of the same number, or on the last day of the month if there is none (31 January and
1 month: 28 or 29 February); a year is 12 months, a week 7 days. Hours elapse, whatever the clocks do.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from remit.calendar.moments import end_of, hours_between, in_london, later
from remit.calendar.table import Calendar, HorizonError
from remit.calendar.words import full
from remit.syntax.clause import Duration
from remit.value import value

MONTHS_OF = {"month": 1, "calendar month": 1, "year": 12}
DAYS_OF = {"day": 1, "calendar day": 1, "week": 7}


@value
class Due:
    """Until when something is in time, counted from `start`.

    `day` is the last day. `end` is its 24:00, the first moment that is late; of a count in hours it is the last moment
    in time. `provisional`: the date rests on bank holidays that are not yet proclaimed. `paused` is what pauses added:
    working days, days or hours, as the duration is counted. `rolled_from` is the day not worked that the count ended
    on, where the convention moves it. `backwards`: the count goes from a later event to `day`.
    """

    start: datetime
    duration: Duration
    day: date
    end: datetime
    provisional: bool = False
    paused: float = 0
    rolled_from: date | None = None
    backwards: bool = False

    @property
    def in_hours(self) -> bool:
        """Tell whether the last moment, and not only the last day, counts."""
        return self.duration.unit == "hour"

    def kept(self, moment: datetime) -> bool:
        """Tell whether what happens at `moment` is in time."""
        there = in_london(moment)
        return hours_between(there, self.end) >= 0 if self.in_hours else there.date() <= self.day


def due(start: datetime, duration: Duration, calendar: Calendar) -> Due:
    """Return the last moment at which `duration`, counted from `start`, is kept.

    Raises HorizonError outside the calendar's 20 years and NoZoneError for a start without a zone.
    """
    return due_after(in_london(start), duration, 0, calendar)


def due_after(start: datetime, duration: Duration, paused: float, calendar: Calendar) -> Due:
    """Return what `due` returns, `paused` units (of working days, days or hours) later; `start` is in London."""
    if duration.count < 0:
        raise ValueError(f"{duration.count} {duration.unit}s: nothing is counted in negative numbers")
    if duration.unit == "hour":
        end = later(start, duration.count + paused)
        calendar.index(start.date())
        calendar.index(end.date())
        return Due(start, duration, end.date(), end, paused=paused)
    if duration.unit == "working day":
        first = calendar.start(start.date(), start.time())
        place = max(calendar.passed[first] + duration.count - 1, calendar.ordinals[first])
        day = calendar.day(place + int(paused))
        return Due(start, duration, day, end_of(day), calendar.provisional(day), paused)
    calendar.index(start.date())
    ended = _added(_last_day(start.date(), duration, calendar), int(paused), calendar)
    day = _rolled(ended, calendar)
    provisional = calendar.convention.roll and calendar.provisional(day)
    return Due(start, duration, day, end_of(day), provisional, paused, ended if ended != day else None)


def due_before(event: datetime, duration: Duration, calendar: Calendar) -> Due:
    """Return the last moment that is at least `duration` before `event`.

    "At least 3 working days before Friday" ends on Tuesday; with clear days (neither end counts) on Monday, and with
    day 1 on Wednesday. The last day stays where it falls, and the hour at which a day ends plays no part.
    """
    moment = in_london(event)
    if duration.count < 0:
        raise ValueError(f"{duration.count} {duration.unit}s: nothing is counted in negative numbers")
    if duration.unit == "hour":
        end = later(moment, -duration.count)
        calendar.index(moment.date())
        calendar.index(end.date())
        return Due(moment, duration, end.date(), end, backwards=True)
    number = calendar.index(moment.date())
    convention = calendar.convention
    if duration.unit == "working day":
        after = calendar.ordinals[number + 1 if convention.counts_first_day else number]
        day = calendar.day(after - duration.count - convention.clear) if duration.count else moment.date()
        return Due(moment, duration, day, end_of(day), calendar.provisional(moment.date()), backwards=True)
    nearer = convention.counts_first_day - convention.clear if duration.count else 0
    day = _added(moved(moment.date(), -duration.count, duration.unit, calendar), nearer, calendar)
    return Due(moment, duration, day, end_of(day), backwards=True)


def moved(day: date, count: int, unit: str, calendar: Calendar) -> date:
    """Return the date `count` units (negative: before) from `day`; raises HorizonError outside the 20 years."""
    if unit in DAYS_OF:
        return _added(day, count * DAYS_OF[unit], calendar)
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_OF[unit], 12)
    if not calendar.first.year <= year <= calendar.last.year:
        raise HorizonError(f"the count from {full(day)} leaves the calendar, which goes {calendar.reach}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last_day(start: date, duration: Duration, calendar: Calendar) -> date:
    """Return the last day of a count in other units than working days and hours."""
    day = moved(start, duration.count, duration.unit, calendar)
    if not calendar.convention.counts_first_day or not duration.count:
        return day
    # A month that has no such day ends on its last day, whether or not the first day counts.
    return day if duration.unit in MONTHS_OF and day.day != start.day else day - timedelta(1)


def _rolled(day: date, calendar: Calendar) -> date:
    if not calendar.convention.roll or calendar.is_worked(day):
        return day
    return calendar.day(calendar.ordinals[calendar.index(day)])


def _added(day: date, days: int, calendar: Calendar) -> date:
    number = calendar.index(day) + days
    if 0 <= number < len(calendar.passed):
        return day + timedelta(days)
    raise HorizonError(f"the count from {full(day)} leaves the calendar, which goes {calendar.reach}")
