"""The branches of `one of` as cases to try: every combination of the facts and counts that they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from remit.derive.facts import Facts, name_of, truth, way_of
from remit.model.policy import Branch, Policy
from remit.syntax.clause import Condition, Count, atoms

MOST = 4096
"""More combinations than these are not tried."""

World = Facts


def branches_of(policy: Policy) -> Iterator[Branch]:
    """Yield every branch of a policy, nested ones included."""
    seen: set[object] = set()
    for branch in (branch for procedure in policy.procedures for branch in procedure.branches()):
        if branch.text.span not in seen:
            seen.add(branch.text.span)
            yield branch


def conditions(branch: Branch) -> tuple[Condition, ...]:
    """Return the conditions of the branches that have one."""
    return tuple(case.condition for case in branch.cases if case.condition is not None)


def worlds(said: tuple[Condition, ...]) -> list[World] | None:
    """Return every combination that can make a difference, the plainest first; None where there are too many."""
    choices: dict[str, list[bool | int]] = {}
    for condition in said:
        for atom in atoms(condition):
            if isinstance(atom, Count):
                points = choices.setdefault(name_of(atom), [])
                edges = [atom.low - 1, atom.low, atom.low + 1]
                edges += [atom.high, atom.high + 1] if atom.high is not None else []
                points += [edge for edge in edges if edge >= 0 and edge not in points]
            else:
                choices[name_of(atom)] = [False, True]
    size = 1
    for values in choices.values():
        size *= len(values)
    if size > MOST:
        return None
    ordered = [sorted(values) for values in choices.values()]
    return [world for values in product(*ordered) if _possible(world := dict(zip(choices, values, strict=True)))]


def _possible(world: World) -> bool:
    """Tell whether there can be such a case: it came in one way."""
    return len({way for fact, so in world.items() if so is True and (way := way_of(fact))}) <= 1


def holds(condition: Condition, world: World) -> bool:
    """Tell whether a condition is so in a world that settles it."""
    return truth(condition, world) is True


def told(world: World) -> str:
    """Return a world in words: "the complaint is complex; 12 issues"."""
    parts = [
        (fact if value else f"not: {fact}") if isinstance(value, bool) else f"{value} {fact}"
        for fact, value in world.items()
    ]
    return "; ".join(parts)
