"""Generated modules say what the compiler says, of any case on any calendar: steps, times, what has run out."""

from __future__ import annotations

from datetime import datetime, time
from itertools import cycle, islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.calendar.moments import local
from remit.portable.runtime import cases
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked, slow
from tests.portable.paired import Pair, calendars, tried
from tests.portable.tricky import written
from tests.targets.products import EVERY_EDITION, products, products_of

HISTORIES = 200
"""For each procedure of each edition that is tried: thousands in all."""
EDITIONS = EVERY_EDITION[::3]


@pytest.mark.parametrize("edition", EDITIONS)
def test_times_are_the_compilers_whenever_feedback_comes_and_whatever_happens(edition: str) -> None:
    for product in products(edition):
        random = Random(f"{edition} {product.procedure.slug}")
        pairs = [Pair(product, calendar) for calendar in calendars(product)]
        for pair in islice(cycle(pairs), HISTORIES):
            tried(pair, random)


@pytest.mark.parametrize("number", range(4))
def test_times_of_every_kind_are_the_compilers(number: int) -> None:
    for title, product in written()[number::4]:
        random = Random(title)
        pairs = [Pair(product, calendar) for calendar in calendars(product)]
        for pair in islice(cycle(pairs), 60):
            tried(pair, random, most=14)


def test_every_kind_of_time_is_among_them() -> None:
    made = [Pair(product, product.calendar).data for _, product in written()]
    clocks = [clock for data in made for clock in data["clocks"]]

    for name in ("pick", "otherwise", "before", "before_due", "agreed", "silent", "way_in", "extensions", "begins"):
        assert any(clock[name] for clock in clocks), name
    assert {clock["kind"] for clock in clocks} == {"promise", "target", "window", "repeat"}
    assert any(any(condition["acts"]) for data in made for condition in data["conditions"].values())
    assert all(any(data[name] for data in made) for name in ("pauses", "keeps", "at_most", "reopening", "closing"))


@slow
@given(policies(), st.integers(0, 10**6))
def test_times_of_any_policy_are_the_compilers(written: Written, seed: int) -> None:
    random = Random(seed)
    for product in products_of(checked(written)):
        for calendar in calendars(product):
            tried(Pair(product, calendar), random, most=20)


def test_both_refuse_what_leaves_the_calendar() -> None:
    (product, *_) = products(EVERY_EDITION[0])
    pair = Pair(product, product.calendar)
    pair.send(f"{product.procedure.slug}.receipt", local(product.calendar.last, time(12)))

    assert pair.wanted(pair.case.happened[-1].at) == "outside the calendar"
    assert pair.found(pair.case.happened[-1].at) == "outside the calendar"


def test_a_condition_that_is_told_by_rule_counts_as_its_facts_do() -> None:
    published = (product for edition in EVERY_EDITION for product in products(edition))
    pairs = [Pair(product, product.calendar) for product in (*published, *(product for _, product in written()))]
    random, told = Random(0), 0
    for pair in (pair for pair in pairs if pair.data["conditions"]):
        for _ in range(200):
            tried(pair, random, most=6)
            told += bool(pair.conditions)
    assert told > 1000


def test_a_condition_of_no_rule_is_not_taken() -> None:
    pair = Pair(products(EVERY_EDITION[0])[0], products(EVERY_EDITION[0])[0].calendar)

    with pytest.raises(ValueError, match="no rule with a time"):
        cases.told(pair.data, pair.other, {"no-such-rule": True})


def test_a_moment_without_a_zone_is_not_taken() -> None:
    pair = Pair(products(EVERY_EDITION[0])[0], products(EVERY_EDITION[0])[0].calendar)

    with pytest.raises(ValueError, match="time zone"):
        cases.stepped(pair.data, pair.other, cases.Happening("x", datetime(2027, 1, 1)))  # noqa: DTZ001


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_a_log_in_any_order_is_replayed_in_the_order_of_what_happened(edition: str) -> None:
    for product in products(edition):
        pair = Pair(product, product.calendar)
        for vector in product.vectors.all:
            log = [cases.Happening(each.event, each.at) for each in vector.steps]
            found, steps = cases.replayed(pair.data, sorted(log, key=lambda each: each.at))
            assert (found.places, found.owed) == (vector.steps[-1].places, vector.steps[-1].owed)
            assert [each.outcome for each in steps] == [each.outcome for each in vector.steps]
