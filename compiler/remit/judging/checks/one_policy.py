"""One policy and one procedure serve all complaints that the code is about.

Given:
    {statements: [one policy, the policy covers]}

Met:
    - The officer must respond within 10 working days of receipt.
    statements: {one policy: one policy for all services}

Not met:
    feedback:
      complaint: {rules: [The officer must respond within 10 working days of receipt.]}
      corporate complaint: {rules: [The officer must respond within 20 working days of receipt.]}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer, Evidence
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, denies, met, not_met, words
from remit.judging.view import View
from remit.rulebook.lanes import lane_of

TAKES = {"statements": "statements"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether there is one procedure, and whether the policy says that it is the only one."""
    kinds = lane_of(view.policy, view.book)
    governed = [each for each in view.policy.procedures if each.kind in kinds]
    if len(governed) > 1:
        several = joined(f"`{each.kind}`" for each in governed)
        return not_met(
            f"{view.book.spoken_of} is about {several}, and each has a procedure of its own",
            *(Evidence(each.kind, each.kind, each.span, str(each.origin)) for each in governed),
            span=governed[1].span,
            help="bring them together in one procedure, or name the law that gives one of them its own",
        )
    for key in words(given, "statements"):
        stated = view.stated(key)
        if stated is not None and denies(stated.words):
            return not_met("the policy says that it is not the only one", stated)
        if stated is not None:
            return met("there is one procedure, and the policy says what it is for", stated)
    return cannot_tell(
        "this policy has one procedure; whether it is the council's only one is not said",
        help=f"say it under `statements:`, `{words(given, 'statements')[0]}:`",
    )
