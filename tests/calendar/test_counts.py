"""Counts at the edges of the calendar of real life: `counts.yaml` holds them, with the words that explain each."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from remit.calendar import Calendar, Due, Paused, calendar_of, due, due_before, due_with_pauses, explain, local
from remit.model.header import working_time_of
from remit.syntax.clause import Duration
from remit.syntax.document import read

FILE = Path(__file__).with_name("counts.yaml")
READ: dict[str, Any] = YAML(typ="safe").load(FILE)


def moment(said: str) -> datetime:
    there = datetime.fromisoformat(said)
    return local(there.date(), there.time())


def calendar(name: str) -> Calendar:
    """Return the calendar of a policy that says these settings."""
    settings = READ["calendars"][name]
    lines = [f"  {key}: {value}" for key, value in settings.items() if key not in ("nation", "closures")]
    lines += ["  closures:", *(f"    - {days}" for days in settings["closures"])] if "closures" in settings else []
    head, _ = read("\n".join([HEAD.format(nation=settings["nation"]), *lines]).encode() + b"\n", "policy.yaml")
    assert head is not None
    working_time, found = working_time_of(head, settings["nation"])
    assert not found
    return calendar_of(working_time)


HEAD = """language: 1
policy: Complaints policy
council: Northtown Council
nation: {nation}
edition: 2026-01
in force: not stated
feedback:
  complaint:
    rules:
      - The officer must respond.
calendar:
  working days: Monday to Friday except bank holidays in {nation}"""


def counted(case: dict[str, Any]) -> Due:
    number, unit = case["time"].split(" ", 1)
    duration = Duration(int(number), unit)
    if "before" in case:
        return due_before(moment(case["before"]), duration, calendar(case["in"]))
    if "paused" in case:
        pauses = [Paused(moment(start), moment(end)) for start, end in case["paused"]]
        return due_with_pauses(moment(case["from"]), duration, pauses, calendar(case["in"]))
    return due(moment(case["from"]), duration, calendar(case["in"]))


each = pytest.mark.parametrize("case", READ["counts"], ids=lambda case: f"{case['time']} {case['in']} {case['ends']}")


@each
def test_a_count_ends_on_its_day(case: dict[str, Any]) -> None:
    found = counted(case)

    assert (f"{found.end:%Y-%m-%d %H:%M}" if found.in_hours else found.day.isoformat()) == str(case["ends"])
    assert found.provisional == case.get("provisional", False)


@each
def test_a_count_is_explained_in_words(case: dict[str, Any]) -> None:
    assert explain(counted(case), calendar(case["in"])) == case["words"]


@pytest.mark.parametrize(
    "setting", ["closures: [31 June]", "working days: Monday to Friday except bank holidays in Kent"]
)
def test_a_calendar_that_cannot_be_counted_is_reported(setting: str) -> None:
    key = setting.partition(":")[0]
    lines = [line for line in HEAD.format(nation="England").splitlines() if not line.startswith(f"  {key}")]
    head, _ = read("\n".join([*lines, f"  {setting}", ""]).encode(), "policy.yaml")
    assert head is not None
    working_time, found = working_time_of(head, "England")

    assert [one.code for one in found] == ["no-such-date" if key == "closures" else "working-days-unclear"]
    assert calendar_of(working_time).name == "Monday to Friday except bank holidays in England"
