"""Nothing is turned away whatever the circumstances: exclusions can be lifted, or each case is looked at by itself.

A law or somebody else's procedure may bar a whole class; that is a route, not a blanket exclusion.

Given:
    {statement: case by case, absolute: [under any circumstances, without exception], open: other exclusions}

Met:
    - The officer must respond within 10 working days of receipt.
    not for this procedure: [{what: an older issue, unless: there is a good reason}]
    statements: {case by case: each complaint is looked at on its merits before it is turned away}

Not met:
    - The officer must respond within 10 working days of receipt.
    not for this procedure: ["anonymous complaints, under any circumstances"]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, met, names, not_met, silent, words
from remit.judging.view import View

TAKES = {"statement": "statement", "absolute": "words", "open": "statement"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether circumstances count."""
    exclusions = view.procedure.exclusions
    absolute = [each for each in exclusions if names(each.what.text, words(given, "absolute"))]
    if absolute:
        return not_met(
            f"`{absolute[0].what}` is turned away whatever the circumstances",
            *map(view.named, absolute),
            help="add `unless:` with what lifts it",
        )
    stated = view.stated(given["statement"])
    if stated is not None and not exclusions:
        return met("each case is looked at by itself", stated)
    if not exclusions:
        return silent(view, "whether anything is turned away without looking at the circumstances", help=_cure(given))
    stiff = [each for each in exclusions if not each.unless and not each.go_to]
    if not stiff and (open_ := view.stated(given["open"])) is not None:
        return cannot_tell("the policy does not list all that it excludes", open_, *map(view.named, exclusions))
    if not stiff:
        return met("every exclusion can be lifted or leads elsewhere", *map(view.named, exclusions))
    if stated is not None and not names(stated.words, ("for", "only")):
        return met("each case is looked at by itself", stated)
    return cannot_tell(
        f"whether `{stiff[0].what}` is turned away whatever the circumstances is not said",
        *map(view.named, stiff),
        *((stated,) if stated else ()),
        help=_cure(given),
    )


def _cure(given: Mapping[str, Any]) -> str:
    return f"add `unless:` with what lifts an exclusion, or say it under `statements:`, `{given['statement']}:`"
