"""Comply or explain: a departure is shown, fails no run, holds to the end of its last day, and never from the law."""

from __future__ import annotations

from datetime import date

import pytest

from remit import pipeline
from remit.assessment import Verdict
from remit.diagnostic import Diagnostic, Severity
from remit.rulebook.shipped import rulebook
from tests.derive.written import checked, policy, sound
from tests.judging.asked import AS_OF, assessment

SLOW = """\
feedback:
  complaint:
    rules:
      - The officer must acknowledge within 15 working days of receipt.
follows: LGSCO Complaint Handling Code 2024
"""
ONE_WAY = """\
feedback:
  complaint:
    rules:
      - The officer must acknowledge within 5 working days of receipt.
follows: LGSCO Complaint Handling Code 2024
statements:
  ways to complain: [online form]
  reasonable adjustments: {adjustments}
"""
DEPARTURE = """\
departures:
  - provision: {provision}
    reason: complaints about schools wait for the governors
    approved by: Corporate Governance Committee
    on: 12 March 2026
    until: {until}
"""


def departing(provision: str = "stage-1-acknowledgement", until: str = "31 March 2027", written: str = SLOW) -> str:
    return policy(written + DEPARTURE.format(provision=provision, until=until))


def found(written: str, as_of: date = AS_OF, *, departures: bool = True) -> dict[str, Diagnostic]:
    """Return what is told of a policy, by code and label."""
    held = pipeline.judge_file(checked(written), (), as_of, departures=departures)
    return {f"{each.code} {each.label}".strip(): each for each in held.diagnostics}


@pytest.mark.parametrize("name", ["stage-1-acknowledgement", "lgsco-2024/stage-1-acknowledgement", "LGSCO 6.2", "6.2"])
def test_a_departed_provision_is_checked_and_shown_and_fails_no_run(name: str) -> None:
    told = found(departing(name))

    assert "LGSCO 6.2 not met" not in told
    departed = told["LGSCO 6.2 not met, departed from"]
    assert departed.severity is Severity.NOTE
    assert departed.departure == (
        "complaints about schools wait for the governors "
        "(approved by Corporate Governance Committee on 12 March 2026, until 31 March 2027)"
    )
    assert [each.words for each in departed.finding.run][-1] == "acknowledgement"
    assert assessment(departing(name)).of("6.2").verdict is Verdict.NOT_MET


def test_without_departures_the_policy_is_shown_as_it_is() -> None:
    told = found(departing(), departures=False)

    assert told["LGSCO 6.2 not met"].severity is Severity.ERROR
    assert "departure-of-nothing" not in told


@pytest.mark.parametrize(("as_of", "lapsed"), [("2027-03-31", False), ("2027-04-01", True)])
def test_a_departure_holds_to_the_end_of_its_last_day(as_of: str, lapsed: bool) -> None:
    told = found(departing(), date.fromisoformat(as_of))

    assert ("LGSCO 6.2 not met" in told) is lapsed
    assert ("departure-lapsed" in told) is lapsed
    if lapsed:
        assert told["departure-lapsed"].severity is Severity.ERROR
        assert "held until 31 March 2027" in told["departure-lapsed"].finding.message


def test_a_departure_that_names_no_provision_is_an_error_with_the_nearest_as_its_fix() -> None:
    told = found(departing("stage-1-acknowledgment"))["departure-of-nothing"]

    assert told.severity is Severity.ERROR
    assert "did you mean `stage-1-acknowledgement`?" in told.finding.help
    assert told.finding.fix is not None
    assert told.finding.fix.replacement == "stage-1-acknowledgement"


@pytest.mark.parametrize("provision", ["no-extra-stages", "stage-1-extension-ombudsman"])
def test_a_departure_from_what_is_met_or_asks_nothing_is_an_error(provision: str) -> None:
    written = SLOW.replace("15 working days of receipt", "5 working days of receipt.\n      - The officer must respond")

    assert (
        "there is nothing to depart from"
        in found(departing(provision, written=written))["departure-of-nothing"].finding.message
    )


def test_a_departure_from_one_provision_twice_is_an_error() -> None:
    twice = departing() + DEPARTURE.format(provision="LGSCO 6.2", until="31 March 2027").removeprefix("departures:\n")

    assert "is declared twice" in found(twice)["departure-of-nothing"].finding.message


def test_a_departure_of_a_policy_that_follows_no_code_is_an_error() -> None:
    written = departing().replace("follows: LGSCO Complaint Handling Code 2024\n", "")

    assert "the policy follows none" in found(written)["departure-of-nothing"].finding.message


@pytest.mark.parametrize("key", ["reason", "approved by", "on", "until"])
def test_a_departure_that_lacks_a_field_is_an_error(key: str) -> None:
    lines = [line for line in departing().split("\n") if not line.strip().startswith(f"{key}:")]
    errors = [each for each in checked("\n".join(lines)).diagnostics if each.severity is Severity.ERROR]

    assert [each.code for each in errors] == ["missing-key"]
    assert f"`{key}`" in errors[0].finding.message


@pytest.mark.parametrize(("on", "until"), [("31 February 2026", "31 March 2027"), ("12 March 2026", "11 March 2026")])
def test_a_departure_with_a_day_that_cannot_be_is_an_error(on: str, until: str) -> None:
    written = departing(until=until).replace("12 March 2026", on)

    assert [each.code for each in checked(written).diagnostics if each.severity is Severity.ERROR] == ["no-such-date"]


def test_only_what_law_demands_is_beyond_departure() -> None:
    kept = found(departing("ways-to-complain", written=ONE_WAY.format(adjustments="on request")))
    broken = found(departing("ways-to-complain", written=ONE_WAY.format(adjustments="none")))

    assert kept["LGSCO 3.1 not met, departed from"].severity is Severity.NOTE
    assert "departure-from-law" not in kept
    assert broken["departure-from-law"].severity is Severity.ERROR
    assert broken["LGSCO 3.1 not met"].severity is Severity.ERROR
    assert broken["LGSCO 3.1 not met, departed from"].severity is Severity.NOTE


def test_the_two_limbs_that_law_demands_are_those_of_3_1_and_5_6() -> None:
    book = rulebook("lgsco-2024")
    assert book is not None

    beyond = [(row.number, limb.id) for row in book.provisions for limb in row.limbs if limb.beyond_departure]

    assert beyond == [("3.1", "adjustments"), ("5.6", "made")]


def test_a_departure_without_a_code_s_name_is_from_the_code_that_is_followed() -> None:
    books = [rulebook("lgsco-2024"), rulebook("housing-ombudsman-2024")]
    held = pipeline.judge_file(sound(departing("stage-1-acknowledgement")), [each for each in books if each], AS_OF)

    departed = {one.rulebook.id: one.of("6.2").departed for one in held.assessments}

    assert departed == {"lgsco-2024": True, "housing-ombudsman-2024": False}
