"""Every time that a policy gives, as data: how long, counted from which events, until which events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from remit.derive.extensions import extensions_of
from remit.derive.occasions import Occasions
from remit.derive.silence import Silence, Silences, silent_clock
from remit.derive.states import Clock, ClockKind, Start, Transition
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import EventRef, Limit

COUNTED = frozenset({"within", "agreed", "every", "at least before"})


def clocks_of(
    procedure: Procedure, occasions: Occasions, silences: Silences, transitions: Iterable[Transition]
) -> tuple[Clock, ...]:
    """Return the clocks of a procedure in the order of its rules."""
    targets: dict[str, set[str]] = {}
    for step in transitions:
        targets.setdefault(step.event, set()).add(step.target)
    lapses = {event: next(iter(found)) for event, found in targets.items() if len(found) == 1}
    extensions = extensions_of(procedure.rules())
    silent: dict[str, list[Silence]] = {}
    for each in silences.all():
        silent.setdefault(each.rule.id, []).append(each)
    clocks: list[Clock] = []
    for rule in procedure.rules():
        for limit, at_once in _counted(rule):
            extended_by = tuple(other.id for other, _ in extensions.get(rule.id, ()))
            clocks.append(_clock(rule, limit, at_once, occasions, lapses, extended_by))
        beside = (silent_clock(found, occasions) for found in silent.get(rule.id, ()))
        clocks += [replace(clock, lapses_to=lapses.get(clock.id, "")) for clock in beside if clock is not None]
    return tuple(clocks)


def _counted(rule: Rule) -> Iterator[tuple[Limit, bool | None]]:
    """Yield the time of a rule that is counted, and whether its condition is so where it is due at once instead."""
    limit, otherwise = rule.limit, rule.sentence.otherwise
    if limit is not None and limit.kind in COUNTED:
        yield limit, False if otherwise is not None and otherwise.kind == "at once" else None
    elif limit is not None and limit.kind == "at once" and otherwise is not None and otherwise.kind in COUNTED:
        yield otherwise, True


def starts_of(limit: Limit, said: Rule, occasions: Occasions) -> tuple[Start, ...]:
    """Return the events from which a limit counts; none where the sentence names none."""
    return tuple(start for ref in limit.events for start in occasions.resolve(ref, said))


def _clock(
    rule: Rule,
    limit: Limit,
    at_once: bool | None,
    occasions: Occasions,
    lapses: dict[str, str],
    extended_by: tuple[str, ...],
) -> Clock:
    name = f"clock.{rule.id}"
    second = _one(limit.second_event, rule, occasions)
    otherwise = rule.sentence.otherwise if at_once is None else None
    return Clock(
        id=name,
        rule=rule.id,
        kind=_kind(rule, limit),
        duration=limit.duration,
        starts_on=() if limit.kind == "every" else starts_of(limit, rule, occasions),
        stops_on=_stops(rule, limit, occasions),
        pick=limit.pick,
        second=limit.second,
        second_start=second,
        lapses_to=lapses.get(name, ""),
        extended_by=extended_by,
        otherwise=otherwise.duration if otherwise else None,
        otherwise_on=(starts_of(otherwise, rule, occasions) or starts_of(limit, rule, occasions)) if otherwise else (),
        at_once=at_once,
    )


def _stops(rule: Rule, limit: Limit, occasions: Occasions) -> tuple[str, ...]:
    """Return the events by which a rule is kept: those of its act, and those of the acts that may be done instead.

    "Every 10 working days until the response": the event that is named ends the count and does not begin it.
    """
    if limit.kind == "every":
        return tuple(start.event for start in starts_of(limit, rule, occasions))
    return (*occasions.done(rule), *(other.event for other in occasions.instead(rule)))


def _kind(rule: Rule, limit: Limit) -> ClockKind:
    if limit.kind == "every":
        return ClockKind.REPEAT
    if rule.strength == "may" or rule.part is Part.WAY_IN:
        return ClockKind.WINDOW
    return ClockKind.PROMISE if rule.strength == "must" else ClockKind.TARGET


def _one(ref: EventRef | None, said: Rule, occasions: Occasions) -> Start | None:
    return occasions.resolve(ref, said)[0] if ref else None
