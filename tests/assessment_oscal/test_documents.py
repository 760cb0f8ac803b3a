"""The four documents hold the whole assessment, lead to one another, and depend on nothing else."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from remit.assessment import Assessment, Decided, Verdict
from remit.targets.assessment import format_named, formats, oscal
from remit.targets.assessment._oscal_markup import line
from remit.targets.assessment._oscal_parts import bytes_of
from remit.targets.assessment._words import nothing_governed
from remit.vocabulary.pages import english
from tests.assessment_oscal.made import AS_OF, CASES, DEPARTING, assessed, book, case, documents, every_object

TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


@pytest.fixture(params=CASES)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return case(request.param)


def result(assessment: Assessment) -> dict[str, Any]:
    found: dict[str, Any] = documents(assessment)["assessment-results"]["results"][0]
    return found


def controls(catalog: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for holder in (*catalog["groups"], catalog) for each in holder.get("controls", [])]


def finding(assessment: Assessment, provision: str) -> dict[str, Any]:
    at = [each.provision.id for each in assessment.judged].index(provision)
    found: dict[str, Any] = result(assessment)["findings"][at]
    return found


def own(holder: dict[str, Any]) -> dict[str, str]:
    return {each["name"]: each["value"] for each in holder.get("props", []) if "ns" in each}


def test_the_format_is_found_by_its_name() -> None:
    assert "oscal" in formats()
    assert format_named("oscal").NAME == "oscal"


def test_the_same_assessment_gives_the_same_bytes(assessment: Assessment) -> None:
    assert oscal.documents(assessment) == oscal.documents(replace(assessment))
    assert oscal.render(assessment) == oscal.render(replace(assessment))


def test_every_name_stands_for_one_thing_and_for_ever(assessment: Assessment) -> None:
    for document in documents(assessment).values():
        names = [each["uuid"] for each in every_object(document) if "uuid" in each]

        assert len(names) == len(set(names))
        assert {UUID(name).version for name in names} == {5}


def test_every_provision_is_a_control(assessment: Assessment) -> None:
    catalog = documents(assessment)["catalog"]
    code = assessment.rulebook

    found = controls(catalog)

    assert Counter(each["props"][2]["value"] for each in found) == Counter(each.id for each in code.provisions)
    ids = [each["id"] for each in every_object(catalog) if "id" in each]
    assert len(ids) == len(set(ids))
    assert all(TOKEN.fullmatch(each) for each in ids)
    assert all(each["parts"][0]["name"] == "statement" for each in found)


def test_what_a_code_judges_nothing_of_has_no_findings_and_says_why() -> None:
    held = result(assessed(DEPARTING.replace("  complaint:", "  petition:")))

    assert not {"findings", "observations", "risks"} & held.keys()
    (selection,) = held["reviewed-controls"]["control-selections"]
    assert selection == {"description": line(nothing_governed(book(), english())), "include-all": {}}


def test_every_provision_has_one_finding_and_every_limb_one_observation(assessment: Assessment) -> None:
    catalog = documents(assessment)["catalog"]
    statements = {
        part["id"] for control in controls(catalog) for part in every_object(control["parts"]) if "id" in part
    }
    held = result(assessment)

    findings, observations = held.get("findings", []), held.get("observations", [])
    judged = assessment.judged if assessment.applies else ()

    assert len({each["target"]["target-id"] for each in findings}) == len(judged) == len(findings)
    assert {each["target"]["target-id"] for each in findings} <= statements
    assert len(observations) == sum(len(each.limbs) for each in judged)
    assert {own(each)["statement-id"] for each in observations} <= statements
    related = [each["observation-uuid"] for found in findings for each in found["related-observations"]]
    assert sorted(related) == sorted(each["uuid"] for each in observations)
    evidence = [each for found in observations for each in found.get("relevant-evidence", [])]
    assert len(evidence) == sum(len(limb.answer.evidence) for each in judged for limb in each.limbs)


def test_whatever_leads_somewhere_arrives(assessment: Assessment) -> None:
    made = documents(assessment)
    for document in made.values():
        inside = {each["uuid"] for each in every_object(document) if "uuid" in each}
        roles = {each["id"] for each in document["metadata"].get("roles", [])}
        for each in every_object(document):
            for key, value in each.items():
                if key.endswith("-uuid"):
                    assert value in inside, key
                if key == "party-uuids":
                    assert set(value) <= inside
                if key == "role-id":
                    assert value in roles
                if key == "href" and value.startswith("#"):
                    assert value[1:] in inside
    leads = [made["profile"]["imports"][0]["href"], made["assessment-results"]["import-ap"]["href"]]
    leads += [each["rlinks"][0]["href"] for each in made["assessment-plan"]["back-matter"]["resources"][1:]]
    assert leads == ["catalog.json", "assessment-plan.json", "profile.json"]


def test_nothing_is_empty(assessment: Assessment) -> None:
    for document in documents(assessment).values():
        for each in every_object(document):
            assert not [key for key, value in each.items() if value in ("", [], None)]
            assert not [
                key for key, value in each.items() if isinstance(value, dict) and not value and key != "include-all"
            ]


@pytest.mark.parametrize(
    ("verdict", "state", "reason"),
    [
        (Verdict.MET, "satisfied", "pass"),
        (Verdict.NOT_MET, "not-satisfied", "fail"),
        (Verdict.CANNOT_TELL, "not-satisfied", "other"),
        (Verdict.FOR_A_PERSON, "not-satisfied", "other"),
        (Verdict.NOT_APPLICABLE, "satisfied", "other"),
    ],
)
def test_a_verdict_is_a_state_with_its_reason_and_its_words(verdict: Verdict, state: str, reason: str) -> None:
    usual = assessed(DEPARTING)
    answer = replace(usual.judged[0].limbs[0].answer, verdict=verdict, why="so it is")
    judged = replace(usual.judged[0], limbs=(Decided(usual.judged[0].limbs[0].limb, answer),))

    target = finding(replace(usual, judged=(judged, usual.of("stage-1-response"))), judged.provision.id)["target"]

    assert (target["status"]["state"], target["status"]["reason"]) == (state, reason)
    assert target["status"]["remarks"].startswith(f"Verdict: {verdict} (")
    assert target["status"]["remarks"].endswith("\n\nSo it is.")
    assert ("implementation-status" in target) == (verdict is Verdict.NOT_APPLICABLE)


def test_a_departure_is_a_risk_that_was_approved_until_a_day() -> None:
    usual = assessed(DEPARTING)

    (law, risk) = result(usual)["risks"]

    assert risk["status"] == "deviation-approved"
    assert risk["description"] == "complaints about schools need a meeting of the governors"
    assert risk["deadline"] == "2027-03-31T23:59:59+01:00"
    assert own(risk) == {
        "approved-by": "Corporate Governance Committee",
        "approved-on": "2026-03-12",
        "until": "2027-03-31",
    }
    found = finding(usual, "stage-1-response")
    assert found["related-risks"] == [{"risk-uuid": risk["uuid"]}]
    assert found["target"]["status"]["reason"] == "fail"
    assert [each["observation-uuid"] for each in risk["related-observations"]] == [
        each["observation-uuid"] for each in found["related-observations"]
    ]
    assert law["status"] == "deviation-approved"


@pytest.mark.parametrize(("verdict", "state"), [(Verdict.NOT_MET, "open"), (Verdict.MET, "closed")])
def test_nobody_departs_from_the_law_or_from_what_is_met(verdict: Verdict, state: str) -> None:
    usual = assessed(DEPARTING)
    judged = usual.of("ways-to-complain")
    limbs = tuple(Decided(each.limb, replace(each.answer, verdict=verdict)) for each in judged.limbs)

    held = result(replace(usual, judged=(replace(judged, limbs=limbs),)))

    assert [each["status"] for each in held["risks"]] == [state]


def test_an_example_is_told_with_its_dates() -> None:
    usual = assessed(DEPARTING)
    (limb,) = usual.of("stage-1-response").limbs
    told = [
        each for each in result(usual)["observations"] if own(each)["statement-id"].endswith("stage-1-response_smt")
    ]

    (observation,) = told

    assert observation["methods"] == ["EXAMINE", "TEST"]
    assert f"- {limb.answer.run[0].day:%a}" in observation["remarks"]
    assert observation["remarks"].count("\n- ") == len(limb.answer.run) + len(limb.answer.assumed)
    (evidence,) = observation["relevant-evidence"]
    assert evidence["description"] == "“The officer must respond within 15 working days of the acknowledgement.”"
    assert evidence["href"] == "https://www.northtown.example/feedback?page=a%7Cb"


def test_a_day_begins_in_london() -> None:
    summer, winter = assessed(DEPARTING, as_of=date(2026, 7, 1)), assessed(DEPARTING, as_of=date(2026, 12, 1))

    assert result(summer)["start"] == result(summer)["end"] == "2026-07-01T00:00:00+01:00"
    assert result(winter)["start"] == "2026-12-01T00:00:00+00:00"
    assert documents(winter)["assessment-results"]["metadata"]["last-modified"] == "2026-12-01T00:00:00+00:00"


def test_without_a_day_the_dates_are_those_of_the_code_and_it_says_so() -> None:
    undated = result(assessed(DEPARTING, as_of=None))

    assert undated["start"] == "2024-02-08T00:00:00+00:00"
    assert undated["remarks"].startswith("No day was given")
    assert "remarks" not in result(assessed(DEPARTING))


def test_all_assessments_against_a_code_share_its_catalog() -> None:
    made = [oscal.documents(case(name)) for name in CASES]

    for name in ("catalog.json", "profile.json"):
        assert len({each[name] for each in made}) == 1


def test_another_day_is_another_assessment_of_the_same_policy() -> None:
    one, other = documents(assessed(DEPARTING, as_of=AS_OF)), documents(assessed(DEPARTING, as_of=date(2026, 11, 1)))

    assert one["assessment-results"]["uuid"] != other["assessment-results"]["uuid"]
    assert one["assessment-plan"]["uuid"] == other["assessment-plan"]["uuid"]


def test_what_no_row_of_the_form_rests_on_stands_last_and_what_several_do_stands_once() -> None:
    code = book()
    first, second, *_ = code.sections
    changed = replace(code, sections=(first, replace(second, provisions=first.provisions)))

    catalog = documents(replace(assessed(DEPARTING), rulebook=changed))["catalog"]

    assert [len(each.get("controls", [])) for each in catalog["groups"]] == [len(first.provisions), 0]
    assert len(controls(catalog)) == len(code.provisions)


def test_an_id_that_begins_with_a_digit_becomes_a_name() -> None:
    changed = replace(book(), id="2030-code")

    catalog = documents(replace(assessed(DEPARTING), rulebook=changed))["catalog"]

    assert all(TOKEN.fullmatch(each["id"]) for each in every_object(catalog) if "id" in each)


def test_one_file_holds_the_other_three(assessment: Assessment) -> None:
    apart = oscal.documents(assessment)

    whole = json.loads(oscal.render(assessment))["assessment-results"]

    inside = {each["base64"]["filename"]: each for each in whole["back-matter"]["resources"] if "base64" in each}
    assert {name: b64decode(each["base64"]["value"]) for name, each in inside.items()} == {
        name: data for name, data in apart.items() if name != "assessment-results.json"
    }
    assert whole["import-ap"]["href"] == f"#{inside['assessment-plan.json']['uuid']}"
    alone = json.loads(apart["assessment-results.json"])["assessment-results"]
    assert whole["results"] == alone["results"]


def test_a_document_that_leads_to_what_is_shared_says_the_same(assessment: Assessment) -> None:
    apart = documents(assessment)

    beside = json.loads(oscal.render_beside(assessment, "../../codes/a-code"))["assessment-results"]

    (plan,) = [each["base64"] for each in beside["back-matter"]["resources"] if "base64" in each]
    resources = json.loads(b64decode(plan["value"]))["assessment-plan"]["back-matter"]["resources"]
    assert beside["results"] == apart["assessment-results"]["results"]
    assert plan["filename"] == "assessment-plan.json"
    assert resources[1]["rlinks"] == [{"href": "../../codes/a-code/profile.json"}]
    assert set(oscal.shared(assessment.rulebook)) == {"catalog.json", "profile.json"}


def test_a_line_holds_one_thing_and_the_layout_changes_none() -> None:
    made = oscal.render(assessed(DEPARTING))

    assert made == bytes_of(json.loads(made))
    long = [each for each in made.decode().splitlines() if len(each) > 170 and each.lstrip().startswith(("{", "["))]
    assert long == []


def test_hostile_words_are_no_markup_wherever_they_stand() -> None:
    for document in documents(case("hostile")).values():
        for each in every_object(document):
            plain_fields = {"value", "version", "name"}
            marked = [value for key, value in each.items() if isinstance(value, str) and key not in plain_fields]
            assert not [value for value in marked if re.search(r"<|\{\{|(?<!\\)[*`]|(?<!\\)\]\(", value)]
            assert not [
                value
                for value in each.values()
                if isinstance(value, str) and re.search(r"[\x00-\x09\x1b\u202e]", value)
            ]
            assert not [value for key, value in each.items() if key == "href" and "javascript" in value]
