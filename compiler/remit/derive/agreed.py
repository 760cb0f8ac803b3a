"""What a clock comes to, and the day on which both sides agree in its place, within what the rule allows."""

from __future__ import annotations

from dataclasses import replace

from remit.calendar.deadline import Due
from remit.calendar.moments import end_of
from remit.calendar.table import Calendar
from remit.derive.case import Case
from remit.derive.states import Clock, Start
from remit.syntax.clause import Duration
from remit.value import value

AGREED = "agreed date"
NOT_AGREED = "no date has been agreed"


@value
class Count:
    """What a clock comes to: counted from `start`, which has not happened where `at_latest`.

    `first` is the due date before any extension, `due` the one that counts. Where there is none, `why` says so.
    """

    start: Start | None
    due: Due | None
    at_latest: bool
    first: Due | None = None
    extended: int = 0
    why: str = ""


def agreed_event(rule: str) -> str:
    """Return the event that tells on which day both sides have agreed for a rule."""
    return f"{rule}.agreed"


def with_agreement(count: Count, clock: Clock, case: Case, calendar: Calendar) -> Count:
    """Return a time once a day was agreed on: that day, or the last one allowed; before, only what is allowed."""
    told = [each for each in case.happened if each.event == agreed_event(clock.rule) and each.until is not None]
    if not told:
        return replace(count, at_latest=True, why=count.why if count.due else NOT_AGREED)
    at, until = told[-1].at, told[-1].until
    assert until is not None  # noqa: S101 - only such are gathered
    day = until.date()
    if count.due is not None and day > count.due.day:
        return replace(count, why=f"the day that was agreed, {day:%Y-%m-%d}, is later than the rule allows")
    lasts = Duration(max((day - at.date()).days, 0), "calendar day")
    found = Due(at, lasts, day, end_of(day), calendar.provisional(day))
    return replace(count, start=Start(agreed_event(clock.rule), "the agreement"), due=found, at_latest=False, why="")
