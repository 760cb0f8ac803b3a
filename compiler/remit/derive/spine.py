"""Which states of a machine are the main line of its picture, and what hangs on them to the side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from remit.derive.marked import Places, still_ahead, towards
from remit.derive.overdue import overdue
from remit.derive.reach import onward
from remit.derive.states import AT_REST, STILL, Machine, Reason, StateKind, Transition
from remit.derive.watched import watched_of
from remit.model.policy import Rule

SHORT = 2
"""A detour of so many steps stands to the side; a longer one is the main line."""


def ways_of(machine: Machine) -> dict[str, tuple[Transition, ...]]:
    """Return the ways that a reader follows: no acts beside the main line, no clock where a person can act.

    What may be done instead of a step stands in the box of that step.
    """
    states = {state.id: state for state in machine.states}
    rests = {state.id for state in machine.states if state.kind in AT_REST}
    ways_in = {step.event for step in machine.transitions if step.source in rests}
    found: dict[str, list[Transition]] = defaultdict(list)
    late = overdue(machine)
    for each in onward(machine):
        state, step = states[each.source], replace(each, target=states[each.target].place)
        instead = state.kind is StateKind.STEP and step.event != f"{state.rule}.done"
        instead |= state.kind is StateKind.DECISION and answered_by_act(step)
        if not instead and not state.twin_of and (step.event not in ways_in or step.source in rests):
            found[step.source].append(step)
    for name, steps in watched_of(machine).all().items():
        found[name] += [step for step in steps if step not in found[name]]
    names = dict.fromkeys((*found, *late))
    return {name: (*found.get(name, ()), *late.get(name, ())) for name in names}


def moves_at_any_time(machine: Machine, rules: Mapping[str, Rule]) -> list[tuple[str, Rule]]:
    """Return the permissions to move a case to another stage at any time, each with the first state of its own stage.

    They are open in every state, and a chart asks about them once.
    """
    states = {state.id: state for state in machine.states}
    found = []
    for permission in machine.permissions:
        rule = rules[permission.rule]
        moves = (step for step in machine.transitions if step.rule == rule.id and not step.stays)
        target = next((states[step.target] for step in moves), None)
        first = next((states[name].place for name in permission.states if states[name].stage == rule.stage), "")
        if rule.anytime and first and target and target.kind is not StateKind.ENDING and target.stage != rule.stage:
            found.append((first, rule))
    return found


def answered_by_act(step: Transition) -> bool:
    """Tell whether a way out of a decision is the act itself that the decision asks about."""
    return step.event.endswith((".done", ".received")) or ".event." in step.event


def spine_of(
    machine: Machine, initial: str, ways: dict[str, tuple[Transition, ...]], marks: Sequence[Places] = ()
) -> tuple[str, ...]:
    """Return the main line from top to bottom: the longest path that meets no state twice, without short detours.

    It passes the marks of the author in their order, as far as ways lead from one to the next.
    """
    kinds = {state.id: state.kind for state in machine.states}
    length, answered = _lengths(initial, ways), _leading_to_rest(machine, ways)
    main: list[str] = []
    ahead = tuple(marks)
    here = initial
    while here and here not in main:
        main.append(here)
        targets = [step.target for step in ways.get(here, ()) if step.target not in main]
        if ahead := still_ahead((here,), ahead):
            targets = towards(ahead[0], here, ways, main) or targets
        here = _next(targets, ways, kinds, {name: (length.get(name, 0), name in answered) for name in targets})
    return tuple(main)


def _next(
    targets: list[str],
    ways: dict[str, tuple[Transition, ...]],
    kinds: dict[str, StateKind],
    weights: dict[str, tuple[int, bool]],
) -> str:
    if not targets:
        return ""
    drawn = [name for name in targets if kinds.get(name) not in STILL]
    direct = [name for name in drawn if any(_detours(other, name, ways, kinds) for other in targets if other != name)]
    return max(direct or targets, key=lambda name: weights[name])


def _leading_to_rest(machine: Machine, ways: dict[str, tuple[Transition, ...]]) -> set[str]:
    """Return the states from which a case can be answered: of two ways of one length they are the main line."""
    found = {state.id for state in machine.states if state.kind is StateKind.REST or state.reason is Reason.ANSWERED}
    more = found
    while more:
        more = {name for name, steps in ways.items() if any(step.target in found for step in steps)} - found
        found |= more
    return found


def _detours(start: str, target: str, ways: dict[str, tuple[Transition, ...]], kinds: dict[str, StateKind]) -> bool:
    """Tell whether a short row of plain steps leads from `start` to `target`."""
    here = start
    for _ in range(SHORT):
        steps = ways.get(here, ())
        if kinds.get(here) not in (StateKind.STEP, StateKind.OPAQUE) or len(steps) != 1:
            return False
        here = steps[0].target
        if here == target:
            return True
    return False


def _lengths(initial: str, ways: dict[str, tuple[Transition, ...]]) -> dict[str, int]:
    """Return for every state how many states the longest way on from it has; a way back counts for nothing."""
    length: dict[str, int] = {}
    open_: set[str] = set()
    stack: list[tuple[str, bool]] = [(initial, False)]
    while stack:
        name, done = stack.pop()
        if done:
            open_.discard(name)
            length[name] = 1 + max((length.get(step.target, 0) for step in ways.get(name, ())), default=0)
        elif name not in length and name not in open_:
            open_.add(name)
            stack.append((name, True))
            stack += [(step.target, False) for step in ways.get(name, ()) if step.target not in open_]
    return length
