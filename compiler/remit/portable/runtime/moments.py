"""Moments and days. Local time is Europe/London."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def in_london(moment: datetime) -> datetime:
    """Return the same moment as clocks in London show it; raises ValueError for a time without a zone."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} does not say in which time zone")
    return moment.astimezone(LONDON)


def local(day: date, at: time = time()) -> datetime:
    """Return the moment at which clocks in London show `at`; an hour that comes twice is the first of the two."""
    return datetime.combine(day, at, LONDON).astimezone(UTC).astimezone(LONDON)


def end_of(day: date) -> datetime:
    """Return 24:00 of a day."""
    return datetime.combine(day + timedelta(1), time(), LONDON)
