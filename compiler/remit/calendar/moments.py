"""Moments in Europe/London: every date of a case is taken there. Knows no clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MIDNIGHT = time(0)


class NoZoneError(ValueError):
    """A time that does not say where it holds."""


def local(day: date, at: time = MIDNIGHT) -> datetime:
    """Return the moment at which clocks in London show `at` on `day`.

    An hour that is skipped in spring is read as if the clocks had not yet changed (01:30 becomes 02:30); an hour that
    comes twice in autumn is the first of the two, unless `at` has fold=1.
    """
    return datetime.combine(day, at, LONDON).astimezone(UTC).astimezone(LONDON)


def in_london(moment: datetime) -> datetime:
    """Return the same moment as clocks in London show it; raises NoZoneError for a time without a zone."""
    if moment.tzinfo is LONDON:
        return moment
    if moment.utcoffset() is None:
        said = moment.isoformat()
        raise NoZoneError(f"`{said}` does not say in which time zone; write for example `{said}+00:00`")
    return moment.astimezone(LONDON)


def later(moment: datetime, hours: float) -> datetime:
    """Return the moment `hours` elapsed hours after `moment` (before, if negative), whatever the clocks do."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def hours_between(start: datetime, end: datetime) -> float:
    """Return how many hours elapse from `start` to `end`; clocks alone cannot tell on the night they go back."""
    return (end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(hours=1)


def end_of(day: date) -> datetime:
    """Return 24:00 of `day`: the first moment that is no longer on it."""
    return datetime.combine(day + timedelta(1), MIDNIGHT, LONDON)
