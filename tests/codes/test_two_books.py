"""One policy held against two codes: each by its own times, and nothing of the one is taken for the other's."""

from __future__ import annotations

import pytest

from remit import pipeline
from remit.assessment import Verdict
from remit.pipeline import Held
from tests.codes.written import AS_OF, HERE, book_named
from tests.derive import written

HOUSING, LGSCO = (book_named(name) for name in ("housing-ombudsman-2024", "lgsco-2024"))
WRITTEN = (HERE / "two-books.yaml").read_text(encoding="utf-8")

TIMES = {
    "5.2": Verdict.MET,
    "5.3": Verdict.MET,
    "6.2": Verdict.MET,
    "6.3": Verdict.NOT_MET,
    "6.4": Verdict.MET,
    "6.11": Verdict.NOT_MET,
    "6.14": Verdict.MET,
    "6.15": Verdict.FOR_A_PERSON,
}
"""What the landlords' code says of the policy: two of its times are too long, and the figure of 6.15 was not seen."""


def hold(kind: str, more: str = "") -> Held:
    checked = written.sound(written.policy(WRITTEN.replace("KIND", kind) + more))
    return pipeline.judge_file(checked, (HOUSING, LGSCO), AS_OF)


@pytest.mark.parametrize("kind", HOUSING.governs)
def test_the_landlords_code_judges_what_its_figures_say(kind: str) -> None:
    landlords, _ = hold(kind).assessments

    assert {number: landlords.of(number).verdict for number in TIMES} == TIMES


@pytest.mark.parametrize("kind", ["housing complaint", "landlord complaint"])
def test_the_corporate_code_does_not_judge_what_a_landlord_is_asked(kind: str) -> None:
    _, corporate = hold(kind).assessments

    assert set(corporate.counts()) == {Verdict.NOT_APPLICABLE}


def test_neither_code_judges_other_feedback() -> None:
    assert {verdict for one in hold("suggestion").assessments for verdict in one.counts()} == {Verdict.NOT_APPLICABLE}


def test_both_codes_tell_the_same_words_under_names_of_their_own() -> None:
    told = [each for each in hold("complaint").diagnostics if each.rule.endswith("/stage-1-response")]

    assert [(each.code, each.rule, each.label) for each in told] == [
        ("HO 6.3", "housing-ombudsman-2024/stage-1-response", "not met"),
        ("LGSCO 6.3", "lgsco-2024/stage-1-response", "not met"),
    ]
    assert len({each.finding.span for each in told}) == 1


def test_no_name_of_a_provision_is_that_of_another_code() -> None:
    names = [f"{book.id}/{row.id}" for book in (HOUSING, LGSCO) for row in book.provisions]
    codes = [book.code_of(row) for book in (HOUSING, LGSCO) for row in book.provisions]

    assert len(set(names)) == len(names)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("name", "departed"),
    [
        ("lgsco-2024/stage-1-response", ("", "6.3")),
        ("LGSCO 6.3", ("", "6.3")),
        ("housing-ombudsman-2024/stage-1-response", ("6.3", "")),
        ("HO 6.3", ("6.3", "")),
    ],
)
def test_a_departure_from_one_code_is_none_from_the_other(name: str, departed: tuple[str, str]) -> None:
    departure = f"""departures:
  - provision: {name}
    reason: the landlord is small
    approved by: the cabinet
    on: 1 September 2026
    until: 1 January 2027
"""

    found = hold("complaint", departure).assessments

    assert tuple("".join(each.provision.number for each in one.judged if each.departed) for one in found) == departed


def test_the_order_of_the_codes_changes_no_verdict() -> None:
    checked = written.sound(written.policy(WRITTEN.replace("KIND", "complaint")))

    one = pipeline.judge_file(checked, (HOUSING, LGSCO), AS_OF)
    other = pipeline.judge_file(checked, (LGSCO, HOUSING), AS_OF)

    assert one.assessments == other.assessments[::-1]
    assert one.diagnostics == other.diagnostics
