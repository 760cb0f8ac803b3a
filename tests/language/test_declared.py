"""A policy's own words: they are read as declared, and a name that means something else already is told."""

from __future__ import annotations

import pytest

from remit.syntax.clause import Norm
from remit.syntax.declarations import declarations_of
from remit.syntax.document import read
from remit.syntax.printer import print_action, print_sentence
from remit.syntax.sentence import parse_sentence
from remit.vocabulary import Vocabulary, builtin
from remit.vocabulary.declared import declare
from tests.language.vocabulary import text, vocabulary

FILE = """
language: 1
policy: Complaints policy
council: Northtown Council
nation: England
edition: 2026-01
in force: from 16 January 2026
calendar:
  working days: Monday to Friday except bank holidays in England
parties:
  lead officer: {is: an officer who leads, also: the responding officer}
  Housing Ombudsman: an Ombudsman for tenants
facts: [the tenant has moved, the tenant names an officer, the tenant does not wish to go on, the flat is not empty]
topics: [damp]
channels: [voice bot]
events: [site visit]
things: [the learning form]
measures: [households]
other kinds: [petition of tenants]
verbs:
  triage: {noun: triage, role: step, ing: triaging}
feedback:
  tenant complaint:
    stages:
      - {stage: informal, rules: [The lead officer must triage the tenant complaint.]}
      - {stage: 1, name: Investigation, rules: [The lead officer must respond.]}
"""


def words_of(file: str) -> tuple[Vocabulary, list[str]]:
    head, faults = read(file.encode(), "policy.yaml")
    assert head is not None
    assert faults == ()
    made, found = declare(builtin(), declarations_of(head))
    return made, [f"{d.finding.span.line}: {d.finding.message} | {d.finding.help}" for d in found]


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("The lead officer must triage the tenant complaint before triaging it.",) * 2,
        ("The responding officer must respond.", "The lead officer must respond."),
        ("The Housing Ombudsman may respond within 10 days of the site visit.",) * 2,
        ("Unless the tenant has not moved, the lead officer must triage.",) * 2,
        ("If the tenant does not name an officer, the lead officer must triage.",) * 2,
        ("If the tenant wishes to go on and the flat is empty, the lead officer must triage.",) * 2,
        ("If the tenant complaint is about damp, the tenant complaint goes to the informal stage.",) * 2,
        ("If the tenant complaint came by voice bot, the tenant complaint goes to stage 1.",) * 2,
        ("The tenant complaint goes to investigation.", "The tenant complaint goes to stage 1."),
        ("If there is 1 household, the council must treat it as a petition of tenants.",
         "If there is 1 household, the council must treat it as a petition of tenants."),
        ("The lead officer must complete the learning form within 2 days of the informal stage triage.",) * 2,
    ],
)  # fmt: skip
def test_declared_words_are_read_and_printed_in_one_spelling(said: str, printed: str) -> None:
    made, found = words_of(FILE)

    tree, faults = parse_sentence(text(said), made)

    assert found == []
    assert faults == ()
    assert tree is not None
    assert print_sentence(tree) == printed


def test_a_party_stands_on_the_side_that_its_name_tells() -> None:
    made, _ = words_of(FILE)

    assert made.parties["the lead officer"] == "council"
    assert made.parties["the Housing Ombudsman"] == "ombudsman"
    assert made.parties["the complainant"] == "complainant"


def test_an_event_knows_the_verb_that_makes_it() -> None:
    made, _ = words_of(FILE)

    triage, response = made.verb_of_event("triage"), made.verb_of_event("response")

    assert triage is not None
    assert triage.base == "triage"
    assert response is not None
    assert response.base == "respond"
    assert made.verb_of_event("site visit") is None


@pytest.mark.parametrize(
    ("key", "name", "finding"),
    [
        ("events", "stage 1 request", "begins with a stage | leave the stage out: it is said before the name"),
        ("things", "response", "is already an event | leave it out: it can be used as it is"),
        ("things", "reach within sight", ("contains `within`, which begins another part of a sentence | "
         "find a name without `within`")),
    ],
)  # fmt: skip
def test_a_name_that_means_something_else_is_told(key: str, name: str, finding: str) -> None:
    kept = [line for line in FILE.splitlines() if not line.startswith(("events:", "things:"))]
    file = "\n".join(f"{key}: [{name}]\n{line}" if line.startswith("facts:") else line for line in kept)

    _, found = words_of(file)

    assert [line.partition(": ")[2] for line in found] == [f"`{name}` {finding}"]


def test_parts_of_an_act_can_be_left_out() -> None:
    tree, _ = parse_sentence(
        text("The officer must confirm at once that it has arrived, giving the reason."), vocabulary()
    )
    assert tree is not None
    assert isinstance(tree.statement, Norm)
    act = tree.statement.actions[0]

    assert print_action(act) == "confirm at once that it has arrived, giving the reason"
    assert print_action(act, frozenset({"limits", "giving"})) == "confirm that it has arrived"
    assert print_action(act, frozenset({"things", "limits"})) == "confirm, giving the reason"


def test_an_article_is_kept_and_does_not_count() -> None:
    one, _ = parse_sentence(text("The council must appoint an advocate."), vocabulary())
    other, _ = parse_sentence(text("The council must appoint the advocate."), vocabulary())

    assert one is not None
    assert one == other
    assert print_sentence(one) == "The council must appoint an advocate."
