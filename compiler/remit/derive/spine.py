"""Which states of a machine are the main line of its picture, and what hangs on them to the side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from remit.derive.reach import onward
from remit.derive.states import Machine, StateKind, Transition

SHORT = 2
"""A detour of so many steps stands to the side; a longer one is the main line."""


@dataclass(frozen=True, slots=True)
class Spine:
    """The main line as states from top to bottom, and the ways between all states that a picture shows."""

    main: tuple[str, ...]
    ways: dict[str, tuple[Transition, ...]]


def ways_of(machine: Machine) -> dict[str, tuple[Transition, ...]]:
    """Return the ways that a reader follows: no acts beside the main line, no clock where a person can act."""
    rests = {state.id for state in machine.states if state.kind in (StateKind.REST, StateKind.START, StateKind.ENDING)}
    ways_in = {step.event for step in machine.transitions if step.source in rests}
    found: dict[str, list[Transition]] = defaultdict(list)
    for step in onward(machine):
        if step.event not in ways_in or step.source in rests:
            found[step.source].append(step)
    return {name: tuple(steps) for name, steps in found.items()}


def spine_of(machine: Machine, initial: str, ways: dict[str, tuple[Transition, ...]]) -> Spine:
    """Return the longest path from `initial` that meets no state twice, with short detours left out of it."""
    kinds = {state.id: state.kind for state in machine.states}
    length = _lengths(initial, ways)
    main: list[str] = []
    here = initial
    while here and here not in main:
        main.append(here)
        targets = [step.target for step in ways.get(here, ()) if step.target not in main]
        here = _next(targets, ways, kinds, length)
    return Spine(tuple(main), ways)


def _next(
    targets: list[str], ways: dict[str, tuple[Transition, ...]], kinds: dict[str, StateKind], length: dict[str, int]
) -> str:
    if not targets:
        return ""
    drawn = [name for name in targets if kinds.get(name) not in (StateKind.ENDING, StateKind.REST)]
    direct = [name for name in drawn if any(_detours(other, name, ways, kinds) for other in targets if other != name)]
    return max(direct or targets, key=lambda name: length.get(name, 0))


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
