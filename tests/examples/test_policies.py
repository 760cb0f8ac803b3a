"""The examples of the councils' policies: they pass, their dates are right, and no time lacks its awkward days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from remit import pipeline
from remit.calendar import Due, bank_holidays
from remit.derive.dues import Dates
from remit.derive.rehearsal import settings_of
from remit.derive.rehearsal_verdicts import time_of
from remit.model.example import DueOn
from remit.pipeline import Checked
from tests.examples.counted import TIMES, wrong
from tests.examples.written import FILES

DATES = {
    "cambridgeshire/2026-01": 54,
    "cambridgeshire/before-2026-01": 7,
    "cambridgeshire/routes": 0,
    "huntingdonshire/2026-03": 39,
    "south-cambridgeshire/complaints-policy": 48,
}
"""How many dates the examples of each edition expect at least."""

each = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")


@cache
def checked(file: Path) -> Checked:
    return pipeline.check_file(f"policies/{file.parent.name}/{file.name}", file.read_bytes())


@each
def test_every_example_of_a_policy_passes(file: Path) -> None:
    rehearsed = pipeline.rehearse_file(checked(file))

    assert [found.finding.message for found in rehearsed.diagnostics] == []
    assert rehearsed.rehearsals


@each
def test_every_date_of_an_example_is_counted_alike_by_a_calendar_that_is_not_ours(file: Path) -> None:
    edition = f"{file.parent.name}/{file.stem}"
    kind = "complaint"
    examples = YAML(typ="safe").load(file.read_text(encoding="utf-8"))["examples"]

    counted = [wrong(edition, example, kind) for example in examples]

    assert [found for _, differences in counted for found in differences] == []
    assert sum(number for number, _ in counted) >= DATES[edition]


def test_the_times_of_the_second_count_are_those_of_the_policies() -> None:
    for file in FILES:
        found = checked(file)
        clocks = {
            clock.rule for machine in found.machines for clock in machine.clocks if clock.starts_on and not clock.silent
        }

        assert len(clocks) == len(TIMES[f"{file.parent.name}/{file.stem}"]), file


def expected(found: Checked) -> Iterator[tuple[str, Due]]:
    """Yield every date that an example of a policy expects, with the clock that it is of."""
    assert found.policy is not None
    assert found.vocabulary is not None
    settings = settings_of(found.policy, found.machines, found.vocabulary)
    for rehearsal in pipeline.rehearse_file(found).rehearsals:
        setting = settings[rehearsal.example.kind]
        dates = Dates(setting.machine, setting.procedure, setting.calendar, rehearsal.case)
        for verdict in rehearsal.verdicts:
            claim = verdict.expected.claim
            time = time_of(setting, dates, claim.event) if isinstance(claim, DueOn) else None
            if time is not None and time.due is not None:
                yield time.clock.id, time.due


@each
def test_every_time_of_a_policy_is_expected_on_its_awkward_days(file: Path) -> None:
    found = list(expected(checked(file)))
    lacking = []
    clocks = (clock for machine in checked(file).machines for clock in machine.clocks if clock.starts_on)
    for clock in (clock for clock in clocks if not clock.silent):
        dues = [due for name, due in found if name == clock.id]
        assert clock.duration is not None
        edges = MONTHLY if clock.duration.unit in ("month", "year") else DAILY
        lacking += [f"{clock.id}: {words}" for words, met in edges.items() if not any(map(met, dues))]

    assert lacking == []


@each
def test_no_time_of_a_policy_is_forgotten_among_suggested_examples(file: Path) -> None:
    head = file.read_text(encoding="utf-8").partition("\nexamples:\n")[0]
    suggested = pipeline.check_file(file.name, f"{head}\n{pipeline.suggest_file(checked(file))}".encode())

    dated = {name for name, _ in expected(suggested)}
    every = (clock for machine in checked(file).machines for clock in machine.clocks if clock.starts_on)
    clocks = {clock.id for clock in every if not clock.silent}
    assert clocks - dated == set()


def days(due: Due) -> list[date]:
    """Return the days that a count runs over, the first and the last included."""
    first = due.start.date()
    return [first + timedelta(number) for number in range((due.day - first).days + 1)]


def holiday(due: Due, name: str) -> bool:
    known = bank_holidays("England").days
    return any(name in known.get(day, "") for day in days(due))


DAILY = {
    "Christmas to New Year": lambda due: holiday(due, "Christmas") and holiday(due, "Boxing Day"),
    "Easter": lambda due: holiday(due, "Good Friday") and holiday(due, "Easter Monday"),
    "begun on a Saturday": lambda due: due.start.weekday() == 5,
    "clock change": lambda due: due.start.utcoffset() != due.end.utcoffset(),
    "leap day": lambda due: any((day.month, day.day) == (2, 29) for day in days(due)),
}
MONTHLY = {
    "Christmas to New Year": DAILY["Christmas to New Year"],
    "begun on a leap day": lambda due: (due.start.month, due.start.day) == (2, 29),
    "begun at the end of a month": lambda due: due.start.day == 31,
}
