"""What changed between two small policies, as residents, systems and a regulator are told it."""

from __future__ import annotations

import pytest

from tests.changes.written import Case, cases

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_what_is_told_of_two_policies(case: Case) -> None:
    assert case.told == case.expected
