"""Ids come from kind, stage and verb: never from position, never from wording, and never one for two things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.model.identity import Names
from tests.derive.written import checked, policy, sound

RULES = (
    "The council must record the complaint.",
    "The officer must acknowledge within 5 working days of receipt.",
    "The officer may ask the complainant for information.",
    "The officer must investigate.",
    "The officer may consult the manager if a response is requested.",
    "If the complainant is dissatisfied, the manager must review the complaint within 10 working days of receipt.",
    "The officer must respond within 10 working days of the acknowledgement.",
    "The officer may extend the response by up to 10 working days, giving the reason.",
    "The head of service must sign the response.",
    "The complainant may withdraw at any time.",
    "The officer must not publish the complaint.",
    "The council may refuse the complaint, giving the reason and the right to ask the Ombudsman.",
)


def ids(characters: str) -> dict[str, frozenset[str]]:
    """Return every name that other systems use."""
    found = checked(characters)
    assert found.policy is not None
    machine = found.machines[0]
    return {
        "rules": frozenset(rule.id for rule in found.policy.procedures[0].rules()),
        "states": frozenset(state.id for state in machine.states),
        "events": frozenset(event.id for event in machine.events),
        "clocks": frozenset(clock.id for clock in machine.clocks),
        "lines": frozenset(line.id for line in machine.lines),
    }


def written(rules: tuple[str, ...]) -> str:
    return policy("".join(f"- {rule}\n" for rule in rules), "rules")


@given(st.permutations(RULES))
def test_the_order_of_rules_of_different_verbs_changes_no_id(rules: list[str]) -> None:
    assert ids(written(tuple(rules))) == ids(written(RULES))


BASE = """\
parties:
  officer: somebody
things: [the sorrow]
feedback:
  complaint:
    source: Feedback policy
    not for this procedure:
      - what: the conduct of a councillor
        go to: the Monitoring Officer
    stages:
      - stage: 1
        name: Frontline resolution
        rules:
          - The officer must acknowledge within 5 working days of receipt. [step 1]
          - if: a response is requested
            then:
              - The officer must respond within 10 working days of the acknowledgement, giving the reason.
            otherwise:
              - The officer must review the complaint.
          - not formalised: the rest
            because: the page does not say
      - stage: 2
        rules:
          - rule: The complainant may escalate within 20 working days of the stage 1 response.
            note: a note
          - The manager must respond within 20 working days of the escalation.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Frontline resolution", "name: First look"),
        ("officer: somebody", "officer: whoever deals with it"),
        ("source: Feedback policy", "source: Another page"),
        ("[step 1]", "[the third step]"),
        ("within 5 working days of receipt", "within 2 weeks of the submission"),
        ("The officer must acknowledge", "The council should acknowledge"),
        ("giving the reason", "giving the sorrow"),
        ("note: a note", "note: another note"),
        ("within 20 working days of the stage 1 response", "within 12 months of receiving the stage 1 response"),
        ("the conduct of a councillor", "what a councillor did"),
        ("go to: the Monitoring Officer", "go to: the Standards Board"),
        ("if: a response is requested", "if: the complainant is dissatisfied"),
        ("not formalised: the rest", "not formalised: whatever else happens"),
        ("because: the page does not say", "because: nobody knows"),
        ("The manager must respond", "The head of service, or a manager if a response is requested, must respond"),
    ],
)
def test_other_words_change_no_id(old: str, new: str) -> None:
    assert BASE.count(old) == 1

    reworded = sound(policy(BASE.replace(old, new)))

    assert reworded.policy is not None
    before, after = ids(policy(BASE)), ids(policy(BASE.replace(old, new)))
    # The beginning from which a time counts is an event of its own; everything else keeps its name.
    before["events"] |= {"complaint.submission", "complaint.stage-1.respond.received"}
    after["events"] |= {"complaint.submission", "complaint.stage-1.respond.received"}
    assert after == before


def test_an_id_says_kind_stage_and_verb() -> None:
    assert sorted(ids(policy(BASE))["rules"]) == [
        "complaint.stage-1.acknowledge",
        "complaint.stage-1.respond",
        "complaint.stage-1.review",
        "complaint.stage-2.escalate",
        "complaint.stage-2.respond",
    ]


def test_a_rule_that_is_named_by_its_author_has_that_name_in_place_of_the_verb() -> None:
    rules = policy("- rule: The officer must respond.\n  id: answer\n", "rules")

    assert ids(rules)["rules"] == {"complaint.stage-1.answer"}
    assert "complaint.stage-1.answer.done" in ids(rules)["events"]


def test_the_second_rule_of_a_name_gets_a_number_whatever_stands_between() -> None:
    one = "The council must record the complaint."
    two = "The council must record the outcome."

    assert ids(written((one, RULES[1], RULES[6], two)))["rules"] == {
        "complaint.stage-1.record",
        "complaint.stage-1.acknowledge",
        "complaint.stage-1.respond",
        "complaint.stage-1.record-2",
    }


@pytest.mark.parametrize(
    "sentence", ["The council must accept the complaint.", "The council must start the complaint."]
)
def test_no_rule_takes_the_name_of_a_state_that_no_rule_makes(sentence: str) -> None:
    rules = (
        "feedback:\n  complaint:\n    not for this procedure: [the conduct of a councillor]\n    rules:\n"
        f"      - {sentence}\n      - The officer must respond.\n"
    )
    found = sound(policy(rules))

    assert found.policy is not None
    states = {state.id: state for state in found.machines[0].states}
    assert {state.rule for state in found.machines[0].states if state.kind.value == "step"} == {
        rule.id for rule in found.policy.procedures[0].rules()
    }
    assert states["complaint.start"].kind.value == "start"
    assert states["complaint.accept"].kind.value == "decision"
    assert states["complaint.rest"].kind.value == "ending"


KINDS, STAGES = st.sampled_from(("complaint", "reports")), st.sampled_from(("", "stage-1"))
VERBS, GIVEN = st.sampled_from(("respond", "rest", "accept")), st.sampled_from(("", "respond-2", "rest", "respond"))


@given(st.lists(st.tuples(KINDS, STAGES, VERBS, GIVEN), max_size=12))
def test_two_things_never_have_one_id(asked: list[tuple[str, str, str, str]]) -> None:
    names = Names()

    given_out = [names.name(kind, stage, verb, given=author) for kind, stage, verb, author in asked]

    assert len(set(given_out)) == len(given_out)
    assert {"complaint.rest", "complaint.accept", "complaint.stage-1.rest"}.isdisjoint(given_out)


def test_an_author_s_name_for_a_rule_is_never_that_of_something_else() -> None:
    rules = "feedback:\n  complaint:\n    rules:\n      - rule: The officer must respond.\n        id: rest\n"
    found = checked(policy(rules))

    assert [each.code for each in found.diagnostics if each.severity == "error"] == ["same-id"]
