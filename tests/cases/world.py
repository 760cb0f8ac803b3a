"""Terms and moments that the tests of cases share."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path

from remit import pipeline
from remit.calendar import in_london, local
from remit.derive.case import Happening
from remit.derive.terms import Terms, terms_of

ROOT = Path(__file__).parents[2]
POLICIES = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "policies").rglob("*.yaml"))
NORTHTOWN = """\
language: 1
policy: Complaints policy
council: Northtown Council
nation: England
edition: 2026-01
in force: from 16 January 2026 at 17:00
calendar:
  working days: Monday to Friday except bank holidays in England
  day ends: 17:00
parties:
  officer: an officer
facts:
  - the complaint is complex
feedback:
  complaint:
    stages:
      - stage: 1
        rules:
          {rules}
      - stage: 2
        rules:
          - The complainant may escalate within 20 working days of the stage 1 response.
          - The officer must respond within 20 working days of the escalation.
"""


@cache
def checked(path: str) -> pipeline.Checked:
    """Return a policy of the repository."""
    return pipeline.check_file(path, (ROOT / path).read_bytes())


KINDS = [(path, one.kind) for path in POLICIES if (policy := checked(path).policy) for one in policy.procedures]


@cache
def terms(path: str, kind: str) -> Terms:
    """Return the terms of one kind of feedback under a policy of the repository."""
    return terms_under((ROOT / path).read_bytes(), kind, path)


@cache
def northtown(*rules: str) -> Terms:
    """Return the terms of a complaint whose stage 1 has these rules."""
    listed = "\n          ".join(f"- {rule}" for rule in rules)
    return terms_under(NORTHTOWN.replace("{rules}", listed).encode(), "complaint", "policies/northtown/2026-01.yaml")


def terms_under(data: bytes, kind: str, path: str) -> Terms:
    checked = pipeline.check_file(path, data)
    assert checked.sound, [each.finding.message for each in checked.diagnostics]
    assert checked.policy is not None
    assert checked.vocabulary is not None
    found = terms_of(checked.policy, hashlib.sha256(data).hexdigest(), checked.vocabulary, checked.machines, kind)
    assert found is not None
    return found


def at(said: str) -> datetime:
    """Return a moment in London from `2026-12-18 16:30` or `2026-12-18`."""
    moment = datetime.fromisoformat(said)
    return local(moment.date(), moment.time()) if moment.tzinfo is None else in_london(moment)


def event(name: str, said: str, until: str = "") -> Happening:
    """Return an event of a complaint."""
    return Happening(f"complaint.{name}", at(said), until=at(until) if until else None)
