"""Every stage says by when it is answered.

Given:
    {answer: response}

Met:
    - The officer must respond within 10 working days of receipt.

Not met:
    - The officer must respond.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.calendar.words import joined
from remit.judging.answers import met, not_met, silent
from remit.judging.view import View

TAKES = {"answer": "event"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether each stage of the council has a time for its answer."""
    timed = []
    for stage in view.formal:
        answers = view.making(stage, given["answer"])
        if not answers:
            return silent(view, f"by when {view.label(stage)} is answered", stage)
        without = [rule for rule in answers if rule.limit is None]
        if without and not view.gaps(stage):
            return not_met(
                f"{view.label(stage)} has a {given['answer']}, and no time for it",
                *map(view.said, without),
                help="add by when, for example `within 10 working days of the acknowledgement`",
            )
        if without:
            return silent(view, f"by when {view.label(stage)} is answered", stage)
        timed += answers
    if not timed:
        return silent(view, "which stages there are")
    return met(
        f"{joined(view.label(stage) for stage in view.formal)} say by when they are answered", *map(view.said, timed)
    )
