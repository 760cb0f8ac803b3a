"""A time counts from something that happens on every way to its step, those past a part of the procedure included.

A case that goes straight to a later stage has no escalation; a promise that counts from one never begins for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from remit.checks import Subject
from remit.derive.reach import leads_somewhere
from remit.derive.states import ARRIVAL, STILL, WAITING, Clock, ClockKind, Machine
from remit.derive.ways import DONE, RECEIVED, Way
from remit.diagnostic import Finding, Note
from remit.model.policy import Part, Procedure, Rule

WHOLE = True
Step = tuple[str, str, str]
"""The event of a transition, where it leads from, and where to."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every promise of a step that does not begin where a case goes past what it counts from."""
    for procedure, machine in zip(subject.policy.procedures, subject.machines, strict=True):
        skips = _skips(procedure, machine) if leads_somewhere(machine) else frozenset()
        ways = _ways(machine, procedure) if skips else ()
        for clock in machine.clocks if skips else ():
            rule = procedure.rule(clock.rule)
            if rule is not None and rule.limit is not None and clock.kind in (ClockKind.PROMISE, ClockKind.TARGET):
                past = _past(clock, rule, machine, ways, skips)
                if past is not None:
                    yield _finding(clock, rule, past, procedure)


def _skips(procedure: Procedure, machine: Machine) -> frozenset[Step]:
    """Return the ways to where a case waits in another stage, but for the way in to it once a stage is answered."""
    states = {state.id: state for state in machine.states}
    found = []
    for step in machine.transitions:
        source, target, rule = states[step.source], states[step.target], procedure.rule(step.rule)
        way_in = rule is not None and rule.part is Part.WAY_IN and source.kind not in WAITING
        if target.kind in WAITING and source.stage not in (ARRIVAL, target.stage) and not way_in:
            found.append((step.event, step.source, step.target))
    return frozenset(found)


def _ways(machine: Machine, procedure: Procedure) -> tuple[Way, ...]:
    """Return every way of a procedure, each with the events that it makes."""
    # INVARIANT: only a procedure with such a way loads this; checking a policy must start quickly.
    from remit.derive.timed import Timetable

    return tuple(way for found in Timetable(machine, procedure).ways.values() for way in found)


def _past(clock: Clock, rule: Rule, machine: Machine, ways: Iterable[Way], skips: frozenset[Step]) -> Way | None:
    """Return the first way past what a clock counts from, if a case that takes it cannot but come to the step."""
    events = {start.event for start in clock.starts}
    events |= {event.removesuffix(RECEIVED) + DONE for event in events if event.endswith(RECEIVED)}
    waits = {way.source for way in ways if way.rule == rule.id and f"{rule.id}{DONE}" in way.names}
    silent = [way for way in ways if not events & {*way.names}]
    straight = [way for way in silent if (way.event, way.source, way.target) not in skips]
    came = _reached(machine.initial, straight)
    if not events or waits & came:
        return None
    ends = {state.id for state in machine.states if state.kind in STILL}
    own = [way for way in ways if way.own and way.source not in waits]
    for way in silent:
        skipping = (way.event, way.source, way.target) in skips and way.source in came
        if skipping and waits & _reached(way.target, silent) and not ends & _reached(way.target, own):
            return way
    return None


def _reached(initial: str, ways: Iterable[Way]) -> set[str]:
    onward: dict[str, list[str]] = defaultdict(list)
    for way in ways:
        onward[way.source].append(way.target)
    found, queue = {initial}, [initial]
    while queue:
        further = [name for name in onward[queue.pop()] if name not in found]
        found.update(further)
        queue += further
    return found


def _finding(clock: Clock, rule: Rule, past: Way, procedure: Procedure) -> Finding:
    labels = " or ".join(f"`{start.label}`" for start in clock.starts)
    act = procedure.rule(past.rule)
    places = [act.span] if act else [item.text.span for item in procedure.branches() if item.id == past.source]
    cure = "give such a case a time of its own, under the condition that leads it past"
    if act is not None and act.noun:
        cure = f"add from what it counts for such a case, for example `or of the {act.noun}`"
    return Finding(
        f"this time never begins for a case that goes past {labels}",
        rule.place(rule.limit.events[0].span) if rule.limit and rule.limit.events else rule.span,
        help=cure,
        notes=tuple(Note("the way past it", place) for place in places),
    )
