"""`remit test` as a process: what it prints, its exit codes, its JSON, and suggestions that can be pasted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from jsonschema import Draft202012Validator

from remit import shipped
from tests.cli.conftest import Run

Write = Callable[[str, str | bytes], Path]

POLICY = """\
language: 1
policy: Complaints policy
council: Northtown Council
nation: England
edition: 2026-01
in force: from 16 January 2026 at 17:00
calendar:
  working days: Monday to Friday except bank holidays in England
  day ends: 17:00
feedback:
  complaint:
    rules:
      - The officer must acknowledge within 5 working days of receipt.
      - The officer must respond within 10 working days of the acknowledgement.
"""
GOOD = """\
examples:
  - name: just before Christmas
    received: 18 December 2026 at 16:30
    then: [acknowledged 22 December 2026]
    expect: [acknowledgement due 29 December 2026]
"""
BAD = GOOD.replace("29 December", "25 December")


def test_examples_that_pass_are_counted_with_the_rules_that_none_exercises(remit: Run, write: Write) -> None:
    write("policies/a.yaml", POLICY + GOOD)

    run = remit("test")

    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "policies/a.yaml: 1 example, all pass; 1 of 2 rules exercised (50%)\n"
        "  no example exercises\n"
        "  14: The officer must respond within 10 working days of the acknowledgement.\n"
    )


def test_an_example_that_fails_shows_its_line_the_dates_and_what_the_policy_gives(remit: Run, write: Write) -> None:
    write("policies/a.yaml", POLICY + BAD)

    run = remit("test")

    assert (run.code, run.err) == (1, "")
    assert run.out.startswith(
        "error[example-fails]: the policy does not give `acknowledgement due 25 December 2026`, "
        "but `acknowledgement due 29 December 2026`\n"
        "  --> policies/a.yaml:19:14\n"
        "   |\n"
        "19 |    expect: [acknowledgement due 25 December 2026]\n"
        "   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   |  Fri 18 Dec 2026  16:30  complaint received\n"
        "   |  Tue 22 Dec 2026  acknowledged\n"
        "   |  Tue 29 Dec 2026  last day for: acknowledgement\n"
        "   |  Fri  8 Jan 2027  last day for: response\n"
        "   = note: 5 working days from Friday 18 December; 25 and 28 December are bank holidays\n"
    )
    assert "policies/a.yaml: 1 example, 1 of them fails; 0 of 2 rules exercised" not in run.out
    assert "1 of 2 rules exercised (50%)" in run.out


def test_a_policy_with_errors_is_not_played(remit: Run, write: Write) -> None:
    write("policies/a.yaml", POLICY.replace("must acknowledge", "must acknowlege") + GOOD)

    run = remit("test")

    assert run.code == 1
    assert "error[misspelt]" in run.out
    assert "policies/a.yaml: not played, for it has errors\n" in run.out


def test_too_few_rules_exercised_is_a_failure_where_it_is_asked_for(remit: Run, write: Write) -> None:
    write("policies/a.yaml", POLICY + GOOD)

    assert remit("test", "--fail-under", "50").code == 0
    run = remit("test", "--fail-under", "51")
    assert run.code == 1
    assert run.out.endswith("50% of the rules are exercised; --fail-under asks for 51%\n")
    assert remit("test", "--fail-under", "101").code == 2


def test_json_has_the_shape_of_its_schema(remit: Run, write: Write) -> None:
    write("policies/a.yaml", POLICY + BAD)
    write("policies/b.yaml", POLICY.replace("complaint:", "complant"))

    run = remit("test", "--format", "json")
    told = json.loads(run.out)

    assert run.code == 1
    Draft202012Validator(shipped.schema("examples")).validate(told)
    first, second = told["policies"]
    assert first["examples"][0]["expect"] == [
        {
            "expected": "acknowledgement due 25 December 2026",
            "actual": "acknowledgement due 29 December 2026",
            "holds": False,
            "counting": "5 working days from Friday 18 December; 25 and 28 December are bank holidays",
        }
    ]
    assert (second["examples"], second["diagnostics"] != []) == ([], True)


def test_suggestions_can_be_pasted_and_pass(remit: Run, write: Write) -> None:
    file = write("policies/a.yaml", POLICY)

    run = remit("test", "--suggest")
    file.write_text(POLICY + run.out, encoding="utf-8")
    again = remit("test", "--fail-under", "100")

    assert (run.code, run.err) == (0, "")
    assert "begun after 17:00" in run.out
    assert again.code == 0
    assert "13 examples" not in again.out
    assert "all pass; 2 of 2 rules exercised (100%)" in again.out


def test_suggestions_begin_with_a_day(remit: Run, write: Write) -> None:
    write("policies/a.yaml", POLICY)

    assert "received: 23 December 2026" in remit("test", "--suggest").out
    assert "received: 23 December 2028" not in remit("test", "--suggest").out
    assert "received: 21 December 2029" in remit("test", "--suggest", "--since", "2029-01-01").out
    assert remit("test", "--suggest", "--since", "soon").code == 2


def test_a_policy_with_errors_gets_no_suggestions(remit: Run, write: Write) -> None:
    write("policies/a.yaml", POLICY.replace("must acknowledge", "must acknowlege"))

    run = remit("test", "--suggest")

    assert (run.code, run.out) == (1, "")
    assert "error[misspelt]" in run.err
