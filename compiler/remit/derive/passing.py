"""Cases do not keep to the page: the event of a later step of the same stage is accepted wherever the case waits.

What was passed over stays owed. Made only where a machine leaves the compiler: its size is that of a stage squared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from remit.derive.states import Machine, State, StateKind, Transition

ARRIVAL = "arrival"
WAITING = frozenset({StateKind.STEP, StateKind.DECISION, StateKind.OPAQUE})


@dataclass(frozen=True, slots=True)
class Passing:
    """A transition by the event of a later step, and the steps that it leaves behind."""

    transition: Transition
    over: tuple[str, ...]


def passing_over(machine: Machine) -> Iterator[Passing]:
    """Yield what a machine accepts beside its main line, nearest later step first."""
    states = {state.id: state for state in machine.states}
    permitted = {permission.done for permission in machine.permissions}
    onward: dict[str, list[Transition]] = defaultdict(list)
    for step in machine.transitions:
        if not step.stays and step.event not in permitted and not step.event.startswith("clock."):
            onward[step.source].append(step)
    first = first_stage(machine)
    for state in machine.states:
        if state.kind not in WAITING:
            continue
        seen = {state.id}
        queue = [(step.target, _left(state.id, states[state.id].kind)) for step in onward[state.id]]
        while queue:
            here, over = queue.pop(0)
            if here in seen or states[here].kind not in WAITING or not _together(state, states[here], first):
                continue
            seen.add(here)
            if states[here].kind is StateKind.STEP:
                done = (step for step in onward[here] if step.event == f"{here}.done")
                yield from (Passing(Transition(step.event, state.id, step.target, step.rule), over) for step in done)
            queue += [(step.target, (*over, *_left(here, states[here].kind))) for step in onward[here]]


def first_stage(machine: Machine) -> str:
    """Return the stage that follows the arrival: an act of it says that the feedback was accepted."""
    inside = machine.lines[0].states
    return next((state.stage for state in machine.states if state.stage != ARRIVAL and state.id in inside), "")


def _together(state: State, later: State, first: str) -> bool:
    return later.stage == state.stage or (state.stage == ARRIVAL and later.stage == first)


def _left(name: str, kind: StateKind) -> tuple[str, ...]:
    return (name,) if kind is StateKind.STEP else ()
