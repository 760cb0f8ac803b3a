"""Engines that we did not write take the same events from place to place as `step` does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from remit.calendar import local
from remit.derive.case import Happening, opened, step
from remit.derive.tables import Tables
from remit.derive.terms import Terms
from tests.cases.oracles import Engine, Table, moves, statemachine_of, transitions_of
from tests.cases.traces import traces
from tests.cases.world import KINDS, terms

TRACES = 60


@pytest.fixture(scope="module", params=KINDS, ids=" ".join)
def under(request: pytest.FixtureRequest) -> Terms:
    return terms(*request.param)


def places(terms: Terms, trace: tuple[str, ...], tables: Tables | None = None) -> list[str]:
    tables = tables or terms.tables
    case, found = opened(tables), list[str]()
    for number, event in enumerate(trace):
        case, _ = step(tables, case, Happening(event, local(date(2026, 1, 19) + timedelta(number))))
        found.append(case.places[0])
    return found


@pytest.mark.parametrize("make", [statemachine_of, transitions_of])
def test_the_places_of_generated_cases_are_those_of_another_engine(
    under: Terms, make: Callable[[Table], Engine]
) -> None:
    engine = make(moves(under))

    for trace in traces(under, TRACES, seed=7) + traces(under, TRACES, seed=8, long=True):
        assert engine.run(trace) == places(under, trace), trace


def test_the_generated_cases_take_most_of_what_a_machine_allows(under: Terms) -> None:
    table = moves(under)
    reached = {under.tables.initial[0]} | {place for trace in traces(under, 400, 1) for place in places(under, trace)}
    taken = {
        pair
        for trace in traces(under, 400, 1)
        for pair in zip([under.tables.initial[0], *places(under, trace)], trace, strict=False)
    }
    every = {(source, event) for source in reached for event in table[source]}

    assert len(taken) >= 0.6 * len(every)
