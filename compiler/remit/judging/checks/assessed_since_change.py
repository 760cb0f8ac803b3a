"""After a big change the council has assessed itself anew.

Given:
    {assessed: self-assessment, changed: last big change}

Met:
    - The officer must respond within 10 working days of receipt.
    statements:
      self-assessment: {says: published, date: May 2026}
      last big change: {says: services were brought together, date: April 2026}

Not met:
    - The officer must respond within 10 working days of receipt.
    statements:
      self-assessment: {says: published, date: March 2026}
      last big change: {says: services were brought together, date: April 2026}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, met, not_met
from remit.judging.dates import day_of
from remit.judging.view import View

TAKES = {"assessed": "statement", "changed": "statement"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the assessment is no older than the change."""
    said, evidence = {}, []
    for key in (given["assessed"], given["changed"]):
        stated, statement = view.stated(key), view.policy.statement(key)
        said[key] = next(iter(statement.details.get("date", ())), "") if statement is not None else ""
        if stated is not None:
            evidence.append(stated)
    missing = [key for key, date in said.items() if not date]
    if missing:
        return cannot_tell(
            f"the policy gives no date of `{missing[0]}`",
            *evidence,
            help=f"add it under `statements:`, `{missing[0]}:`, with `date:`",
        )
    assessed, changed = said[given["assessed"]], said[given["changed"]]
    if day_of(assessed, last=True) < day_of(changed):
        return not_met(f"the last self-assessment is of {assessed}, before the change of {changed}", *evidence)
    return met(f"the last self-assessment, of {assessed}, is no older than the change of {changed}", *evidence)
