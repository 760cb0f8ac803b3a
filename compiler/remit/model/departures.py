"""The departures that a policy declares, to values. Knows the shape of a departure; not what provisions there are."""

from __future__ import annotations

from datetime import date

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.model.draft import words
from remit.model.head import Departure
from remit.source import Text
from remit.syntax.closed_days import MONTHS
from remit.syntax.document import Listing, Mapping


def departures_of(head: Mapping) -> tuple[tuple[Departure, ...], tuple[Diagnostic, ...]]:
    """Return what is declared; what lacks a field is reported where the file's shape is read, and left out here."""
    node = head.get("departures")
    departures: list[Departure] = []
    found: list[Diagnostic] = []
    for item in node.items if isinstance(node, Listing) else ():
        if not isinstance(item, Mapping):
            continue
        provision, on, until = item.get("provision"), item.get("on"), item.get("until")
        if not (isinstance(provision, Text) and isinstance(on, Text) and isinstance(until, Text)):
            continue
        reason, by = words(item, "reason"), words(item, "approved by")
        if not (reason and by):
            continue
        days = [_day(said) for said in (on, until)]
        for said, day in zip((on, until), days, strict=True):
            if day is None:
                message = f"`{said.text}` is no day that there is"
                found.append(diagnose("no-such-date", Finding(message, said.span, "write for example `31 March 2027`")))
        approved, last = days
        if approved is None or last is None:
            continue
        if last < approved:
            message = f"this departure ends on {until.text}, before it was approved"
            cure = "give a day after that of the approval"
            found.append(diagnose("no-such-date", Finding(message, until.span, cure)))
            continue
        departures.append(Departure(provision.text, reason, by, approved, last, provision.span))
    return tuple(departures), tuple(found)


def _day(said: Text) -> date | None:
    day, month, year = said.text.split()
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
