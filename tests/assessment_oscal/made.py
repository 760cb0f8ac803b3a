"""Assessments for the tests of OSCAL: of every policy there is, of one that departs, and of one whose words do harm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from remit.assessment import Assessment, Decided, Judged
from remit.pipeline import check_file, judge_file
from remit.rulebook import Rulebook
from remit.rulebook.shipped import rulebook
from remit.targets.assessment import oscal

ROOT = Path(__file__).parents[2]
POLICIES = sorted((ROOT / "policies").glob("*/*.yaml"))
CASES = [*(str(file.relative_to(ROOT)) for file in POLICIES), "departing", "without a day", "hostile"]
CODE = "lgsco-2024"
AS_OF = date(2026, 10, 1)
DEPARTING = """
language: 1
nation: England
calendar: {working days: Monday to Friday except bank holidays in England, assumed: no}
parties:
  officer: whoever answers
policy: Customer feedback policy
council: Northtown Council
edition: "2026-01"
in force: from 16 January 2026
follows: LGSCO Complaint Handling Code
source: Customer feedback
link: https://www.northtown.example/feedback?page=a|b
departures:
  - provision: stage-1-response
    reason: complaints about schools need a meeting of the governors
    approved by: Corporate Governance Committee
    on: 12 March 2026
    until: 31 March 2027
  - provision: ways-to-complain
    reason: nobody has asked
    approved by: the clerk
    on: 12 March 2026
    until: 31 March 2027
statements:
  training: {says: every officer is trained, link: "https://www.northtown.example/training"}
feedback:
  complaint:
    stages:
      - stage: 1
        rules:
          - The officer must acknowledge within 5 working days of receipt.
          - The officer must respond within 15 working days of the acknowledgement.
"""
HOSTILE = (
    "</script><script>alert(1)</script> [x](javascript:alert(1)) ![y](z) **b** _i_ `c` ~s~ ^t^ {{ insert: param, p }} "
    "\\ &lt; &#60; <!-- \u202e\x00\x1b[31m\ud800\n\n# heading\n- item\n1. one | two"
)


def book() -> Rulebook:
    found = rulebook(CODE)
    assert found is not None
    return found


def assessed(
    text: str | bytes, path: str = "policies/northtown/2026-01.yaml", as_of: date | None = AS_OF
) -> Assessment:
    """Return a policy held against the code."""
    data = text if isinstance(text, bytes) else text.lstrip().encode()
    checked = check_file(path, data)
    assert checked.sound, checked.diagnostics
    (found,) = judge_file(checked, (book(),), as_of).assessments
    return found


@cache
def case(name: str) -> Assessment:
    """Return one of the assessments that the tests look at: of a policy there is, or of one that stands here."""
    made = {
        "departing": lambda: assessed(DEPARTING),
        "without a day": lambda: assessed(DEPARTING, as_of=None),
        "hostile": hostile,
    }
    return made[name]() if name in made else assessed((ROOT / name).read_bytes(), name)


def hostile() -> Assessment:
    """Return an assessment in which every text that an author can write, and every reason, tries to be markup."""
    usual = assessed(DEPARTING)
    fields = ("council", "policy", "edition", "in_force", "source", "link", "seen", "follows", "path")
    return replace(
        usual,
        text=replace(usual.text, **dict.fromkeys(fields, HOSTILE)),
        judged=tuple(map(_hostile, usual.judged)),
    )


def _hostile(judged: Judged) -> Judged:
    limbs = tuple(Decided(each.limb, _answer(each)) for each in judged.limbs)
    departure = judged.departure and replace(judged.departure, reason=HOSTILE, approved_by=HOSTILE)
    return replace(judged, limbs=limbs, departure=departure)


def _answer(decided: Decided) -> Any:
    answer = decided.answer
    return replace(
        answer,
        why=HOSTILE,
        unless=HOSTILE,
        help=HOSTILE,
        assumed=(HOSTILE,),
        steps=(HOSTILE,),
        run=tuple(replace(each, words=HOSTILE) for each in answer.run),
        evidence=tuple(
            replace(each, rule=HOSTILE, words=HOSTILE, place=HOSTILE, link="javascript:alert(1)")
            for each in answer.evidence
        ),
    )


def documents(assessment: Assessment) -> dict[str, Any]:
    """Return the four documents by the name of their model."""
    made = oscal.documents(assessment)
    assert list(made) == ["catalog.json", "profile.json", "assessment-plan.json", "assessment-results.json"]
    read: dict[str, Any] = {}
    for data in made.values():
        read |= json.loads(data)
    return read


def every_object(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a document."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every_object(each)
