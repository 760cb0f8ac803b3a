"""The codes of the nations and the two regulations, on procedures as councils have them and on each nation's days."""

from __future__ import annotations

from typing import Any

import pytest
from ruamel.yaml import YAML

from remit import pipeline
from remit.assessment import Verdict
from remit.rulebook import Confidence
from remit.rulebook.lanes import assessing
from tests.codes.written import AS_OF, HERE, book_named, held
from tests.derive.written import HEAD, sound

COUNCILS: dict[str, Any] = YAML(typ="safe", pure=True).load((HERE / "nations.yaml").read_text(encoding="utf-8"))
PERSON = (Verdict.CANNOT_TELL, Verdict.FOR_A_PERSON)
LATE = "feedback:\n  complaint:\n    rules: [The officer must respond within 6 working days of receipt.]\n"


def of(nation: str, written: str, since: str = "16 January 2026") -> str:
    """Return a whole policy of a council of a nation, on its bank holidays."""
    head = HEAD.replace("nation: England", f"nation: {nation}").replace("holidays in England", f"holidays in {nation}")
    return head.replace("from 16 January 2026 at 17:00", f"from {since}") + written


@pytest.mark.parametrize("council", COUNCILS)
def test_a_council_s_procedure_keeps_what_its_own_code_decides(council: str) -> None:
    row = COUNCILS[council]

    (assessment,) = held(sound(of(row["nation"], row["policy"])), book_named(row["code"]))

    decided = {one.provision.number: str(one.verdict) for one in assessment.judged if one.verdict not in PERSON}
    assert decided == row["verdicts"]


@pytest.mark.parametrize("council", COUNCILS)
def test_what_is_from_memory_stays_for_a_person(council: str) -> None:
    row = COUNCILS[council]

    (assessment,) = held(sound(of(row["nation"], row["policy"])), book_named(row["code"]))

    memory = [one.verdict for one in assessment.judged if one.provision.confidence is Confidence.MEMORY]
    assert set(memory) <= {Verdict.FOR_A_PERSON}


@pytest.mark.parametrize("council", [name for name, row in COUNCILS.items() if row["nation"] != "England"])
def test_a_council_that_names_no_code_is_assessed_by_that_of_its_nation(council: str) -> None:
    row = COUNCILS[council]
    policy = sound(of(row["nation"], row["policy"])).policy
    assert policy is not None

    assert assessing(policy)[:1] == (book_named(row["code"]),)


@pytest.mark.parametrize("council", [name for name, row in COUNCILS.items() if "social" in name or "children" in name])
def test_a_statutory_kind_is_not_judged_by_the_corporate_code(council: str) -> None:
    row = COUNCILS[council]

    (assessment,) = held(sound(of(row["nation"], row["policy"])), book_named("lgsco-2024"))

    assert set(assessment.counts()) == {Verdict.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("nation", "since", "last"),
    [
        ("Scotland", "31 December 2026", "2027-01-11"),  # 1 January, and 4 January for the 2nd
        ("Northern Ireland", "31 December 2026", "2027-01-08"),
        ("Northern Ireland", "12 March 2027", "2027-03-22"),  # 17 March
        ("Scotland", "12 March 2027", "2027-03-19"),
    ],
)
def test_five_working_days_are_counted_on_the_days_of_the_nation(nation: str, since: str, last: str) -> None:
    name = {"Scotland": "spso-local-authority-2020", "Northern Ireland": "nipso-local-government"}[nation]

    (assessment,) = pipeline.judge_file(sound(of(nation, LATE, since)), (book_named(name),), AS_OF).assessments

    answer = assessment.of("2.1").deciding.answer
    assert answer.verdict is Verdict.NOT_MET
    days = {each.words: str(each.day) for each in answer.run}
    assert days["last day under the model procedure (5 working days)"] == last


@pytest.mark.parametrize(
    ("nation", "rule", "verdict"),
    [
        ("Scotland", "The officer may extend the response to 15 working days in total.", Verdict.FOR_A_PERSON),
        ("Northern Ireland", "The officer may extend the response to 15 working days in total.", Verdict.NOT_MET),
        ("Northern Ireland", "The officer may extend the response to 10 working days in total.", Verdict.MET),
        ("Northern Ireland", "The officer may extend the response by agreement.", Verdict.NOT_MET),
    ],
)
def test_more_time_at_stage_1_is_judged_where_its_figure_was_seen(nation: str, rule: str, verdict: Verdict) -> None:
    name = {"Scotland": "spso-local-authority-2020", "Northern Ireland": "nipso-local-government"}[nation]
    written = LATE.replace("6 working", "5 working").replace("receipt.]", f"receipt., {rule}]")

    (assessment,) = held(sound(of(nation, written)), book_named(name))
    answer = assessment.of("2.2").deciding.answer

    assert answer.verdict is verdict
    assert "good reason" not in f"{answer.why} {answer.help}"


@pytest.mark.parametrize(
    ("code", "time", "verdict"),
    [
        ("adult-social-care-2009", "within 6 months of receipt", Verdict.MET),
        ("adult-social-care-2009", "within 26 weeks of receipt", Verdict.NOT_MET),
        ("adult-social-care-2009", "within 7 months of receipt", Verdict.NOT_MET),
        ("adult-social-care-2009", "by an agreed date", Verdict.MET),
    ],
)
def test_an_agreed_time_is_as_good_as_six_months(code: str, time: str, verdict: Verdict) -> None:
    written = LATE.replace("within 6 working days of receipt", time)

    (assessment,) = held(sound(of("England", written)), book_named(code))

    assert assessment.of("14.1").verdict is verdict


@pytest.mark.parametrize("number", ["20.1", "20.2"])
def test_what_counts_from_a_step_that_the_policy_lacks_is_not_decided(number: str) -> None:
    written = """\
parties: {panel: three independent people}
feedback:
  complaint about services for children:
    stages:
      - {stage: 1, rules: [The manager must respond within 10 working days of receipt.]}
      - stage: 2
        rules: [The complainant may escalate., The director must respond within 25 working days of the escalation.]
      - stage: 3
        rules: [The complainant may escalate., The panel must REPORT within 50 working days of the escalation.]
""".replace("REPORT", "send the report to the council" if number == "20.1" else "respond")

    (assessment,) = held(sound(of("England", written)), book_named("childrens-services-2006"))

    assert assessment.of(number).verdict is Verdict.CANNOT_TELL


def test_an_agreed_time_breaks_a_code_that_knows_none() -> None:
    written = LATE.replace("within 6 working days of receipt", "by an agreed date")

    (assessment,) = held(sound(of("Scotland", written)), book_named("spso-local-authority-2020"))

    assert assessment.of("2.1").verdict is Verdict.NOT_MET


@pytest.mark.parametrize(
    ("code", "bar", "verdict"),
    [
        ("spso-local-authority-2020", "later than: 6 months of the issue", Verdict.MET),
        ("spso-local-authority-2020", "later than: 5 months of the issue", Verdict.NOT_MET),
        ("psow-model-policy", "later than: 6 months of the issue", Verdict.NOT_MET),
        ("psow-model-policy", "later than: 6 months of the issue, unless: there are strong reasons", Verdict.MET),
        ("lgsco-2024", "later than: 12 months of the issue, unless: there are strong reasons", Verdict.NOT_MET),
    ],
)
def test_a_bar_is_judged_by_what_was_seen_of_it(code: str, bar: str, verdict: Verdict) -> None:
    bars = f"    not for this procedure: [{{what: an older issue, {bar}}}]\n"
    written = LATE.replace("    rules:", f"{bars}    rules:")

    (assessment,) = held(sound(of("England", written)), book_named(code))

    assert assessment.of("time-to-complain").verdict is verdict
