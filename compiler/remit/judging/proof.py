"""What is proved of times for a code: the latest day of one event after another, under every reading of the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import cast

from remit.assessment import Answer
from remit.calendar.words import counted
from remit.derive.bounds import Bound, Times
from remit.derive.example import Moment
from remit.derive.latest import OUT, end_of, ends_of
from remit.derive.reach import reachable
from remit.derive.reckoning import Assume
from remit.derive.states import Machine, Start
from remit.diagnostic import Dated
from remit.judging.answers import cannot_tell
from remit.judging.view import View
from remit.model.policy import Rule, Stage
from remit.syntax.clause import Duration, Unit
from remit.syntax.printer import print_duration
from remit.value import value

ALONE = Assume(alone=True)
SAME_DAY = Assume(alone=True, same_day=True)
_TIME = re.compile(r"(\d+) (\D+?)s?")
DONE, RECEIVED = ".done", ".received"


def duration_of(said: str) -> Duration:
    """Return a time as a row gives it ("10 working days"); raises ValueError for anything else."""
    found = _TIME.fullmatch(said)
    if found is None:
        raise ValueError(said)
    return Duration(int(found[1]), cast(Unit, found[2]))


@value
class Reading:
    """One meaning of a rule's time where its words leave several: the times under it, and how it is told apart."""

    times: Times
    words: str


def readings(view: View, rule: Rule, stage: Stage) -> Iterator[Reading]:
    """Yield every meaning that the time of a rule admits: from which event it counts, and which days it means."""
    clock = next((each for each in view.machine.clocks if each.rule == rule.id), None)
    if clock is None or rule.limit is None or rule.limit.kind not in ("within", "agreed"):
        yield Reading(view.times, "")
        return
    starts: list[tuple[tuple[Start, ...], str]] = [(clock.starts_on, "")]
    if not clock.starts_on:
        starts = [(each, f"counted from {each[0].label}") for each in _candidates(view, rule, stage)]
    durations: list[tuple[Duration | None, str]] = [(clock.duration, "")]
    if clock.duration is not None and clock.duration.unit == "day":
        units: tuple[Unit, ...] = ("working day", "calendar day")
        durations = [(replace(clock.duration, unit=unit), f"in {unit}s") for unit in units]
    if len(starts) == 1 and len(durations) == 1 and clock.starts_on:
        yield Reading(view.times, "")
        return
    for start, from_words in starts:
        for duration, unit_words in durations:
            changed = replace(clock, starts_on=start, duration=duration)
            clocks = tuple(changed if each is clock else each for each in view.machine.clocks)
            said = " ".join(words for words in (from_words, unit_words) if words)
            yield Reading(view.times_of(replace(view.machine, clocks=clocks)), said)


def beginnings(view: View, stage: Stage) -> tuple[str, ...]:
    """Return the events by which a stage begins: receipt for the first of the procedure, else the ways into it.

    A stage that nobody asks for begins with what leads there: an act, or what is found to be so.
    """
    if stage is view.procedure.stages[0]:
        return (f"{view.machine.kind}.receipt",)
    ways = tuple(f"{rule.id}{DONE}" for rule in view.ways_in(stage))
    return ways or view.entries(stage) or (f"{view.machine.kind}.receipt",)


def _candidates(view: View, rule: Rule, stage: Stage) -> Iterator[tuple[Start, ...]]:
    """Yield what a time that names no event may count from: the beginning of its stage, or the acknowledgement.

    Of what leads into a stage unasked, whichever happens is its beginning.
    """
    begun = [Start(name, called(view, stage, name)) for name in beginnings(view, stage)]
    unasked = tuple(start for start in begun if start.event in view.entries(stage))
    yield from ((start,) for start in begun if start not in unasked)
    if unasked:
        yield unasked
    if rule.noun not in view.words("acknowledgement"):
        for each in view.making(stage, "acknowledgement"):
            yield (Start(f"{each.id}{DONE}", "the acknowledgement"),)


def called(view: View, stage: Stage, event: str) -> str:
    """Return an event in words; what leads into a stage unasked is called its beginning."""
    unasked = not view.ways_in(stage) and event in view.entries(stage) and not event.endswith((DONE, ".receipt"))
    return f"the beginning of {view.label(stage)}" if unasked else view.times.naming.event(event)


def starts_of(view: View, stage: Stage, event: str, clocked: Rule) -> tuple[str, ...]:
    """Return the events of the procedure that the code counts from: an event of the stage, or the stage's beginning.

    Where the time of `clocked` counts from the moment at which the council has what begins the stage, so does this.
    """
    made = [] if event in ("receipt", "escalation") else view.making(stage, event)
    made = [rule for rule in made if view.stage_of(rule) is stage]
    if made:
        return tuple(f"{rule.id}{DONE}" for rule in made)
    counted = [start.event for clock in view.machine.clocks if clock.rule == clocked.id for start in clock.starts_on]
    found = []
    for name in beginnings(view, stage):
        received = name.removesuffix(DONE) + RECEIVED
        found.append(received if name.endswith(DONE) and received in counted else name)
    steps = {f"{rule.id}{DONE}" for each in view.informal for rule in view.rules(each)}
    return tuple(dict.fromkeys((*found, *(name for name in counted if name in steps))))


def without(machine: Machine, events: Sequence[str], step: Rule) -> Machine | None:
    """Return a machine in which some events never happen; None if a step never happens in it."""
    left = tuple(each for each in machine.transitions if each.event not in events)
    found = replace(machine, transitions=left)
    sources = {each.source for each in left if each.event == f"{step.id}{DONE}"}
    return None if sources.isdisjoint(reachable(found)) else found


def dated(view: View, run: tuple[Moment, ...], start: str, limit: Duration) -> tuple[Dated, ...]:
    """Return a run with the places of its rules, and in it the last day under the code, counted from `start`."""
    lines = []
    for moment in run:
        rule = view.procedure.rule(moment.event.rpartition(".")[0])
        lines.append(Dated(moment.day, moment.words, rule.span if rule else None))
    begun = next((moment.day for moment in run if moment.event == start), None)
    last = end_of(view.calendar, begun, limit) if begun is not None else None
    if last is not None:
        at = next((number for number, each in enumerate(lines) if each.day is None or each.day > last), len(lines))
        lines.insert(at, Dated(last, f"last day under {view.book.spoken_of} ({print_duration(limit)})"))
    return tuple(lines)


def first_beyond(
    view: View, ended: Sequence[int], longer: Sequence[int], limit: Duration
) -> tuple[date, date, date] | None:
    """Return the first example, of those that examples may start on if there is one, of two ends too far apart.

    On each day of the calendar a time ends on `ended`, and with more time on `longer`.
    """
    allowed, ordinals, first = ends_of(view.calendar, limit), view.calendar.ordinals, view.calendar.first
    since = view.calendar.index(date(view.calendar.known_until.year - 2, 1, 1))
    past, never = len(longer) - 1, all(each >= OUT for each in longer[since:])
    for number in chain(range(since, len(ended)), range(since)):
        at, end = ended[number], longer[number]
        if at < OUT and ordinals[at] < ordinals[at + 1] and allowed[at] < end < OUT:
            return first + timedelta(at), first + timedelta(allowed[at]), first + timedelta(end)
        if end >= OUT and at < OUT and allowed[at] < past and never:
            return first + timedelta(at), first + timedelta(allowed[at]), first + timedelta(past)
    return None


def length(bound: Bound) -> str:
    """Return how long a worst case lasts, in words: "12 working days"."""
    if bound.days is None:
        return "longer than the calendar reaches"
    return counted(bound.days, "working day")


def keeps(answers: list[Answer], words: list[str]) -> Answer:
    """Return the one answer of all readings, or `cannot tell` where they differ."""
    first = answers[0]
    if len(answers) == 1:
        return first
    if all(answer.verdict is first.verdict for answer in answers):
        every = ", ".join(words)
        return replace(first, why=f"{first.why}; so it is under every reading of this time ({every})")
    told = "; ".join(f"{answer.verdict}, {said}" for answer, said in zip(answers, words, strict=True))
    return cannot_tell(
        f"this time leaves open how it is counted: {told}", *first.evidence, span=first.span, help=first.help
    )
