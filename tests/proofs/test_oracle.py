"""The worst cases agree with z3, which is told the promises of a policy as differences between days and no more."""

from __future__ import annotations

import random

import pytest
import z3  # type: ignore[import-untyped]

from remit.derive.reckoning import Assume
from remit.derive.ways import Lack
from tests.derive.written import policy, sound
from tests.proofs.asked import times_of
from tests.proofs.random_policies import FACTS, Made, Step, made, pairs

POLICIES = 120
QUESTIONS = 6
"""So many pairs of events are asked of each policy."""


def worst_by_z3(written: Made, start: str, end: str, *, extensions: bool) -> int | str | None:
    """Return the largest difference between two days; None if there is none, "never" if not both can happen."""
    days = {event: z3.Int(event) for event in ("receipt", *(step.event for step in written.steps))}
    answers = [z3.Bool(f"question {number}") for number in range(len(FACTS) + 1)]
    happens = {step.event: z3.And([answers[at] == said for at, said in step.needs]) for step in written.steps}
    happens["receipt"] = z3.And()
    solver = z3.Optimize()
    solver.add(happens[start], happens[end])
    order = list(days)
    for number, before in enumerate(order):
        for after in order[number + 1 :]:
            solver.add(z3.Implies(z3.And(happens[before], happens[after]), days[before] <= days[after]))
    for step in written.steps:
        if step.days is not None:
            solver.add(z3.Implies(happens[step.event], kept(step, days, happens, extensions=extensions)))
    difference = solver.maximize(days[end] - days[start])
    if solver.check() != z3.sat:
        return "never"
    found = solver.upper(difference)
    return int(found.as_long()) if isinstance(found, z3.IntNumRef) else None


def kept(step: Step, days: dict[str, z3.ArithRef], happens: dict[str, z3.BoolRef], *, extensions: bool) -> z3.BoolRef:
    """Return that a step is in time."""
    assert step.days is not None
    longest = step.days if not extensions else step.in_total or step.days + (step.more or 0)
    lengths = (longest, step.second) if step.pick else (longest,) * len(step.starts)
    each = [
        (happens[start], days[step.event] <= days[start] + more)
        for start, more in zip(step.starts, lengths, strict=True)
    ]
    begun = [start for start, _ in each]
    if step.pick == "earlier":
        return z3.And([z3.Implies(start, in_time) for start, in_time in each])
    free = z3.Not(z3.And(begun) if step.pick == "later" else z3.Or(begun))
    return z3.Or(free, *(z3.And(start, in_time) for start, in_time in each))


@pytest.mark.parametrize("seed", range(POLICIES))
def test_z3_finds_the_same_worst_cases(seed: int) -> None:
    written = made(seed)
    times = times_of(sound(policy(written.text)))
    every = list(pairs(written))
    asked = random.Random(seed).sample(every, min(len(every), QUESTIONS))
    extensions = seed % 2 == 0

    found = {}
    for start, end in asked:
        first, last = (f"complaint.{name}" + ("" if name == "receipt" else ".done") for name in (start, end))
        bound = times.worst(first, last, Assume(extensions=extensions))
        never = bound.why is not None and bound.why.lack is Lack.NEVER
        found[start, end] = "never" if never else bound.days

    assert found == {(start, end): worst_by_z3(written, start, end, extensions=extensions) for start, end in asked}
