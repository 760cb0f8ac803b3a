"""What the language can say and the machine does not do yet. It is told with its place, never in silence."""

from __future__ import annotations

from collections.abc import Iterator

from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import Count, Done, Group, Norm, Outcome, Pause


def not_compiled(procedure: Procedure) -> Iterator[tuple[Rule, str]]:
    """Yield the rules that are not, or not wholly, part of the machine, with what is missing in an author's words."""
    for rule in procedure.rules():
        if reason := _reason(rule) or _afterwards(rule, procedure.stages[0].id):
            yield rule, reason


def _reason(rule: Rule) -> str:
    said = rule.sentence.statement
    if isinstance(said, Pause) and said.start is None:
        return "a clock that stops while somebody waits"
    if isinstance(said, Norm) and len(said.actions) > 1:
        return "a duty that is kept by either of two acts"
    if rule.sentence.otherwise is not None:
        return "a time for everyone else (`otherwise within`)"
    limit = rule.limit
    if limit is not None and limit.kind == "agreed":
        return "a date that is agreed"
    if rule.part is not Part.STEP and _turns_on_acts(rule) and _leads(rule):
        return "a way on that depends on what somebody has or has not done"
    if rule.outcome is not None and rule.outcome.kind == "leaves running":
        return "another case that runs beside this one"
    return ""


def _leads(rule: Rule) -> bool:
    return rule.part is Part.WAY_IN or (rule.verb is not None and rule.verb.role in ("way in", "ends"))


def _afterwards(rule: Rule, first: str) -> str:
    """Return what is missing where something else than the end of the case follows, or follows a lapsed time."""
    after = rule.sentence.after
    if after is None:
        return ""
    if isinstance(after, Outcome):
        lapses = rule.part is Part.WAY_IN and rule.stage != first and rule.strength != "should" and after.kind == "is"
        if lapses or (rule.part is Part.STEP and rule.limit is None):
            return ""
    return "what follows when a time has passed (`after which`)"


def _turns_on_acts(rule: Rule) -> bool:
    condition = rule.condition
    atoms = condition.items if isinstance(condition, Group) else (condition,)
    return any(isinstance(atom, Done | Count) for atom in atoms)
