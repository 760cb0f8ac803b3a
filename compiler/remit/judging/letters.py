"""What letters tell: the items that rules list, and the notices that stand in for an answer that is late."""

from __future__ import annotations

from collections.abc import Sequence

from remit.judging.answers import names
from remit.judging.view import View, conditions
from remit.model.policy import Rule, Stage
from remit.syntax.clause import Done


def late_notices(view: View, stage: Stage) -> list[Rule]:
    """Return the rules of a stage by which lateness is answered with a notice: no promise then has a limit."""
    found = []
    for rule in view.rules(stage):
        if rule.verb is None or not rule.verb.communication or not view.is_council(rule):
            continue
        instead = bool(rule.alternatives) and rule.noun in view.words("response")
        if instead or (rule.noun not in view.words("response") and _is_late(view, rule, stage)):
            found.append(rule)
    return found


def _is_late(view: View, rule: Rule, stage: Stage) -> bool:
    """Tell whether a rule is for when the answer's time is over: not for a progress notice within it."""
    answers = {each.limit.duration for each in view.making(stage, "response") if each.limit is not None}
    unless = rule.sentence.when is not None and rule.sentence.when.kind == "unless"
    for each in conditions(rule.condition):
        if (
            isinstance(each, Done)
            and each.negated != unless
            and each.limit is not None
            and each.limit.kind in ("in time", "within")
        ):
            asked = each.limit.duration
            own = [time.count for time in answers if time is not None and asked is not None and time.unit == asked.unit]
            if asked is None or not own or asked.count >= min(own):
                return True
    return False


def listed(rule: Rule) -> tuple[str, ...]:
    """Return what a rule says is told: what it gives, and what it tells."""
    action = rule.action
    if action is None:
        return ()
    told = [thing.name for thing in action.giving]
    for other in (action, *rule.alternatives):
        told += [thing.name for thing in other.giving if other is not action]
        if rule.verb is None or rule.verb.role == "side":
            told += [thing.name for thing in other.things if thing.kind in ("item", "quote")]
    return tuple(dict.fromkeys(told))


def _contents(view: View, stage: Stage, rules: Sequence[Rule], nouns: Sequence[str]) -> list[Rule]:
    """Return the rules of a stage that say what the letter of `rules` tells; copying or signing it says nothing."""
    ids = {rule.id for rule in rules}
    return [
        rule
        for rule in view.rules(stage)
        if rule.id not in ids
        and rule.verb is not None
        and rule.action is not None
        and (not rule.actors or any(thing.kind == "item" for thing in rule.action.things))
        and rule.verb.attaches
        and (not ids.isdisjoint(rule.attached_to) or _about(rule) in nouns)
    ]


def told_by(view: View, stage: Stage, rules: Sequence[Rule], event: str) -> dict[str, Rule]:
    """Return what the letters of `rules` tell, each item with the rule that says so; `event` is what they make."""
    more = _contents(view, stage, rules, view.words(event))
    told = {item: rule for rule in (*rules, *more) for item in listed(rule)}
    return told | {thing.name: rule for rule in more if rule.action for thing in rule.action.things}


def tells(view: View, rule: Rule, item: str) -> bool:
    """Tell whether a rule lists something that a letter tells, in one of the words of the code for it."""
    return any(names(said, view.book.items.get(item, ())) for said in listed(rule))


def _about(rule: Rule) -> str:
    """Return the event whose letter a rule speaks of: "the response must include …"."""
    statement = rule.sentence.statement
    subject = getattr(statement, "subjects", ("",))[0]
    event = getattr(subject, "event", None)
    return event.event if event is not None else ""
