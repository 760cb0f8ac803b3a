"""What holds of every example and of every suggestion, whatever the policy says and whatever an author writes."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit import pipeline
from remit.diagnostic import Severity
from tests.derive.written import PATH
from tests.examples.written import EDITIONS
from tests.laws.policies import Written, policies

slow = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
PIECES = (
    "acknowledged", "the acknowledgement", "received the response", "the response extended", "escalated", "withdrawn",
    "to", "at", "on", "by", "stage 2", "the Ombudsman", "22 December 2026", "30 February 2026", "1 Janury 2027",
    "2026-12-22", "at 25:00", "at 16:30", "due", "not due", "at the latest", "provisionally", "late by", "3",
    "working days", "in time", "no longer", "may", "may not", "until", "the case is", "closed", "open", "waiting for",
    "waiting to know whether", "refused:", "decided", "decided to", "decided that", "accepted", "done:",
    "not for this procedure:", "nothing until", "the complaint is complex", "is", "", "\u2028", "é", "'", "…",
    "31 December 2031", "1 January 2012", "31 December 2199",
)  # fmt: skip
lines = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map(" ".join),
    st.text(min_size=1, max_size=60),
)
days = st.dates().map(lambda day: f"{day.day} {day:%B} {day.year}")


@slow
@given(policies())
def test_suggested_examples_are_read_back_and_pass(written: Written) -> None:
    checked = pipeline.check_file(PATH, written.text.encode())
    suggested = pipeline.suggest_file(checked)

    again = pipeline.check_file(PATH, (written.text + suggested).encode())
    rehearsed = pipeline.rehearse_file(again)

    assert [each.finding.message for each in rehearsed.diagnostics if checked.sound] == []
    assert len(rehearsed.rehearsals) == suggested.count("- name:")


@settings(slow, max_examples=150)
@given(st.sampled_from(EDITIONS), days, st.lists(lines, max_size=5), st.lists(lines, min_size=1, max_size=4))
def test_no_line_of_an_example_makes_the_program_fail(
    edition: str, received: str, then: list[str], expect: list[str]
) -> None:
    head = edition.partition("\nexamples:")[0]
    example = {"name": "anything", "received": received, "then": then, "expect": expect}
    written = f"{head}\nexamples:\n  - {json.dumps(example)}\n"

    checked = pipeline.check_file(PATH, written.encode())
    rehearsed = pipeline.rehearse_file(checked)

    told = (*checked.diagnostics, *rehearsed.diagnostics)
    assert all(each.finding.message and each.finding.span.path == PATH for each in told)
    assert all(each.finding.help for each in told if each.code.startswith("example"))
    if checked.sound:
        assert all(rehearsal.passed for rehearsal in rehearsed.rehearsals) is (not rehearsed.diagnostics)


@settings(slow, max_examples=100)
@given(policies(), st.data())
def test_a_line_is_never_lost_it_is_kept_or_told(written: Written, data: st.DataObject) -> None:
    then = data.draw(st.lists(lines, max_size=4))
    example = json.dumps({"name": "anything", "received": "1 June 2026", "then": then, "expect": ["the case is open"]})
    checked = pipeline.check_file(PATH, f"{written.text}examples:\n  - {example}\n".encode())

    kept = [line for each in (checked.policy.examples if checked.policy else ()) for line in each.then]
    errors = [each for each in checked.diagnostics if each.severity is Severity.ERROR]
    assert len(kept) == len(then) or errors
