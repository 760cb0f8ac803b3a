"""What lies ahead of a case: what each side may or must do next, which times ran out, which promises broke."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from remit.derive.case import Case, Happening
from remit.derive.dues import Dates, DueDate
from remit.derive.facts import holds
from remit.derive.occasions import done_events
from remit.derive.states import ClockKind, StateKind
from remit.derive.tables import Tables
from remit.model.policy import Rule
from remit.syntax.printer import print_condition

Nature = Literal["must", "should", "aims to", "may", "told"]
NATURES: dict[str, Nature] = {"must": "must", "should": "should", "aims to": "aims to"}


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something that can happen next: `must` is owed, `may` is open, `told` is asked (a fact that decides the way).

    `by` is its time, if it has one; `asks` the fact that somebody has to tell.
    """

    event: str
    nature: Nature
    rule: Rule | None
    by: DueDate | None = None
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that was kept late or not at all; of a `should` or `aims to` it is a missed target."""

    time: DueDate
    days_late: int
    open: bool

    @property
    def target(self) -> bool:
        """Tell whether only a target was missed, no promise."""
        return self.time.rule.strength != "must"


def next_steps(tables: Tables, dates: Dates) -> tuple[NextStep, ...]:
    """Return what can happen next, the main line first, then duties and permissions in the order of the policy."""
    case = dates.case
    times = {found.rule.id: found for found in dates.all() if not found.clock.silent}
    rules = _rules(dates)
    kept = [time for time in times.values() if time.rule.alternatives and time.done is not None]
    noticed = {event for time in kept for event in time.clock.stops_on if event not in done_events(time.rule)}
    kinds = {state.id: state.kind for state in dates.machine.states}
    found: list[NextStep] = []
    for place in case.places:
        if kinds[place] is StateKind.DECISION and place in tables.decisions:
            asked = tuple(print_condition(way.condition) for way in tables.decisions[place])
            found.append(NextStep(place, "told", None, asks=" or ".join(asked)))
        found += [
            _step(event, rules.get(event, []), times)
            for event, move in tables.moves[place].items()
            if not move.early and not event.startswith("clock.") and not _answers(event, place, tables)
            if case.used.get(event, 0) < tables.at_most.get(event, 1 + case.used.get(event, 0))
            if event not in noticed or move.target != place
        ]
    for event in case.owed:
        said = rules.get(event, [])
        owed = [rule for rule in said if _owed(rule, case)]
        found += [_step(event, owed, times)] if owed or not said else []
    for time in times.values():
        turns = time.clock.otherwise is not None or time.clock.at_once is not None
        if time.done is None and turns and dates.held(time.rule) is None:
            found.append(NextStep(time.clock.id, "told", None, asks=_asked(time.rule)))
    return tuple({each.event: each for each in found}.values())


def _asked(rule: Rule) -> str:
    return print_condition(rule.condition) if rule.condition is not None else ""


def _rules(dates: Dates) -> dict[str, list[Rule]]:
    """Return the rules that speak of each event; of an act that may be done instead, the rule that says so."""
    rules: dict[str, list[Rule]] = {}
    for rule in dates.procedure.rules():
        for event in done_events(rule):
            rules.setdefault(event, []).append(rule)
    for step in dates.machine.transitions:
        owner = dates.procedure.rule(step.rule)
        if owner is not None and owner.alternatives:
            rules.setdefault(step.event, [owner])
    return rules


def _step(event: str, rules: list[Rule], times: dict[str, DueDate]) -> NextStep:
    rule = next(iter(rules), None)
    strength = rule.strength if rule else None
    time = times.get(rule.id) if rule else None
    if time is not None and rule is not None and rule.alternatives and time.done is not None:
        time = None  # the other act has kept it
    return NextStep(event, NATURES.get(strength or "", "may"), rule, time)


def _answers(event: str, place: str, tables: Tables) -> bool:
    """Tell whether an event is an answer to the facts that a decision asks for: it follows once they are told."""
    return place in tables.decisions and event.startswith(f"{tables.place[place]}.")


def _owed(rule: Rule, case: Case) -> bool:
    """Tell whether an open duty is owed: not where its condition is known not to hold."""
    return rule.sentence.otherwise is not None or holds(rule.sentence.when, case.facts) is not False


def breaches(dates: Dates, now: datetime) -> tuple[Breach, ...]:
    """Return the promises and targets that were missed by `now`, in the order of the policy."""
    return tuple(
        Breach(time, time.days_late(now, dates.calendar), time.done is None and time.ceased is None)
        for time in dates.all()
        if time.clock.kind is not ClockKind.WINDOW and time.standing(now) == "late"
    )


def expire(tables: Tables, dates: Dates, now: datetime) -> tuple[Happening, ...]:
    """Return the events that say a time has run out by `now`, for those of which the end moves the case.

    Where the case waits to hear whether somebody has answered in time, and somebody has, that is said too.
    """
    found = []
    for time in dates.all():
        event = time.clock.id
        waits = any(event in tables.moves[place] for place in dates.case.places)
        over = time.standing(now) in ("lapsed", "late")
        if waits and time.due is not None and not time.at_latest and over:
            found.append(Happening(event, time.due.end))
        elif waits and time.clock.silent and time.done is not None:
            waiting = (place for place in dates.case.places if event in tables.moves[place])
            asking = (tables.place[place] for place in waiting if place in tables.decisions)
            found += [Happening(f"{place}.no", max(time.done, dates.case.happened[-1].at)) for place in asking]
    return tuple(found)
