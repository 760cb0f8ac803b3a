"""What an author marks as the main line: which states a mark means, and which ways lead to the next mark."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence

from remit.derive.states import AT_REST, WAITING, Line, Machine, Transition
from remit.source import Text

Ways = dict[str, tuple[Transition, ...]]
Places = frozenset[str]


def places_of(machine: Machine, ways: Ways, mark: str) -> tuple[Places, ...]:
    """Return the states that a mark means: where a case waits for the rule; of a way in, where it begins and ends.

    There are none where the rule stands beside the steps.
    """
    waits = {state.place for state in machine.states if state.kind in WAITING and mark in (state.id, state.rule)}
    if waits & {*ways}:
        return (frozenset(waits & {*ways}),)
    rests = [state.id for state in machine.states if state.kind in AT_REST]
    entered = [step for name in rests for step in ways.get(name, ()) if step.rule == mark]
    ends = (frozenset(step.source for step in entered), frozenset(step.target for step in entered))
    return ends if entered else ()


def marks_on(line: Line, machine: Machine, ways: Ways, marks: Sequence[Text]) -> list[tuple[Text, Places]]:
    """Return the states of the marks on a line, in their order; a way in has two places in a row."""
    found = [(mark, places) for mark in marks for places in places_of(machine, ways, mark.text)]
    return [(mark, places) for mark, places in found if places <= {*line.states}]


def still_ahead(line: Sequence[str], marks: Sequence[Places]) -> tuple[Places, ...]:
    """Return the marks that a line has not met in their order; a state may be that of two marks in a row."""
    ahead = deque(marks)
    for here in line:
        while ahead and here in ahead[0]:
            ahead.popleft()
    return tuple(ahead)


def towards(mark: Places, here: str, ways: Ways, passed: Collection[str]) -> list[str]:
    """Return where a line may go on from `here` to come to a mark, meeting no state of `passed` again.

    Where the ways there come together before the mark, it says nothing of them, and they are all returned; else those
    by which it is reached soonest. There are none if no way leads there.
    """
    targets = [step.target for step in ways.get(here, ()) if step.target not in passed]
    away = {name: _distance(name, mark, ways, passed) for name in targets}
    leading = {name: far for name, far in away.items() if far is not None}
    if len(leading) < 2 or any(_all_pass(name, leading, mark, ways, passed) for name in {*ways} - mark):
        return [*leading]
    return [name for name, far in leading.items() if far == min(leading.values())]


def _all_pass(state: str, starts: Collection[str], mark: Places, ways: Ways, passed: Collection[str]) -> bool:
    """Tell whether every way to a mark, from each of `starts`, goes through `state`."""
    return all(start == state or _distance(start, mark, ways, {*passed, state}) is None for start in starts)


def _distance(start: str, mark: Places, ways: Ways, passed: Collection[str]) -> int | None:
    """Return over how many ways a mark is reached at the soonest."""
    return next((far for name, far in _reached(start, ways, passed) if name in mark), None)


def _reached(start: str, ways: Ways, passed: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield the states that ways lead to from `start`, the nearest first, each with how many ways there are to it."""
    seen = {start, *passed}
    queue = deque([(start, 0)])
    while queue:
        name, far = queue.popleft()
        yield name, far
        for step in ways.get(name, ()):
            if step.target not in seen:
                seen.add(step.target)
                queue.append((step.target, far + 1))
