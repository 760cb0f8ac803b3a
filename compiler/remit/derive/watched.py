"""Where a chart shows a way on that stands only where several things are so: behind a step, before one, at an end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from remit.derive.states import STILL, Machine, Reason, State, StateKind, Transition
from remit.value import value

Ways = dict[str, tuple[Transition, ...]]


@value
class Watched:
    """The watched ways on. `behind` a step that did not come in time, `ways` from where a case stands still.

    `before`: before a state it is asked whether somebody goes that way in.
    """

    behind: Ways
    ways: Ways
    before: Ways

    def all(self) -> dict[str, list[Transition]]:
        """Return every way by the state at which it is shown."""
        found: dict[str, list[Transition]] = defaultdict(list)
        for each in (self.behind, self.ways, self.before):
            for name, steps in each.items():
                found[name] += steps
        return found


def watched_of(machine: Machine) -> Watched:
    """Return where each watched way is shown, as ways from the states that stand for all their twins."""
    states = {state.id: state for state in machine.states}
    permitted = {permission.rule for permission in machine.permissions}
    early, late = _clocked(machine)
    behind: dict[str, dict[Transition, None]] = defaultdict(dict)
    ways: dict[str, dict[Transition, None]] = defaultdict(dict)
    before: dict[str, dict[Transition, None]] = defaultdict(dict)
    for rule in machine.watched:
        mine = [step for step in machine.transitions if step.event == f"{rule}.done" and not step.stays]
        waits = {states[step.source].place for step in mine if step.source in early or step.source not in late}
        shown = [replace(step, source=states[step.source].place, target=states[step.target].place) for step in mine]
        for step in shown:
            if step.source not in waits:
                behind[step.source][step] = None
            elif _ends(states[step.source], rule in permitted):
                ways[step.source][step] = None
        if shown and rule not in permitted and not any(step in at for step in shown for at in _all(behind, ways)):
            before[shown[0].source][shown[0]] = None
    return Watched(_told(behind), _told(ways), _told(before))


def _ends(state: State, permitted: bool) -> bool:
    """Tell whether a way on is asked about where a case ends: of a permission only where it does not simply rest."""
    ended = state.reason not in (None, Reason.ANSWERED) or (state.kind is StateKind.REST and bool(state.rule))
    return state.kind in STILL and (ended or not permitted)


def _clocked(machine: Machine) -> tuple[set[str], set[str]]:
    """Return the states of steps from which the end of the step's time leads on to a twin, and those twins."""
    places = {state.id: state.place for state in machine.states if state.kind is StateKind.STEP}
    clocks = {clock.id: clock for clock in machine.clocks}
    found = [
        step
        for step in machine.transitions
        if step.event in clocks and places.get(step.source, "") == places.get(step.target)
        if f"{places[step.source]}.done" in clocks[step.event].stops_on
    ]
    return {step.source for step in found}, {step.target for step in found}


def _all(*found: dict[str, dict[Transition, None]]) -> list[dict[Transition, None]]:
    return [steps for each in found for steps in each.values()]


def _told(found: dict[str, dict[Transition, None]]) -> Ways:
    return {name: tuple(steps) for name, steps in found.items()}
