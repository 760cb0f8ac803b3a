"""How long a policy can let people wait: small policies, their worst cases and the runs that attain them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.derive.written import Case, cases, sound
from tests.proofs.asked import answers, times_of

CASES = cases(Path(__file__).with_name("bounds.md"))


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_the_worst_case_and_its_run(case: Case) -> None:
    times = times_of(sound(case.policy))

    assert [answers(times, asked) for asked in case.expected] == list(case.expected)
