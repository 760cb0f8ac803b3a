"""Who waits, and for what: small policies with the claims that hold of them, and the places where one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.derive.written import Case, cases, sound
from tests.proofs.asked import claims

CASES = cases(Path(__file__).with_name("waiting.md"))


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_what_holds_wherever_a_case_can_be(case: Case) -> None:
    assert claims(sound(case.policy)) == case.expected[0]
