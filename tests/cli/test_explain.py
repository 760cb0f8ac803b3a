"""`remit explain` as a process: a page for every code, and the way to it for one that is mistyped."""

from __future__ import annotations

import pytest

from remit.catalogue import codes, page
from tests.cli.conftest import Outcome, Run


def test_a_code_is_explained(remit: Run) -> None:
    run = remit("explain", "bare-days")

    assert run == Outcome(0, page("bare-days").markdown.rstrip("\n") + "\n", "")


def test_a_code_that_is_mistyped_is_answered_with_the_nearest(remit: Run) -> None:
    assert remit("explain", "bare-day") == Outcome(
        2, "", "Error: no code is called 'bare-day'; did you mean 'bare-days'?\n"
    )


@pytest.mark.parametrize("code", ["nonsense", "../../etc/passwd"])
def test_a_code_that_is_like_none_is_answered_with_where_they_are_listed(remit: Run, code: str) -> None:
    run = remit("explain", code)

    assert run == Outcome(2, "", f"Error: no code is called '{code}'; `remit explain` lists them all\n")


def test_without_a_code_all_are_listed(remit: Run) -> None:
    run = remit("explain")

    assert run.code == 0
    assert [line.split()[0] for line in run.out.splitlines()] == list(codes())
