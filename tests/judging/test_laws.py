"""What holds whatever the numbers are: a stricter promise loses nothing, and proofs agree with plain counting."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.assessment import Verdict
from remit.calendar import Convention, convention_of, local
from remit.model.head import WorkingTime
from tests.calendar import naive
from tests.derive.written import policy
from tests.judging.asked import assessment

DAYS = st.integers(1, 30)
STARTS = st.sampled_from(["of receipt", "of the acknowledgement", ""])
UNITS = st.sampled_from(["working days", "calendar days", "weeks", "months"])


@cache
def verdict(number: str, rules: tuple[str, ...]) -> Verdict:
    """Return the verdict on a provision of a complaint with these rules at stage 1."""
    return assessment(policy("".join(f"- {rule}\n" for rule in rules), "rules")).of(number).verdict


def answered(days: int, unit: str, start: str, acknowledged: int = 5) -> tuple[str, ...]:
    """Return the rules of a stage that is acknowledged and answered within these times."""
    return (
        f"The officer must acknowledge within {acknowledged} working days of receipt.",
        f"The officer must respond within {days} {unit} {start}".rstrip() + ".",
    )


@given(DAYS, STARTS, UNITS)
def test_a_stricter_promise_never_loses_a_verdict(days: int, start: str, unit: str) -> None:
    shorter, longer = (verdict("6.3", answered(each, unit, start)) for each in (days, days + 1))

    if longer is Verdict.MET:
        assert shorter is Verdict.MET
    if shorter is Verdict.NOT_MET:
        assert longer is Verdict.NOT_MET


@given(DAYS, STARTS, st.integers(1, 8))
def test_working_days_are_judged_as_the_code_reads(days: int, start: str, acknowledged: int) -> None:
    """From receipt an early acknowledgement breaks what is longer than 10; without a start every reading does.

    Whoever must have answered within so many days of receipt has acknowledged by then.
    """
    rules = answered(days, "working days", start, acknowledged)
    by_then = min(acknowledged, days) if start == "of receipt" else acknowledged

    assert verdict("6.3", rules) is (Verdict.MET if days <= 10 else Verdict.NOT_MET)
    assert verdict("6.2", rules) is (Verdict.MET if by_then <= 5 else Verdict.NOT_MET)


def noon(day: date) -> datetime:
    return local(day, time(12))


CONVENTION: Convention = convention_of(
    WorkingTime(
        (0, 1, 2, 3, 4), "England", "24:00", assumed=False, first_day="day 0", roll="stay", closures=(), said=""
    )
)
WORKED = [day for day in (date(2026, 1, 1) + timedelta(n) for n in range(3 * 365)) if naive.worked(day, CONVENTION)]


@pytest.mark.parametrize("days", range(10, 22))
def test_calendar_days_are_judged_as_a_calendar_that_is_counted_day_by_day(days: int) -> None:
    """Over three years, every day on which somebody may acknowledge."""
    late = any(day + timedelta(days) > naive.last_working_day(noon(day), 10, CONVENTION) for day in WORKED)

    assert verdict("6.3", answered(days, "calendar days", "of the acknowledgement")) is (
        Verdict.NOT_MET if late else Verdict.MET
    )


@pytest.mark.parametrize("days", range(8, 20))
def test_an_extension_in_calendar_days_is_judged_as_they_are_counted_day_by_day(days: int) -> None:
    rules = (
        "The officer must respond within 10 working days of receipt.",
        f"The officer may extend the response by up to {days} calendar days, giving the reason.",
    )
    late = any(day + timedelta(days) > naive.last_working_day(noon(day), 10, CONVENTION) for day in WORKED)

    assert verdict("6.4", rules) is (Verdict.NOT_MET if late else Verdict.MET)


@given(DAYS, STARTS, st.integers(1, 8))
def test_the_example_keeps_every_promise_and_breaks_the_code(days: int, start: str, acknowledged: int) -> None:
    rules = answered(days, "working days", start, acknowledged)
    found = assessment(policy("".join(f"- {rule}\n" for rule in rules), "rules")).of("6.3").deciding.answer
    run = {each.words: each.day for each in found.run}
    if found.verdict is not Verdict.NOT_MET:
        assert run == {}
        return
    sent, answer = run["stage 1 acknowledgement"], run["stage 1 response"]
    (last,) = [day for words, day in run.items() if words.startswith("last day under the Code")]

    assert sent is not None
    assert answer is not None
    assert last == naive.last_working_day(noon(sent), 10, CONVENTION)
    assert last < answer
    begun = run.get("receipt", sent) or sent
    promised = naive.last_working_day(noon(sent if start == "of the acknowledgement" else begun), days, CONVENTION)
    assert answer <= promised


@given(st.integers(1, 30), st.booleans())
def test_an_extension_in_working_days_is_judged_by_its_number(days: int, total: bool) -> None:
    how = f"to {days + 10} working days in total" if total else f"by up to {days} working days"
    rules = (
        "The officer must respond within 10 working days of receipt.",
        f"The officer may extend the response {how}, giving the reason.",
    )

    assert verdict("6.4", rules) is (Verdict.MET if days <= 10 else Verdict.NOT_MET)
