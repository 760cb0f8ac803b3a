"""The code's limits, case by case: what just keeps a provision, what just breaks it, and the run that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.derive.written import Case, cases
from tests.judging.asked import verdicts

CASES = cases(Path(__file__).parent / "boundaries.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case_has_its_verdict_with_its_dates(case: Case) -> None:
    assert verdicts(case) == case.expected[0]
