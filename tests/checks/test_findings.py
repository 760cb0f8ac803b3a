"""Each check finds what it is for, at its place and with the steps that show it, and nothing where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.checks import checks
from tests.checks.found import found
from tests.derive.written import Case, cases

CASES = cases(Path(__file__).parent / "findings.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_found_stands_below_the_rules(case: Case) -> None:
    assert found(case) == case.expected[0]


@pytest.mark.parametrize("code", sorted({case.title.partition(":")[0] for case in CASES}))
def test_a_check_has_a_case_that_it_finds_and_one_that_it_lets_pass(code: str) -> None:
    own = [f" {code} at " in case.expected[0] for case in CASES if case.title.startswith(f"{code}: ")]

    assert code in {check.code for check in checks()}
    assert set(own) == {True, False}
