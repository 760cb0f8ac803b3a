"""The days on which counting goes wrong most easily, from a calendar: what suggested examples begin on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from remit.calendar import Calendar, bank_holidays, end_of, local

DAY = timedelta(1)
SATURDAY, SUNDAY = 5, 6
WORKING_DAYS = frozenset({"working day"})
HOURS = frozenset({"hour"})
MONTHS = frozenset({"month", "calendar month", "year"})
DAYS = frozenset({"day", "calendar day", "week"})
EVERY = WORKING_DAYS | HOURS | MONTHS | DAYS


@dataclass(frozen=True, slots=True)
class Edge:
    """A day to begin on, in words, and the units of time that it is awkward for."""

    words: str
    day: date
    units: frozenset[str]
    at: time | None = None


def edges_of(calendar: Calendar, since: date) -> tuple[Edge, ...]:
    """Return the awkward days of a calendar, each the first of its kind from `since` on."""
    return tuple(_edges(calendar, since))


def _edges(calendar: Calendar, since: date) -> Iterator[Edge]:
    christmas = date(since.year + ((since.month, since.day) > (12, 23)), 12, 23)
    yield Edge("over Christmas and New Year", _worked(christmas, calendar), EVERY)
    if (friday := _good_friday(calendar, since)) is not None:
        yield Edge("over Easter", _worked(friday - 2 * DAY, calendar), EVERY - MONTHS)
    june = date(since.year + (since.month > 5), 6, 1)
    yield Edge("begun on a Saturday", _next(june, SATURDAY), EVERY - MONTHS)
    ends = calendar.convention.day_ends
    if ends is not None:
        late = (datetime.combine(june, ends) + timedelta(minutes=30)).time()
        yield Edge(f"begun after {ends:%H:%M}", _next(june, 1), WORKING_DAYS | HOURS, late)
    yield from _clock_changes(calendar, since)
    leap = next(day for year in range(since.year, since.year + 9) if (day := _leap_day(year)) and day >= since)
    yield Edge("over a leap day", _worked(leap - DAY, calendar), EVERY - MONTHS)
    yield Edge("begun on a leap day", leap, MONTHS)
    yield Edge("begun at the end of a month", date(since.year + 1, 1, 31), MONTHS | DAYS)


def _clock_changes(calendar: Calendar, since: date) -> Iterator[Edge]:
    """Yield the day before clocks go back, and for hours the day before they go forward."""
    for month, words, units in ((10, "while the clocks go back", EVERY), (3, "while the clocks go forward", HOURS)):
        year = since.year + (since.month >= month)
        sunday = next(day for day in _backwards(date(year, month, 31)) if day.weekday() == SUNDAY)
        assert local(sunday).utcoffset() != end_of(sunday).utcoffset()  # noqa: S101 - as long as clocks change at all
        if month == 10:
            yield Edge(words, _worked(sunday - DAY, calendar), units - MONTHS - HOURS)
        yield Edge(words, sunday - DAY, HOURS, time(13))


def _good_friday(calendar: Calendar, since: date) -> date | None:
    nation = calendar.convention.holidays_of
    days = bank_holidays(nation).days if nation else {}
    return next((day for day, name in sorted(days.items()) if "Good Friday" in name and day - 2 * DAY >= since), None)


def _leap_day(year: int) -> date | None:
    return date(year, 2, 29) if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else None


def _worked(day: date, calendar: Calendar) -> date:
    """Return the last working day up to `day`."""
    return next(each for each in _backwards(day) if calendar.is_worked(each))


def _next(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday()) % 7)


def _backwards(day: date) -> Iterator[date]:
    while True:
        yield day
        day -= DAY
