"""Days and months as policies write them ("12 March 2026", "March 2026") to dates. Reads no clock."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from remit.syntax.closed_days import MONTHS


def day_of(said: str, *, last: bool = False) -> date:
    """Return the day that words name; of a month its first, or its `last`."""
    *day, month, year = said.split()
    number = MONTHS.index(month) + 1
    end = monthrange(int(year), number)[1]
    # "31 February" is the last of February: a statement's date is no date of a case, and nothing is told about it.
    at = min(int(day[0]), end) if day else end if last else 1
    return date(int(year), number, at)


def months_since(said: str, as_of: date) -> int:
    """Return how many whole months lie between what words name and a day."""
    then = day_of(said)
    return (as_of.year - then.year) * 12 + as_of.month - then.month - (as_of.day < then.day)
