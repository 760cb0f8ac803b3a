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
from remit.judging.answers import cannot_tell, joined, met, not_met
from remit.judging.view import View

TAKES = {"statement": "statement"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether no way of complaining is demanded."""
    for stage in (*view.informal, *view.formal[:1]):
        for rule in view.rules(stage):
            action = rule.action
            if action is None or rule.strength != "must" or not view.is_complainant(rule) or rule.condition is not None:
                continue
            sends = rule.verb is not None and rule.verb.role == "way in" and not rule.verb.names_stage
            if sends and (action.by_channel or action.manner == "in writing"):
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
