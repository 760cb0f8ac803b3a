"""The dates of the policies' examples, worked out a second time: from the file's own lines, a table of the times that
the councils' pages give, and a list of bank holidays that we did not make. Nothing here asks the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from govuk_bank_holidays.bank_holidays import BankHolidays

DAY = timedelta(1)
HOLIDAYS = {
    holiday["date"]
    for holiday in BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
}
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_DUE = re.compile(r"(receiving the )?(?:(stage \d) )?(\w+) due( at the latest)? (\d{1,2} [A-Z][a-z]+ \d{4})")

Time = tuple[int, str, str]
"""How many of which unit, and from which event: of the same stage, or "stage: event"."""

TIMES: dict[str, dict[tuple[str, str, str], Time]] = {
    "cambridgeshire/2026-01": {
        ("complaint", "1", "acknowledgement received"): (5, "working days", "receipt"),
        ("complaint", "1", "response"): (10, "working days", "acknowledgement received"),
        ("complaint", "2", "escalation"): (20, "working days", "1: response received"),
        ("complaint", "2", "acknowledgement received"): (5, "working days", "escalation"),
        ("complaint", "2", "response"): (20, "working days", "acknowledgement received"),
        ("suggestion", "1", "acknowledgement"): (5, "working days", "receipt by the officer"),
        ("suggestion", "1", "response"): (10, "working days", "receipt"),
        ("representation", "1", "acknowledgement"): (5, "working days", "receipt by the officer"),
        ("representation", "1", "response"): (10, "working days", "final decision"),
    },
    "cambridgeshire/before-2026-01": {("complaint", "1", "response"): (10, "working days", "receipt")},
    "cambridgeshire/routes": {},
    "huntingdonshire/2026-03": {
        ("complaint", "1", "complaint"): (3, "months", "issue"),
        ("complaint", "1", "investigation"): (12, "months", "issue"),
        ("complaint", "1", "acknowledgement"): (5, "working days", "receipt"),
        ("complaint", "1", "response"): (10, "working days", "acknowledgement"),
        ("complaint", "2", "acknowledgement"): (5, "working days", "escalation received"),
        ("complaint", "2", "response"): (20, "working days", "acknowledgement"),
    },
    "south-cambridgeshire/complaints-policy": {
        ("complaint", "1", "acknowledgement"): (3, "working days", "submission"),
        ("complaint", "1", "response"): (10, "working days", "acknowledgement"),
        ("complaint", "2", "acknowledgement"): (3, "working days", "escalation"),
        ("complaint", "2", "response"): (20, "working days", "acknowledgement"),
        ("complaint", "3", "acknowledgement"): (3, "working days", "escalation received"),
        ("complaint", "3", "response"): (28, "calendar days", "acknowledgement"),
        ("comment", "1", "response"): (10, "working days", "receipt"),
    },
}
EVENTS = {
    "acknowledged": "acknowledgement",
    "responded": "response",
    "received the acknowledgement": "acknowledgement received",
    "received the response": "response received",
    "received the escalation": "escalation received",
    "the officer's receipt of the suggestion": "receipt by the officer",
    "the officer's receipt of the representation": "receipt by the officer",
    "finally decided": "final decision",
    "the issue": "issue",
    "submitted": "submission",
    "confirmed that the formal procedure comes next": "submission",
}
STAGES = {"escalated": "", "escalated to the officer": "", "escalated to the Ombudsman": "3", "started at stage 2": "2"}


@dataclass
class Story:
    """What happened in one example: the day of each event by its stage, and the day to which something was extended."""

    kind: str
    stage: str = "1"
    days: dict[tuple[str, str], date] = field(default_factory=dict)
    extended: dict[tuple[str, str], date] = field(default_factory=dict)


def story(example: dict[str, Any], kind: str) -> Story:
    """Return what an example says happened."""
    told = Story(example.get("kind", kind))
    told.days["1", "receipt"] = day_of(example["received"])
    for line in example.get("then", ()):
        days = _DATE.findall(line)
        if not days:
            continue
        words = line[: line.index(days[0])].strip()
        if words.startswith("the response extended"):
            told.extended[told.stage, "response"] = day_of(days[-1])
        elif words in STAGES:
            told.stage = STAGES[words] or str(int(told.stage) + 1)
            told.days[told.stage, "escalation"] = day_of(days[0])
        elif words in EVENTS:
            told.days[told.stage, EVENTS[words]] = day_of(days[0])
    return told


def wrong(edition: str, example: dict[str, Any], kind: str) -> tuple[int, list[str]]:
    """Return how many dates an example expects, and those that are counted differently here."""
    told, times, found = story(example, kind), TIMES[edition], []
    matches = [match for line in example["expect"] if (match := _DUE.fullmatch(line))]
    for match in matches:
        stage = match[2].removeprefix("stage ") if match[2] else told.stage
        due, latest = last_day(told, times, stage, f"{match[3]} received" if match[1] else match[3])
        if (due, latest) != (day_of(match[5]), bool(match[4])):
            found.append(f"{example['name']}: {match[0]}, but {due}{' at the latest' * latest}")
    return len(matches), found


def last_day(told: Story, times: dict[tuple[str, str, str], Time], stage: str, noun: str) -> tuple[date, bool]:
    """Return the last day for something, and whether it counts from what has not happened yet."""
    if (stage, noun) in told.extended:
        return told.extended[stage, noun], False
    number, unit, start = times[told.kind, stage, noun]
    there, _, event = start.rpartition(": ")
    happened = told.days.get((there or stage, event))
    latest = happened is None
    first = happened or last_day(told, times, there or stage, event)[0]
    return counted(first, number, unit), latest


def counted(first: date, number: int, unit: str) -> date:
    """Count one day after the other, or one month; the first day is day 0."""
    if unit == "calendar days":
        return first + number * DAY
    if unit == "months":
        year, month = first.year, first.month
        for _ in range(number):
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return min(first.day - 1, days_in(year, month) - 1) * DAY + date(year, month, 1)
    day = first
    while number:
        day += DAY
        number -= day.weekday() < 5 and day not in HOLIDAYS
    return day


def days_in(year: int, month: int) -> int:
    day = date(year, month, 28)
    while (day + DAY).month == month:
        day += DAY
    return day.day


def day_of(said: str) -> date:
    match = _DATE.search(said)
    assert match, said
    return datetime.strptime(match[0], "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone
