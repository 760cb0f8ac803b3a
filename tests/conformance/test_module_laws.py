"""Generated modules say what the compiler says of any case on any calendar, whatever day feedback comes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from remit.calendar.moments import in_london
from remit.targets import python_module, typescript_module
from tests.conformance import modules, test_python_module, test_typescript_module
from tests.conformance.driven import answers
from tests.portable.paired import Pair, calendars, later, tried
from tests.portable.tricky import derived, own
from tests.targets.products import EVERY_EDITION, products

HISTORIES = 15
"""Of each machine under each calendar: thousands in all."""
EDITIONS = EVERY_EDITION[1::4]


@cache
def histories() -> tuple[tuple[Pair, tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]], ...]:
    """Return machines with cases of each, as a client is told them, and what the compiler says of each."""
    published = (product for edition in EDITIONS for product in products(edition))
    pairs = [Pair(product, calendar) for product in published for calendar in calendars(product)]
    tricky = [product for _, product in (*derived()[::4], *derived()[-8:])]
    pairs += [Pair(product, calendars(product)[number % 6]) for number, product in enumerate(tricky)]
    pairs += [Pair(product, calendar) for _, product in own() for calendar in calendars(product)]
    found = []
    for number, pair in enumerate(pairs):
        random = Random(number)
        told, wanted = list[dict[str, Any]](), list[dict[str, Any]]()
        for _ in range(HISTORIES):
            tried(pair, random)
            now = later(random, pair.case.happened[-1].at)
            told.append({"steps": pair.told, "now": now.isoformat(), "conditions": pair.conditions})
            due, over = plain(pair.wanted(now)), plain(pair.wanted_over(now))
            wanted.append({"places": [*pair.case.places], "owed": [*pair.case.owed], "due": due, "over": over})
        found.append((pair, tuple(told), tuple(wanted)))
    return tuple(found)


def plain(value: Any) -> Any:
    """Return rows with days and moments as text."""
    if isinstance(value, datetime):
        return in_london(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return [plain(each) for each in value] if isinstance(value, list | tuple) else "" if value is None else value


@pytest.mark.parametrize("client", ["python", "node"])
def test_a_module_says_what_the_compiler_says(client: str, tmp_path: Path) -> None:
    made = histories()
    module_of: Callable[[Any], bytes] = (python_module if client == "python" else typescript_module).module_of
    texts = [module_of(pair.data) for pair, _, _ in made]
    if client == "node":
        texts = [str(file).encode() for file in modules.compiled(tmp_path, texts, noCheck=True)]

    lines = [
        json.dumps({"name": "x", "machine": text.decode(), "cases": [], "histories": told})
        for text, (_, told, _) in zip(texts, made, strict=True)
    ]
    found = answers(test_python_module.BARE if client == "python" else test_typescript_module.NODE, lines)

    for (_, told, wanted), there in zip(made, found, strict=True):
        for case, one, other in zip(told, wanted, there["histories"], strict=True):
            assert one == other, case


def test_the_cases_are_of_every_sort() -> None:
    rows = [each for _, _, wanted in histories() for each in wanted]
    told = [each for _, told, _ in histories() for each in told]
    due = [row for each in rows if each["due"] != "outside the calendar" for row in each["due"]]

    assert len(rows) > 2000
    assert sum(bool(each["conditions"]) for each in told) > 200
    assert sum(each["due"] == "outside the calendar" for each in rows) > 100
    assert sum(bool(each["over"]) for each in rows) > 20
    assert {row[7] for row in due} >= {"running", "kept", "late", "lapsed", "not counted"}
    assert {row[3] for row in due} == {row[5] for row in due} == {True, False}
    assert {row[4] for row in due} >= {0, 1, 2}
