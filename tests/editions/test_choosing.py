"""For feedback of a moment, the edition that was in force then; and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit import pipeline
from remit.calendar import local
from remit.derive.timeline_events import moment
from remit.model.editions import Lineage, lineages
from tests.editions.written import checked, edition

ROOT = Path(__file__).parents[2]


def lineage(*texts: str) -> Lineage:
    (found,) = lineages([one.policy for one in checked(*texts) if one.policy])
    return found


def chosen(found: Lineage, received: str, now: str = "") -> str | None:
    tenure = found.of_case(moment(received), moment(now or received))
    return tenure.policy.edition if tenure else None


def cambridgeshire() -> Lineage:
    files = sorted((ROOT / "policies" / "cambridgeshire").glob("*.yaml"))
    policies = [pipeline.check_file(file.name, file.read_bytes()).policy for file in files]
    return next(one for one in lineages([policy for policy in policies if policy]) if one.named("2026-01"))


@pytest.mark.parametrize(
    ("received", "name"),
    [
        ("2026-01-16 16:59", "before-2026-01"),
        ("2026-01-16 17:00", "2026-01"),
        ("2026-01-16 17:01", "2026-01"),
        ("1999-01-01 12:00", "before-2026-01"),
        ("2026-01-16T16:59:59Z", "before-2026-01"),
    ],
)
def test_cambridgeshire_changes_its_procedure_on_16_january_2026_at_17_00(received: str, name: str) -> None:
    assert chosen(cambridgeshire(), received) == name


def test_the_two_editions_of_cambridgeshire_give_different_procedures() -> None:
    found = cambridgeshire()
    before, after = (found.at(local_time) for local_time in (moment("2026-01-16 16:59"), moment("2026-01-16 17:01")))
    assert before is not None
    assert after is not None

    assert (str(before), str(after)) == (
        "from a day that is not stated until 16 January 2026 at 17:00",
        "from 16 January 2026 at 17:00",
    )
    answers = [tenure.policy.procedures[0].rule("complaint.stage-1.respond") for tenure in (before, after)]
    assert [answer.text.text for answer in answers if answer] == [
        "The council aims to respond within 10 working days of receipt.",
        "The officer must respond within 10 working days of receiving the acknowledgement.",
    ]


def test_a_month_begins_on_its_first_day_and_that_is_doubtful_all_through_it() -> None:
    found = lineage(edition("2026", "from March 2026"))
    tenure = found.at(local(moment("2026-03-01").date()))
    assert tenure is not None

    assert chosen(found, "2026-02-28 23:59") is None
    assert (tenure.doubtful(moment("2026-03-31")), tenure.doubtful(moment("2026-04-01"))) == (True, False)


def test_of_two_editions_in_force_the_later_one_counts() -> None:
    found = lineage(edition("2025", "from 1 April 2025"), edition("2026", "from 16 January 2026"))

    assert [chosen(found, day) for day in ("2025-12-01", "2026-02-01")] == ["2025", "2026"]


def test_in_a_gap_no_edition_is_in_force() -> None:
    found = lineage(
        edition("2025", "from 1 April 2025 until 31 December 2025"), edition("2026", "from 16 January 2026")
    )

    assert [chosen(found, day) for day in ("2025-12-31 23:59", "2026-01-01 00:00", "2026-01-16 00:00")] == [
        "2025",
        None,
        "2026",
    ]


def test_editions_without_a_date_take_no_part_in_the_choice_unless_there_is_none() -> None:
    one, other = edition("a", "not stated"), edition("b", "not stated")

    assert chosen(lineage(one), "2026-01-01") == "a"
    assert chosen(lineage(one, other), "2026-01-01") is None
    assert chosen(lineage(one, edition("c", "from 1 March 2026")), "2026-01-01") is None


@pytest.mark.parametrize(
    ("open_cases", "name"),
    [
        ("stay with the edition in force when they were received", "2025"),
        ("move to this edition when it comes into force", "2026"),
        ("", "2025"),
    ],
)
def test_an_open_case_stays_with_its_edition_unless_the_new_one_takes_it_over(open_cases: str, name: str) -> None:
    found = lineage(
        edition("2025", "from 1 April 2025"),
        edition("2026", "from 16 January 2026", replaces="2025", open_cases=open_cases),
    )

    assert chosen(found, "2026-01-15", now="2026-01-15") == "2025"
    assert chosen(found, "2026-01-15", now="2026-01-20") == name


def test_three_editions_follow_one_another() -> None:
    found = lineage(
        edition("1", "not stated"),
        edition("3", "from 1 January 2026", replaces="2"),
        edition("2", "from 1 January 2025 at 9:00", replaces="1"),
    )

    assert [chosen(found, day) for day in ("2025-01-01 08:59", "2025-01-01 09:00", "2026-01-01 00:00")] == [
        "1",
        "2",
        "3",
    ]
    assert [str(tenure) for tenure in found.tenures] == [
        "from a day that is not stated until 1 January 2025 at 09:00",
        "from 1 January 2025 at 9:00 until 31 December 2025",
        "from 1 January 2026",
    ]
