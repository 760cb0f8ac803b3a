"""Three engines that we did not write run every SCXML file through every vector, and see in it what is meant."""

from __future__ import annotations

from collections import deque
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.derive.case import Happening, opened, step
from remit.portable.traces import _WHENEVER
from remit.portable.vectors import Step, Vector
from remit.portable.walk import Walk
from remit.targets import Product, scxml
from tests.conformance.driven import Trial, agreed, answers, everything, trials
from tests.conformance.scxml_mutants import mutants, untouched
from tests.conformance.scxml_read import CLIENTS, HERE, PLAYED, faults, taken
from tests.derive.written import policy, sound
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked, slow
from tests.portable.interpreted import Interpreted
from tests.targets.products import EDITIONS, products, products_of
from tests.targets.test_scxml import HOSTILE, spoken_of

each_client = pytest.mark.parametrize("client", CLIENTS)

HELD_UP = """\
- stage: 1
  rules:
    - The officer must acknowledge within 5 working days of receipt.
    - The officer must record the outcome before closing the complaint.
    - The officer may extend the response by up to 10 working days, once.
    - The officer must respond within 10 working days of receipt, after which the complaint is closed.
"""
BESIDE = """\
- stage: Ombudsman
  run by: Local Government and Social Care Ombudsman
  rules:
    - The complainant may escalate at any time.
    - The council must respond to the Ombudsman within 20 working days of the escalation.
    - The council must record the decision before closing the complaint.
"""
ACTS = (
    "receipt", "stage-1.extend.done", "stage-1.acknowledge.done", "stage-1.extend.done", "ombudsman.escalate.done",
    "ombudsman.respond.done", "stage-1.respond.done", "stage-1.record.done", "stage-1.respond.done",
    "ombudsman.record.done", "stage-1.respond.done",
)  # fmt: skip
"""Two acts that hold up closing, and one that may be done once."""


def read(client: str, tried: list[Trial]) -> list[list[str]]:
    """Return for each machine all in which a client does not see it as it is meant."""
    lines = answers(CLIENTS[client](), (trial.line() for trial in tried), cwd=HERE)
    assert [line["name"] for line in lines] == [trial.name for trial in tried]
    return [faults(client, trial, line) for trial, line in zip(tried, lines, strict=True)]


@cache
def every_machine() -> list[Trial]:
    """Return every procedure of every edition."""
    return trials({name: scxml.render(product).decode() for name, product in everything()})


@cache
def with_counters() -> list[Trial]:
    """Return machines with counters: those of councils, and two that have more of them, on one line and on two."""
    made = [
        (name, product, tuple(f"complaint.{act}" for act in ACTS))
        for name, written in (("one line", HELD_UP), ("two lines", HELD_UP + BESIDE))
        for product in products_of(sound(policy(written, "stages")))
    ]
    found = [(f"{name}, held up", product, held_up(product.walk)) for name, product in everything()]
    made += [one for one in found if one[2]]
    return [
        Trial(name, product, scxml.render(product).decode(), (*product.vectors.all, played(product, events)))
        for name, product, events in made
    ]


def held_up(walk: Walk) -> tuple[str, ...]:
    """Return a row of events in which a counter holds up a move, what it waits for is done, and the move is made."""
    done = {counter.id: counter.event for counter in walk.counters}
    queue, seen = deque[tuple[str, ...]]([()]), set()
    while walk.counters and queue:
        row = queue.popleft()
        case = Interpreted(walk)
        for event in row:
            case.send(event)
        key = (tuple(case.places), tuple(case.counters.values()))
        if key in seen:
            continue
        seen.add(key)
        for move in walk.moves:
            if move.source in case.places:
                if wanting := [done[each.counter] for each in move.needs if case.counters[each.counter] >= each.below]:
                    return (*row, move.event, *wanting, move.event)
                queue.append((*row, move.event))
    return ()


def played(product: Product, events: tuple[str, ...]) -> Vector:
    """Return a case as `step` takes it."""
    tables = product.walk.tables
    case, steps = opened(tables), []
    for event in events:
        case, _ = step(tables, case, Happening(event, _WHENEVER))
        steps.append(Step(event, _WHENEVER, "stayed", case.places, case.owed, ()))
    return Vector(PLAYED, tuple(steps), ())


@each_client
def test_a_client_takes_every_machine_through_every_vector(client: str) -> None:
    tried = every_machine()

    assert [fault for found in read(client, tried) for fault in found] == []

    agreed(f"SCXML in {client}", tried, **not_expressed(tried))


@each_client
def test_a_client_keeps_counters_on_one_line_and_on_two(client: str) -> None:
    tried = with_counters()

    assert {len(one.product.walk.regions) for one in tried} == {1, 2}
    assert [fault for found in read(client, tried) for fault in found] == []


@each_client
def test_a_client_refuses_or_betrays_every_mutant(client: str) -> None:
    whole = [*every_machine(), *with_counters()]
    tried = [each for number, one in enumerate(whole) for each in mutants(one, number)]

    found = read(client, [*map(untouched, with_counters()), *tried])

    start = len(with_counters())
    assert found[:start] == [[]] * start
    assert [one.name for one, seen in zip(tried, found[start:], strict=True) if not seen] == []


@each_client
def test_no_words_of_a_policy_trip_a_client(client: str) -> None:
    product = products(EDITIONS[0])[0]
    made = [(f"{words[:40]!r}", scxml.render(spoken_of(product, words)).decode()) for words in HOSTILE]
    tried = [Trial(name, product, text, product.vectors.all) for name, text in made]

    assert read(client, tried) == [[]] * len(HOSTILE)


@settings(slow, max_examples=2)
@given(st.lists(policies(), min_size=8, max_size=8), st.data())
def test_the_clients_take_any_events_to_the_same_places(several: list[Written], data: st.DataObject) -> None:
    tried = []
    for number, written in enumerate(several):
        for product in products_of(checked(written)):
            events = st.lists(st.sampled_from([event.id for event in product.machine.events]), max_size=20)
            cases = (played(product, tuple(data.draw(events))),)
            tried.append(Trial(f"{number} {product.procedure.slug}", product, scxml.render(product).decode(), cases))

    for client in CLIENTS:
        assert [fault for found in read(client, tried) for fault in found] == []


def not_expressed(tried: list[Trial]) -> dict[str, int]:
    """Return how often the vectors ask for what no engine says of the file."""
    refused = noted = due = 0
    for one in tried:
        for case in one.cases:
            ways = taken(one.product.walk, [each.event for each in case.steps])
            outcomes = [(each.outcome == "refused", bool(moves)) for each, moves in zip(case.steps, ways, strict=True)]
            refused += outcomes.count((True, False))
            noted += outcomes.count((False, False))
            due += len(case.due)
    return {
        "not_expressed_reasons_of_refusal": refused,
        "not_expressed_notes": noted,
        "not_expressed_due_dates": due,
    }
