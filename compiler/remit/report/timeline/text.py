"""A timeline for people: what happened, what is due by when and why, what comes next."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date, datetime

from remit.calendar import in_london
from remit.calendar.words import WEEKDAYS, counted, full, joined
from remit.derive.timeline import Timeline
from remit.report.timeline._rows import shape_of
from remit.report.timeline._shape import DueShape, HappenedShape, NextShape, TimelineShape
from remit.syntax.closed_days import MONTHS

NAME = "text"

WIDTH = 100
_DATED = len("Fri 18 Dec 2026  ")


def render(timeline: Timeline) -> bytes:
    """Return a page of plain text."""
    told = shape_of(timeline)
    parts = [_head(told), *_sections(told)]
    return ("\n".join(line for part in parts for line in (*part, ""))).encode()


def _head(told: TimelineShape) -> list[str]:
    how = f" {told.channel}" if told.channel else ""
    received = f"{told.kind} received {_moment(told.received)}{how}" if told.received else told.kind
    case = f"case {told.case}: " if told.case else ""
    lines = [
        f"{told.council}, {told.policy}, edition {told.edition} ({_force(told.in_force)})",
        f"{case}{received}; as of {_moment(told.as_of)}",
    ]
    return [*lines, *(f"note: {note}" for note in told.notes)]


def _sections(told: TimelineShape) -> Iterator[list[str]]:
    yield ["What happened", *(line for one in told.happened for line in _entry(one.at, _happened(one)))]
    if told.remarks:
        yield ["To note", *(line for one in told.remarks for line in _entry(one.at, f"{one.words}: {one.message}"))]
    if told.facts:
        yield ["What is known", *(f"  {name}: {_known(so)}" for name, so in told.facts.items())]
    yield ["Where the case is", *(f"  {place.words}" for place in told.places)]
    if told.due:
        yield ["What is due", *(line for due in told.due for line in _due(due))]
    mine = [step for step in told.next if step.side == "complainant"]
    theirs = [step for step in told.next if step.side != "complainant"]
    yield ["What the complainant can do now", *(_steps(mine) or ["  nothing that the policy names"])]
    if theirs:
        yield ["What else comes next", *_steps(theirs)]
    if told.missed:
        yield ["Missed", *(f"  {_missed(one.what, one.days_late, one.open, one.target)}" for one in told.missed)]
    yield _calendar(told)


def _happened(one: HappenedShape) -> str:
    until = f", until {full(one.until)}" if one.until else ""
    owed = f" (to be told: {joined(one.must_tell)})" if one.must_tell and not one.told else ""
    left = f" (not told: {joined(one.not_told)})" if one.not_told else ""
    return f"{one.words}{until}{owed}{left}"


def _known(so: bool | int) -> str:
    return {True: "yes", False: "no"}[so] if isinstance(so, bool) else str(so)


def _due(due: DueShape) -> list[str]:
    day = _short(due.due) if due.due else "no date"
    marks = ["at the latest"] * due.at_latest + ["provisional"] * due.provisional
    marks += [due.condition] if due.condition else []
    hour = f" by {in_london(due.end):%H:%M}" if due.in_hours and due.end else ""
    who = f", {' or '.join(due.who)}" if due.who else ""
    head = f"{day:<{_DATED - 2}}  {due.what}{who}{hour}" + (f" ({', '.join(marks)})" if marks else "")
    lines = [f"{head}: {_standing(due)}", *_indented(due.sentence)]
    lines += _indented(f"read as: {due.read_as}") if due.read_as else []
    return [f"  {line}" for line in (*lines, *_indented(due.counting))]


def _standing(due: DueShape) -> str:
    late = f"{counted(due.days_late, 'working day')} late"
    if due.done is not None and due.due is None:
        return f"done {_moment(due.done)}"
    if due.done is not None:
        return f"done {_moment(due.done)}, {'in time' if due.standing != 'late' else late}"
    return {
        "running": "open", "paused": "the clock stands still", "late": late, "lapsed": "the time is over",
        "not counted": "open",
    }[due.standing]  # fmt: skip


def _steps(steps: list[NextShape]) -> list[str]:
    return list(dict.fromkeys(line for step in steps for line in _step(step)))


def _step(step: NextShape) -> list[str]:
    who = " or ".join(step.who)
    words = f"{who} {step.nature} {step.words}" if who and step.nature != "told" else step.words
    until = "it was due on" if step.overdue else "until"
    by = f", {until} {full(step.by)}{' at the latest' if step.at_latest else ''}" if step.by else ""
    return textwrap.wrap(f"{words}{by}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def _missed(what: str, days: int, is_open: bool, target: bool) -> str:
    kind = "target" if target else "promise"
    return f"{what}: {counted(days, 'working day')} late{', and still not done' if is_open else ''} (a {kind})"


def _calendar(told: TimelineShape) -> list[str]:
    calendar = told.calendar
    lines = [f"  {rule}" for rule in calendar.counting]
    if calendar.assumed:
        lines.append("  the council's page does not define its working days: every date here assumes the first line")
    lines += [
        f"  bank holidays are known until {full(calendar.dates_known_until)}; what rests on later ones is provisional",
        f"  calendar {calendar.digest[:12]}, policy {told.policy_sha256[:12]}",
    ]
    return ["How days are counted", *lines]


def _entry(at: datetime, words: str) -> list[str]:
    there = in_london(at)
    head = f"  {_short(there.date())}  {there:%H:%M}  "
    return textwrap.wrap(words, WIDTH, initial_indent=head, subsequent_indent=" " * len(head))


def _indented(words: str) -> list[str]:
    indent = " " * _DATED
    return textwrap.wrap(words, WIDTH - 2, initial_indent=indent, subsequent_indent=indent)


def _force(said: str) -> str:
    return f"in force {said}" if said.startswith(("from", "until")) else f"in force: {said}"


def _moment(at: datetime | None) -> str:
    if at is None:
        return "?"
    there = in_london(at)
    return f"{WEEKDAYS[there.weekday()]} {full(there.date())} at {there:%H:%M}"


def _short(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day:>2} {MONTHS[day.month - 1][:3]} {day.year}"
