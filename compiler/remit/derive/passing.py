"""Cases do not keep to the page: the event of a later step of the same stage is accepted wherever the case waits.

What was passed over stays owed. Made only where a machine leaves the compiler: its size is that of a stage squared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from remit.derive.reach import onward
from remit.derive.states import ARRIVAL, WAITING, Machine, State, StateKind, Transition
from remit.value import value


@value
class Passing:
    """A transition by the event of a later step, and the steps that it leaves behind."""

    transition: Transition
    over: tuple[str, ...]


def passing_over(machine: Machine) -> Iterator[Passing]:
    """Yield what a machine accepts beside its main line, nearest later step first."""
    states = {state.id: state for state in machine.states}
    ahead: dict[str, list[Transition]] = defaultdict(list)
    for step in onward(machine):
        ahead[step.source].append(step)
    first = first_stage(machine)
    kept = {(step.source, step.event) for step in instead_of_steps(machine)}
    for state in machine.states:
        if state.kind not in WAITING:
            continue
        inside = {name for name, each in states.items() if each.kind in WAITING and _together(state, each, first)}
        for here, over in _ahead(state.id, ahead, inside, states):
            if states[here].kind is StateKind.STEP:
                done = (step for step in ahead[here] if step.event == f"{states[here].rule}.done")
                for step in (step for step in done if (state.id, step.event) not in kept):
                    left = tuple(name for name in over if (name, step.event) not in kept)
                    yield Passing(Transition(step.event, state.id, step.target, step.rule), left)
                yield from _ends_of_clocks(state.id, here, over, machine)


def _ends_of_clocks(source: str, step: str, over: tuple[str, ...], machine: Machine) -> Iterator[Passing]:
    """Yield what the end of a step's clock does to a case that has not come to the step yet."""
    twins = {state.id for state in machine.states if state.twin_of == step}
    for move in machine.transitions:
        if move.source == step and move.event.startswith("clock."):
            left = over if move.target in twins else ()
            yield Passing(Transition(move.event, source, move.target, move.rule), left)


def instead_of_steps(machine: Machine) -> Iterator[Transition]:
    """Yield the ways by which a case moves on from a step because another act was done instead."""
    steps = {state.id for state in machine.states if state.kind is StateKind.STEP and state.id == state.rule}
    done = {f"{name}.done" for name in steps}
    for step in machine.transitions:
        own, later = step.event.startswith(f"{step.source}.or-"), step.event in done - {f"{step.source}.done"}
        if step.source in steps and (own or later) and not step.stays:
            yield step


def _ahead(
    start: str, steps: Mapping[str, list[Transition]], inside: set[str], states: Mapping[str, State]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the states ahead of one, nearest first, each with the steps that lie on every way to it.

    A step of a branch that the case need not take is left behind by nobody.
    """
    over: dict[str, tuple[str, ...]] = {}
    order: list[str] = []
    queue = [(step.target, start) for step in steps[start]]
    while queue:
        here, before = queue.pop(0)
        if here == start or here not in inside:
            continue
        left = (*over.get(before, ()), *_left(states[before]))
        known = over.get(here)
        both = left if known is None else tuple(name for name in known if name in left)
        if known is None:
            order.append(here)
        if both != known:
            over[here] = both
            queue += [(step.target, here) for step in steps[here]]
    yield from ((here, over[here]) for here in order)


def first_stage(machine: Machine) -> str:
    """Return the stage that follows the arrival: an act of it says that the feedback was accepted."""
    inside = machine.lines[0].states
    return next((state.stage for state in machine.states if state.stage != ARRIVAL and state.id in inside), "")


def _together(state: State, later: State, first: str) -> bool:
    return later.stage == state.stage or (state.stage == ARRIVAL and later.stage == first)


def _left(state: State) -> tuple[str, ...]:
    return (state.rule,) if state.kind is StateKind.STEP else ()
