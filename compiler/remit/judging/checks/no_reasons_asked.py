"""Somebody who asks for the next stage need not say why.

Given:
    {stage: "2", reasons: [the reason, the evidence, the desired outcome]}

Met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules: [The complainant may escalate., The officer must respond within 20 working days of the escalation.]

Not met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules:
        - The complainant may escalate, giving the reason.
        - The officer must respond within 20 working days of the escalation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, joined, leaning, met, names, not_met, silent, words
from remit.judging.view import View
from remit.model.policy import Rule

TAKES = {"stage": "number", "reasons": "items"}

_ASKED = ("should", "may")


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether asking for a stage demands nothing but the request."""
    stage = view.stage(given["stage"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    ways = view.ways_in(stage)
    if not ways:
        return silent(view, f"how a complaint comes to {view.label(stage)}", stage)
    said = [phrase for _, phrases in view.book.items_named(words(given, "reasons")) for phrase in phrases]
    asked: list[tuple[Rule, tuple[str, ...], bool]] = []
    for rule in ways:
        if told := _named(view.listed(rule), said):
            asked.append((rule, told, rule.strength != "should"))
        elif rule.action is not None and (rule.action.manner == "in writing" or rule.action.by_channel):
            asked.append((rule, (rule.action.manner or joined(rule.action.by_channel, "or"),), rule.strength == "must"))
    others = (rule for rule in view.rules(stage) if rule not in ways)
    named = ((rule, _named(_demanded(view, rule), said)) for rule in others)
    asked += [(rule, told, rule.strength not in _ASKED) for rule, told in named if told]
    demanded = [each for each in asked if each[2]]
    if demanded:
        rule, told, _ = demanded[0]
        return not_met(
            f"whoever asks for {view.label(stage)} has to give {joined(told)}",
            *(view.said(each) for each, _, _ in demanded),
            help="let the request be enough; what would help may be asked for with `may`",
        )
    if asked:
        rule, told, _ = asked[0]
        said_so = (
            f"whoever asks for {view.label(stage)} is asked for {joined(told)}; whether that is demanded is not said"
        )
        return cannot_tell(said_so, *(view.said(each) for each, _, _ in asked))
    return leaning(view, met(f"{view.label(stage)} is asked for without giving reasons", *map(view.said, ways)), stage)


def _demanded(view: View, rule: Rule) -> tuple[str, ...]:
    """Return what a rule beside the way in asks of the complainant, or of the request itself."""
    if rule.action is None or rule.strength == "must not":
        return ()
    things = tuple(thing.name for thing in (*rule.action.things, *rule.action.giving))
    of_request = rule.verb is not None and rule.verb.attaches and not rule.actors and _request(view, rule)
    if of_request or (view.is_complainant(rule) and rule.strength in ("must", "should")):
        return things
    return ()


def _request(view: View, rule: Rule) -> bool:
    subjects = getattr(rule.sentence.statement, "subjects", ())
    return any(
        getattr(subject, "event", None) and subject.event.event in view.words("escalation") for subject in subjects
    )


def _named(told: tuple[str, ...], said: list[str]) -> tuple[str, ...]:
    return tuple(item for item in told if names(item, said))
