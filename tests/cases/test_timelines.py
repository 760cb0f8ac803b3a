"""Timelines as they are told: whole files, written out. `pytest --renew` writes them anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest

from remit.derive.timeline import Timeline, timeline_of
from remit.derive.timeline_events import events_told, moment
from remit.report.timeline import format_named, formats
from remit.shipped import schema
from tests.cases.world import northtown, terms_under

HERE = Path(__file__).parent
EVENTS = [
    "acknowledged 22 December 2026 at 10:00",
    "complaint.event.request-for-information=2027-01-05 11:00",
    "complaint.event.reply=2027-01-08 15:00",
    "the response extended to 25 January 2027 13 January 2027",
    "responded 27 January 2027 at 16:00",
    "received the response 29 January 2027",
    "escalated to stage 2 on 26 February 2027",
]
CASES = {
    "received": ("2026-12-18 16:30", "online form", 0, ""),
    "after-hours": ("2026-12-18 17:01", "phone", 0, ""),
    "acknowledged": ("2026-12-18 16:30", "", 1, ""),
    "paused": ("2026-12-18 16:30", "", 2, "2027-01-06 09:00"),
    "answered-late": ("2026-12-18 16:30", "", 6, "2027-02-01 09:00"),
    "lapsed": ("2026-12-18 16:30", "", 6, "2027-04-01 09:00"),
    "escalated": ("2026-12-18 16:30", "", 7, ""),
    "provisional": ("2028-12-20 10:00", "", 0, ""),
}


def timeline(name: str) -> Timeline:
    received, channel, number, as_of = CASES[name]
    under = terms_under((HERE / "northtown.yaml").read_bytes(), "complaint", "policies/northtown/2026-01.yaml")
    entries = events_told(under, moment(received), channel, EVENTS[:number])
    found = timeline_of(under, entries, moment(as_of) if as_of else entries[-1].happening.at)
    return replace(found, channel=f"by {channel}" if channel else "")


@pytest.mark.parametrize("name", CASES)
def test_a_timeline_for_people(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / f"{name}.txt", format_named("text").render(timeline(name)).decode())


def test_a_date_that_may_be_earlier_says_why(golden: Callable[[Path, str], None]) -> None:
    under = northtown(
        "If the complaint is complex, the officer must acknowledge within 1 working day of receipt, "
        "otherwise within 5 working days of receipt.",
        "The officer must respond by an agreed date, at most 20 working days after the acknowledgement.",
    )
    entries = events_told(under, moment("2026-12-18 16:30"), "", ["acknowledged 22 December 2026 at 10:00"])
    found = timeline_of(under, entries, moment("2026-12-23 09:00"))

    golden(HERE / "golden" / "two-times.txt", format_named("text").render(found).decode())


@pytest.mark.parametrize("name", ["paused", "escalated"])
@pytest.mark.parametrize(("form", "suffix"), [("json", "json"), ("ics", "ics"), ("log", "jsonl")])
def test_a_timeline_for_programs(name: str, form: str, suffix: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / f"{name}.{suffix}", format_named(form).render(timeline(name)).decode())


@pytest.mark.parametrize("name", CASES)
def test_every_timeline_keeps_to_its_schema(name: str) -> None:
    told = json.loads(format_named("json").render(timeline(name)))

    jsonschema.Draft202012Validator(schema("timeline"), format_checker=jsonschema.FormatChecker()).validate(told)


@pytest.mark.parametrize("form", formats())
def test_the_same_case_gives_the_same_bytes(form: str) -> None:
    assert format_named(form).render(timeline("escalated")) == format_named(form).render(timeline("escalated"))


def read(upto: int) -> dict[str, Any]:
    """Return the events of the calendar after a number of events of the case, by their UID."""
    under = terms_under((HERE / "northtown.yaml").read_bytes(), "complaint", "policies/northtown/2026-01.yaml")
    entries = events_told(under, moment("2026-12-18 16:30"), "", EVENTS[:upto])
    told = format_named("ics").render(timeline_of(under, entries, entries[-1].happening.at))
    events: list[Any] = icalendar.Calendar.from_ical(told).walk("VEVENT")
    return {str(event["UID"]): event for event in events}


def test_a_date_that_moves_keeps_its_uid_and_its_sequence_rises() -> None:
    versions = [read(upto) for upto in range(len(EVENTS) + 1)]

    for before, after in pairwise(versions):
        assert before.keys() <= after.keys()
        for uid, event in before.items():
            moved = (event["DTSTART"].dt, cancelled(event)) != (after[uid]["DTSTART"].dt, cancelled(after[uid]))
            assert after[uid]["SEQUENCE"] - event["SEQUENCE"] == moved
    assert sum(event["SEQUENCE"] for event in versions[-1].values()) > 0


def cancelled(event: Any) -> bool:
    return bool(event["STATUS"] == "CANCELLED")


def test_what_no_longer_holds_is_cancelled() -> None:
    under = terms_under((HERE / "northtown.yaml").read_bytes(), "complaint", "policies/northtown/2026-01.yaml")
    entries = events_told(under, moment("2026-12-18 16:30"), "", ["withdrawn 21 December 2026"])

    told = icalendar.Calendar.from_ical(
        format_named("ics").render(timeline_of(under, entries, entries[-1].happening.at))
    )

    events: list[Any] = told.walk("VEVENT")
    assert {(str(event["SUMMARY"]), str(event["STATUS"]), event["SEQUENCE"]) for event in events} == {
        ("Stage 1 acknowledgement due", "CANCELLED", 1),
        ("Stage 1 response due (at the latest)", "CANCELLED", 1),
        ("Stage 1 contact due (at the latest)", "CANCELLED", 1),
    }
