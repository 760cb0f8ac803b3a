"""The calculator of a page answers as the compiler does, whatever is received when; its words and days are data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from remit.derive.timeline import timeline_of
from remit.derive.timeline_events import events_told
from remit.site.calculator import Promise, Sample, data, script
from remit.site.frame import Frame
from remit.targets import Product
from remit.vocabulary.pages import english
from tests.derive.written import policy, sound
from tests.portable.tricky import written
from tests.site.made import real
from tests.site.reckoned import (
    Receipt,
    Trial,
    answers,
    calculators,
    data_in,
    disagreements,
    due_of,
    receipts,
    terms_of,
    trial,
)
from tests.targets.products import products_of

EACH, SOME = 200, 20
"""Receipts that are tried of a council's procedure, and of a policy made up."""
COMPLAINT = "northtown/2026-01/complaint/index.html"


@pytest.fixture(scope="module")
def tried() -> list[Trial]:
    """Return every calculator of every edition with what the compiler says."""
    random = Random(1)
    return [
        trial(name, product, told, receipts(random, product.calendar, EACH)) for name, product, told in calculators()
    ]


def test_every_calculator_of_every_edition_answers_as_the_compiler(tried: list[Trial], tmp_path: Path) -> None:
    assert disagreements(tried, tmp_path) == []
    assert sum(len(each.receipts) for each in tried) > 5_000
    dates = [due for each in tried for dues in each.wanted for due in dues]
    assert sum(due is None for due in dates) > 100, "beyond the calendar"
    assert sum(bool(due and due[2]) for due in dates) > 500, "provisional"


# Times and calendars of which no council's policy has the like

MORE = policy(
    """\
- The officer must acknowledge within 5 calendar days of receipt.
- The officer must investigate within 3 days of receipt or of the acknowledgement.
- The officer must respond within the earlier of 30 calendar days of receipt and 10 working days of the acknowledgement.
- The council must inform the complainant within 48 hours of the response.
- The council must record the outcome within 3 years of receipt.
""",
    "rules",
)
SETTINGS: tuple[dict[str, Any], ...] = (
    {},
    {"holidays_of": "Scotland", "day_ends": "17:00"},
    {"holidays_of": "Wales", "first_day": "day 1", "roll": "next working day"},
    {"clear_days": True, "roll": "next working day", "closures": ("24 December to 1 January",)},
    {"holidays_of": "Northern Ireland", "day_ends": "12:30", "first_day": "day 1", "weekdays": (0, 1, 2, 3, 4, 5)},
    {"holidays_of": "", "counted_as_received": "next working day", "weekdays": (1, 2, 3)},
)


def under(product: Product, settings: dict[str, Any]) -> Product:
    """Return a procedure whose days are counted otherwise."""
    policy = product.policy
    return replace(product, policy=replace(policy, working_time=replace(policy.working_time, **settings)))


def of_times(name: str, product: Product, random: Random) -> Iterator[Trial]:
    """Yield the trial of a calculator that tells some of the times that receipt decides, whoever hears of them."""
    terms, at = terms_of(product), Receipt(date(2027, 6, 16), None).moment
    timeline = timeline_of(terms, events_told(terms, at, "", ()), at)
    dated = [each for each in timeline.times if each.due is not None]
    if dated:
        dated = random.sample(dated, random.randint(1, len(dated)))
        told = data(product, Sample(timeline, [Promise(each.id, each) for each in dated]), None, Frame(english()))
        asked = random.sample(receipts(random, product.calendar, 80), SOME)
        yield Trial(name, told, asked, [due_of(terms, [each.id for each in dated], one.moment) for one in asked])


@pytest.fixture(scope="module")
def odd() -> list[Trial]:
    """Return calculators for times of every kind on calendars of every kind."""
    random = Random(2)
    found: list[Trial] = []
    more = [("more", product) for product in products_of(sound(MORE))] * len(SETTINGS)
    for number, (title, product) in enumerate([*more, *written()]):
        for settings in (SETTINGS[number % len(SETTINGS)], SETTINGS[(number + 1) % len(SETTINGS)]):
            found += of_times(title, under(product, settings), random)
    return found


def test_times_of_every_kind_on_calendars_of_every_kind_come_to_the_same(odd: list[Trial], tmp_path: Path) -> None:
    chains = json.dumps([each.data["promises"] for each in odd])

    assert disagreements(odd, tmp_path) == []
    assert sum(len(each.receipts) for each in odd) > 3_000
    kinds = {"hour", "working day", "calendar day", "day", "week", "month", "later", "earlier"}
    assert {kind for kind in kinds if f'"{kind}"' not in chains} == set()
    assert '"back": true' in chains


# A calculator with something wrong is found

SCRIPTS = {
    "the hour at which a day ends is late": ("shown.time > this.dayEnds", "shown.time >= this.dayEnds"),
    "dates are known for longer": ("day > this.knownUntil", "day > this.knownUntil + 9"),
    "the earlier of two is the later": ('chain.pick === "later" ?', 'chain.pick === "earlier" ?'),
    "the first of several starts counts": ("Math.max(...starts)", "Math.min(...starts)"),
    "no hour is midnight": ("time ?? NOON", "time ?? 0"),
    "a step is done at midnight": ("local(due.day, this.days.dayEnds) : due.end", "due.end : due.end"),
    "clocks never change": ("=== shown ? shown - HOUR : shown", "=== shown ? shown : shown"),
    "a month is as long as any": ("Math.min(from.getUTCDate(), length)", "from.getUTCDate()"),
    "what is counted backwards is counted on": ("chain.back ?", "!chain.back ?"),
    "some dates are known beyond the calendar": ("of this.rules.also)", "of [])"),
}


@pytest.mark.parametrize("fault", SCRIPTS)
def test_a_script_with_something_wrong_is_found(
    fault: str, tried: list[Trial], odd: list[Trial], tmp_path: Path
) -> None:
    right, wrong = (text.encode() for text in SCRIPTS[fault])
    assert script().count(right) == 1

    assert disagreements([*tried[::6], *odd], tmp_path, script().replace(right, wrong))


def _first(told: dict[str, Any]) -> dict[str, Any]:
    first = told["promises"][0]
    found: dict[str, Any] = first["chain"]
    return found


DATA: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a day more": lambda told: _first(told).update(count=[_first(told)["count"][0] + 1, "working day"]),
    "other days": lambda told: _first(told).update(count=[_first(told)["count"][0], "calendar day"]),
    "a bank holiday less": lambda told: told["calendar"]["closed"].update({"2026": "0101 0403 0406 0504 0525 0831"}),
    "known for longer": lambda told: told["calendar"].update(knownUntil="2029-12-31"),
    "a Saturday is worked": lambda told: told["calendar"].update(weekdays=[0, 1, 2, 3, 4, 5]),
    "the first day counts": lambda told: told["calendar"].update(countsFirstDay=True),
    "a day ends": lambda told: told["calendar"].update(dayEnds="17:00:00", nextWorkingDay=True),
    "a step is not waited for": lambda told: told["promises"][1]["chain"].update({"from": []}),
}


@pytest.mark.parametrize("fault", DATA)
def test_data_with_something_wrong_are_found(fault: str, tried: list[Trial], tmp_path: Path) -> None:
    (right,) = (each for each in tried if each.name == "huntingdonshire/2026-03.yaml complaint")
    wrong = right._replace(data=deepcopy(right.data))
    DATA[fault](wrong.data)
    assert wrong.data != right.data

    assert disagreements([right], tmp_path) == []
    assert disagreements([wrong], tmp_path)


# Whether the edition holds


def holding(page: str, asked: list[Receipt], folder: Path) -> list[bool | None]:
    """Return what the calculator of a page says of whether its edition holds for receipts."""
    told = data_in(real()[page].decode())
    assert told is not None
    (found,) = answers([Trial(page, told, asked, [])], folder)
    return [each for _, each in found]


def test_an_edition_that_does_not_hold_says_so(tmp_path: Path) -> None:
    days = [Receipt(date(2026, 1, 15), None), Receipt(date(2026, 1, 16), None), Receipt(date(2026, 1, 17), None)]
    hours = [Receipt(date(2026, 1, 16), time(16, 59)), Receipt(date(2026, 1, 16), time(17))]
    asked = [*days, *hours]

    new = holding("cambridgeshire/2026-01/complaint/index.html", asked, tmp_path)
    old = holding("cambridgeshire/before-2026-01/complaint/index.html", asked, tmp_path)

    assert new == [False, None, True, False, True]
    assert old == [True, None, False, True, False]


def test_an_edition_of_which_only_the_month_is_stated_may_hold_in_that_month(tmp_path: Path) -> None:
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]
    page = "huntingdonshire/2026-03/complaint/index.html"

    assert holding(page, [Receipt(day, None) for day in days], tmp_path) == [False, None, None, True]
