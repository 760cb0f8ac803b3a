"""Ways through a machine: what can be reached, and the shortest path that shows it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from remit.derive.states import Machine, StateKind, Transition


def onward(machine: Machine) -> Iterator[Transition]:
    """Yield the transitions of the main lines: no act that is only permitted or recorded, no clock."""
    permitted = {permission.done for permission in machine.permissions}
    places = {state.id: state.place for state in machine.states}
    for step in machine.transitions:
        moves = places[step.source] != places[step.target]
        if moves and step.event not in permitted and not step.event.startswith("clock."):
            yield step


def leads_somewhere(machine: Machine) -> bool:
    """Tell whether every transition has a target; words that name no stage, which are told, leave one without."""
    states = {state.id for state in machine.states}
    return all(step.target in states for step in machine.transitions)


def reachable(machine: Machine) -> dict[str, Transition | None]:
    """Return every state that can be reached, each with the last transition of a shortest way to it."""
    onward: dict[str, list[Transition]] = defaultdict(list)
    for step in machine.transitions:
        onward[step.source].append(step)
    found: dict[str, Transition | None] = {line.initial: None for line in machine.lines}
    queue = deque(found)
    while queue:
        here = queue.popleft()
        for step in onward[here]:
            if step.target not in found:
                found[step.target] = step
                queue.append(step.target)
    return found


def can_end(machine: Machine) -> set[str]:
    """Return the states from which an ending can be reached."""
    backward: dict[str, list[str]] = defaultdict(list)
    for step in machine.transitions:
        backward[step.target].append(step.source)
    found = {state.id for state in machine.states if state.kind is StateKind.ENDING}
    queue = deque(found)
    while queue:
        for source in backward[queue.popleft()]:
            if source not in found:
                found.add(source)
                queue.append(source)
    return found


def path_to(target: str, came: dict[str, Transition | None], machine: Machine) -> tuple[str, ...]:
    """Return a shortest way to `target` in words, a line an event."""
    labels = {event.id: event for event in machine.events}
    lines: list[str] = []
    step = came.get(target)
    while step is not None:
        event = labels.get(step.event)
        lines.append(_words(step, event.label if event else step.event))
        step = came.get(step.source)
    return tuple(reversed(lines))


def _words(step: Transition, label: str) -> str:
    if step.event.startswith("clock."):
        return f"the time of {step.rule} runs out"
    return f"{label}  ({step.rule})" if step.rule else label
