"""Whoever is dissatisfied can complain at once: nothing has to be tried or waited for before.

Being asked to try something first is no obstacle; having to is one. A stage before stage 1 is one too, unless stage 1
can be asked for at any time beside it.

Given:
    {}

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
from remit.judging.answers import met, not_met, silent
from remit.judging.view import View

TAKES: dict[str, str] = {}


def decide(view: View, given: Mapping[str, Any]) -> Answer:  # noqa: ARG001 - every check is given something
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
    if not view.informal:
        asked = [rule for rule in view.rules(stage) if rule.strength == "should" and view.is_complainant(rule)]
        return met("stage 1 is open from the beginning", *map(view.said, asked[:1]))
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
