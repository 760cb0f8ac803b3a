"""Which decisions wait for nobody: they only ask what is known by the time a case comes to them."""

from __future__ import annotations

from remit.derive.facts import Facts, truth
from remit.model.policy import Branch, Procedure, rules_in
from remit.syntax.clause import Condition, Done, Fact, Group


def settled(branch: Branch | None) -> bool:
    """Tell whether a decision only asks what is known by then, and nobody's judgement and no time is waited for."""
    if branch is None or branch.rule is not None or branch.sorts:
        return False
    return all(_known(case.condition) for case in branch.cases)


def ruled_out(procedure: Procedure, facts: Facts) -> frozenset[str]:
    """Return the answers to decisions that cannot come any more with what is known of a case."""
    found: set[str] = set()
    for branch in procedure.branches() if facts else ():
        possible: list[str] = []
        for case in branch.cases:
            held = True if case.condition is None else truth(case.condition, facts)
            if held is None or held is not case.negated:
                possible.append(case.key)
            if held is not None and held is not case.negated:
                break
        if branch.rule is None:
            found.update(f"{branch.id}.{case.key}" for case in branch.cases if case.key not in possible)
    return frozenset(found)


def left_out(procedure: Procedure, facts: Facts) -> frozenset[str]:
    """Return the rules that stand under an answer that cannot come any more."""
    closed = ruled_out(procedure, facts)
    cases = ((f"{branch.id}.{case.key}", case) for branch in procedure.branches() for case in branch.cases)
    return frozenset(rule.id for answer, case in cases if answer in closed for rule in rules_in(case.items))


def _known(condition: Condition | None) -> bool:
    if isinstance(condition, Group):
        return all(_known(item) for item in condition.items)
    if isinstance(condition, Fact):
        return not condition.judge
    return not (isinstance(condition, Done) and condition.limit is not None)
