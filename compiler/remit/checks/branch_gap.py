"""The branches of `one of` leave no case out.

A complaint that fits none of them has no rule: nobody knows what happens to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.checks.branches import branches_of, conditions, holds, told, worlds
from remit.diagnostic import Finding


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every `one of` without an `otherwise` that some case does not fit, with such a case."""
    for branch in branches_of(subject.policy):
        if branch.exhaustive:
            continue
        said = conditions(branch)
        for world in worlds(said) or ():
            if not any(holds(condition, world) for condition in said):
                yield Finding(
                    f"none of these branches is for a case in which: {told(world)}",
                    branch.text.span,
                    help="add a branch for it, or `otherwise:` as the last one",
                )
                break
