"""The page of every check: its examples hold, with what the check is given there."""

from __future__ import annotations

import pytest

from remit.assessment import Verdict
from remit.judging.checks import check_named, names
from tests.codes.written import decided, page, small

each_check = pytest.mark.parametrize("name", names())


@each_check
@pytest.mark.parametrize("verdict", [Verdict.MET, Verdict.NOT_MET])
def test_an_example_of_a_page_gets_the_verdict_that_it_stands_under(name: str, verdict: Verdict) -> None:
    shown = page(check_named(name).page)
    example = shown.met if verdict is Verdict.MET else shown.not_met

    assert decided(name, shown.given, example, small()) is verdict


@each_check
def test_a_page_gives_its_check_what_it_takes(name: str) -> None:
    check = check_named(name)
    given = page(check.page).given

    assert {key for key, form in check.takes.items() if not form.endswith("?")} <= given.keys() <= check.takes.keys()


@each_check
def test_a_page_begins_with_a_sentence(name: str) -> None:
    first = check_named(name).page.splitlines()[0]

    assert first[0].isupper()
    assert first[-1] == "."


def test_a_check_that_there_is_not_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        check_named("zebra")
