"""Somebody who asks for the next stage need not say why.

Given:
    {stage: "2", reasons: [the reason, the evidence, the desired outcome], free: [the complainant is dissatisfied]}

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

from collections.abc import Mapping, Sequence
from typing import Any

from remit.assessment import Answer, Verdict
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, leaning, met, names, not_met, silent, words, worst
from remit.judging.letters import listed
from remit.judging.view import View, conditions
from remit.model.policy import Rule, Stage
from remit.syntax.clause import Fact

TAKES = {"stage": "number", "reasons": "items", "free": "words?", "harmless": "words?"}

_ASKED = ("should", "may")


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether asking for a stage, or for one after it, demands nothing but the request."""
    stage = view.stage(given["stage"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    later = [_decide(view, each, given) for each in view.formal[view.formal.index(stage) + 1 :]]
    return worst([_decide(view, stage, given), *(each for each in later if each.verdict is Verdict.NOT_MET)])


def _decide(view: View, stage: Stage, given: Mapping[str, Any]) -> Answer:
    ways = view.asked(stage)
    if not ways and (view.ways_in(stage) or not view.entries(stage)):
        return silent(view, f"how a complaint comes to {view.label(stage)}", stage)
    said = [phrase for _, phrases in view.book.items_named(words(given, "reasons")) for phrase in phrases]
    told = ((rule, _named(listed(rule), said)) for rule in ways)
    asked = [(rule, items, rule.strength != "should") for rule, items in told if items]
    known = {rule.id for rule in ways}
    beside = [(rule, _demanded(view, rule)) for rule in view.rules(stage) if rule.id not in known]
    beside = [(rule, items) for rule, items in beside if items]
    named = ((rule, _named(items, said)) for rule, items in beside)
    asked += [(rule, items, rule.strength not in _ASKED) for rule, items in named if items]
    demanded = [each for each in asked if each[2]]
    if demanded:
        items = demanded[0][1]
        return not_met(
            f"whoever asks for {view.label(stage)} has to give {joined(items)}",
            *(view.said(each) for each, _, _ in demanded),
            help="let the request be enough; what would help may be asked for with `may`",
        )
    if asked:
        items = asked[0][1]
        said_so = (
            f"whoever asks for {view.label(stage)} is asked for {joined(items)}; whether that is demanded is not said"
        )
        return cannot_tell(said_so, *(view.said(each) for each, _, _ in asked))
    if (gate := _conditional(view, stage, ways, words(given, "free"))) is not None:
        return gate
    if (other := _other(view, stage, ways, beside, words(given, "harmless"))) is not None:
        return other
    free = f"the policy asks for no reasons from whoever wants {view.label(stage)}"
    answer = met(free if ways else f"a complaint comes to {view.label(stage)} unasked", *map(view.said, ways))
    return leaning(view, answer, stage)


def _conditional(view: View, stage: Stage, ways: Sequence[Rule], free: tuple[str, ...]) -> Answer | None:
    """Return that a condition has to be shown before a stage may be asked for."""
    for rule in ways:
        for each in conditions(rule.condition):
            if isinstance(each, Fact) and each.name not in free:
                return not_met(
                    f"whoever asks for {view.label(stage)} has to show that {each.name}",
                    view.said(rule),
                    span=rule.place(each.span) if each.span != (0, 0) else rule.span,
                    help="let the request be enough; name under `not for this procedure` what is not taken",
                )
    return None


def _other(
    view: View,
    stage: Stage,
    ways: Sequence[Rule],
    beside: Sequence[tuple[Rule, tuple[str, ...]]],
    harmless: tuple[str, ...],
) -> Answer | None:
    """Return that something else is demanded, of which nobody can tell whether it is a reason."""
    told = [(rule, listed(rule)) for rule in ways if rule.strength != "should"]
    told += [(rule, items) for rule, items in beside if rule.strength == "must"]
    for rule, items in told:
        unknown = tuple(item for item in items if not names(item, harmless))
        if unknown:
            why = (
                f"whoever asks for {view.label(stage)} has to give {joined(unknown)}; whether that is a reason is open"
            )
            return cannot_tell(why, view.said(rule))
    return None


def _demanded(view: View, rule: Rule) -> tuple[str, ...]:
    """Return what a rule beside the way in asks of the complainant, or of the request itself."""
    if rule.action is None or rule.strength == "must not":
        return ()
    of_request = rule.verb is not None and rule.verb.attaches and not rule.actors and _request(view, rule)
    if not of_request and (rule.strength not in ("must", "should") or not view.is_complainant(rule)):
        return ()
    asked = (*rule.action.things, *rule.action.giving)
    return tuple(thing.name for thing in asked if thing.kind in ("item", "quote"))


def _request(view: View, rule: Rule) -> bool:
    subjects = getattr(rule.sentence.statement, "subjects", ())
    return any(
        getattr(subject, "event", None) and subject.event.event in view.words("escalation") for subject in subjects
    )


def _named(told: tuple[str, ...], said: list[str]) -> tuple[str, ...]:
    return tuple(item for item in told if names(item, said))
