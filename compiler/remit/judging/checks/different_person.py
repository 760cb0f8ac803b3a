"""Whoever considers one stage is not the person who considered the stage before.

Two posts that are named for two stages are two people. A rule that says so is better than two names. `considers` are
the verbs by which somebody considers a complaint, `hands over` those by which they get it; `anybody` names no post.

Given:
    {stage: "2", other than: "1", considers: [investigate, review], hands over: [pass], anybody: [the council]}

Met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules: [The complainant may escalate., The director must respond within 20 working days of the escalation.]

Not met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules: [The complainant may escalate., The officer must respond within 20 working days of the escalation.]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, met, not_met, silent, words
from remit.judging.view import View
from remit.model.policy import Rule, Stage
from remit.syntax.clause import Norm, Qualification

TAKES = {"stage": "number", "other than": "number", "considers": "words", "hands over": "words", "anybody": "words"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether somebody else considers the later stage."""
    later, earlier = view.stage(given["stage"]), view.stage(given["other than"])
    if later is None or earlier is None:
        return silent(view, f"anything of a stage {given['stage'] if later is None else given['other than']}")
    for rule in view.rules(later):
        if _apart(view, rule, earlier, words(given, "considers")):
            return met(
                f"who considers {view.label(later)} is not who considered {view.label(earlier)}", view.said(rule)
            )
    first, second = _posts(view, earlier, given), _posts(view, later, given)
    evidence = tuple(view.said(rule) for rule in (*first.values(), *second.values()))
    both = [post for post in second if post in first]
    if both:
        return not_met(
            f"{joined(both)} may consider both {view.label(earlier)} and {view.label(later)}",
            *(view.said(second[post]) for post in both),
            help=f"say that it is somebody else: `… must not be the person who responded at {view.label(earlier)}.`",
        )
    if first and second:
        return met(
            f"{view.label(earlier)} is for {joined(first, 'or')}, {view.label(later)} for {joined(second, 'or')}",
            *evidence,
        )
    if second and not view.gaps(earlier):
        who = joined(second, "or")
        return cannot_tell(
            f"{view.label(later)} is for {who}; who considers {view.label(earlier)} is not said", *evidence
        )
    return silent(view, f"who considers {view.label(later)}", later)


def _apart(view: View, rule: Rule, earlier: Stage, considers: tuple[str, ...]) -> bool:
    """Tell whether a rule keeps whoever considered the earlier stage out, or asks for somebody above or beside them."""
    statement = rule.sentence.statement
    stages = ("", view.label(earlier))
    if isinstance(statement, Qualification) and statement.stage in stages:
        verb = view.vocabulary.verbs.get(statement.verb)
        answered = verb is not None and verb.noun in view.words("response")
        if statement.verb and statement.verb not in considers and not answered:
            return False
        if statement.strength == "must not":
            return not statement.relations
        return "more senior than" in statement.relations or "independent of" in statement.relations
    return False


def _posts(view: View, stage: Stage, given: Mapping[str, Any]) -> dict[str, Rule]:
    """Return the posts that consider a stage, or that it is handed to, each with the rule that names it."""
    found: dict[str, Rule] = {}
    for rule in view.rules(stage):
        base = rule.verb.base if rule.verb is not None else ""
        named: tuple[str, ...] = ()
        if base in words(given, "considers") or rule.noun in view.words("response"):
            statement = rule.sentence.statement
            stand_in = (statement.stand_in,) if isinstance(statement, Norm) and statement.stand_in else ()
            named = (*rule.actors, *stand_in)
        elif base in words(given, "hands over") and rule.action is not None:
            named = (rule.action.recipient,)
        for post in named:
            if post and post not in words(given, "anybody") and view.vocabulary.parties.get(post) != "complainant":
                found.setdefault(str(post), rule)
    return found
