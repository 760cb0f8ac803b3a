"""Days in the lines of an example: found, checked, cut off. Knows calendars of months, not which days are worked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from remit.model.example import When
from remit.model.example_faults import NO_DATE, UNCLEAR, FaultError
from remit.source import Span, Text
from remit.syntax.closed_days import MONTHS
from remit.syntax.nearest import nearest
from remit.value import value

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(rf"(?:({'|'.join(WEEKDAYS)}) )?(\d{{1,2}}) ([A-Za-z]+)\.? (\d{{4}})(?: at (\d{{1,2}}[:.]\d{{2}}))?")
_OTHER = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_NO_YEAR = re.compile(rf"\b\d{{1,2}} ({'|'.join(MONTHS)})\b(?! \d{{4}})")
FORM = "write the day as `22 December 2026`, with an hour as `22 December 2026 at 16:30`"


@value
class Found:
    """A day and where it stands in a line."""

    when: When
    start: int
    end: int


def days_in(line: Text) -> tuple[Found, ...]:
    """Return the days of a line in order; raises FaultError for one that there is not or that is written otherwise."""
    if other := _OTHER.search(line.text) or _NO_YEAR.search(line.text):
        message = f"`{other[0]}` is not how a day is written here"
        raise FaultError(UNCLEAR, message, line.part(other.start(), other.end()), FORM)
    return tuple(_found(line))


def _found(line: Text) -> Iterator[Found]:
    for match in _DAY.finditer(line.text):
        yield Found(_when(match, line.part(match.start(), match.end())), match.start(), match.end())


def _when(match: re.Match[str], span: Span) -> When:
    weekday, number, month, year, hour = match.groups()
    if month not in MONTHS:
        meant = nearest(month, MONTHS) or next((one for one in MONTHS if one.startswith(month.capitalize()[:3])), "")
        cure = f"did you mean `{number} {meant} {year}`?" if meant else FORM
        raise FaultError(UNCLEAR, f"`{month}` is no month", span, cure)
    try:
        day = date(int(year), MONTHS.index(month) + 1, int(number))
    except ValueError:
        raise FaultError(NO_DATE, f"`{match[0]}` is no day that there is", span, FORM) from None
    if weekday and day.weekday() != WEEKDAYS.index(weekday):
        actual = WEEKDAYS[day.weekday()]
        message = f"`{number} {month} {year}` is a {actual}, not a {weekday}"
        raise FaultError(NO_DATE, message, span, f"write `{actual}`, or leave the day of the week out")
    return When(day, _hour(hour, span) if hour else None)


def _hour(said: str, span: Span) -> time:
    hour, minute = said.replace(".", ":").split(":")
    try:
        return time(int(hour), int(minute))
    except ValueError:
        message = f"`{said}` is no hour that there is"
        raise FaultError(NO_DATE, message, span, "write an hour from `0:00` to `23:59`") from None
