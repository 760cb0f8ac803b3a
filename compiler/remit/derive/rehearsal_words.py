"""Dates of a case in the words of an example: the timeline, and lines of `expect` that hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from remit.calendar import in_london
from remit.calendar.words import WEEKDAYS, full
from remit.derive.dues import Dates, DueDate
from remit.derive.occasions import received_step
from remit.derive.rehearsal_setting import Setting
from remit.derive.states import ClockKind
from remit.model.example_names import TARGET
from remit.model.policy import Procedure, Rule
from remit.syntax.closed_days import MONTHS
from remit.syntax.printer import print_action

_RECEIVING = "receiving the "
_BARE = frozenset({"limits", "giving", "extension", "recipient"})


def event_words(rule: Rule) -> str:
    """Return how a line names the event of a rule: by its noun, or by the participle where English has no noun.

    That somebody has what was sent is named as times name it: "receiving the acknowledgement". A target beside a
    promise is that of its event: "response target".
    """
    if received_step(rule) and rule.action is not None:
        sent = next((thing.event.event for thing in rule.action.things if thing.event), "")
        return f"{_RECEIVING}{sent}"
    if rule.benchmark and rule.action is not None and rule.verb is not None:
        sent = next((thing.event.event for thing in rule.action.things if thing.event and rule.verb.carries), "")
        return f"{sent or rule.verb.noun}{TARGET}"
    if rule.noun or rule.action is None or rule.verb is None:
        return rule.noun or (rule.verb.noun if rule.verb else "")
    rest = print_action(rule.action, _BARE).removeprefix(rule.action.verb)
    return f"{rule.verb.participle}{rest}"


def staged(words: str, rule: Rule, procedure: Procedure) -> str:
    """Return an event with its stage, where the procedure has several."""
    stage = procedure.stage(rule.stage)
    if stage is None or len(procedure.stages) < 2 or not stage.label:
        return words
    if stage.label.startswith("Stage ") and words.startswith(_RECEIVING):
        return f"{_RECEIVING}{stage.label.lower()} {words.removeprefix(_RECEIVING)}"
    if stage.label.startswith("Stage ") and (rule.noun == words or rule.benchmark):
        return f"{stage.label.lower()} {words}"
    return f"{words} at {stage.label.lower() if stage.label.startswith('Stage ') else stage.label}"


def due_line(words: str, found: DueDate | None) -> str:
    """Return the line of `expect` that says when something is due."""
    if found is None or found.due is None:
        return f"{words} not due"
    provisional = "provisionally " if found.due.provisional else ""
    latest = " at the latest" if found.at_latest else ""
    at = f" at {in_london(found.due.end):%H:%M}" if found.due.in_hours else ""
    return f"{words} {provisional}due{latest} {full(found.due.day)}{at}"


def timeline(setting: Setting, dates: Dates, scenes: Iterable[tuple[datetime, tuple[str, bool]]]) -> tuple[str, ...]:
    """Return what happened and what was due, by day: "Thu 17 Dec 2026  complaint received"."""
    rows: list[tuple[datetime, int, str, str]] = []
    for at, (words, hour) in scenes:
        there = in_london(at)
        rows.append((there, 0, f"{_day(there.date())}{f'  {there:%H:%M}' if hour else ''}", words))
    for found in dates.all():
        if found.due is None:
            continue
        hours = f"  {in_london(found.due.end):%H:%M}" if found.due.in_hours else ""
        rows.append((found.due.end, 1, f"{_day(found.due.day)}{hours}", _last_day(setting, found)))
    return tuple(f"{day}  {words}" for _, _, day, words in sorted(rows, key=lambda row: row[:2]))


def _last_day(setting: Setting, found: DueDate) -> str:
    words = staged(event_words(found.rule), found.rule, setting.procedure)
    if found.clock.silent:
        words = next(event.label for event in setting.machine.events if event.id in found.clock.stops_on)
    last = "last moment" if found.due and found.due.in_hours else "last day"
    what = "end of the time" if found.clock.kind is ClockKind.WINDOW else last
    remarks = ["at the latest"] * found.at_latest + ["extended"] * bool(found.extended)
    remarks += ["provisional"] * bool(found.due and found.due.provisional)
    return f"{what} for: {words}" + (f" ({', '.join(remarks)})" if remarks else "")


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day:>2} {MONTHS[day.month - 1][:3]} {day.year}"
