"""What calendars of every sort share (iCalendar, RFC 5545): all-day events whose UID is theirs for good.

Takes words, days and moments; knows no policy and reads no clock, so that whoever asks says what DTSTAMP is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class AllDay:
    """An event that takes whole days; `last` is None for one day, and `repeats` the parts of its RRULE."""

    uid: str
    stamp: datetime
    day: date
    summary: str
    lines: tuple[str, ...] = ()
    last: date | None = None
    status: Status = "CONFIRMED"
    category: str = ""
    sequence: int = 0
    repeats: dict[str, object] | None = None


def uid_of(*parts: str) -> str:
    """Return what tells one event from every other, whatever becomes of it."""
    return f"{uuid5(NAMESPACE_URL, 'https://remit.example/' + '|'.join(parts))}@remit.example"


def calendar_bytes(name: str, days: Iterable[AllDay], about: str = "") -> bytes:
    """Return one VCALENDAR."""
    calendar = Calendar()
    calendar.add("prodid", "-//Remit//remit//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, _line(name))
    for key in ("description", "x-wr-caldesc") if about else ():
        calendar.add(key, _line(about))
    for each in days:
        calendar.add_component(_event(each))
    written: bytes = calendar.to_ical()
    return written


def _event(told: AllDay) -> Event:
    """Return a VEVENT. INVARIANT: DTEND is the day after the last, for its end is not part of an event."""
    event = Event()
    event.add("uid", told.uid)
    event.add("dtstamp", told.stamp.astimezone(UTC))
    event.add("sequence", told.sequence)
    event.add("dtstart", told.day)
    event.add("dtend", (told.last or told.day) + timedelta(1))
    event.add("summary", _line(told.summary))
    if lines := [line for line in told.lines if line]:
        event.add("description", _sayable("\n".join(lines)))
    event.add("status", told.status)
    event.add("transp", "TRANSPARENT")
    if told.category:
        event.add("categories", [told.category])
    if told.repeats:
        event.add("rrule", told.repeats)
    return event


def _line(words: str) -> str:
    """Return words in one line: X- names are written as they stand, and a line end in them would begin a property."""
    return _sayable(" ".join(words.split()))


def _sayable(words: str) -> str:
    """Return words without what the format has no way to say, which is spelt out."""
    return _CONTROL.sub(lambda found: f"<U+{ord(found[0]):04X}>", words)
