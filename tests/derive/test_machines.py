"""From rules to machines: states, transitions, clocks, and what stands beside the main line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.derive.printed import machines
from tests.derive.written import Case, cases, sound

HERE = Path(__file__).parent
CASES = [*cases(HERE / "machines.md"), *cases(HERE / "clocks.md")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_rules_make_the_machine_that_stands_below_them(case: Case) -> None:
    (expected,) = case.expected

    found = sound(case.policy).machines

    assert machines(found, expected) == expected
