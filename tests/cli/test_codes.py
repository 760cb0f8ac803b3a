"""`remit check` with codes: which one is taken, what the exit code says, and what is wrong with a rulebook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.derive.written import policy
from tests.judging.test_departures import SLOW, departing

Write = Callable[[str, str | bytes], Path]
CODES = Path(__file__).parents[2] / "schema" / "codes"
NO_CODE = SLOW.replace("follows: LGSCO Complaint Handling Code 2024\n", "")


def found(run: Run, *arguments: str, path: str = "policies/a.yaml") -> tuple[int, list[str]]:
    """Return the exit code and the names of what is not met."""
    done = run("check", "--format", "json", *arguments, path)
    told = json.loads(done.out)["diagnostics"] if done.out else []
    return done.code, [each["rule"] for each in told if each["label"] == "not met"]


def test_a_policy_is_held_against_the_code_that_it_follows(remit: Run, write: Write) -> None:
    write("policies/a.yaml", policy(SLOW))

    assert found(remit) == (1, ["lgsco-2024/stage-1-acknowledgement"])


def test_a_policy_that_follows_no_code_is_held_against_none(remit: Run, write: Write) -> None:
    write("policies/a.yaml", policy(NO_CODE))

    assert found(remit) == (0, [])


@pytest.mark.parametrize("name", ["lgsco-2024", "LGSCO Complaint Handling Code 2024", "Complaint handling code"])
def test_a_code_is_named_by_its_id_or_by_its_title(remit: Run, write: Write, name: str) -> None:
    write("policies/a.yaml", policy(NO_CODE))

    assert found(remit, "--code", name) == (1, ["lgsco-2024/stage-1-acknowledgement"])


def test_a_policy_can_be_held_against_two_codes(remit: Run, write: Write) -> None:
    write("policies/a.yaml", policy(NO_CODE))

    code, rules = found(remit, "--code", "lgsco-2024", "--code", "housing-ombudsman-2024")

    assert code == 1
    assert {"lgsco-2024/stage-1-acknowledgement", "housing-ombudsman-2024/stage-1-acknowledgement"} <= set(rules)


def test_a_code_can_be_a_file(remit: Run, write: Write) -> None:
    write("policies/a.yaml", policy(NO_CODE))
    next_one = (CODES / "lgsco-2024.yaml").read_text(encoding="utf-8")
    write(
        "next.yaml",
        next_one.replace("id: lgsco-2024", "id: lgsco-2027").replace("at most: 5 working", "at most: 20 working"),
    )

    assert found(remit, "--code", "next.yaml") == (0, [])


def test_what_is_wrong_with_a_rulebook_is_told_at_its_place_and_no_policy_is_judged(remit: Run, write: Write) -> None:
    write("policies/a.yaml", policy(SLOW))
    book = (CODES / "lgsco-2024.yaml").read_text(encoding="utf-8")
    write("book.yaml", book.replace("check: time-limit", "check: time-limits", 1))

    run = remit("check", "--code", "book.yaml", "policies/a.yaml")

    line = next(n for n, each in enumerate(book.split("\n"), 1) if "check: time-limit" in each)
    assert run.code == 1
    assert "error[row-unclear]: no check is called `time-limits`" in run.out
    assert f"--> book.yaml:{line}:12" in run.out
    assert "help: did you mean `time-limit`?" in run.out
    assert "not met" not in run.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--code", "lgsco-2042"], "did you mean 'lgsco-2024'?"),
        (
            ["--code", "nonsense"],
            "there are adult-social-care-2009, childrens-services-2006, housing-ombudsman-2024, lgsco-2024",
        ),
        (["--code", "missing.yaml"], "missing.yaml"),
        (["--as-of", "31 February 2027"], "--as-of: "),
    ],
)
def test_what_cannot_be_carried_out_is_said(remit: Run, write: Write, arguments: list[str], said: str) -> None:
    write("policies/a.yaml", policy(SLOW))

    run = remit("check", *arguments, "policies/a.yaml")

    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_departure_keeps_the_run_from_failing_until_its_last_day(remit: Run, write: Write) -> None:
    write("policies/a.yaml", departing())

    assert found(remit, "--as-of", "2027-03-31") == (0, [])
    assert found(remit, "--as-of", "31 March 2027 at 23:59") == (0, [])
    assert found(remit, "--as-of", "2027-04-01") == (1, ["lgsco-2024/stage-1-acknowledgement"])
    assert found(remit, "--as-of", "2027-03-31", "--no-departures") == (1, ["lgsco-2024/stage-1-acknowledgement"])


def test_a_verdict_never_stops_a_build(remit: Run, write: Write) -> None:
    write("policies/northtown/a.yaml", policy(SLOW))

    assert remit("check").code == 1
    assert remit("build").code == 0


def test_the_summary_of_a_job_is_added_to_its_file(remit: Run, write: Write) -> None:
    write("policies/a.yaml", policy(SLOW))
    file = write("summary.md", "before\n")

    run = remit("check", "--format", "github", GITHUB_STEP_SUMMARY=str(file))

    assert run.code == 1
    assert "::error file=policies/a.yaml," in run.out
    told = file.read_text(encoding="utf-8")
    assert told.startswith("before\n")
    assert "LGSCO 6.2" in told
    assert "LGSCO 9.8" in told


def test_a_fix_makes_a_time_no_longer_than_the_code_allows(remit: Run, write: Write) -> None:
    file = write("policies/a.yaml", policy(SLOW))

    run = remit("check", "--fix", "policies/a.yaml")

    assert run.code == 0
    assert file.read_text(encoding="utf-8") == policy(SLOW.replace("15 working days", "5 working days"))
