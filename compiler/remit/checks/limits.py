"""The times of a policy as its authors said them."""

from __future__ import annotations

from collections.abc import Iterator

from remit.model.policy import Policy, Rule, rules_in
from remit.syntax.clause import Condition, Done, Limit, Norm, Sentence, atoms


def rules_of(policy: Policy) -> Iterator[Rule]:
    """Yield every rule of a policy; those of the arrival once, though every procedure begins with them."""
    for number, procedure in enumerate(policy.procedures):
        arrival = {rule.id for rule in rules_in(procedure.arrival)} if number else set()
        yield from (rule for rule in procedure.rules() if rule.id not in arrival)
    yield from rules_in(policy.reports)


def limits_said(policy: Policy) -> Iterator[tuple[Rule, Limit]]:
    """Yield every time as said, with its rule, in the order of the policy."""
    for rule in rules_of(policy):
        for limit in limits_in(rule.said):
            yield rule, limit


def limits_in(sentence: Sentence) -> Iterator[Limit]:
    """Yield the times of a sentence."""
    if isinstance(sentence.statement, Norm):
        for action in sentence.statement.actions:
            yield from action.limits
    if sentence.otherwise is not None:
        yield sentence.otherwise
    if sentence.when is not None:
        yield from _in_condition(sentence.when.condition)


def _in_condition(condition: Condition) -> Iterator[Limit]:
    for atom in atoms(condition):
        if isinstance(atom, Done) and atom.limit is not None:
            yield atom.limit
