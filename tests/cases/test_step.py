"""One event of a case: what is quick is the same as what is not, and nothing is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from remit.derive.ahead import breaches
from remit.derive.case import Case, Happening, Remark, opened, step
from remit.derive.tables import Tables
from remit.derive.terms import Terms
from tests.cases.traces import traces
from tests.cases.world import KINDS, at, event, northtown, terms


def slow(tables: Tables) -> Tables:
    """Return the same tables with no move that is plain."""
    moves = {
        source: {name: replace(move, plain=False) for name, move in onward.items()}
        for source, onward in tables.moves.items()
    }
    return replace(tables, moves=moves)


def played(tables: Tables, events: tuple[str, ...]) -> tuple[list[Case], list[tuple[Remark, ...]]]:
    case, cases, remarks = opened(tables), list[Case](), list[tuple[Remark, ...]]()
    for number, name in enumerate(events):
        case, said = step(tables, case, Happening(name, at(f"2026-02-{1 + number % 28:02}")))
        cases.append(case)
        remarks.append(said)
    return cases, remarks


@pytest.mark.parametrize(("path", "kind"), KINDS)
def test_the_quick_way_of_taking_an_event_gives_what_the_long_one_gives(path: str, kind: str) -> None:
    under = terms(path, kind)

    for trace in traces(under, 40, seed=3):
        assert played(under.tables, trace) == played(slow(under.tables), trace)


@pytest.mark.parametrize(("path", "kind"), KINDS)
def test_an_event_is_taken_whole_or_not_at_all(path: str, kind: str) -> None:
    under = terms(path, kind)
    known = sorted(under.tables.known)

    for trace in traces(under, 5, seed=4):
        case = played(under.tables, trace)[0][-1] if trace else under.opened()
        for name in (*known, "no.such.event"):
            after, remarks = step(under.tables, case, Happening(name, at("2026-03-02")))
            refused = any(remark.kind == "refused" for remark in remarks)
            assert after == case if refused else after.happened == (*case.happened, Happening(name, at("2026-03-02")))


def extended_twice() -> tuple[Terms, Case, tuple[Remark, ...]]:
    under = northtown(
        "The officer must respond within 10 working days of receipt.",
        "The officer may extend the response by up to 10 working days, once.",
    )
    case = under.opened()
    said: tuple[Remark, ...] = ()
    for each in (event("receipt", "2026-02-02"), *[event("stage-1.extend.done", "2026-02-09")] * 2):
        case, said = step(under.tables, case, each)
    return under, case, said


def test_what_may_be_done_once_is_refused_the_second_time_with_what_may_come() -> None:
    _, case, (remark,) = extended_twice()

    assert (remark.kind, remark.reason) == ("refused", "this may be done once")
    assert "complaint.stage-1.respond.done" in remark.named
    assert len(case.happened) == 2


def test_a_case_cannot_close_before_what_must_come_first() -> None:
    under = northtown(
        "The officer must tell the complainant the reason before closing the complaint.",
        "The officer must respond within 10 working days of receipt.",
        "The officer may close the complaint at any time.",
    )
    case, _ = step(under.tables, under.opened(), event("receipt", "2026-02-02"))

    after, (remark,) = step(under.tables, case, event("stage-1.close.done", "2026-02-03"))

    assert after == case
    assert (remark.reason, remark.named) == (
        "the case cannot close before this is done",
        ("complaint.stage-1.tell.done",),
    )


@pytest.mark.parametrize(("path", "kind"), KINDS)
def test_a_case_that_is_dealt_with_on_the_day_it_came_has_no_breach(path: str, kind: str) -> None:
    under = terms(path, kind)
    for trace in traces(under, 10, seed=6, long=True):
        case = under.opened()
        for name in trace:
            case, _ = step(under.tables, case, Happening(name, at("2026-12-18 10:00")))

        assert breaches(under.dates(case), at("2026-12-18 16:00")) == ()
