"""What the language can say and the machine does not do yet. It is told with its place, never in silence."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.silence import lapses_beside
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import Done, Group, Outcome


def not_compiled(procedure: Procedure) -> Iterator[tuple[Rule, str]]:
    """Yield the rules that are not, or not wholly, part of the machine, with what is missing in an author's words."""
    followed = {rule.follows for rule in procedure.rules()}
    for rule in procedure.rules():
        if reason := _reason(rule) or ("" if rule.id in followed else _afterwards(rule, procedure.stages[0].id)):
            yield rule, reason


def _reason(rule: Rule) -> str:
    if rule.alternatives and rule.part is Part.WAY_IN and _turns_on_acts(rule):
        return "a way in by either of two acts that turns on what somebody has or has not done"
    if rule.sentence.otherwise is not None and not _two_times(rule):
        return "a time for everyone else that is not counted"
    return ""


def _turns_on_acts(rule: Rule) -> bool:
    atoms = rule.condition.items if isinstance(rule.condition, Group) else (rule.condition,)
    return any(isinstance(atom, Done) for atom in atoms)


def _two_times(rule: Rule) -> bool:
    """Tell whether a rule gives two times that are counted, or one that is and `at once`."""
    limit, otherwise = rule.limit, rule.sentence.otherwise
    if limit is None or otherwise is None:
        return False
    counted = ("within", "agreed")
    if "at once" in (kinds := {limit.kind, otherwise.kind}):
        return kinds <= {"at once", *counted}
    if limit.duration is None or otherwise.duration is None:
        return False
    return limit.kind in counted and otherwise.kind in counted and not otherwise.pick


def _afterwards(rule: Rule, first: str) -> str:
    """Return what is missing where something else than the end of the case follows, or follows a lapsed time."""
    after = rule.sentence.after
    if after is None:
        return ""
    if isinstance(after, Outcome):
        within = rule.limit is not None and rule.limit.kind == "within"
        lapses = rule.part is Part.WAY_IN and rule.stage != first and within
        if lapses or lapses_beside(rule) or (rule.part is Part.STEP and rule.limit is None):
            return ""
    return "what follows when a time has passed (`after which`)"
