"""What a chart asks about silence: behind a step whether it came in time, and before one whether somebody answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from remit.derive.states import AT_REST, ClockKind, Machine, StateKind, Transition
from remit.model.policy import Procedure, Rule, rules_in
from remit.syntax.clause import Condition, Done, Fact


def overdue(machine: Machine) -> dict[str, tuple[Transition, ...]]:
    """Return for each step where a case can go because the step was not done in time, as ways from the step itself."""
    clocks = {clock.id: clock for clock in machine.clocks}
    found: dict[str, list[Transition]] = defaultdict(list)
    for step in machine.transitions:
        clock = clocks.get(step.event)
        if clock is None or not {f"{step.source}.done", f"{step.source}.received"} & {*clock.stops_on}:
            continue
        if step.target.startswith(f"{step.source}."):
            here = {each.event for each in machine.transitions if each.source == step.source}
            behind = (each for each in machine.transitions if each.source == step.target and each.event not in here)
            alone = (each for each in behind if each.rule not in machine.watched and each.event not in clocks)
            found[step.source] += [replace(each, source=step.source) for each in alone]
        elif step.target != f"{step.source}.lapsed":
            found[step.source].append(step)
    for step in _untimed(machine):
        found[step.source].append(step)
    return {name: tuple(steps) for name, steps in found.items() if steps}


def _untimed(machine: Machine) -> list[Transition]:
    """Return the ways in to a stage that are open only until a step is done, from that step."""
    states = {state.id: state for state in machine.states}
    resting = {step.event for step in machine.transitions if states[step.source].kind in AT_REST}
    permitted = {permission.done for permission in machine.permissions}
    late = {step.event for step in machine.transitions if states[step.source].twin_of}
    found: dict[str, Transition] = {}
    for step in machine.transitions:
        source, target = states[step.source], states[step.target]
        leaves = source.kind is StateKind.STEP and source.stage != target.stage and step.event == f"{step.rule}.done"
        leaves &= step.rule not in machine.watched
        if leaves and step.rule != source.rule and step.event not in {*resting, *permitted, *late}:
            found[step.event] = step
    return list(found.values())


def unanswered(machine: Machine) -> dict[str, tuple[str, str]]:
    """Return for each rule that follows somebody's silence beside the line the state before it and where it leads."""
    clocks = {clock.id: clock for clock in machine.clocks if clock.kind is ClockKind.WINDOW}
    found: dict[str, tuple[str, str]] = {}
    kinds = {state.id: state.kind for state in machine.states}
    places = {state.id: state.place for state in machine.states}
    for step in machine.transitions:
        clock = clocks.get(step.event)
        kind = kinds[step.source]
        if places[step.source] == places[step.target]:
            continue
        waits = kind is StateKind.STEP or (kind is StateKind.REST and clock is not None and clock.silent)
        if clock is not None and f"{step.source}.done" not in clock.stops_on and waits:
            found.setdefault(step.rule, (step.source, step.target))
    return found


def opens_if_so(rule: Rule) -> bool:
    """Tell whether a way on is open where the question that its condition asks is answered by yes."""
    when = rule.sentence.when
    if when is None:
        return False
    denied = isinstance(when.condition, Fact | Done) and when.condition.negated
    return denied is (when.kind == "unless")


def asked_of(rule: str, procedure: Procedure) -> Condition | None:
    """Return the condition under which a rule stands: its own, or that of the branch that it begins."""
    for branch in procedure.branches():
        inside = next(rules_in(branch.cases[0].items), None) if branch.cases else None
        if inside is not None and inside.id == rule and branch.cases[0].condition is not None:
            return branch.cases[0].condition
    found = procedure.rule(rule)
    return found.condition if found else None
