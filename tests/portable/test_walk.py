"""A walk says all that `step` does with bare events: places and counters alone come to the same places."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.derive.case import Case, Happening, opened, step
from remit.portable.ids import plain
from remit.portable.traces import _WHENEVER
from remit.portable.walk import Walk
from remit.targets import Product, targets
from tests.derive.written import policy, sound
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked, slow
from tests.portable.interpreted import Interpreted
from tests.targets.products import EVERY_EDITION, products, products_of

HELD_UP = """\
- The officer must acknowledge within 5 working days of receipt.
- The officer must record the outcome before closing the complaint.
- The officer may extend the response by up to 10 working days, once.
- The officer must respond within 10 working days of receipt, after which the complaint is closed.
"""


def agree(walk: Walk, events: list[str]) -> None:
    case, other = opened(walk.tables), Interpreted(walk)
    for event in events:
        case, _ = step(walk.tables, case, Happening(event, _WHENEVER))
        other.send(event)
        assert tuple(other.places) == case.places, event
        assert other.counters == counted(walk, case), event


def counted(walk: Walk, case: Case) -> dict[str, int]:
    """Return what counters must say of a case."""
    return {
        each.id: int(each.event in case.owed) if each.owed else case.used.get(each.event, 0) for each in walk.counters
    }


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_a_walk_takes_every_vector_to_its_places(edition: str) -> None:
    for product in products(edition):
        for vector in product.vectors.all:
            agree(product.walk, [each.event for each in vector.steps])


def test_what_is_done_once_and_what_comes_before_closing_are_counters() -> None:
    (product,) = products_of(sound(policy(HELD_UP, "rules")))
    walk = product.walk

    assert [counter.id for counter in walk.counters] == [
        "owed__complaint__stage_1__record__done",
        "used__complaint__stage_1__extend__done",
    ]
    needed = {
        (move.event.rpartition(".")[0], need.counter[:4], need.below) for move in walk.moves for need in move.needs
    }
    assert needed == {("complaint.stage-1.extend", "used", 1), ("complaint.stage-1.respond", "owed", 1)}
    for vector in product.vectors.all:
        agree(walk, [each.event for each in vector.steps])
    outcomes = {(each.event, each.outcome) for vector in product.vectors.all for each in vector.steps}
    for event in ("complaint.stage-1.respond.done", "complaint.stage-1.extend.done"):
        assert {(event, "refused"), (event, "moved" if "respond" in event else "stayed")} <= outcomes


def test_what_holds_a_move_up_is_done_and_the_move_is_taken() -> None:
    (product,) = products_of(sound(policy(HELD_UP, "rules")))
    place = "complaint.stage-1.respond"
    moved = False
    for vector in product.vectors.all:
        for before, after in pairwise(vector.steps):
            moved |= (before.places, after.event, after.outcome) == ((place,), f"{place}.done", "moved")

    assert product.vectors.moves == ()
    assert moved


@slow
@given(policies(), st.data())
def test_a_walk_takes_any_events_to_the_same_places(written: Written, data: st.DataObject) -> None:
    for product in products_of(checked(written)):
        events = [event.id for event in product.machine.events]
        agree(product.walk, data.draw(st.lists(st.sampled_from(events), max_size=20)))


@given(st.data())
def test_counters_say_what_is_owed_and_how_often_something_was_done(data: st.DataObject) -> None:
    (product,) = products_of(sound(policy(HELD_UP, "rules")))
    events = [event.id for event in product.machine.events]
    agree(product.walk, data.draw(st.lists(st.sampled_from(events), max_size=20)))


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_a_plain_id_is_a_name_in_every_format_and_no_two_are_one(edition: str) -> None:
    for product in products(edition):
        names = names_of(product)
        ids = [plain(name) for name in names]
        assert len(set(ids)) == len(set(names))
        assert all(re.fullmatch(r"[A-Za-z]\w*", one, re.ASCII) for one in ids)


def names_of(product: Product) -> list[str]:
    clocks = [clock.id for clock in product.machine.clocks]
    return [*(place.name for place in product.walk.places), *(event.id for event in product.machine.events), *clocks]


BESIDE = """\
- stage: 1
  rules:
    - The officer must respond within 10 working days of receipt.
    - The officer may extend the response by up to 10 working days.
    - The complainant may escalate to the {stage} if the complaint is urgent.
- stage: 2
  rules:
    - If the officer has extended the response and the officer has not responded in time, the complainant may escalate.
    - The manager must respond within 20 working days of the escalation.
    - The complainant may escalate if the manager has not responded in time.
- stage: {stage}
  run by: Local Government and Social Care Ombudsman
  rules:
    - The complainant may escalate to the {stage} at any time.
    - The Ombudsman must send the council a decision.
- stage: Housing Ombudsman
  run by: Housing Ombudsman
  rules:
    - The complainant may escalate within 12 months of the stage 2 response.
"""
"""A stage beside the main line, between two on it, with ways on that could be taken to lead into it."""


def in_its_line(walk: Walk) -> bool:
    """Tell whether every move stays in its region, and every region has a name of its own."""
    regions = {place.name: region.id for region in walk.regions for place in region.places}
    moves = [(region.id, move) for region in walk.regions for move in region.moves]
    alone = len({region.id for region in walk.regions}) == len(walk.regions)
    return alone and all(regions[end] == line for line, move in moves for end in (move.source, move.target))


@pytest.mark.parametrize("stage", ["Ombudsman", "main"])
def test_no_way_on_leads_into_a_stage_beside_the_main_line(stage: str) -> None:
    written = policy(BESIDE.format(stage=stage), "stages").replace(
        "feedback:", "facts: [the complaint is urgent]\nfeedback:"
    )
    (product,) = products_of(sound(written))

    assert in_its_line(product.walk)
    assert [region.id for region in product.walk.regions] == [
        "main",
        "main__beside" if stage == "main" else "ombudsman",
    ]
    assert all(target.render(product) for target in targets() if target.render)
    for vector in product.vectors.all:
        agree(product.walk, [each.event for each in vector.steps])


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_every_move_stays_in_its_line(edition: str) -> None:
    assert all(in_its_line(product.walk) for product in products(edition))


@slow
@given(policies())
def test_every_move_of_any_policy_stays_in_its_line(written: Written) -> None:
    assert all(in_its_line(product.walk) for product in products_of(checked(written)))


def test_a_kind_of_feedback_that_is_called_clock_has_no_clocks_for_events() -> None:
    rules = "- The officer must acknowledge within 5 working days of receipt.\n- The officer must respond.\n"
    (product,) = products_of(sound(policy(rules, "rules").replace("  complaint:", "  clock:")))

    assert product.procedure.kind == "clock"
    assert [event.id for event in product.machine.events if event.id.startswith("clock.")] == [
        "clock.clock-feedback.stage-1.acknowledge"
    ]
    assert all(target.render(product) for target in targets() if target.render)


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_no_event_moves_a_case_in_two_regions(edition: str) -> None:
    for product in products(edition):
        moving = [{m.event for m in region.moves if not m.stays} for region in product.walk.regions]
        assert sum(map(len, moving)) == len(set().union(*moving))
