"""Every kind of complaint is judged by one code: the one that it names, or the policy's where that is about it."""

from __future__ import annotations

import pytest

from remit import pipeline
from remit.assessment import Verdict
from remit.rulebook.lanes import claiming, lane_of, named
from remit.rulebook.shipped import rulebooks
from tests.codes.laned import lanes
from tests.codes.written import AS_OF, HERE, book_named
from tests.derive.written import Case, cases, policy, sound

CASES = cases(HERE / "lanes.md")
TWO_LANES = policy("""\
follows: LGSCO Complaint Handling Code
feedback:
  complaint:
    rules: [The officer must acknowledge within 5 working days of receipt.]
  complaint about adult social care:
    follows: SI 2009/309
    rules: [The officer must acknowledge within 5 working days of receipt.]
""")
CORPORATE = "follows: LGSCO Complaint Handling Code\n"
ONE_LANE = policy("""\
feedback:
  complaint about adult social care:
    follows: SI 2009/309
    rules: [The officer must acknowledge within 5 working days of receipt.]
""")
CHILDREN = TWO_LANES.replace(CORPORATE, "follows: SI 2006/1738\n")
COMPLIMENT = """\
  school complaint:
    follows: Education Act 2002
    rules: [The officer must respond within 10 working days of receipt.]
  compliment:
    rules: [The officer must record the compliment.]
"""
DEPARTURE = """\
departures:
  - provision: {provision}
    reason: the service is small
    approved by: the cabinet
    on: 1 September 2026
    until: 1 January 2027
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case_has_its_lanes(case: Case) -> None:
    assert lanes(case) == case.expected[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_no_kind_is_in_two_lanes_and_one_without_is_told(case: Case) -> None:
    checked = sound(case.policy)
    assert checked.policy is not None
    told = {each.finding.span for each in checked.diagnostics if each.code == "code-unclear"}

    for procedure in checked.policy.procedures:
        judging = [book.id for book in named(checked.policy) if procedure.kind in lane_of(checked.policy, book)]

        assert len(judging) <= 1
        if procedure.span in told:
            assert judging == []
            assert len(claiming(checked.policy, procedure.kind)) != 1


def test_the_same_words_keep_one_code_and_break_another() -> None:
    corporate, adults = pipeline.judge_file(sound(TWO_LANES), (), AS_OF).assessments

    assert corporate.of("6.2").verdict is Verdict.MET
    assert adults.of("13.1").verdict is Verdict.NOT_MET
    assert adults.of("13.1").deciding.answer.evidence[0].span.line == 15


def test_an_assessment_says_what_its_own_procedure_follows() -> None:
    assert [one.text.follows for one in pipeline.judge_file(sound(TWO_LANES), (), AS_OF).assessments] == [
        "LGSCO Complaint Handling Code",
        "SI 2009/309",
    ]


def test_a_code_that_is_asked_for_takes_no_kind_that_names_another() -> None:
    checked = sound(TWO_LANES)
    assert checked.policy is not None

    asked = {book.id: lane_of(checked.policy, book) for book in rulebooks()}

    assert {name: kinds for name, kinds in asked.items() if kinds} == {
        "lgsco-2024": ("complaint",),
        "adult-social-care-2009": ("complaint about adult social care",),
        "housing-ombudsman-2024": ("complaint",),
        "childrens-services-2006": ("complaint",),
        "nipso-local-government": ("complaint",),
        "psow-model-policy": ("complaint",),
        "spso-local-authority-2020": ("complaint",),
    }


@pytest.mark.parametrize("provision", ["acknowledged-in-three-days", "2009 Regs 13.1"])
def test_a_departure_from_a_code_that_only_a_procedure_names_is_found(provision: str) -> None:
    held = pipeline.judge_file(sound(TWO_LANES + DEPARTURE.format(provision=provision)), (), AS_OF)
    corporate, adults = held.assessments

    assert adults.of("13.1").departed
    assert [each.provision.id for each in corporate.judged if each.departed] == []
    assert "departure-of-nothing" not in {each.code for each in held.diagnostics}


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        (TWO_LANES, ("lgsco-2024", "adult-social-care-2009")),
        (TWO_LANES.replace(CORPORATE, ""), ("lgsco-2024", "adult-social-care-2009")),
        (TWO_LANES.replace("  complaint:", "  suggestion:"), ("adult-social-care-2009",)),
        (
            CHILDREN,
            ("childrens-services-2006", "adult-social-care-2009"),
        ),
        (ONE_LANE, ("adult-social-care-2009",)),
        (ONE_LANE.replace("SI 2009/309", "Education Act 2002"), ("lgsco-2024",)),
    ],
)
def test_a_policy_is_assessed_by_each_code_that_judges_something(written: str, codes: tuple[str, ...]) -> None:
    found = pipeline.assess_file(sound(written), as_of=AS_OF)

    assert tuple(each.rulebook.id for each in found) == codes
    kinds = [kind for each in found for kind in each.lane]
    assert len(kinds) == len(set(kinds))
    assert all({*each.lane, *(other.kind for other in each.left)} >= set(kinds) for each in found)


def test_an_assessment_says_by_what_the_kinds_go_that_it_does_not_judge() -> None:
    corporate, adults = pipeline.assess_file(sound(TWO_LANES + COMPLIMENT))

    assert [(left.kind, left.code) for left in corporate.left] == [
        ("complaint about adult social care", book_named("adult-social-care-2009").title),
        ("school complaint", "Education Act 2002"),
        ("compliment", ""),
    ]
    assert [left.kind for left in adults.left] == ["complaint", "school complaint", "compliment"]
