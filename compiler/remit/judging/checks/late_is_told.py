"""Whoever waits longer than promised is told when the answer comes and why.

Given:
    {stages: ["1", "2"], of: response, tells: [the reason, the new date]}

Met:
    - The officer must respond within 10 working days of receipt.
    - The officer may extend the response by up to 10 working days, giving the reason and the new date.

Not met:
    - The officer must respond within 10 working days of receipt.
    - The officer may extend the response by up to 10 working days, giving the Ombudsman's details and the options.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, met, not_met, silent, told_apart, words, worst
from remit.judging.letters import late_notices, tells, told_by
from remit.judging.together import occasions
from remit.judging.view import View
from remit.model.policy import Rule, Stage

TAKES = {"stages": "numbers", "of": "event", "tells": "items"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether lateness is told at every stage."""
    stages = [stage for number in words(given, "stages") if (stage := view.stage(number)) is not None]
    if not stages:
        return silent(view, "what happens when an answer is late")
    return worst(_at(view, stage, given) for stage in stages)


def _at(view: View, stage: Stage, given: Mapping[str, Any]) -> Answer:
    rules = [*view.extensions(stage), *late_notices(view, stage), *_warnings(view, stage)]
    if not rules:
        what = f"what is told when the {given['of']} at {view.label(stage)} will be late"
        return silent(view, what, stage, "for example: `The officer may extend …, giving the reason and the new date.`")
    return worst(_told(view, stage, given, group) for group in occasions(stage, rules))


def _told(view: View, stage: Stage, given: Mapping[str, Any], rules: list[Rule]) -> Answer:
    """Return whether what one case may be told says it all."""
    told = told_by(view, stage, rules, "extension")
    missing, several = told_apart(view, told, words(given, "tells"))
    evidence = tuple(dict.fromkeys(view.said(rule) for rule in (*told.values(), *rules)))
    if not missing:
        return met(f"whoever has to wait longer at {view.label(stage)} is told {joined(told)}", *evidence)
    if several > 1:
        said = (
            f"whoever has to wait longer at {view.label(stage)} is told {joined(told)}, and not {joined(missing, 'or')}"
        )
        return not_met(said, *evidence, help=f"add {joined(missing)}")
    what = f"that {joined(missing)} {'is' if len(missing) == 1 else 'are'} told when {view.label(stage)} takes longer"
    return cannot_tell(f"the policy does not say {what}", *evidence, help=f"add {joined(missing)} behind `giving`")


def _warnings(view: View, stage: Stage) -> list[Rule]:
    """Return the duties to tell when an answer is to be expected."""
    return [
        rule
        for rule in view.rules(stage)
        if view.is_council(rule)
        and rule.verb is not None
        and rule.verb.communication
        and rule.condition is not None
        and tells(view, rule, "the new date")
    ]
