"""Moments in London, and what is refused: times without a zone, days outside the calendar, closures that name none."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import numpy as np
import pytest

from remit.calendar import (
    Calendar,
    Convention,
    HorizonError,
    NoZoneError,
    Paused,
    calendar_under,
    counting,
    due,
    due_before,
    due_with_pauses,
    in_london,
    local,
    skipped,
)
from remit.calendar.batch import due_dates, due_dates_under
from remit.syntax.clause import Duration, Unit
from remit.syntax.closed_days import ClosedDays, closed_days

ENGLAND = calendar_under(Convention(holidays_of="England"))
CHRISTMAS_EVE = ClosedDays((12, 24), (12, 24))
REACH = "from 1 January 2012 to 31 December 2031"


def test_an_hour_that_is_skipped_in_spring_is_read_by_the_old_time() -> None:
    assert local(date(2026, 3, 29), time(1, 30)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert local(date(2026, 3, 29), time(1, 30)).time() == time(2, 30)


def test_an_hour_that_comes_twice_in_autumn_is_the_first() -> None:
    first, second = local(date(2026, 10, 25), time(1, 30)), local(date(2026, 10, 25), time(1, 30, fold=1))

    assert first.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_moment_from_elsewhere_is_taken_as_london_shows_it() -> None:
    sent = datetime(2026, 6, 5, 23, 30, tzinfo=UTC)

    assert in_london(sent).date() == date(2026, 6, 6)
    assert due(sent, Duration(1, "calendar day"), ENGLAND).day == date(2026, 6, 7)
    assert in_london(datetime(2026, 6, 6, 1, tzinfo=timezone(timedelta(hours=5)))).time() == time(21)


def test_a_day_with_a_clock_change_ends_at_midnight() -> None:
    found = due(local(date(2026, 10, 24)), Duration(1, "calendar day"), ENGLAND)

    assert found.end - local(date(2026, 10, 25)) == timedelta(days=1)
    assert found.end.timestamp() - local(date(2026, 10, 25)).timestamp() == 25 * 3600


def test_the_last_moment_is_kept_and_midnight_is_late() -> None:
    by_day = due(local(date(2026, 6, 1), time(9)), Duration(1, "working day"), ENGLAND)
    by_hour = due(local(date(2026, 6, 1), time(9)), Duration(24, "hour"), ENGLAND)

    assert by_day.kept(local(date(2026, 6, 2), time(23, 59, 59)))
    assert not by_day.kept(local(date(2026, 6, 3)))
    assert by_hour.kept(local(date(2026, 6, 2), time(9)))
    assert not by_hour.kept(local(date(2026, 6, 2), time(9, 0, 1)))


def test_the_hour_that_comes_twice_is_early_once_and_late_once() -> None:
    found = due(local(date(2026, 10, 24), time(1, 30)), Duration(24, "hour"), ENGLAND)
    over_night = Paused(local(date(2026, 10, 24), time(12)), local(date(2026, 10, 25), time(12)))

    assert found.kept(local(date(2026, 10, 25), time(1, 20)))
    assert not found.kept(local(date(2026, 10, 25), time(1, 20, fold=1)))
    assert due_with_pauses(found.start, found.duration, [over_night], ENGLAND).paused == 25


def test_a_time_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 12, 18, 16, 30)  # noqa: DTZ001 - this is what is refused

    for count in (due, due_before):
        with pytest.raises(NoZoneError) as refused:
            count(naive, Duration(5, "working day"), ENGLAND)
        assert str(refused.value) == (
            "`2026-12-18T16:30:00` does not say in which time zone; write for example `2026-12-18T16:30:00+00:00`"
        )


@pytest.mark.parametrize("unit", ["working day", "calendar day", "week", "month", "year", "hour"])
@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2032, 1, 1), date(2031, 12, 31)])
def test_a_count_outside_the_twenty_years_is_refused(unit: Unit, day: date) -> None:
    with pytest.raises(HorizonError, match=REACH):
        due(local(day), Duration(48, unit), ENGLAND)
    with pytest.raises(HorizonError, match=REACH):
        due_before(local(date(2012, 1, 2) if day.year == 2031 else day), Duration(48, unit), ENGLAND)


def test_no_working_day_after_the_last_is_made_up() -> None:
    evening = calendar_under(Convention(holidays_of="England", day_ends=time(17), next_working_day=True))

    with pytest.raises(
        HorizonError, match=f"no working day follows 31 December 2031 in the calendar, which goes {REACH}"
    ):
        due(local(date(2031, 12, 31), time(18)), Duration(0, "working day"), evening)


def test_nothing_is_counted_in_negative_numbers() -> None:
    for count in (due, due_before):
        with pytest.raises(ValueError, match="nothing is counted in negative numbers"):
            count(local(date(2026, 6, 1)), Duration(-1, "working day"), ENGLAND)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="the pause from 2026-06-02 00:00 ends before it begins"):
        Paused(local(date(2026, 6, 2)), local(date(2026, 6, 1)))


def test_days_passed_over_come_with_their_reasons() -> None:
    closed = calendar_under(Convention(holidays_of="England", closures=(CHRISTMAS_EVE,)))
    found = skipped(due(local(date(2026, 12, 23)), Duration(2, "working day"), closed), closed)

    assert [(f"{one.day:%d %b}", one.reason, one.name) for one in found] == [
        ("24 Dec", "closure", "24 December"),
        ("25 Dec", "bank holiday", "Christmas Day"),
        ("26 Dec", "weekend", ""),
        ("27 Dec", "weekend", ""),
        ("28 Dec", "bank holiday", "Boxing Day (substitute day)"),
    ]


def test_every_rule_of_counting_is_said() -> None:
    assert counting(ENGLAND) == (
        "working days are Monday to Friday except bank holidays in England",
        "what comes on a day that is not worked counts as received on that very day",
        "the day of an event is day 0",
        "a last day that is not worked stays",
        "the day on which a pause begins is not paused",
        "after a pause what remains runs on",
    )


@pytest.mark.parametrize(
    "other",
    [
        Convention(holidays_of="Scotland"),
        Convention(holidays_of="England", day_one=True),
        Convention(holidays_of="England", next_working_day=True),
        Convention(holidays_of="England", restart=True),
        Convention(holidays_of="England", closures=(CHRISTMAS_EVE,)),
    ],
)
def test_a_calendar_that_counts_otherwise_has_another_digest(other: Convention) -> None:
    assert calendar_under(other).digest != ENGLAND.digest
    assert calendar_under(other) is calendar_under(other)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("24 December", 20),
        ("24 December to 1 January", 20 * 9),  # the last December is cut off, the first January is of the year before
        ("29 February", 5),
        ("20 February to 29 February", 15 * 9 + 5 * 10),
        ("24 December 2026 to 1 January 2027", 9),
        ("4 May 2027", 1),
        ("24 December 2040", 0),
    ],
)
def test_a_closure_names_its_days(said: str, days: int) -> None:
    closure = closed_days(said)

    assert closure is not None
    assert str(closure) == said
    assert len(list(closure.days(date(2012, 1, 1), date(2031, 12, 31)))) == days


@pytest.mark.parametrize(
    "said",
    ["31 June", "30 February", "24 Decembre", "Christmas", "24 December 2026 to 1 January", "29 February 2027",
     "2 January 2027 to 24 December 2026"],
)  # fmt: skip
def test_a_closure_that_names_no_day_is_none(said: str) -> None:
    assert closed_days(said) is None


def batch(starts: list[str], count: int = 5, calendar: Calendar = ENGLAND) -> list[date]:
    found: list[date] = due_dates(np.array(starts, "datetime64[D]"), count, calendar).tolist()
    return found


def test_a_batch_refuses_what_a_single_count_refuses() -> None:
    for starts in (["2026-06-01", "2011-12-31"], ["2026-06-01", "2032-01-01"], ["2026-06-01", "NaT"]):
        with pytest.raises(HorizonError, match=f"the start in row 1 is missing or lies outside .* {REACH}"):
            batch(starts)
    for starts, count in ((["2031-12-30"], 5), (["2026-06-01"], 9000)):
        with pytest.raises(HorizonError, match="a count leaves the calendar"):
            batch(starts, count)
    with pytest.raises(ValueError, match="negative"):
        batch(["2026-06-01"], -1)


def test_a_batch_refuses_a_calendar_that_is_not_there() -> None:
    starts = np.array(["2026-06-01"], "datetime64[D]")

    for which in (1, -1):
        with pytest.raises(ValueError, match="none of the 1, numbered from 0"):
            due_dates_under([ENGLAND], np.array([which]), starts, 5)


def test_a_batch_may_be_empty_or_longer_than_a_block() -> None:
    assert batch([]) == []
    assert batch(["2026-12-18"] * 70_000) == [date(2026, 12, 29)] * 70_000


def test_the_last_known_day_is_known() -> None:
    assert not ENGLAND.provisional(date(2028, 12, 31))
    assert ENGLAND.provisional(date(2029, 1, 1))
