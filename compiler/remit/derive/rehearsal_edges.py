"""The days on which counting goes wrong most easily, from a calendar: what suggested examples begin on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from remit.calendar import Calendar, bank_holidays

DAY = timedelta(1)
SATURDAY, SUNDAY = 5, 6
HALF_AN_HOUR, LATEST = timedelta(minutes=30), time(23, 30)
WORKING_DAYS = frozenset({"working day"})
HOURS = frozenset({"hour"})
MONTHS = frozenset({"month", "calendar month", "year"})
DAYS = frozenset({"day", "calendar day", "week"})
EVERY = WORKING_DAYS | HOURS | MONTHS | DAYS


@dataclass(frozen=True, slots=True)
class Edge:
    """A day to begin on, in words, and the units of time that it is awkward for.

    `worked` says that it is the last working day up to `day`.
    """

    words: str
    day: date
    units: frozenset[str]
    at: time | None = None
    worked: bool = False


def edges_of(calendar: Calendar, since: date) -> tuple[Edge, ...]:
    """Return the awkward days of a calendar, each the first of its kind from `since` on; none outside its years."""
    if since > calendar.last:
        return ()
    days = _edges(calendar, max(since, calendar.first))
    inside = (edge for edge in days if calendar.first < edge.day <= calendar.last)
    return tuple(replace(edge, day=_worked(edge.day, calendar)) if edge.worked else edge for edge in inside)


def _edges(calendar: Calendar, since: date) -> Iterator[Edge]:
    christmas = date(since.year + ((since.month, since.day) > (12, 23)), 12, 23)
    yield Edge("over Christmas and New Year", christmas, EVERY, worked=True)
    if (friday := _good_friday(calendar, since)) is not None:
        yield Edge("over Easter", friday - 2 * DAY, EVERY - MONTHS, worked=True)
    june = date(since.year + (since.month > 5), 6, 1)
    yield Edge("begun on a Saturday", _next(june, SATURDAY), EVERY - MONTHS)
    ends = calendar.convention.day_ends
    if ends is not None and ends < LATEST:
        late = (datetime.combine(june, ends) + HALF_AN_HOUR).time()
        yield Edge(f"begun after {ends:%H:%M}", _next(june, 1), WORKING_DAYS | HOURS, late)
    yield from _clock_changes(since)
    leap = next(day for year in range(since.year, since.year + 9) if (day := _leap_day(year)) and day >= since)
    yield Edge("over a leap day", leap - DAY, EVERY - MONTHS, worked=True)
    yield Edge("begun on a leap day", leap, MONTHS)
    yield Edge("begun at the end of a month", date(since.year + 1, 1, 31), MONTHS | DAYS)


def _clock_changes(since: date) -> Iterator[Edge]:
    """Yield the day before clocks go back, and for hours the day before they go forward."""
    for month, words, units in ((10, "while the clocks go back", WORKING_DAYS | DAYS), (3, "", frozenset[str]())):
        last = date(since.year + (since.month >= month), month, 31)
        saturday = last - timedelta((last.weekday() - SUNDAY) % 7) - DAY
        if units:
            yield Edge(words, saturday, units, worked=True)
        yield Edge(words or "while the clocks go forward", saturday, HOURS, time(13))


def _good_friday(calendar: Calendar, since: date) -> date | None:
    nation = calendar.convention.holidays_of
    days = bank_holidays(nation).days if nation else {}
    return next((day for day, name in sorted(days.items()) if "Good Friday" in name and day - 2 * DAY >= since), None)


def _leap_day(year: int) -> date | None:
    return date(year, 2, 29) if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else None


def _worked(day: date, calendar: Calendar) -> date:
    """Return the last working day up to `day`, or `day` where the calendar has none before it."""
    days = (day - number * DAY for number in range((day - calendar.first).days + 1))
    return next((each for each in days if calendar.is_worked(each)), day)


def _next(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday()) % 7)
