"""Last days in SQL are ours for any case: under every way of counting, with pauses, extensions and days told."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.calendar.moments import local
from remit.derive.ahead import expire
from remit.derive.case import Case, Happening, opened, step
from remit.derive.dues import Dates
from remit.targets import Product, sql
from tests.conformance.databases import SQLite
from tests.conformance.sql_cases import LEFT, by_case, edition_of, look_from, tell
from tests.derive.written import policy, sound
from tests.targets.products import products_of

SEEN_FROM = date(2028, 6, 1)
WAYS_OF_COUNTING = (
    "",
    "  first day: day 1\n",
    '  counted as received: next working day\n  day ends: "17:00"\n',
    "  roll: next working day\n",
    "  pause days: inclusive\n",
    "  after a pause: restart\n",
    "  first day: day 1\n  counted as received: next working day\n  roll: next working day\n  pause days: inclusive\n",
    '  after a pause: restart\n  first day: day 1\n  counted as received: next working day\n  day ends: "17:00"\n',
)
STAGES = """\
feedback:
  complaint:
    stages:
      - stage: 1
        rules:
          - The officer must acknowledge within 5 working days of receipt.
          - The officer may ask the complainant for information.
          - The clock stops from the request for information until the reply.
          - The officer must respond within {time} of the acknowledgement.
          - If the complainant has not replied within 10 {silence} of the request, the complaint is closed.
          - The officer may extend the response {extension}, giving the new date.
          - The officer must record the outcome within 1 month of the response.
          - The complaint may be reopened within 6 months.
      - stage: 2
        rules:
          - The complainant may escalate within {window}.
          - The senior officer must acknowledge within 3 calendar days of the escalation.
          - The senior officer must respond within {time} of the acknowledgement.
          - The manager may extend the response {again}, giving the new date.
      - stage: Ombudsman
        run by: Local Government and Social Care Ombudsman
        rules:
          - The complainant may escalate within 12 months of the stage 2 response.
"""
TIMES = ("10 working days", "15 working days", "1 working day", "20 calendar days", "3 weeks", "1 month", "48 hours")
EXTENSIONS = (
    "by up to 10 working days", "by up to 10 working days, once", "by up to 2 weeks", "to 40 working days in total",
    "to 3 months in total", "with no limit", "by agreement",
    "to 20 working days in total, or longer by agreement with the complainant",
)  # fmt: skip
SILENCES = ("working days", "calendar days")
WINDOWS = (
    "1 month of the stage 1 response", "20 working days of receiving the stage 1 response",
    "the later of 6 months of receipt and 2 months of the stage 1 response",
    "the earlier of 2 months of receipt and 20 working days of the stage 1 response",
)  # fmt: skip


@st.composite
def products(draw: st.DrawFn) -> Product:
    """A procedure with a stop, extensions and a window, under one of the ways of counting."""
    one = st.sampled_from
    stages = STAGES.format(
        time=draw(one(TIMES)),
        silence=draw(one(SILENCES)),
        extension=draw(one(EXTENSIONS)),
        again=draw(one(EXTENSIONS)),
        window=draw(one(WINDOWS)),
    )
    (product,) = products_of(sound(policy(draw(one(WAYS_OF_COUNTING)) + stages)))
    return product


def gone_through(product: Product, chance: Random) -> Case:
    """Return a case to which something has happened, at moments that all differ; some extensions tell a day."""
    tables, case = product.walk.tables, opened(product.walk.tables)
    at = datetime.combine(date(2027, 3, 1), time(9)) + timedelta(days=chance.randrange(500))
    events, stops = [event.id for event in product.machine.events], ["complaint.stage-1.ask.done"]
    event = "complaint.receipt"
    for _ in range(chance.randrange(1, 14)):
        when = local(at.date(), at.time())
        told = "extend" in event and chance.random() < 0.6
        until = when + timedelta(days=chance.randrange(1, 40)) if told else None
        case = step(tables, case, Happening(event, when, until=until))[0]
        waiting = [name for place in case.places for name in tables.moves[place]]
        event = chance.choice(chance.choice([waiting or events, waiting or events, events, stops]))
        stops = ["complaint.event.reply" if event.endswith("ask.done") else "complaint.stage-1.ask.done"]
        at += timedelta(days=chance.choice([0, 0, 1, 2, 3, 7, 12]), hours=chance.randrange(9), minutes=1)
        at = max(at, datetime.combine(at.date(), time(3)))  # past the hour that is skipped in spring
    return case


def rows_of(name: str, case: Case) -> list[tuple[Any, ...]]:
    """Return what a host writes down of a case."""
    return [
        (name, number, each.event, each.at.date().isoformat(), each.at.time().isoformat(),
         each.until.date().isoformat() if each.until else None)
        for number, each in enumerate(case.happened, 1)
    ]  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(products(), st.integers(0, 10**9).map(Random))
def test_every_time_of_any_case_is_the_same(product: Product, chance: Random) -> None:
    cases = {f"case {number}": gone_through(product, chance) for number in range(25)}
    with closing(SQLite()) as database:
        database.begin()
        database.run(sql.render_edition(edition_of((product,))).decode())
        tell(database, (row for name, case in cases.items() for row in rows_of(name, case)))
        look_from(database, SEEN_FROM)

        due = by_case(database.rows("select b.*, d.extended from breach b join due_date d using (case_id, clock)"))
        run_out = by_case(database.rows("select * from run_out"))

    for name, case in cases.items():
        dates = Dates(product.machine, product.procedure, product.calendar, case)
        left = {row["clock"] for row in due.get(name, ()) if (row["why"] or "").startswith(LEFT)}
        there = {row["clock"]: told(row) for row in due.get(name, ()) if row["clock"] not in left}
        assert there == {key: value for key, value in meant(dates, product).items() if key not in left}, case.happened
        ended = expire(product.walk.tables, dates, local(SEEN_FROM, time(12)))
        assert {(row["event"], row["day"]) for row in run_out.get(name, ())} == {
            (each.event, each.at.date().isoformat()) for each in ended if each.event not in left
        }


def told(row: dict[str, Any]) -> tuple[Any, ...]:
    """Return what the database says of a time."""
    known = row["due"] is not None
    late = row["working_days_late"] or 0
    return row["due"], bool(row["at_latest"]), row["standing"], known and row["extended"], late


def meant(dates: Dates, product: Product) -> dict[str, tuple[Any, ...]]:
    """Return what the program says of the times of a case."""
    now, found = local(SEEN_FROM, time(12)), {}
    for each in dates.all():
        standing: str = each.standing(now)
        late = each.days_late(now, product.calendar) if standing in ("late", "lapsed") else 0
        if standing == "late" and each.done is None and each.ceased is None:
            standing = "open late"
        day = each.due.day.isoformat() if each.due else None
        found[each.id] = (day, each.at_latest, standing, each.due is not None and each.extended, late)
    return found


@pytest.mark.parametrize("way", WAYS_OF_COUNTING)
def test_every_way_of_counting_is_one_that_policies_have(way: str) -> None:
    stages = STAGES.format(
        time=TIMES[0], silence=SILENCES[0], extension=EXTENSIONS[0], again=EXTENSIONS[1], window=WINDOWS[0]
    )

    assert sound(policy(way + stages)).machines
