"""A policy held against a code made up for tests, and the documents of it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from remit import pipeline
from remit.assessment import Assessment
from remit.rulebook import Rulebook
from remit.rulebook.from_syntax import read_rulebook
from remit.targets.assessment import format_named
from tests.derive.written import PATH, sound

HERE = Path(__file__).parent
NORTHTOWN = (HERE / "northtown.yaml").read_text(encoding="utf-8")


@cache
def code() -> Rulebook:
    """Return the code of these tests."""
    read, found = read_rulebook((HERE / "code.yaml").read_bytes(), "code.yaml")
    assert read is not None, [each.finding.message for each in found]
    return read.rulebook


def assessed(policy: str = NORTHTOWN, book: Rulebook | None = None, as_of: date | None = None) -> Assessment:
    """Return a policy held against a code."""
    found = sound(policy)
    assert found.path == PATH
    return pipeline.judge_file(found, (book or code(),), as_of).assessments[0]


def rendered(name: str, assessment: Assessment) -> str:
    """Return a document as characters."""
    return format_named(name).render(assessment).decode()
