"""Calendars, days and counts for properties."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from remit.calendar import NATIONS, Convention
from remit.syntax.closed_days import closed_days

CLOSURES = (
    "24 December to 1 January",
    "24 December",
    "29 February",
    "1 August to 14 August",
    "4 May 2027 to 7 May 2027",
)

weeks = st.integers(0, 6).flatmap(lambda first: st.integers(first, 6).map(lambda last: tuple(range(first, last + 1))))
conventions = st.builds(
    Convention,
    weekdays=st.one_of(st.just((0, 1, 2, 3, 4)), weeks),
    holidays_of=st.sampled_from(("", *NATIONS)),
    closures=st.lists(st.sampled_from(CLOSURES).map(closed_days), max_size=2, unique=True).map(tuple),
    day_ends=st.sampled_from((None, time(17), time(12, 30))),
    next_working_day=st.booleans(),
    day_one=st.booleans(),
    clear=st.booleans(),
    roll=st.booleans(),
    pause_inclusive=st.booleans(),
    restart=st.booleans(),
)
days = st.dates(date(2012, 3, 1), date(2030, 12, 31))
hours = st.times().map(lambda at: at.replace(microsecond=0))
counts = st.integers(1, 30)
