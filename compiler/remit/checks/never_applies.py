"""Every condition can be true.

A rule under a condition that contradicts itself can never apply: it only looks like a promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.checks.branches import branches_of, holds, worlds
from remit.checks.limits import rules_of
from remit.diagnostic import Finding
from remit.source import Span
from remit.syntax.clause import Condition


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every condition that nothing fulfils."""
    for condition, span in _conditions(subject):
        possible = worlds((condition,))
        if possible is not None and not any(holds(condition, world) for world in possible):
            yield Finding(
                "this condition contradicts itself, so the rule can never apply",
                span,
                help="take one of the two parts away, or join them with `or`",
            )


def _conditions(subject: Subject) -> Iterator[tuple[Condition, Span]]:
    seen: set[Span] = set()
    for rule in rules_of(subject.policy):
        if rule.condition is not None and rule.span not in seen:
            seen.add(rule.span)
            yield rule.condition, rule.place(rule.condition.span)
    for branch in branches_of(subject.policy):
        for case in branch.cases:
            if case.condition is not None and case.span not in seen:
                seen.add(case.span)
                yield case.condition, case.span
