"""What a procedure does not take is listed, and each thing names where it goes instead, or why it is not taken.

Given:
    {refuses: [refusal, rejection], open: other exclusions}

Met:
    not for this procedure: [{what: the conduct of a councillor, go to: the Monitoring Officer}]
    - The officer must respond within 10 working days of receipt.

Not met:
    - The council may refuse the complaint.
    - The officer must respond within 10 working days of receipt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, met, not_met, silent, words
from remit.judging.view import View
from remit.model.policy import Exclusion

TAKES = {"refuses": "words", "open": "statement"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether every exclusion has a route or a reason."""
    exclusions = view.procedure.exclusions
    refusals = view.refusals(view.procedure.rules(), words(given, "refuses"))
    if not exclusions and refusals:
        return not_met(
            "the council may refuse a complaint, and the policy does not list what is not taken",
            *map(view.said, refusals),
            help="list it under `not for this procedure:`, each with `go to:` or `because:`",
        )
    if not exclusions:
        return silent(view, "what this procedure is not for", help="list it under `not for this procedure:`")
    without = [each for each in exclusions if not _has_route(each)]
    if without:
        return cannot_tell(
            f"{len(without)} of the {len(exclusions)} exclusions: no other route and no reason is given, for example "
            f"`{without[0].what}`; whether anybody is cut off from redress is for a person to say",
            *map(view.named, without),
            help="add `go to:` or `because:`",
        )
    if (open_ := view.stated(given["open"])) is not None:
        return cannot_tell("the policy does not list all that it excludes", open_, *map(view.named, exclusions))
    what = "the one exclusion names" if len(exclusions) == 1 else f"each of the {len(exclusions)} exclusions names"
    return met(f"{what} where it goes, what is told, or why", *map(view.named, exclusions))


def _has_route(exclusion: Exclusion) -> bool:
    return any((exclusion.go_to, exclusion.tell, exclusion.because, exclusion.unless))
