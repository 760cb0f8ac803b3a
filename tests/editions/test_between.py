"""What editions leave open, or say twice, is told with the dates and with the place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from remit.checks.between import between
from tests.editions.written import checked, edition, findings

UNDATED = "1:6 edition-undated: edition `2021` does not say from when it is in force; "


def test_an_edition_that_the_next_one_replaces_ends_when_that_begins() -> None:
    assert (
        findings(
            edition("2025", "from 1 April 2025"), edition("2026", "from 16 January 2026 at 17:00", replaces="2025")
        )
        == []
    )


def test_two_editions_in_force_at_once_are_told_from_when_on() -> None:
    assert findings(edition("2025", "from 1 April 2025"), edition("2026", "from 16 January 2026 at 17:00")) == [
        "2:6 editions-overlap: editions `2025` and `2026` are both in force from 16 January 2026 at 17:00 on"
    ]


def test_an_overlap_that_ends_is_told_until_its_last_day() -> None:
    assert findings(
        edition("2025", "from 1 April 2025 until 31 January 2026"),
        edition("2026", "from 16 January 2026", replaces="2025"),
    ) == [
        "2:6 editions-overlap: editions `2025` and `2026` are both in force from 16 January 2026 until 31 January 2026"
    ]


def test_a_gap_between_two_editions_is_told_from_its_first_to_its_last_day() -> None:
    assert findings(
        edition("2025", "from April 2025 until December 2025"), edition("2026", "from 16 January 2026 at 17:00")
    ) == ["2:6 editions-gap: no edition is in force from 1 January 2026 until 16 January 2026 at 17:00"]


def test_an_edition_that_ends_at_an_hour_is_followed_at_that_hour() -> None:
    assert (
        findings(
            edition("2025", "from 1 April 2025 until 16 January 2026 at 17:00"),
            edition("2026", "from 16 January 2026 at 17:00"),
        )
        == []
    )


def test_an_edition_without_a_date_is_told_once_with_what_follows() -> None:
    assert findings(
        edition("2021", "not stated"), edition("2026", "from 16 January 2026 at 17:00", replaces="2021")
    ) == [UNDATED + "it is taken for every moment before 16 January 2026 at 17:00, when `2026` replaces it"]
    assert findings(edition("2021", "not stated")) == [UNDATED + "it is never chosen by date"]


def test_an_edition_that_replaces_what_is_not_there_says_from_when_nothing_is_known() -> None:
    missing = "1:7 replaced-edition-missing: edition `2021`, which this one replaces, is in none of the files"

    assert findings(edition("2026", "from 16 January 2026", replaces="2021")) == [
        f"{missing}; before 16 January 2026 no edition is known"
    ]


def test_policies_of_other_names_are_editions_of_one_only_if_one_replaces_the_other() -> None:
    old, new = edition("a", "from 1 April 2025", policy="Feedback policy"), "from 16 January 2026"

    assert findings(old, edition("b", new)) == []
    assert findings(old, edition("b", new, replaces="a")) == []
    assert len(findings(old, edition("b", new, replaces="a"), edition("c", "from 1 March 2026"))) == 1


def test_five_thousand_editions_are_compared_in_one_pass() -> None:
    (one,) = checked(edition("1", "from 1 April 2025"))
    assert one.policy is not None
    policies = [replace(one.policy, edition=str(number), replaces=str(number - 1)) for number in range(5000)]

    assert Counter(code for code, _ in between(policies)) == {"editions-overlap": 4999, "replaced-edition-missing": 1}


def test_what_becomes_of_open_cases_is_clear_or_told() -> None:
    unclear, stays, moves = checked(
        edition("1", "not stated", open_cases="as before"),
        edition("2", "not stated", open_cases="stay with the edition in force when they were received"),
        edition("3", "not stated", open_cases="move to this edition when it comes into force"),
    )

    assert [each.code for each in unclear.diagnostics if each.code.startswith("open")] == ["open-cases-unclear"]
    assert [each.code for one in (stays, moves) for each in one.diagnostics if each.code.startswith("open")] == []


def test_an_end_before_the_beginning_is_told() -> None:
    (one,) = checked(edition("1", "from 2 March 2026 until 1 March 2026"))

    assert [each.finding.message for each in one.diagnostics if each.code == "no-such-date"] == [
        "`from 2 March 2026 until 1 March 2026` ends before it begins"
    ]
