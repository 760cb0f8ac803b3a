"""What holds on every calendar, from every start, for every count."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.calendar import (
    NATIONS,
    Convention,
    Paused,
    calendar_under,
    due,
    due_before,
    due_with_pauses,
    local,
    working_days_between,
    working_days_late,
)
from remit.calendar.batch import due_dates, due_dates_under
from remit.syntax.clause import Duration
from tests.calendar import naive
from tests.calendar.strategies import conventions, counts, days, hours

ALL_DAYS = np.arange(np.datetime64("2012-01-01"), np.datetime64("2032-01-01"))
EVERY_RULE = [
    Convention(holidays_of=nation, next_working_day=shifted, day_one=one)
    for nation, shifted, one in zip(
        (*NATIONS, ""), (False, True, False, True, False), (False, False, True, True, True), strict=True
    )
]


def working_days(count: int) -> Duration:
    return Duration(count, "working day")


@given(conventions, days, hours, st.integers(0, 30))
def test_a_count_agrees_with_counting_day_by_day(convention: Convention, day: date, at: time, count: int) -> None:
    start = local(day, at)
    found = due(start, working_days(count), calendar_under(convention))

    assert found.day == naive.last_working_day(start, count, convention)


@pytest.mark.parametrize("convention", EVERY_RULE)
@pytest.mark.parametrize("count", [0, 1, 5, 20])
def test_scalar_batch_and_definition_agree_on_every_day(convention: Convention, count: int) -> None:
    calendar = calendar_under(convention)
    starts = ALL_DAYS[:-60]
    found = due_dates(starts, count, calendar).astype(object)

    for day, last in zip(starts.astype(object), found, strict=True):
        assert due(local(day), working_days(count), calendar).day == last
        assert naive.last_working_day(local(day), count, convention) == last


@given(st.lists(conventions, min_size=1, max_size=5, unique=True), st.data())
def test_a_batch_under_many_calendars_agrees_with_single_counts(every: list[Convention], data: st.DataObject) -> None:
    row = st.tuples(st.integers(0, len(every) - 1), days, st.integers(0, 30), st.booleans())
    rows = data.draw(st.lists(row, min_size=1, max_size=40))
    which, starts, numbers, late = (np.array(column) for column in zip(*rows, strict=True))
    calendars = [calendar_under(convention) for convention in every]
    found = due_dates_under(calendars, which, starts.astype("datetime64[D]"), numbers, late).astype(object)

    for (one, day, count, after_hours), last in zip(rows, found, strict=True):
        at = time(23, 59) if after_hours else time(9)
        assert due(local(day, at), working_days(count), calendars[one]).day == last


@given(conventions, days, hours, days, hours, counts)
def test_who_starts_later_is_never_due_earlier(
    convention: Convention, day: date, at: time, other: date, other_at: time, count: int
) -> None:
    calendar = calendar_under(convention)
    first, second = sorted((local(day, at), local(other, other_at)))

    for unit in ("working day", "calendar day", "week", "month", "hour"):
        duration = Duration(min(count, 12), unit)
        assert due(first, duration, calendar).end <= due(second, duration, calendar).end


@given(conventions, days, hours, counts)
def test_a_longer_time_ends_later(convention: Convention, day: date, at: time, count: int) -> None:
    calendar, start = calendar_under(convention), local(day, at)

    assert due(start, working_days(count), calendar).day < due(start, working_days(count + 1), calendar).day
    for unit in ("calendar day", "week", "month", "hour"):
        shorter, longer = (due(start, Duration(n, unit), calendar) for n in (count % 12, count % 12 + 1))
        assert shorter.end <= longer.end


@given(conventions, days, hours, counts)
def test_working_days_end_on_a_working_day(convention: Convention, day: date, at: time, count: int) -> None:
    calendar = calendar_under(convention)

    assert calendar.is_worked(due(local(day, at), working_days(count), calendar).day)


@given(conventions, days, hours, counts)
def test_a_date_is_provisional_after_the_last_that_is_known(
    convention: Convention, day: date, at: time, count: int
) -> None:
    calendar = calendar_under(convention)
    found = due(local(day, at), working_days(count), calendar)

    assert found.provisional == (found.day > calendar.known_until)
    assert calendar.known_until == (date(2028, 12, 31) if convention.holidays_of else date(2031, 12, 31))


@given(conventions, days, counts)
def test_counting_back_agrees_with_counting_day_by_day(convention: Convention, day: date, count: int) -> None:
    event = day + timedelta(366)
    if naive.working_days_before(event, count, convention) >= date(2012, 1, 1):
        found = due_before(local(event), working_days(count), calendar_under(convention))
        assert found.day == naive.working_days_before(event, count, convention)


@given(conventions, days, counts, st.integers(-5, 40))
def test_lateness_agrees_with_counting_day_by_day(convention: Convention, day: date, count: int, after: int) -> None:
    calendar = calendar_under(convention)
    found = due(local(day), working_days(count), calendar)
    done = found.day + timedelta(after)
    late = working_days_late(found, local(done, time(12)), calendar)

    assert late == (naive.late_by(found.day, done, convention) if after > 0 else 0)
    assert working_days_between(found.day, done, calendar) == calendar.ordinal(done) - calendar.ordinal(found.day)


@given(conventions, days, counts, st.lists(st.tuples(st.integers(0, 20), st.integers(0, 10)), max_size=4))
def test_pauses_move_the_last_day_by_the_working_days_paused(
    convention: Convention, day: date, count: int, gaps: list[tuple[int, int]]
) -> None:
    calendar = calendar_under(convention)
    start = local(day, time(12))
    pauses = [(day + timedelta(gap), day + timedelta(gap + length)) for gap, length in gaps]
    found = due_with_pauses(start, working_days(count), [_paused(*pause) for pause in pauses], calendar)

    assert found.day == _with_pauses(start, count, pauses, convention)


def _paused(start: date, end: date) -> Paused:
    return Paused(local(start, time(12)), local(end, time(12)))


def _with_pauses(start: datetime, count: int, pauses: list[tuple[date, date]], convention: Convention) -> date:
    """Take the pauses that begin in time one after the other, and count all days anew each time."""
    counts_first = convention.day_one and not convention.clear
    last, taken, begun = naive.last_working_day(start, count, convention), list[tuple[date, date]](), start
    first = naive.received(start, convention) + timedelta(not counts_first)
    for pause in sorted(pauses, key=lambda one: one[0]):
        if pause[0] > last or (convention.restart and local(pause[1], time(12)) <= begun):
            continue
        if convention.restart:
            begun = local(pause[1], time(12))
            last = naive.last_working_day(begun, count, convention)
            continue
        taken.append((_received(pause[0], convention), _received(pause[1], convention)))
        paused = naive.paused_days(taken, first, convention)
        last = naive.last_working_day(start, count + paused, convention)
    return last


def _received(day: date, convention: Convention) -> date:
    return naive.received(local(day, time(12)), convention)
