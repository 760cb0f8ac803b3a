"""Conformance vectors leave nothing out, and say of each case what must come of it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from remit.derive.states import ClockKind
from remit.portable.vectors import NOWHERE
from remit.targets import Product, vectors
from tests.targets.products import EVERY_EDITION, products
from tests.targets.test_data import schema

WHOLE = pytest.mark.parametrize("edition", EVERY_EDITION)


def rows(product: Product) -> list[dict[str, Any]]:
    return [json.loads(line) for line in vectors.render(product).decode().splitlines()]


@WHOLE
def test_every_line_is_what_the_schema_says(edition: str) -> None:
    for product in products(edition):
        head, *cases = rows(product)
        for row in (head, *cases):
            schema("vectors").validate(row)
        assert head["cases"] == len(cases)
        assert len({case["id"] for case in cases}) == len(cases)


def test_a_line_that_lacks_something_is_refused() -> None:
    _, case, *_ = rows(products(EVERY_EDITION[0])[0])
    del case["steps"][0]["places"]

    with pytest.raises(jsonschema.ValidationError):
        schema("vectors").validate(case)


@WHOLE
def test_every_move_is_taken_or_named(edition: str) -> None:
    for product in products(edition):
        taken = set()
        for vector in product.vectors.all:
            before = product.walk.tables.initial
            for step in vector.steps:
                taken |= {(place, step.event) for place in before if step.outcome != "refused"}
                before = step.places
        ways = {(place, event) for place, onward in product.walk.tables.moves.items() for event in onward}
        moves = {(move.source, move.event): move for move in product.walk.moves}
        unshown = set(product.vectors.moves)
        assert ways <= moves.keys()
        assert ways - taken == unshown
        # Only what a counter holds up can be out of reach; in no real policy is anything.
        assert unshown == set()
        assert all(moves[way].needs for way in unshown)


@WHOLE
def test_something_is_refused_at_every_place_that_is_reached(edition: str) -> None:
    for product in products(edition):
        tried, been = set[str](), set[str]()
        for vector in product.vectors.all:
            before = product.walk.tables.initial
            for step in vector.steps:
                if step.event == NOWHERE:
                    assert step.outcome == "refused"
                    tried.update(before)
                been.update(before)
                before = step.places
        assert been == tried


@WHOLE
def test_every_time_is_shown_on_its_last_day_and_late_or_says_why_not(edition: str) -> None:
    for product in products(edition):
        found = {vector.id: vector for vector in product.vectors.all}
        unshown = dict(product.vectors.clocks)
        for clock in product.machine.clocks:
            if clock.id in unshown:
                assert unshown[clock.id]
                continue
            shown = {end: found.get(f"{clock.id}.{end}") for end in ("last-day", "late", "over")}
            assert any(shown.values()), clock.id
            if clock.kind in (ClockKind.PROMISE, ClockKind.TARGET) and shown["last-day"] and shown["late"]:
                kept = {each.clock: each.standing for each in shown["last-day"].due}
                late = {each.clock: each.standing for each in shown["late"].due}
                assert kept[clock.id] == "kept"
                assert late[clock.id] == "late"


def test_no_time_goes_unshown_but_those_that_nothing_bounds() -> None:
    reasons = {why for edition in EVERY_EDITION for each in products(edition) for _, why in each.vectors.clocks}

    assert "no case in which it runs was found" not in reasons
