"""A product as the plain data on which a generated module runs: text, whole numbers, and rows and tables of them.

All that hangs on the rules alone is worked out here, so that the runtimes only look up and count. The shape is that of
`runtime/shape.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from remit.calendar.table import Calendar
from remit.derive.agreed import agreed_event
from remit.derive.counted import BEFORE
from remit.derive.either import noticed
from remit.derive.facts import name_of
from remit.derive.occasions import RECEIPT, SUBMISSION
from remit.derive.states import STILL, WAITING, Clock, ClockKind, Machine, Start
from remit.model.policy import Part, Policy, Procedure, Rule
from remit.portable.runtime import shape
from remit.portable.walk import Place, Walk
from remit.syntax.clause import Condition, Duration, Extension, Group, atoms
from remit.syntax.printer import print_condition


def data_of(policy: Policy, procedure: Procedure, machine: Machine, walk: Walk, calendar: Calendar) -> shape.Machine:
    """Return a procedure compiled, with its clocks and its calendar, as plain data."""
    tables = walk.tables
    rules = {rule.id: rule for rule in procedure.rules()}
    clocks = _Clocks(procedure, machine, rules)
    return {
        "council": policy.council,
        "policy": policy.title,
        "edition": policy.edition,
        "kind": procedure.kind,
        "initial": tables.initial,
        "receipt": f"{procedure.slug}.{RECEIPT}",
        "submission": f"{procedure.slug}.{SUBMISSION}",
        "places": {place.name: _place(place) for place in walk.places},
        "events": {
            event.id: {"label": event.label, "by": event.by, "rule": event.rule, "bound_by": clocks.maker(event.id)}
            for event in machine.events
        },
        "rules": {
            rule.id: {"stage": rule.stage, "sentence": rule.text.text, "strength": rule.strength or "",
                      "source": str(rule.origin)}
            for rule in rules.values()
        },
        "moves": _moves(walk),
        "leads": _leads(machine),
        "named": {stage: tuple(sorted(events)) for stage, events in sorted(tables.named.items()) if events},
        "recorded": tuple(sorted(tables.recorded)),
        "owed_in": dict(tables.owed_in),
        "owed_on": dict(tables.owed_on),
        "closing": tuple(sorted(tables.closing)),
        "before_closing": tuple(sorted(tables.before_closing)),
        "at_most": dict(tables.at_most),
        "keeps": dict(tables.keeps),
        "first_stage": procedure.stages[0].id,
        "reopening": _reopening(procedure, machine),
        "conditions": {rule: found for rule in rules if (found := clocks.condition(rules[rule]))},
        "clocks": tuple(clocks.all()),
        "pauses": tuple(
            {"stage": pause.stage, "starts_on": pause.starts_on, "ends_on": pause.ends_on} for pause in machine.pauses
        ),
        "calendar": calendar_data(calendar),
    }  # fmt: skip


def _place(place: Place) -> shape.Place:
    return {
        "title": place.title, "kind": place.kind.value, "stage": place.stage, "rule": place.rule,
        "reason": place.reason, "leads_to": place.leads_to, "twin_of": place.twin_of, "final": place.final,
    }  # fmt: skip


def _moves(walk: Walk) -> dict[str, dict[str, shape.Move]]:
    """Return the moves that `step` knows; an act that only changes a counter is named by its stage instead."""
    moves: dict[str, dict[str, shape.Move]] = {place.name: {} for place in walk.places}
    for move in walk.moves:
        if move.event in walk.tables.moves[move.source]:
            moves[move.source][move.event] = (move.target, move.rule, move.over)
    return moves


def _leads(machine: Machine) -> dict[str, tuple[str, ...]]:
    """Return where the rules lead from each place, what they let pass aside."""
    found: dict[str, dict[str, None]] = {}
    for step in machine.transitions:
        if not step.stays:
            found.setdefault(step.source, {})[step.target] = None
    return {source: tuple(targets) for source, targets in found.items()}


def _reopening(procedure: Procedure, machine: Machine) -> dict[str, tuple[str, ...]]:
    """Return the events by which each stage is opened again: out of its end, or from a later stage."""
    order = {stage.id: number for number, stage in enumerate(procedure.stages)}
    states = {state.id: state for state in machine.states}
    found: dict[str, dict[str, None]] = {}
    for step in machine.transitions:
        source, target = states[step.source], states[step.target]
        ended = source.stage == target.stage and source.kind in STILL
        back = source.stage != target.stage and order.get(source.stage, -1) > order.get(target.stage, -1)
        if target.kind in WAITING and (ended or back):
            found.setdefault(target.stage, {})[step.event] = None
    return {stage: tuple(events) for stage, events in found.items()}


class _Clocks:
    """The clocks of a machine."""

    def __init__(self, procedure: Procedure, machine: Machine, rules: dict[str, Rule]) -> None:
        self._procedure, self._machine, self._rules = procedure, machine, rules
        self._acts = {act.name: act for act in machine.acts if not act.bounded}

    def all(self) -> Iterator[shape.Clock]:
        """Yield every clock of a rule."""
        for clock in self._machine.clocks:
            yield self._clock(clock, self._rules[clock.rule])

    def maker(self, event: str) -> str:
        """Return the clock that bounds when an event happens, if one does."""
        rule, _, what = event.rpartition(".")
        clocks = [clock for clock in self._machine.clocks if clock.rule in self._rules]
        own = [clock for clock in clocks if what == "done" and clock.rule == rule and not noticed(clock, self._machine)]
        # The other side has what a step sends by then, whatever the case; so it is sent by then.
        own += [
            clock
            for clock in clocks
            if f"{rule}.received" in clock.stops_on and self._rules[clock.rule].sentence.when is None
        ]
        bounds = own and own[0].kind not in (ClockKind.WINDOW, ClockKind.REPEAT)
        return own[0].id if bounds else ""

    def condition(self, rule: Rule) -> shape.Condition | None:
        """Return the condition of a rule that has a clock; what somebody may have done by now is told apart."""
        when = rule.sentence.when
        if when is None or all(clock.rule != rule.id for clock in self._machine.clocks):
            return None
        parts = [(self._acts.get(name_of(atom)), atom) for atom in atoms(when.condition)]
        return {
            "says": f"{when.kind} {print_condition(when.condition)}",
            "unless": when.kind == "unless",
            "joined": tuple(_joined(when.condition)),
            "acts": tuple(act.events if act else () for act, _ in parts),
            "denied": tuple(bool(act and getattr(atom, "negated", False)) for act, atom in parts),
        }

    def _clock(self, clock: Clock, rule: Rule) -> shape.Clock:
        limit, way_in = rule.limit, rule.part is Part.WAY_IN
        agreed = limit is not None and limit.kind == "agreed"
        before = limit is not None and limit.kind == BEFORE
        first = next(each for each in self._machine.clocks if each.rule == rule.id)
        receipt = (f"{self._procedure.slug}.{RECEIPT}",) if self._begins(rule) else ()
        return {
            "id": clock.id,
            "rule": rule.id,
            "stage": rule.stage,
            "kind": clock.kind.value,
            "counts": bool(clock.duration or agreed),
            "silent": clock.silent,
            "duration": _duration(clock.duration),
            "starts": _starts(clock.starts_on),
            "stops": clock.stops_on,
            "kept_by": (*clock.stops_on, *receipt),
            "pick": clock.pick,
            "second": _duration(clock.second),
            "second_start": (clock.second_start.event, clock.second_start.label) if clock.second_start else None,
            "otherwise": _duration(clock.otherwise),
            "otherwise_starts": _starts(clock.otherwise_on),
            "for_everyone": rule.sentence.otherwise is not None,
            "at_once": clock.at_once,
            "before": before,
            "before_due": before and limit is not None and limit.due,
            "agreed": agreed_event(rule.id) if agreed else "",
            "extensions": {f"{name}.done": _extension(self._rules[name].extension) for name in clock.extended_by},
            "way_in": way_in,
            "opened_by": tuple(start.event for start in first.starts) if way_in else (),
            "opened_by_all": first.pick == "later",
            "waits_at": self._waits(clock),
            "begins": tuple(self._begins_on(clock)),
        }

    def _begins(self, rule: Rule) -> bool:
        """Tell whether a rule is the way in to the first stage, which is taken by receipt."""
        return rule.part is Part.WAY_IN and rule.stage == self._procedure.stages[0].id

    def _waits(self, clock: Clock) -> tuple[str, ...]:
        """Return the places at which what stops or opens a clock may come, or is owed on arrival."""
        duties = [duty for duty in self._machine.duties if duty.rule == clock.rule]
        events = {*clock.stops_on, clock.id, *(duty.event for duty in duties if duty.event)}
        waits = (step.source for step in self._machine.transitions if step.event in events)
        return _once((*waits, *(state for duty in duties for state in duty.states)))

    def _begins_on(self, clock: Clock) -> tuple[str, ...]:
        """Return, for a duty that comes again, the events by which a case reaches it."""
        if clock.kind is not ClockKind.REPEAT:
            return ()
        states = {state for duty in self._machine.duties if duty.rule == clock.rule for state in duty.states[:1]}
        steps = self._machine.transitions
        return _once(step.event for step in steps if step.target in states and not step.stays)


def _joined(condition: Condition) -> Iterator[Literal["and", "or"]]:
    """Yield how each part of a condition is joined to all that follows it: only the last may be a group itself."""
    while isinstance(condition, Group):
        yield from (condition.joined for _ in condition.items[1:])
        condition = condition.items[-1]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _duration(duration: Duration | None) -> shape.Duration | None:
    return (duration.count, duration.unit) if duration else None


def _starts(starts: Iterable[Start]) -> tuple[shape.Start, ...]:
    return tuple((start.event, start.label) for start in starts)


def _extension(extension: Extension | None) -> shape.Extension:
    if extension is None:
        extension = Extension("unsaid")
    return {
        "kind": extension.kind,
        "duration": _duration(extension.duration),
        "total": _duration(extension.total),
        "longer": bool(extension.longer),
    }


def calendar_data(calendar: Calendar) -> shape.CalendarInfo:
    """Return a calendar as the days of its working week that are not worked, and how it counts."""
    convention = calendar.convention
    closed: dict[str, str] = {}
    for day in calendar.closed:
        closed[f"{day.year}"] = f"{closed.get(f'{day.year}', '')} {day:%m%d}".strip()
    return {
        "name": calendar.name,
        "digest": calendar.digest,
        "first": calendar.first.isoformat(),
        "last": calendar.last.isoformat(),
        "known_until": calendar.known_until.isoformat(),
        "weekdays": tuple(convention.weekdays),
        "closed": closed,
        "day_ends": convention.day_ends.isoformat() if convention.day_ends else "",
        "next_working_day": convention.next_working_day,
        "counts_first_day": convention.counts_first_day,
        "clear": convention.clear,
        "roll": convention.roll,
        "pause_inclusive": convention.pause_inclusive,
        "restart": convention.restart,
    }
