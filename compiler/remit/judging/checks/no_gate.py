"""Nothing stands between somebody who asks and the next stage but what the exclusions name.

Given:
    {stage: "2", free: [the complainant is dissatisfied]}

Met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules: [The complainant may escalate., The officer must respond within 20 working days of the escalation.]

Not met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules:
        - The complainant may escalate.
        - rule: The council must decide whether to accept the complaint.
          if so: [The officer must respond within 20 working days of the escalation.]
          otherwise: [The complaint is closed.]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, leaning, met, not_met, silent, words
from remit.judging.view import View, conditions
from remit.model.policy import Branch, Item, Rule, Stage, rules_in
from remit.syntax.clause import Done, Fact

TAKES = {"stage": "number", "free": "words?"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether asking for a stage is enough to come to it."""
    stage = view.stage(given["stage"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    ways = view.asked(stage)
    if not ways and not view.ways_in(stage) and view.entries(stage):
        why = f"a complaint comes to {view.label(stage)} unasked, by what is found of it"
        return cannot_tell(f"{why}; whether asking is enough is not said", span=view.place(stage))
    if not ways:
        return silent(view, f"how a complaint comes to {view.label(stage)}", stage)
    free = words(given, "free")
    for rule in ways:
        if (gate := _condition(view, rule, free)) is not None:
            return gate
    if (decision := _decision(view, stage)) is not None:
        return not_met(
            f"the council decides first whether {view.label(stage)} is opened at all",
            view.said(decision),
            help="let whoever asks come to the stage; name under `not for this procedure` what is not taken",
        )
    refusals = view.refusals(view.rules(stage), view.words("refusal"))
    if refusals and not view.procedure.exclusions:
        why = f"the council may refuse {view.label(stage)}, and the policy does not say on what grounds"
        return cannot_tell(why, view.said(refusals[0]), help="name the grounds under `not for this procedure`")
    window = " in the time that the policy gives for it" if any(rule.limit is not None for rule in ways) else ""
    answer = met(f"{view.label(stage)} is opened by asking for it{window}", *map(view.said, ways))
    return leaning(view, answer, stage) if not view.rules(stage)[1:] else answer


def _condition(view: View, rule: Rule, free: tuple[str, ...]) -> Answer | None:
    """Return what a condition on asking for a stage makes of it."""
    for each in conditions(rule.condition):
        if isinstance(each, Done) or (isinstance(each, Fact) and each.name in free and not each.judge):
            continue
        judged = isinstance(each, Fact) and bool(each.judge)
        who = "somebody judges first whether it may be" if judged else "only under a condition can it be"
        return not_met(
            f"{who} asked for: `{rule.text.text}`",
            view.said(rule),
            span=rule.place(each.span) if each.span != (0, 0) else rule.span,
            help="let the complainant ask without a condition; name under `not for this procedure` what is not taken",
        )
    return None


def _decision(view: View, stage: Stage) -> Rule | None:
    """Return a decision of the council that stands right behind the way in and can turn the complaint away."""
    for number, item in enumerate(stage.items):
        if isinstance(item, Branch) and item.rule is not None and item.rule.verb is not None:
            opens = item.rule.verb.role == "decision" and view.is_council(item.rule)
            turned = any(_turns_away(rule) for case in item.cases for rule in rules_in(case.items))
            if opens and (turned or _unanswered(view, item, stage.items[number + 1 :])):
                return item.rule
        elif isinstance(item, Rule) and item.noun in (*view.words("response"), "investigation"):
            return None
    return None


def _unanswered(view: View, decision: Branch, behind: tuple[Item, ...]) -> bool:
    """Tell whether of the ways out of a decision one leads to an answer and another to none."""
    answers = view.words("response")
    found = {any(rule.noun in answers for rule in rules_in((*case.items, *behind))) for case in decision.cases}
    return found == {True, False}


def _turns_away(rule: Rule) -> bool:
    return rule.outcome is not None or (rule.verb is not None and rule.verb.role == "ends")
