"""The days of a closure, as a policy says them ("24 December to 1 January"), to a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from remit.value import value

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = r"(\d{1,2}) ([A-Z][a-z]+)(?: (\d{4}))?"
_CLOSED = re.compile(rf"{_DAY}(?: to {_DAY})?")
_LEAP_YEAR = 2024


@value
class ClosedDays:
    """From one day to another, both included, each a month and a day; every year, or in the years said.

    INVARIANT: either both years are given or neither is. 29 February is a day of leap years only.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    start_year: int | None = None
    end_year: int | None = None

    def days(self, first: date, last: date) -> Iterator[date]:
        """Yield every day of the closure from `first` to `last`."""
        years = range(first.year - 1, last.year + 1) if self.start_year is None else (self.start_year,)
        for year in years:
            end_year = self.end_year or year + (self.end < self.start)
            day, end = max(_on_or_after(year, *self.start), first), min(_on_or_before(end_year, *self.end), last)
            while day <= end:
                yield day
                day += timedelta(1)

    def __str__(self) -> str:
        start, end = _said(self.start, self.start_year), _said(self.end, self.end_year)
        return start if start == end else f"{start} to {end}"


def closed_days(text: str) -> ClosedDays | None:
    """Return the days that `text` says, or None where it names none that there are."""
    match = _CLOSED.fullmatch(text)
    if not match:
        return None
    start, end = _day_of(match[1], match[2]), _day_of(match[4] or match[1], match[5] or match[2])
    years = (match[3], match[6] if match[4] else match[3])
    if start is None or end is None or (years[0] is None) != (years[1] is None):
        return None
    if years[0] is None:
        return ClosedDays(start, end)
    found = ClosedDays(start, end, int(years[0]), int(years[1]))
    return found if any(True for _ in found.days(date(int(years[0]), 1, 1), date(int(years[1]), 12, 31))) else None


def _day_of(day: str, month: str) -> tuple[int, int] | None:
    if month not in MONTHS:
        return None
    try:
        found = date(_LEAP_YEAR, MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
    return found.month, found.day


def _on_or_after(year: int, month: int, day: int) -> date:
    return date(year, 3, 1) if (month, day) == (2, 29) and not _is_leap(year) else date(year, month, day)


def _on_or_before(year: int, month: int, day: int) -> date:
    return date(year, 2, 28) if (month, day) == (2, 29) and not _is_leap(year) else date(year, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _said(day: tuple[int, int], year: int | None) -> str:
    return f"{day[1]} {MONTHS[day[0] - 1]}" + (f" {year}" if year else "")
