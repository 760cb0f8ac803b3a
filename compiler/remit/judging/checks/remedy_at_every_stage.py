"""Things can be put right at every stage, so that nobody has to go on to get a remedy.

Given:
    {stages: ["1", "2"], words: [remedy, remedies, apology], verbs: [apologise, put right, remedy]}

Met:
    - stage: 1
      rules:
        - The officer must respond within 10 working days of receipt.
        - The response must include the decision and any remedy.
    - stage: 2
      rules:
        - The complainant may escalate.
        - The director must respond within 20 working days of the escalation.
        - The response must include the decision and any remedy.

Not met:
    - stage: 1
      rules:
        - The officer must respond within 10 working days of receipt.
        - The response must include the decision and the reason.
    - stage: 2
      rules:
        - The complainant may escalate.
        - The director must respond within 20 working days of the escalation.
        - The response must include the decision and any remedy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, met, names, not_met, silent, words
from remit.judging.view import View
from remit.model.policy import Rule, Stage

TAKES = {"stages": "numbers", "words": "words", "verbs": "words", "statement": "statement?"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether every stage of the council speaks of remedies."""
    stages = [stage for number in words(given, "stages") if (stage := view.stage(number)) is not None]
    speaks = {stage.id: _remedies(view, stage, given) for stage in stages}
    having = [stage for stage in stages if speaks[stage.id]]
    evidence = tuple(view.said(rules[0]) for rules in speaks.values() if rules)
    missing = [view.label(stage) for stage in stages if stage not in having]
    if stages and not missing:
        return met(f"things can be put right at {joined(view.label(stage) for stage in stages)}", *evidence)
    stated = view.stated(given["statement"]) if "statement" in given else None
    if having and having[0] is not stages[0]:
        return not_met(
            f"remedies stand at {view.label(having[0])} only; whoever wants one has to go on to it",
            *evidence,
            help="write the rule under `in every stage:`",
        )
    if having:
        return cannot_tell(
            f"the policy speaks of remedies at {view.label(having[0])}, and not at {joined(missing)}", *evidence
        )
    if stated is not None:
        return cannot_tell("the policy names remedies, and not at which stage they can be had", stated)
    return silent(view, "at which stages things can be put right", help="write the rule under `in every stage:`")


def _remedies(view: View, stage: Stage, given: Mapping[str, Any]) -> list[Rule]:
    verbs, said = words(given, "verbs"), words(given, "words")
    return [
        rule
        for rule in view.rules(stage)
        if (rule.verb is not None and rule.verb.base in verbs and view.is_council(rule))
        or (rule.action is not None and any(names(thing.name, said) for thing in rule.action.things))
    ]
