"""Every promise, target and window as a row: who, what, how long, counted from what, how long at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.derive.rows import rows
from tests.derive.written import Case, cases


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "schedule.md"), ids=lambda case: case.title)
def test_rules_make_the_rows_that_stand_below_them(case: Case) -> None:
    assert rows(case) == case.expected[0]
