"""ical.js reads the calendar of every edition as it is meant: closed days, its beginning, duties that repeat."""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit import pipeline
from remit.calendar.deadline import moved
from remit.calendar.table import Calendar, HorizonError
from remit.diary import AllDay, _line, _sayable, calendar_bytes
from remit.model.editions import beginning
from remit.syntax.clause import Duration
from remit.targets import Edition, calendar_ics
from tests.conformance.driven import AGREED, answers
from tests.derive.written import policy, sound
from tests.installed import package
from tests.targets.products import EVERY_EDITION, POLICIES

SCRIPT = Path(__file__).with_name("ical.mjs")


def edition_of(checked: pipeline.Checked) -> Edition:
    found = pipeline.edition_of(checked)
    assert found is not None
    return found


@cache
def editions() -> dict[str, Edition]:
    return {
        name: edition_of(pipeline.check_file(f"policies/{name}", (POLICIES / name).read_bytes()))
        for name in EVERY_EDITION
    }


def read(calendars: dict[str, bytes]) -> dict[str, Any]:
    """Return what ical.js understands of calendars, by their names."""
    package("ical.js")
    lines = (json.dumps({"name": name, "text": data.decode()}) for name, data in calendars.items())
    return {answer["name"]: answer for answer in answers(["node", str(SCRIPT)], lines)}


def wrong(edition: Edition, answer: dict[str, Any]) -> list[str]:
    """Return what a client finds otherwise than the edition has it."""
    if "error" in answer:
        return [answer["error"]]
    events = answer["events"]
    found = ["a UID stands twice"] if len({event["uid"] for event in events}) < len(events) else []
    found += [f"{event['summary']} takes no whole days" for event in events if not event["allDay"]]
    closed = {
        day: event for event in events if event["category"] in {"bank holiday", "closure"} for day in event["days"]
    }
    first = first_day(edition)
    wanted = {day.isoformat(): each for day, each in calendar_of(edition).closed.items() if day >= first}
    found += [f"{day} is closed in one of them only" for day in sorted(closed.keys() ^ wanted.keys())]
    for day in closed.keys() & wanted.keys():
        provisional = wanted[day].reason == "bank holiday" and calendar_of(edition).provisional(date.fromisoformat(day))
        if wanted[day].name not in closed[day]["summary"] or closed[day]["category"] != wanted[day].reason:
            found.append(f"{day} is called {closed[day]['summary']}")
        if (closed[day]["status"] == "TENTATIVE") != provisional or (
            "(provisional)" in closed[day]["summary"]
        ) != provisional:
            found.append(f"{day} is not marked as it should be")
    return found + wrong_days(edition, events)


def wrong_days(edition: Edition, events: list[dict[str, Any]]) -> list[str]:
    """Return what is wrong with the days of the edition itself."""
    since = beginning(edition.policy.force)
    begun = [event["days"] for event in events if "comes into force" in event["summary"]]
    found = [] if begun == ([[since.date().isoformat()]] if since else []) else ["begins on another day"]
    duties = {event["description"].split("\n")[0]: event["repeated"] for event in events if event["repeated"]}
    wanted = {rule.text.text: rounds(edition, every) for rule, every in calendar_ics._placed(edition.policy)}
    found += [f"{duty} comes round otherwise" for duty in duties.keys() ^ wanted.keys()]
    return found + [
        f"{duty} comes round otherwise" for duty, days in wanted.items() if duties.get(duty, [])[: len(days)] != days
    ]


def rounds(edition: Edition, every: Duration) -> list[str]:
    """Return the first days on which a duty comes round, each counted from the beginning of the edition."""
    since, found = beginning(edition.policy.force), list[str]()
    in_months = every.unit == "month" and every.count < 12
    if since and since.day > 28 and (in_months or (since.month == 2 and every.unit in {"month", "year"})):
        since = since.replace(day=28)
    with contextlib.suppress(HorizonError):
        while since and len(found) < 14:
            day = moved(since.date(), every.count * (len(found) + 1), every.unit, calendar_of(edition))
            found.append(day.isoformat())
    return found


def calendar_of(edition: Edition) -> Calendar:
    return edition.products[0].calendar


def first_day(edition: Edition) -> date:
    since, seen = beginning(edition.policy.force), re.search(r"\d{4}$", edition.policy.seen)
    year = since.year if since else int(seen[0]) if seen else 0
    return max(date(year, 1, 1), calendar_of(edition).first) if year else calendar_of(edition).first


def test_every_calendar_is_read_as_it_is_meant() -> None:
    found = read({name: calendar_ics.render_edition(edition) for name, edition in editions().items()})

    assert {name: wrong(edition, found[name]) for name, edition in editions().items()} == {
        name: [] for name in editions()
    }
    left_out, not_worked = (
        sum(limit.uses(each) for edition in editions().values() for each in edition.products)
        for limit in calendar_ics.LIMITS
    )
    assert not_worked == sum(7 - len(edition.policy.working_time.weekdays) for edition in editions().values())
    AGREED["ical.js (calendar.ics)"] = Counter(
        calendars=len(found),
        events=sum(len(answer["events"]) for answer in found.values()),
        repeating=sum(bool(event["repeated"]) for answer in found.values() for event in answer["events"]),
        duties_not_expressed=left_out,
    )


REPORTS = """\
feedback:
  complaint:
    rules:
      - The officer must respond within 10 working days of receipt.
reports and records:
  - The council must review the policy every {period}.
"""


def written(period: str, force: str = "from 31 January 2027", closures: str = "") -> Edition:
    text = policy(REPORTS.format(period=period)).replace("from 16 January 2026 at 17:00", force)
    if closures:
        text = text.replace("in England\n", f"in England\n  closures: [{closures}]\n")
    return edition_of(sound(text))


@pytest.mark.parametrize("period", ["month", "3 months", "12 months", "year", "2 weeks", "30 calendar days"])
@pytest.mark.parametrize("day", ["28 January 2027", "30 November 2027", "31 January 2027", "29 February 2028"])
def test_a_duty_comes_round_on_days_that_every_client_knows(period: str, day: str) -> None:
    edition = written(period, f"from {day}")

    assert wrong(edition, read({"one": calendar_ics.render_edition(edition)})["one"]) == []


@pytest.mark.parametrize(("period", "force"), [("10 working days", "from 31 January 2027"), ("month", "not stated")])
def test_a_duty_that_has_no_day_is_counted_and_left_out(period: str, force: str) -> None:
    edition = written(period, force)

    assert [sum(map(limit.uses, edition.products)) for limit in calendar_ics.LIMITS] == [1, 2]
    assert b"RRULE" not in calendar_ics.render_edition(edition)


def test_a_closure_is_one_event_and_a_bank_holiday_in_it_another() -> None:
    edition = written("month", closures="20 December to 3 January")

    events = read({"one": calendar_ics.render_edition(edition)})["one"]["events"]

    assert [(event["summary"], event["days"]) for event in events if event["days"][0] > "2031-12-01"] == [
        ("Closed 20 December to 3 January: not a working day", ["2031-12-22", "2031-12-23", "2031-12-24"]),
        ("Christmas Day: not a working day (provisional)", ["2031-12-25"]),
        ("Boxing Day: not a working day (provisional)", ["2031-12-26"]),
        ("Closed 20 December to 3 January: not a working day", ["2031-12-29", "2031-12-30", "2031-12-31"]),
    ]
    assert wrong(edition, read({"one": calendar_ics.render_edition(edition)})["one"]) == []


def test_an_edition_that_ends_says_so_and_its_duties_end_with_it() -> None:
    edition = written("month", "from 31 January 2027 until 30 June 2027")

    events = read({"one": calendar_ics.render_edition(edition)})["one"]["events"]

    assert [event["days"] for event in events if event["summary"].endswith(", ends")] == [["2027-06-30"]]
    assert [event["repeated"] for event in events if event["repeated"]] == [
        ["2027-02-28", "2027-03-28", "2027-04-28", "2027-05-28", "2027-06-28"]
    ]


def test_a_duty_that_does_not_come_round_before_an_edition_ends_is_no_event() -> None:
    edition = written("12 months", "from 31 January 2027 until 30 June 2027")

    assert b"RRULE" not in calendar_ics.render_edition(edition)


@pytest.mark.parametrize("year", ["1999", "2040"])
def test_an_edition_outside_the_years_of_the_calendar_has_its_own_days_still(year: str) -> None:
    edition = written("3 months", f"from 30 November {year}")

    events = read({"one": calendar_ics.render_edition(edition)})["one"]["events"]

    assert [event["days"] for event in events if event["category"] == "edition"] == [[f"{year}-11-30"]]
    (repeated,) = [event["repeated"] for event in events if event["repeated"]]
    assert repeated[:2] == [f"{int(year) + 1}-02-28", f"{int(year) + 1}-05-28"]


def test_a_month_named_as_the_beginning_is_marked() -> None:
    edition = written("month", "from March 2027")

    (begun,) = [
        event
        for event in read({"one": calendar_ics.render_edition(edition)})["one"]["events"]
        if "comes into force" in event["summary"]
    ]

    assert (begun["days"], begun["status"]) == (["2027-03-01"], "TENTATIVE")
    assert begun["summary"].endswith("(the policy names only the month)")


MUTANTS = {
    "a day is lost": (rb"BEGIN:VEVENT\r\nSUMMARY:Good Friday.*?END:VEVENT\r\n", b""),
    "a day moves": (rb"DTSTART;VALUE=DATE:20270101", b"DTSTART;VALUE=DATE:20261231"),
    "an end is part of the event": (rb"DTEND;VALUE=DATE:20270102", b"DTEND;VALUE=DATE:20270101"),
    "a beginning moves": (rb"DTSTART;VALUE=DATE:20260116\r\nDTEND;VALUE=DATE:20260117",
                          b"DTSTART;VALUE=DATE:20260117\r\nDTEND;VALUE=DATE:20260118"),
    "a day becomes a moment": (rb"DTSTART;VALUE=DATE:20270101", b"DTSTART:20270101T000000Z"),
    "a period is another": (rb"INTERVAL=12", b"INTERVAL=6"),
    "a period is misspelt": (rb"FREQ=MONTHLY", b"FREQ=MONTLY"),
    "a mark is lost": (rb"STATUS:TENTATIVE", b"STATUS:CONFIRMED"),
    "a value has no name": (rb"DTSTART;VALUE=DATE:", b"DTSTART "),
    "an event does not end": (rb"END:VEVENT\r\n", b""),
}  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_calendar_that_was_changed_is_found_out(mutant: str) -> None:
    edition = editions()["cambridgeshire/2026-01.yaml"]
    whole = calendar_ics.render_edition(edition)
    changed = re.sub(MUTANTS[mutant][0], MUTANTS[mutant][1], whole, count=1, flags=re.DOTALL)

    assert changed != whole
    assert wrong(edition, read({"one": changed})["one"])


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_any_words_are_read_back_as_text(name: str, summary: str, lines: list[str]) -> None:
    day = AllDay("one", datetime(2027, 1, 1, tzinfo=UTC), date(2027, 1, 1), summary, tuple(lines))
    read_back: Any = icalendar.Calendar.from_ical(calendar_bytes(name, [day], name))

    (event,) = read_back.walk("VEVENT")
    assert str(read_back["NAME"]) == str(read_back["DESCRIPTION"] if name else "") == _line(name)
    assert str(event["SUMMARY"]) == _line(summary)
    assert str(event.get("DESCRIPTION", "")) == _sayable("\n".join(filter(None, lines)))


HOSTILE = (
    "</script>", "]]>", "';--", "${x}`y`", "a\nEND:VCALENDAR\nb", "\u202eabc", "a\u2028b", "a\x07b\x00c", "a\r\nb",
    "\\n\\,\\;", 'a;b,c:"d"', "x" * 10_000,
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_read_back_by_the_client_too(words: str) -> None:
    day = AllDay("one", datetime(2027, 1, 1, tzinfo=UTC), date(2027, 1, 1), words, (words,))

    found = read({"one": calendar_bytes(words, [day], words)})["one"]

    assert found["called"] == found["events"][0]["summary"] == _line(words)
    assert found["events"][0]["description"] == _sayable(words)


def test_the_same_edition_gives_the_same_bytes_and_the_next_one_keeps_the_uids() -> None:
    edition, later = written("month"), written("month", "from 31 January 2028")

    events = [
        {event["summary"]: event["uid"] for event in read({"one": data})["one"]["events"]}
        for data in map(calendar_ics.render_edition, (edition, later))
    ]

    assert calendar_ics.render_edition(edition) == calendar_ics.render_edition(written("month"))
    shared = events[0].keys() & events[1].keys()
    assert "The council: review the policy" in shared
