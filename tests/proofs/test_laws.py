"""What holds of every policy: stricter is never slower, no run beats the worst case, every proof can be made."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit import pipeline
from remit.calendar import Calendar, HorizonError, due, local
from remit.derive.bounds import Bound, Times
from remit.derive.latest import working_days
from remit.derive.proof import worst_cases
from remit.derive.reckoning import Assume
from remit.derive.ways import Lack
from remit.syntax.clause import Duration, Unit
from tests.derive.written import checked, policy, sound
from tests.laws.policies import Written, policies
from tests.proofs.asked import times_of
from tests.proofs.random_policies import made, pairs

UNITS: tuple[Unit, ...] = ("working day", "calendar day", "week", "month")
NOUNS = {"acknowledge": "acknowledgement", "investigate": "investigation", "respond": "response"}
FOREVER = 10**9


@pytest.mark.parametrize("seed", range(60))
def test_a_stricter_number_never_makes_the_worst_case_longer(seed: int) -> None:
    lenient, strict = made(seed), made(seed, stricter=random.Random(seed).randint(1, 12))
    slower, faster = (times_of(sound(policy(written.text))) for written in (lenient, strict))

    longer = {}
    for start, end in pairs(lenient):
        first, last = (f"complaint.{name}" + ("" if name == "receipt" else ".done") for name in (start, end))
        before, after = slower.worst(first, last), faster.worst(first, last)
        if longest(after) > longest(before):
            longer[start, end] = (before.days, after.days)

    assert longer == {}


def longest(bound: Bound) -> int:
    if bound.why is not None and bound.why.lack is Lack.NEVER:
        return -1
    return FOREVER if bound.days is None else bound.days


Promise = tuple[int, Unit, int]
promises = st.tuples(st.integers(1, 12), st.sampled_from(UNITS), st.integers(0, 2))


def written(chain: list[Promise]) -> tuple[str, list[tuple[Duration, int]]]:
    """Return the rules of a chain of promises, each counted from receipt or from an act before it, and as data."""
    lines, promised = [], []
    events = ["receipt", *(f"the {noun}" for noun in NOUNS.values())]
    for number, (verb, (count, unit, start)) in enumerate(zip(NOUNS, chain, strict=True)):
        counted = min(start, number)
        lines.append(f"- The officer must {verb} within {count} {unit}s of {events[counted]}.\n")
        promised.append((Duration(count, unit), counted))
    return "".join(lines), promised


@given(st.lists(promises, min_size=3, max_size=3), st.integers(0, 3000), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_no_run_that_keeps_its_promises_is_slower_than_the_worst_case(
    chain: list[Promise], start: int, chance: random.Random
) -> None:
    rules, promised = written(chain)
    times = times_of(sound(policy(rules, "rules")))
    first = times.calendar.index(date(2026, 1, 16)) + start % 1000

    days = run(times.calendar, first, promised, chance)

    bound = times.worst("complaint.receipt", "complaint.stage-1.respond.done")
    assert bound.days is not None
    assert bound.elapsed is not None
    assert working_days(times.calendar, first, days[-1]) <= bound.days
    assert days[-1] - first <= bound.elapsed


def run(calendar: Calendar, first: int, promised: list[tuple[Duration, int]], chance: random.Random) -> list[int]:
    """Return the days of a run: each act falls, by chance often the last, on a day worked that keeps every promise."""
    days = [first]
    for number in range(len(promised)):
        open_now = [(length, start) for length, start in promised[number:] if start < len(days)]
        last = min(day_of(calendar, days[start], length) for length, start in open_now) if open_now else days[-1]
        free = [day for day in range(days[-1], last + 1) if calendar.ordinals[day] < calendar.ordinals[day + 1]]
        days.append(free[-1] if chance.random() < 0.7 and free else chance.choice(free or [days[-1]]))
    return days


def day_of(calendar: Calendar, start: int, length: Duration) -> int:
    return calendar.index(due(local(calendar.first + timedelta(start)), length, calendar).day)


@given(st.lists(promises, min_size=3, max_size=3))
@settings(max_examples=40)
def test_the_example_keeps_every_promise_and_attains_the_worst_case(chain: list[Promise]) -> None:
    rules, promised = written(chain)
    times = times_of(sound(policy(rules, "rules")))
    bound = times.worst("complaint.receipt", "complaint.stage-1.respond.done")

    days = [times.calendar.index(moment.day) for moment in bound.run if moment.day]

    assert len(days) == 4
    assert days == sorted(days)
    for number, (length, start) in enumerate(promised, 1):
        assert days[number] <= day_of(times.calendar, days[start], length)
    assert working_days(times.calendar, days[0], days[-1]) == bound.days


@given(policies())
@settings(max_examples=60)
def test_every_policy_without_errors_can_be_proved(found: Written) -> None:
    file = checked(found.text)

    proofs = pipeline.prove_file(file)

    assert len(proofs) == (len(file.policy.procedures) if file.policy and file.sound else 0)


def test_a_count_that_leaves_the_calendar_is_said_to() -> None:
    rules = "- The officer must respond within 6000 working days of receipt.\n"
    times = times_of(sound(policy(rules, "rules")))

    (worst,) = worst_cases(times)

    assert (worst.plain.days, worst.plain.elapsed) == (6000, None)
    with pytest.raises(HorizonError):
        due(local(date(2026, 1, 16)), Duration(6000, "working day"), times.calendar)


CALENDARS = {
    "as it is": "working days: Monday to Friday except bank holidays in England",
    "the first day counts": "working days: Monday to Friday except bank holidays in England\n  first day: day 1",
    "a day ends": "working days: Monday to Friday except bank holidays in England\n  day ends: 17:00",
    "six days": "working days: Monday to Saturday except bank holidays in Scotland",
    "closed": "working days: Monday to Friday\n  closures: [24 December to 1 January]",
}


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=CALENDARS)
@pytest.mark.parametrize("seed", range(4))
def test_whole_working_days_need_no_calendar(seed: int, calendar: str) -> None:
    text = policy(made(seed).text).replace(CALENDARS["as it is"], calendar)
    times = times_of(sound(text))
    found = [(f"complaint.{end}.done") for start, end in pairs(made(seed)) if start == "receipt"]

    counted = [times.worst("complaint.receipt", end) for end in found]

    for bound in counted:
        dated = times._worst_dated(bound.start, bound.end, Assume())
        assert (bound.days, bound.elapsed) == (dated.days, dated.elapsed)


def test_the_same_question_has_the_same_answer() -> None:
    found = sound(policy(made(7).text))

    one, other = (Times.worst(times_of(found), "complaint.receipt", "complaint.stage-1.respond.done") for _ in range(2))

    assert one == other
