"""Whoever is dissatisfied can complain at once: nothing has to be tried or waited for before.

`first` are words by which an exclusion turns away whoever raises something for the first time.

Being asked to try something first is no obstacle; having to is one. A stage before stage 1 is one too, unless stage 1
can be asked for at any time beside it.

Given:
    {first: [for the first time]}

Met:
    - The complainant should contact the service before the complaint.
    - The officer must respond within 10 working days of receipt.

Not met:
    - The complainant must contact the service before the complaint.
    - The officer must respond within 10 working days of receipt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, met, names, not_met, silent, words
from remit.judging.view import View
from remit.model.policy import Branch, Part

TAKES = {"first": "words"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether stage 1 is open from the first word of dissatisfaction."""
    stage = view.stage(1)
    if stage is None:
        return silent(view, "how a complaint begins")
    for each in (*view.informal, stage):
        for rule in view.rules(each):
            before = rule.limit is not None and rule.limit.kind in ("before", "at least before")
            if before and view.is_complainant(rule) and rule.strength == "must":
                return not_met(
                    "a complainant has to do something else before a complaint is taken",
                    view.said(rule),
                    help="write `should`, or `may`, where people are only asked to",
                )
    if (chosen := _chosen_by_the_council(view, given)) is not None:
        return chosen
    if not view.informal:
        asked = [rule for rule in view.rules(stage) if rule.strength == "should" and view.is_complainant(rule)]
        steps = [rule for rule in view.rules(stage) if rule.part is Part.STEP]
        return met(
            f"{view.label(stage)} begins when the complaint is received", *map(view.said, (*asked[:1], *steps[:1]))
        )
    open_ = [rule for rule in view.ways_in(stage) if rule.limit is not None and rule.limit.kind == "at any time"]
    if open_:
        return met(
            f"{view.label(stage)} can be asked for at any time, beside `{view.informal[0].title}`",
            *map(view.said, open_),
        )
    return not_met(
        f"a complaint has to pass through `{view.informal[0].title}` before {view.label(stage)} is open",
        span=view.place(view.informal[0]),
        help=f"open {view.label(stage)} at any time: `The complainant may submit the complaint at any time.`",
    )


def _chosen_by_the_council(view: View, given: Mapping[str, Any]) -> Answer | None:
    """Return that nobody can tell where the council says what becomes of somebody's first word."""
    for each in view.procedure.exclusions:
        if names(each.what.text, words(given, "first")):
            evidence = view.named(each)
            return cannot_tell(
                "what is raised for the first time is no complaint; whether whoever is dissatisfied may still complain "
                "is not said",
                evidence,
            )
    for item in view.procedure.arrival:
        if isinstance(item, Branch) and item.sorts and item.rule is not None:
            why = "the council decides whether it is a complaint; whether the person may insist on one is not said"
            return cannot_tell(why, view.said(item.rule))
    return None
