"""People can complain in any way and to anybody who works for the council: no way is the only one.

Given:
    {statement: any member of staff}

Met:
    - The officer must respond within 10 working days of receipt.
    statements: {any member of staff: takes a complaint and passes it on}

Not met:
    - The complainant must submit the complaint by online form.
    - The officer must respond within 10 working days of receipt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, met, not_met
from remit.judging.view import View

TAKES = {"statement": "statement"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether no way of complaining is demanded."""
    for rule in view.first_ways():
        action = rule.action
        if action is None or rule.strength != "must" or rule.condition is not None:
            continue
        if action.by_channel or action.manner == "in writing":
            how = action.manner or f"by {joined(action.by_channel, 'or')}"
            return not_met(
                f"people have to complain {how}",
                view.said(rule),
                help="write `may`, so that every other way stays open",
            )
    stated = view.stated(given["statement"])
    if stated is not None:
        return met("a complaint can be made to anybody who works for the council", stated)
    return cannot_tell(
        "the policy does not say that people can complain in any way and to any member of staff",
        help=f"say it under `statements:`, `{given['statement']}:`",
    )
