"""The bank holidays are those of `holidays`, written down, and those of gov.uk."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays as Published

from remit.calendar import NATIONS, bank_holidays, years
from remit.calendar.from_holidays import bank_holidays_bytes
from tests.calendar.freshen import FILE

DIVISIONS = {
    "England": Published.ENGLAND_AND_WALES,
    "Wales": Published.ENGLAND_AND_WALES,
    "Scotland": Published.SCOTLAND,
    "Northern Ireland": Published.NORTHERN_IRELAND,
}

# Proclaimed on 3 February 2026, later than the list that the package carries.
NOT_IN_THE_LIST = {("Scotland", date(2026, 6, 15))}

# gov.uk adds an occasion, or calls the two days of a Scottish New Year the other way round.
SAID_OTHERWISE = {date(2012, 1, 2), date(2012, 1, 3), date(2017, 1, 2), date(2017, 1, 3), date(2020, 5, 8)}

each = pytest.mark.parametrize("nation", NATIONS)


def published(nation: str) -> dict[date, str]:
    listed = Published(use_cached_holidays=True).get_holidays(division=DIVISIONS[nation])
    return {day["date"]: day["title"] for day in listed}


def test_the_file_is_what_the_pinned_holidays_make() -> None:
    pinned = (Path(__file__).parents[2] / "constraints.txt").read_text(encoding="utf-8")

    assert f"holidays=={version('holidays')}\n" in pinned
    assert FILE.read_bytes() == bank_holidays_bytes()


@each
def test_weekdays_are_those_of_gov_uk(nation: str) -> None:
    theirs = set(published(nation))
    end = date(max(theirs).year, 12, 31)
    ours = {day for day in bank_holidays(nation).days if day <= end and day.weekday() < 5}

    assert min(theirs).year == 2012
    assert ours - theirs == {day for where, day in NOT_IN_THE_LIST if where == nation}
    assert theirs - ours == set()


@each
def test_dates_are_known_until_the_list_ends(nation: str) -> None:
    assert bank_holidays(nation).known_until == date(max(published(nation)).year, 12, 31)


@each
def test_a_bank_holiday_is_called_as_gov_uk_calls_it(nation: str) -> None:
    ours = bank_holidays(nation).days

    for day, title in published(nation).items():
        if day not in SAID_OTHERWISE:
            assert ours[day].removesuffix(" (substitute day)") == title, day


@each
def test_a_bank_holiday_at_a_weekend_has_a_substitute(nation: str) -> None:
    named = bank_holidays(nation).days

    for day, name in named.items():
        if day.weekday() >= 5:
            later = {other for other in named if 0 < (other - day).days <= 3 and other.weekday() < 5}
            assert later, (day, name)


def test_the_table_covers_twenty_years() -> None:
    assert years() == (date(2012, 1, 1), date(2031, 12, 31))


def test_a_nation_without_bank_holidays_is_refused() -> None:
    with pytest.raises(ValueError, match="`Cornwall` has no bank holidays of its own; the nations are England, Wales"):
        bank_holidays("Cornwall")
