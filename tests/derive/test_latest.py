"""The last day of a time, counted from every day of a calendar at once, is the one that each day by itself gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from remit.calendar import Calendar
from remit.calendar.table import calendar_of
from remit.derive.latest import OUT, end_of, ends_of
from remit.model.head import WorkingTime
from remit.syntax.clause import Duration
from tests.site.made import published

PLAIN = published("huntingdonshire/2026-03.yaml").policy.working_time
CALENDARS = {
    "as it is": PLAIN,
    "a day that ends at five": replace(PLAIN, day_ends="17:00"),
    "what comes on a day not worked counts from the next": replace(PLAIN, counted_as_received="next working day"),
    "a closure at the end of the year, and a day that ends at five": replace(
        PLAIN, day_ends="17:00", closures=("24 December to 1 January",)
    ),
    "a week of one day": replace(PLAIN, weekdays=(2,)),
}
TIMES = [Duration(count, unit) for unit in ("working day", "calendar day", "month") for count in (1, 2, 10, 65)]


def sampled(calendar: Calendar) -> list[int]:
    """Return days of a calendar: some of all its years, and every one of the last months."""
    number = len(calendar.passed)
    return [*range(0, number - 120, 41), *range(number - 120, number)]


@pytest.mark.parametrize("time", TIMES, ids=str)
@pytest.mark.parametrize("named", CALENDARS)
def test_every_day_gives_what_it_gives_alone(named: str, time: Duration) -> None:
    settings: WorkingTime = CALENDARS[named]
    calendar = calendar_of(settings)

    ends = ends_of(calendar, time)

    assert len(ends) == len(calendar.passed)
    for day in sampled(calendar):
        alone = end_of(calendar, calendar.first + timedelta(day), time)
        assert ends[day] == (OUT if alone is None else (alone - calendar.first).days), day
    assert ends[-1] == OUT
