"""What the examples of a policy show: cases as data, part of a policy and what it must give."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.derive.written import Case, cases
from tests.examples.written import shown

HERE = Path(__file__).parent
CASES = [case for file in sorted(HERE.glob("*.md")) for case in cases(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_examples_show_what_is_said_below_them(case: Case) -> None:
    assert shown(case) == case.expected[0]
