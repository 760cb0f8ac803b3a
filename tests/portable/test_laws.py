"""Generated modules say what the compiler says, of any case on any calendar: steps, times, what has run out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.calendar.convention import Convention
from remit.calendar.moments import local
from remit.calendar.table import Calendar, HorizonError, calendar_under
from remit.derive import ahead
from remit.derive.case import Happening, opened, step
from remit.derive.dues import Dates
from remit.derive.facts import atoms, holds, name_of, names
from remit.portable.module_data import data_of
from remit.portable.runtime import calendar as days
from remit.portable.runtime import cases, times
from remit.portable.runtime.shape import Machine
from remit.syntax.clause import Count
from remit.targets import Product
from tests.derive.written import cases as cases_of
from tests.derive.written import checked as wholly
from tests.derive.written import policy
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked, slow
from tests.targets.products import EVERY_EDITION, products, products_of

DERIVE = Path(__file__).parents[1] / "derive"
HISTORIES = 200
"""For each procedure of each edition that is tried: thousands in all."""
EDITIONS = EVERY_EDITION[::3]
CONVENTIONS = (
    Convention(holidays_of="England"),
    Convention(holidays_of="Scotland", day_ends=time(17), next_working_day=True),
    Convention(holidays_of="Wales", day_one=True, roll=True, pause_inclusive=True),
    Convention(holidays_of="England", clear=True, restart=True),
    Convention((0, 1, 2, 3, 4, 5), "Northern Ireland", day_ends=time(12, 30), next_working_day=True, day_one=True),
)
HOURS = (time(0), time(0, 59), time(1), time(1, 30), time(9), time(16, 59), time(17), time(17, 1), time(23, 59, 59))


def moments(random: Random, calendar: Calendar) -> datetime:
    """Return when something is received: any day, more often one on which counts are known to go wrong."""
    year = random.randrange(calendar.first.year, calendar.last.year + 1)
    day = random.choice(
        [
            calendar.first + timedelta(random.randrange((calendar.last - calendar.first).days + 1)),
            date(year, 12, random.randrange(20, 32)),
            date(year, 3, 31) - timedelta(random.randrange(8)),
            date(year, 10, 31) - timedelta(random.randrange(8)),
            date(random.choice([2016, 2020, 2024, 2028]), 2, 29),
            date(year, random.randrange(1, 13), 1) - timedelta(1),
            date(calendar.last.year, random.randrange(1, 13), random.randrange(1, 29)),
            calendar.last,
        ]
    )
    return local(day, random.choice(HOURS).replace(fold=random.randrange(2)))


def later(random: Random, moment: datetime) -> datetime:
    """Return when the next event is: at once, some hours, days or months later."""
    most = random.choice([timedelta(0), timedelta(hours=30), timedelta(days=9), timedelta(days=70)])
    day = (moment + most * random.random()).date()
    found = local(day, random.choice(HOURS).replace(fold=random.randrange(2)))
    return max(moment, found, key=datetime.timestamp)


class Pair:
    """One case, on the compiler and on what generated modules run on."""

    def __init__(self, product: Product, calendar: Calendar) -> None:
        self.product, self.calendar = product, calendar
        self.data: Machine = data_of(product.policy, product.procedure, product.machine, product.walk, calendar)
        self.days = days.Days(self.data["calendar"])
        self.restart()

    def restart(self) -> None:
        self.told: list[dict[str, str]] = []
        self.case, self.other = opened(self.product.walk.tables), cases.opened(self.data)

    def send(self, event: str, at: datetime, until: date | None = None) -> None:
        self.told.append({"event": event, "at": at.isoformat(), "until": until.isoformat() if until else ""})
        happening = Happening(event, at, until=local(until) if until else None)
        before = self.case
        self.case, remarks = step(self.product.walk.tables, before, happening)
        kinds = {remark.kind: remark for remark in remarks}
        found = cases.stepped(self.data, self.other, cases.Happening(event, at, until))
        self.other = found.case
        assert (found.outcome == "refused") == ("refused" in kinds), self.told
        assert (found.outcome == "out of turn") == ("out of turn" in kinds and "refused" not in kinds), self.told
        assert (found.outcome == "moved") == (self.case.places != before.places), self.told
        if "refused" in kinds:
            assert found.allowed == kinds["refused"].named
        assert found.over == (kinds["passed over"].named if "passed over" in kinds else ())
        assert (self.other.places, self.other.owed) == (self.case.places, self.case.owed), self.told
        assert dict(self.other.used) == dict(self.case.used)

    def compare(self, now: datetime) -> None:
        assert self.found(now) == self.wanted(now), self.told
        assert self.over(now) == self.wanted_over(now), self.told

    def dates(self) -> Dates:
        return Dates(self.product.machine, self.product.procedure, self.calendar, self.case)

    def wanted(self, now: datetime) -> Any:
        try:
            return [
                (
                    time.id, time.due.day if time.due else None, time.due.end if time.due else None,
                    time.at_latest, time.extended, time.due is not None and time.due.provisional, time.done,
                    time.standing(now), time.why, time.counted_from.event if time.counted_from else "",
                )
                for time in self.dates().all()
            ]  # fmt: skip
        except HorizonError:
            return "outside the calendar"

    def found(self, now: datetime) -> Any:
        try:
            return [
                (
                    time.id, time.day, time.end, time.at_latest, time.extended, time.provisional, time.done,
                    time.standing, time.why, time.counted_from,
                )
                for time in times.due_times(self.data, self.days, self.other, now)
            ]  # fmt: skip
        except days.HorizonError:
            return "outside the calendar"

    def wanted_over(self, now: datetime) -> Any:
        try:
            return [(each.event, each.at) for each in ahead.expire(self.product.walk.tables, self.dates(), now)]
        except HorizonError:
            return "outside the calendar"

    def over(self, now: datetime) -> Any:
        try:
            return [(each.event, each.at) for each in times.expired(self.data, self.days, self.other, now)]
        except days.HorizonError:
            return "outside the calendar"


def events(pair: Pair, random: Random) -> Iterator[str]:
    """Yield events without end: mostly what the case waits for, at times anything that is known or is not."""
    while True:
        waiting = [event for place in pair.other.places for event in pair.data["moves"][place]]
        anything = [*pair.data["events"], "constructor"]
        yield (
            random.choice([*pair.other.owed, *waiting] or anything)
            if random.random() < 0.8
            else random.choice(anything)
        )


def tried(pair: Pair, random: Random, most: int = 9) -> None:
    """Compare one case, from a moment of receipt on, after each of some events."""
    pair.restart()
    at = moments(random, pair.calendar)
    pair.send(f"{pair.product.procedure.slug}.receipt", at)
    pair.compare(at)
    for event in islice(events(pair, random), random.randrange(most)):
        at = later(random, at)
        until = (at + timedelta(random.randrange(60))).date() if random.random() < 0.3 else None
        pair.send(event, at, until)
    pair.compare(later(random, at))


def calendars(product: Product) -> list[Calendar]:
    """Return the calendar of a policy, and others."""
    return [product.calendar, *map(calendar_under, CONVENTIONS)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_times_are_the_compilers_whenever_feedback_comes_and_whatever_happens(edition: str) -> None:
    for product in products(edition):
        random = Random(f"{edition} {product.procedure.slug}")
        pairs = [Pair(product, calendar) for calendar in calendars(product)]
        for pair in islice(cycle(pairs), HISTORIES):
            tried(pair, random)


MORE = """\
- The officer must acknowledge within 5 working days of receipt.
- The officer must tell the complainant at least 5 working days before the response is due.
- The council must tell the complainant at least 24 hours before the response is due.
- The council must check the complaint at least 1 month before the response.
- The officer must update the complainant every 10 working days until the response.
- The officer must respond within 40 working days of the acknowledgement.
- The officer may extend the response by up to 2 weeks.
"""
"""Times that end before something or come again: no case of the compiler's own tests of clocks has such."""
DONE = """\
- The officer must acknowledge within 5 working days of receipt.
- The council may ask the complainant for information.
- The complainant must reply to the council.
- The officer must investigate within 5 working days of receipt unless the complainant has replied, otherwise within 3 \
weeks of receipt.
- The officer must review the complaint within 9 working days of receipt if the officer has not acknowledged and the \
complainant has replied, otherwise within 20 working days of the investigation.
- The officer must respond within 5 working days of the investigation if the officer has investigated the complaint or \
a response is requested, otherwise within 12 working days of receipt.
"""
"""Times that hang on what somebody has done by now."""


@cache
def written() -> tuple[tuple[str, Product], ...]:
    """Return what is derived from each policy by which clocks, machines and schedules are tried, with its title."""
    found = [case for name in ("clocks", "machines", "schedule") for case in cases_of(DERIVE / f"{name}.md")]
    policies = [(case.title, wholly(case.policy)) for case in found]
    policies += [("before", wholly(policy(MORE, "rules"))), ("done", wholly(policy(DONE, "rules")))]
    whole = [(title, each) for title, each in policies if each.policy is not None and each.machines]
    return tuple((title, product) for title, each in whole for product in products_of(each))


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


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_a_condition_that_is_told_by_rule_counts_as_its_facts_do(edition: str) -> None:
    for product in products(edition):
        random = Random(f"{edition} {product.procedure.slug}")
        pair = Pair(product, product.calendar)
        for _ in range(30 if pair.data["conditions"] else 0):
            facts = known(product, random)
            pair.restart()
            pair.case = pair.case._replace(facts=facts)
            rules = (product.procedure.rule(name) for name in pair.data["conditions"])
            said = {rule.id: holds(rule.sentence.when, facts) for rule in rules if rule}
            pair.other = cases.told(
                pair.data, pair.other, {name: held for name, held in said.items() if held is not None}
            )
            at = moments(random, pair.calendar)
            pair.send(f"{product.procedure.slug}.receipt", at)
            for event in islice(events(pair, random), random.randrange(6)):
                at = later(random, at)
                pair.send(event, at)
            pair.compare(at)


def known(product: Product, random: Random) -> dict[str, bool | int]:
    """Return facts on which rules hang and no decision does."""
    procedure = product.procedure
    deciding = {
        name
        for branch in procedure.branches()
        for case in branch.cases
        if case.condition is not None
        for name in names(case.condition)
    }
    parts = [atom for rule in procedure.rules() if rule.sentence.when for atom in atoms(rule.sentence.when.condition)]
    return {
        name_of(atom): random.randrange(40) if isinstance(atom, Count) else random.random() < 0.5
        for atom in parts
        if name_of(atom) not in deciding and random.random() < 0.7
    }


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
