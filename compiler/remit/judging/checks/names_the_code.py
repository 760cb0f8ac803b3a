"""The policy tells people of the code that it keeps: it says that it follows it, or a statement of the policy names it.

Given:
    {statement: publicity, words: [Code]}

Met:
    - The officer must respond within 10 working days of receipt.
    follows: Northtown Code

Not met:
    - The officer must respond within 10 working days of receipt.
    statements: {publicity: none}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer, Evidence
from remit.judging.answers import cannot_tell, met, names, not_met, words
from remit.judging.view import View

TAKES = {"statement": "statement", "words": "words"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the code is named."""
    if view.policy.follows and view.book.follows(view.policy.follows):
        place = view.policy.places["follows"]
        return met("the policy names the code that it follows", Evidence("follows", view.policy.follows, place))
    stated = view.stated(given["statement"])
    if stated is not None and stated.words.casefold().strip() == "none":
        return not_met("the policy says that nothing is publicised", stated)
    if stated is not None and names(stated.words, words(given, "words")):
        return met("what the policy says names the code", stated)
    return cannot_tell("the policy does not name the code", *((stated,) if stated else ()))
