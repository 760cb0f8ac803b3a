"""What is promised as a remedy has a time by which it is done.

Given:
    {verbs: [put right, implement, remedy], statement: remedies are carried out}

Met:
    - The officer must respond within 10 working days of receipt.
    - The officer must implement any remedy within 20 working days of the response.

Not met:
    - The officer must respond within 10 working days of receipt.
    - The officer must implement any remedy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import met, not_met, silent, words
from remit.judging.view import DUTIES, View

TAKES = {"verbs": "words", "statement": "statement"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether every promised remedy has a time."""
    verbs = words(given, "verbs")
    rules = [
        rule
        for stage in view.formal
        for rule in view.rules(stage)
        if rule.verb is not None and rule.verb.base in verbs and rule.strength in DUTIES and view.is_council(rule)
    ]
    undated = [rule for rule in rules if rule.limit is None]
    stated = view.stated(given["statement"])
    if undated and stated is None:
        return not_met(
            "a remedy is promised, and nothing says by when",
            *map(view.said, undated),
            help="add a time, for example `within 20 working days of the response`",
        )
    if rules or stated is not None:
        return met("what is promised has a time", *map(view.said, rules), *((stated,) if stated else ()))
    return silent(
        view, "by when a promised remedy is carried out", help=f"say it under `statements:`, `{given['statement']}:`"
    )
