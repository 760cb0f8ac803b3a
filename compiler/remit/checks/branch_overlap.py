"""A case fits one branch of `one of`, not two.

Where two fit, two officers may promise different things, and both are right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from remit.checks import Subject
from remit.checks.branches import World, branches_of, holds, told, worlds
from remit.diagnostic import Finding, Note
from remit.model.policy import Case
from remit.syntax.clause import Fact
from remit.syntax.printer import print_condition


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every two branches that one case fits, with such a case."""
    for branch in branches_of(subject.policy):
        cases = [case for case in branch.cases if case.condition is not None]
        if len(cases) < 2:
            continue
        possible = worlds(tuple(case.condition for case in cases if case.condition is not None)) or []
        for first, second in combinations(cases, 2):
            both = (world for world in possible if _fits(first, world) and _fits(second, world))
            if (world := next(both, None)) is not None:
                yield Finding(
                    f"a case fits this branch and an earlier one: {told(world)}",
                    second.span,
                    help=_cure(first),
                    notes=(Note("the earlier branch", first.span),),
                )


def _cure(first: Case) -> str:
    """Return how two conditions are told apart: by the one fact of the earlier one, or in general."""
    if isinstance(first.condition, Fact):
        other = print_condition(replace(first.condition, negated=not first.condition.negated))
        return f"let this branch be for the others alone: `… and {other}`"
    return "make the conditions exclude each other, for example with `at most` and `more than`"


def _fits(case: Case, world: World) -> bool:
    return case.condition is not None and holds(case.condition, world)
