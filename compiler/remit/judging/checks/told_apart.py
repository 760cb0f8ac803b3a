"""The policy tells a request for service from a complaint: it defines both, or says what sets them apart.

Given:
    statement: telling requests from complaints
    both: [a service request is, a complaint is]
    excluded as: [service request]

Met:
    - The officer must respond within 10 working days of receipt.
    statements: {a service request is: asking for a service, a complaint is: dissatisfaction}

Not met:
    - The officer must respond within 10 working days of receipt.
    statements: {telling requests from complaints: none}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, denies, met, names, not_met, words
from remit.judging.view import View

TAKES = {"statement": "statement", "both": "statements", "excluded as": "words"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the two are told apart."""
    stated = view.stated(given["statement"])
    if stated is not None and denies(stated.words):
        return not_met("the policy says that it does not tell requests from complaints", stated)
    if stated is not None:
        return met("the policy says what sets a request apart from a complaint", stated)
    said = (view.stated(key) for key in words(given, "both"))
    both = [found for found in said if found is not None and not denies(found.words)]
    if len(both) == len(words(given, "both")):
        return met("the policy says what a request is and what a complaint is", *both)
    for each in view.procedure.exclusions:
        if names(f"{each.what} {each.go_to}", words(given, "excluded as")):
            evidence = view.named(each)
            return met("the policy says that a request is no complaint, and what it is", evidence)
    return cannot_tell(
        "the policy does not say what sets a request apart from a complaint",
        *both,
        help=f"say it under `statements:`, `{given['statement']}:`",
    )
