"""Days in words: "Friday 18 December", "25 and 28 December". Knows nothing of calendars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from remit.syntax.closed_days import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def full(day: date) -> str:
    """Return "18 December 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def named(day: date) -> str:
    """Return "Friday 18 December"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def week(weekdays: Sequence[int]) -> str:
    """Return "Monday to Friday"; days that do not follow each other one by one."""
    if len(weekdays) > 1 and weekdays[-1] - weekdays[0] == len(weekdays) - 1:
        return f"{WEEKDAYS[weekdays[0]]} to {WEEKDAYS[weekdays[-1]]}"
    return joined(WEEKDAYS[day] for day in weekdays)


def counted(number: float, unit: str) -> str:
    """Return "1 working day", "5 working days", "1.5 hours"."""
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def listed(days: Iterable[date]) -> str:
    """Return days in order, each month named once: "25 and 28 December and 1 January"."""
    months = groupby(days, key=lambda day: (day.year, day.month))
    return joined(f"{joined(str(day.day) for day in of_month)} {MONTHS[month - 1]}" for (_, month), of_month in months)


def joined(words: Iterable[str], word: str = "and") -> str:
    """Return "one, two and three", with another `word` for the last; nothing for no words."""
    *before, last = [*words] or [""]
    return f"{', '.join(before)} {word} {last}" if before else last
