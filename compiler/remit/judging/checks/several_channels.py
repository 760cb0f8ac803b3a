"""There is more than one way to complain, and not all of them need a screen or writing.

Given:
    {statement: ways to complain, digital: [online form, email, website], written: [letter, post, online form, email]}

Met:
    - The officer must respond within 10 working days of receipt.
    statements: {ways to complain: [online form, phone, letter]}

Not met:
    - The officer must respond within 10 working days of receipt.
    statements: {ways to complain: [online form]}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, met, names, not_met, unsaid, words
from remit.judging.view import View

TAKES = {"statement": "statement", "digital": "words", "written": "words"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether people can choose how to complain."""
    stated = view.stated(given["statement"])
    if stated is None:
        cure = f"list them under `statements:`, `{given['statement']}:`"
        return cannot_tell(unsaid("in which ways people can complain"), help=cure)
    statement = view.policy.statement(given["statement"])
    listed = statement.details.get("covers") or statement.details.get("says", ()) if statement else ()
    said = ", ".join(listed)
    if len(listed) < 2:
        return not_met(f"there is one way to complain: {said}", stated, help="name the other ways")
    undigital = [way for way in listed if not names(way, words(given, "digital"))]
    unwritten = [way for way in listed if not names(way, words(given, "written"))]
    lacking = [what for what, ways in (("a screen", undigital), ("writing", unwritten)) if not ways]
    if lacking:
        return cannot_tell(
            f"all ways to complain that are named ({said}) need {joined(lacking)}",
            stated,
            help="name the other ways, if there are any",
        )
    return met(f"there are {len(listed)} ways to complain, for example {unwritten[0]}", stated)
