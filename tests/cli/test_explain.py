"""`remit explain` as a process: a page for every code, and the way to it for one that is mistyped."""

from __future__ import annotations

import pytest

from remit.catalogue import codes, page
from remit.judging.checks import check_named, names
from remit.judging.explanation import check_page, page_of
from remit.rulebook import Rulebook, shipped
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

    findings, books, checks = (part.splitlines() for part in run.out.split("\n\n"))
    assert run.code == 0
    assert [line.split()[0] for line in findings] == ["Findings:", *codes()]
    assert [line.split()[0] for line in books[1:]] == list(shipped.codes())
    assert checks[1:] == list(names())


def test_a_provision_is_explained_by_its_number_and_by_its_id(remit: Run) -> None:
    run = remit("explain", "LGSCO 6.3")

    assert run.code == 0
    assert run.out == remit("explain", "lgsco-2024/stage-1-response").out
    for words in (
        "# LGSCO 6.3: Stage 1: full response\n",
        "Asks (should): ",
        "Decided by the check `time-limit`: ",
        "- at most: 10 working days\n",
        "Kept (the rules of a stage):\n```yaml\n- ",
        "Broken (the rules of a stage):\n```yaml\n- ",
        "\nSource: https://",
    ):
        assert words in run.out


def test_a_number_that_two_codes_have_is_explained_for_both(remit: Run) -> None:
    assert [line for line in remit("explain", "6.3").out.splitlines() if line.startswith("# ")] == [
        "# HO 6.3: Stage 1: full response",
        "# LGSCO 6.3: Stage 1: full response",
    ]


@pytest.mark.parametrize("book", shipped.rulebooks(), ids=lambda book: book.id)
def test_a_code_is_explained_with_its_provisions(remit: Run, book: Rulebook) -> None:
    run = remit("explain", book.id)

    assert run.code == 0
    told = [line.split()[:2] for line in run.out.splitlines()[-len(book.provisions) :]]
    assert told == [[each.number, each.id] for each in book.provisions]


@pytest.mark.parametrize("book", shipped.rulebooks(), ids=lambda book: book.id)
def test_every_provision_has_a_page_that_says_how_it_is_decided(book: Rulebook) -> None:
    for provision in book.provisions:
        told = page_of(book, provision)
        assert provision.says in told
        assert told.count("Decided by") + told.count("A principle:") == len(provision.limbs)
        assert (provision.kept is None) == ("\nKept (" not in told)


@pytest.mark.parametrize("name", names())
def test_a_check_is_explained_with_what_it_takes(remit: Run, name: str) -> None:
    told = check_page(check_named(name))

    assert all(f"- `{key}`: " in told for key in check_named(name).takes)


def test_a_provision_that_is_mistyped_is_answered_with_the_nearest(remit: Run) -> None:
    run = remit("explain", "LGSCO 66")

    assert (run.code, run.out) == (2, "")
    assert "did you mean 'LGSCO 6.6'?" in run.err
