"""The answer goes out when it is known; what is still to be done is followed up after it.

Given:
    {stage: "1", actions: [implement, put right], follows: [update], statement: going on after the answer}

Met:
    - The officer must respond within 10 working days of receipt.
    - The officer must update the complainant every 10 working days until the closure.
    statements: {going on after the answer: actions are tracked and the person is told}

Not met:
    - The officer must put right the problem before the response.
    - The officer must respond within 10 working days of receipt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import met, not_met, silent, words
from remit.judging.view import View
from remit.model.policy import Rule

TAKES = {"stage": "number", "actions": "words", "follows": "words", "statement": "statement?"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether a stage's answer waits for what is done about it, and whether that is followed up."""
    stage = view.stage(given["stage"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    rules = view.rules(stage)
    answers = view.making(stage, "response")
    nouns = view.words("response")
    for rule in rules:
        waits = (
            rule.limit is not None and rule.limit.kind == "before" and any(e.event in nouns for e in rule.limit.events)
        )
        if waits and _base(rule) in words(given, "actions"):
            return not_met(
                f"the answer at {view.label(stage)} waits until this is done",
                view.said(rule),
                help="let the answer go out when it is known, and say how open actions are followed up",
            )
    stated = view.stated(given["statement"]) if "statement" in given else None
    if stated is not None:
        return met("what is still open after the answer is followed up", stated)
    for rule in rules[rules.index(answers[0]) + 1 :] if answers else ():
        if _base(rule) in words(given, "follows") and view.is_council(rule):
            return met(f"what is still open after the answer at {view.label(stage)} is followed up", view.said(rule))
    what = f"whether the answer at {view.label(stage)} waits for what is done, and how that is followed up"
    return silent(view, what, stage, "say it under `statements:`, `going on after the answer:`")


def _base(rule: Rule) -> str:
    return rule.verb.base if rule.verb is not None else ""
