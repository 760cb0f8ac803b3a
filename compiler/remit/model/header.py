"""The head of a policy file to values: when it is in force, how days are counted. Knows dates as written, no clock."""

from __future__ import annotations

import re
from datetime import date

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.model.draft import words
from remit.model.head import Force, WorkingTime
from remit.source import Text
from remit.syntax.closed_days import MONTHS, closed_days
from remit.syntax.document import Listing, Mapping

NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORKED = (0, 1, 2, 3, 4)
_FORCE = re.compile(r"from (.+?)(?: until (.+))?")
_WHEN = re.compile(r"(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})(?: at (\d{1,2}):(\d{2}))?")
_WEEK = re.compile(r"(\w+) to (\w+)(?: except bank holidays(?: in ([\w ]+))?)?")


def force_of(head: Mapping) -> tuple[Force, tuple[Diagnostic, ...]]:
    """Return from when until when an edition counts; a day that no calendar has is reported."""
    said = head.get("in force")
    if not isinstance(said, Text):
        return Force("", ""), ()
    if said.text == "not stated":
        return Force("", said.text), ()
    match = _FORCE.fullmatch(said.text)
    since = _moment(match[1]) if match else ""
    until = _moment(match[2]) if match and match[2] else ""
    if since and (until or match is None or not match[2]):
        # A day or a month that is named as the end still counts, all of it.
        if not until or (since < until if "T" in until else since[: len(until)] <= until):
            return Force(since, said.text, until), ()
        message = f"`{said.text}` ends before it begins"
        cure = "give an end that is later than the beginning"
        return Force(since, said.text), (diagnose("no-such-date", Finding(message, said.span, cure)),)
    message = f"`{said.text}` is no day or time that there is"
    cure = "write for example `from 16 January 2026 at 17:00`, `from March 2026` or `not stated`"
    return Force("", said.text), (diagnose("no-such-date", Finding(message, said.span, cure)),)


def _moment(said: str) -> str:
    """Return a local moment, day or month as ISO 8601 writes it; empty where there is none such."""
    match = _WHEN.fullmatch(said)
    if match is None or match[2] not in MONTHS:
        return ""
    day, month, year = int(match[1] or 1), MONTHS.index(match[2]) + 1, int(match[3])
    try:
        found = date(year, month, day).isoformat()
    except ValueError:
        return ""
    if not match[1]:
        return found[:7]
    if int(match[4] or 0) > 23 or int(match[5] or 0) > 59:
        return ""
    return found + (f"T{int(match[4]):02}:{match[5]}" if match[4] else "")


def working_time_of(head: Mapping, nation: str) -> tuple[WorkingTime, tuple[Diagnostic, ...]]:
    """Return how the council counts days."""
    node = head.get("calendar")
    settings = node if isinstance(node, Mapping) else None
    said = settings.get("working days") if settings else None
    weekdays, holidays_of, found = _week_of(said, nation) if isinstance(said, Text) else (_WORKED, nation, ())
    closures, wrong = _closures_of(settings)
    time = WorkingTime(
        weekdays=weekdays,
        holidays_of=holidays_of,
        day_ends=words(settings, "day ends") or "24:00",
        assumed=words(settings, "assumed") == "yes",
        first_day=words(settings, "first day") or "day 0",
        roll=words(settings, "roll") or "stay",
        closures=closures,
        said=said.text if isinstance(said, Text) else "",
        counted_as_received=words(settings, "counted as received"),
        clear_days=words(settings, "clear days") == "yes",
        pause_days=words(settings, "pause days") or "not inclusive",
        after_a_pause=words(settings, "after a pause") or "resume",
    )
    return time, (*found, *wrong)


def _week_of(said: Text, nation: str) -> tuple[tuple[int, ...], str, tuple[Diagnostic, ...]]:
    """Return the days of the week that are worked and the nation whose bank holidays are not."""
    week = _WEEK.fullmatch(said.text)
    if week and week[1] in DAYS and week[2] in DAYS and DAYS.index(week[1]) <= DAYS.index(week[2]):
        weekdays = tuple(range(DAYS.index(week[1]), DAYS.index(week[2]) + 1))
        holidays_of = (week[3] or nation) if "except" in week[0] else ""
        if not week[3] or week[3] in NATIONS:
            return weekdays, holidays_of, ()
    message = f"`{said.text}` does not say which days are worked"
    cure = "write for example `Monday to Friday except bank holidays in England`"
    return _WORKED, nation, (diagnose("working-days-unclear", Finding(message, said.span, cure)),)


def _closures_of(settings: Mapping | None) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Return the closures that name days, as they are said; those that name none are reported."""
    node = settings.get("closures") if settings else None
    said = [item for item in node.items if isinstance(item, Text)] if isinstance(node, Listing) else []
    cure = "write for example `24 December to 1 January`"
    wrong = [text for text in said if closed_days(text.text) is None]
    found = (Finding(f"`{text.text}` names no days that there are", text.span, cure) for text in wrong)
    kept = tuple(text.text for text in said if text not in wrong)
    return kept, tuple(diagnose("no-such-date", finding) for finding in found)
