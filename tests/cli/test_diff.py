"""`remit diff`: editions named as files, by their names and by git revisions, and what its exit codes mean."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.conftest import Outcome, Run
from tests.derive.written import policy

SCHEMA = Path(__file__).parents[2] / "schema" / "diff.schema.json"
TEN = policy("- The officer must respond within 10 working days of receipt.\n", "rules")
EIGHT = TEN.replace("10 working", "8 working")
TWELVE = TEN.replace("10 working", "12 working")
Write = Callable[[str, str | bytes], Path]
IDENTITY = dict.fromkeys(
    ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), "Northtown"
)
OWN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | IDENTITY | OWN, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path, write: Write) -> Path:
    """Keep a policy in a repository: ten days in the first commit, twelve in the second."""
    git(folder, "init", "-q", "-b", "main")
    for text in (TEN, TWELVE):
        write("policies/northtown/2026-01.yaml", text)
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", "the policy")
    return folder


def test_two_files_are_compared(remit: Run, write: Write) -> None:
    write("old.yaml", TEN)
    write("new.yaml", EIGHT)

    done = remit("diff", "old.yaml", "new.yaml", "--for", "residents")

    assert done.code == 0
    assert "What gets shorter\n    Complaint, Stage 1: We respond to your complaint\n" in done.out
    assert "For systems" not in done.out
    assert "For a regulator" not in done.out


def test_a_file_is_compared_with_what_it_was_in_a_revision(remit: Run, repository: Path) -> None:
    done = remit("diff", "HEAD~1:policies/northtown/2026-01.yaml", "policies/northtown/2026-01.yaml")

    assert done.code == 0
    assert "(HEAD~1:policies/northtown/2026-01.yaml)" in done.out
    assert "What may take longer" in done.out


def test_two_revisions_are_compared(remit: Run, repository: Path) -> None:
    done = remit("diff", "HEAD:policies/northtown/2026-01.yaml", "main~1:policies/northtown/2026-01.yaml")

    assert done.code == 0
    assert "What gets shorter" in done.out


def test_an_edition_is_named_by_its_place_or_by_its_name(remit: Run, write: Write) -> None:
    write("policies/northtown/older.yaml", TEN.replace("edition: 2026-01", "edition: 2021-04"))
    write("policies/northtown/newer.yaml", EIGHT)

    by_place = remit("diff", "northtown/older", "northtown/newer")
    by_name = remit("diff", "2021-04", "2026-01")

    assert by_place.code == 0
    assert by_place.out == by_name.out
    assert "What gets shorter" in by_place.out


def test_a_name_that_two_policies_have_is_refused_with_both(remit: Run, write: Write) -> None:
    write("policies/northtown/2026-01.yaml", TEN)
    write("policies/southtown/2026-01.yaml", EIGHT)

    done = remit("diff", "2026-01", "northtown/2026-01")

    assert done.code == 2
    assert "policies/northtown/2026-01.yaml, policies/southtown/2026-01.yaml" in done.err


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("HEAD~7:policies/northtown/2026-01.yaml", "invalid object name 'HEAD~7'"),
        ("HEAD:policies/nowhere.yaml", "does not exist in 'HEAD'"),
        ("HEAD:policies", "bad file"),
        ("nowhere", "no edition of that name"),
        ("--output=here:policies/northtown/2026-01.yaml", "begins with `-`"),
        ("-x", "begins with `-`"),
        ("HEAD\n:policies/northtown/2026-01.yaml", "a character that no revision has"),
    ],
)
def test_what_is_no_edition_is_refused_with_the_reason(remit: Run, repository: Path, said: str, why: str) -> None:
    done = remit("diff", "--", said, "policies/northtown/2026-01.yaml")

    assert done.code == 2
    assert why in done.err
    assert not (repository / "here").exists()


@pytest.mark.parametrize(
    "said",
    [
        "HEAD;touch planted:policies/northtown/2026-01.yaml",
        "$(touch planted):policies/northtown/2026-01.yaml",
        "`touch planted`:policies/northtown/2026-01.yaml",
        "HEAD:policies/northtown/2026-01.yaml; touch planted",
        "HEAD|touch planted:x",
        "HEAD && touch planted:x",
        "--upload-pack=touch planted:x",
        "--exec=touch planted:x",
        "ext::sh -c touch% planted:x",
    ],
)
def test_no_shell_sees_a_revision(remit: Run, repository: Path, said: str) -> None:
    done = remit("diff", "--", said, said)

    assert done.code == 2
    assert not list(repository.rglob("planted"))


def test_a_file_whose_name_looks_like_a_revision_is_a_file(remit: Run, repository: Path, write: Write) -> None:
    write("HEAD:policies/northtown/2026-01.yaml", EIGHT)

    done = remit("diff", "HEAD~1:policies/northtown/2026-01.yaml", "HEAD:policies/northtown/2026-01.yaml")

    assert "What gets shorter" in done.out


def test_without_git_a_revision_is_refused(remit: Run, folder: Path, write: Write) -> None:
    write("new.yaml", TEN)

    done = remit("diff", "HEAD:new.yaml", "new.yaml", PATH=str(folder))

    assert done.code == 2
    assert "git cannot be started" in done.err


def test_an_edition_with_an_error_is_not_compared(remit: Run, repository: Path, write: Write) -> None:
    write("broken.yaml", TEN.replace("must respond", "must respnod"))

    done = remit("diff", "HEAD:policies/northtown/2026-01.yaml", "broken.yaml")

    assert done.code == 1
    assert "--> broken.yaml:" in done.out
    assert "For residents" not in done.out


@pytest.mark.parametrize(
    ("old", "new", "fail_on", "code"),
    [
        (TEN, TWELVE, "residents", 1),
        (TEN, EIGHT, "residents", 0),
        (TEN, TEN.replace("must respond", "aims to respond"), "residents", 1),
        (TEN, TEN.replace("stage: 1", "stage: first look"), "systems", 1),
        (TEN, TEN.replace("stage: 1", "stage: first look"), "residents", 0),
        (TEN, EIGHT, "systems", 0),
        (TEN, TWELVE, "regulator", 1),
        (TWELVE, TEN, "regulator", 0),
        (TEN, TEN, "residents", 0),
    ],
)
def test_what_got_worse_is_exit_code_1_for_whom_it_got_worse(
    remit: Run, write: Write, old: str, new: str, fail_on: str, code: int
) -> None:
    write("old.yaml", old)
    write("new.yaml", new)

    done = remit("diff", "old.yaml", "new.yaml", "--fail-on", fail_on)

    assert (done.code, done.err) == (code, "")


def test_each_depth_tells_what_the_one_before_tells_and_more(remit: Run, write: Write) -> None:
    write("old.yaml", TEN)
    write("new.yaml", TWELVE)

    told = [remit("diff", "old.yaml", "new.yaml", "--depth", depth).out for depth in ("headline", "rules", "full")]

    assert [len(each.splitlines()) for each in told] == sorted({len(each.splitlines()) for each in told})
    assert all("We respond to your complaint" in each for each in told)
    assert "proved: looser, for example" not in told[0]
    assert "proved: looser, for example" in told[1]
    assert "rule:   complaint.stage-1.respond → complaint.stage-1.respond" in told[2]


def test_json_is_of_its_schema_and_holds_what_was_asked(remit: Run, write: Write) -> None:
    write("old.yaml", TEN)
    write("new.yaml", TWELVE)

    document = told_as_json(remit("diff", "old.yaml", "new.yaml", "--format", "json"))
    for_systems = told_as_json(remit("diff", "old.yaml", "new.yaml", "--format", "json", "--for", "systems"))

    (told,) = document["residents"]
    assert told["effect"] == "longer"
    assert told["deadline"]["direction"] == "looser"
    assert told["deadline"]["compared"][0]["examples"] == [
        {"start": "2026-03-18", "before": "2026-04-01", "after": "2026-04-07"}
    ]
    assert for_systems["residents"] is None
    assert for_systems["regulator"] is None
    assert for_systems["systems"] == document["systems"]


def told_as_json(done: Outcome) -> dict[str, Any]:
    document = json.loads(done.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return document  # type: ignore[no-any-return]


def test_what_a_policy_says_cannot_move_the_cursor(remit: Run, write: Write) -> None:
    write("old.yaml", TEN)
    write("new.yaml", TEN.replace("policy: Complaints policy", 'policy: "Complaints \\e[2J policy"'))

    done = remit("diff", "old.yaml", "new.yaml")

    assert "\x1b" not in done.out


def test_a_code_that_there_is_not_is_refused(remit: Run, write: Write) -> None:
    write("old.yaml", TEN)

    done = remit("diff", "old.yaml", "old.yaml", "--code", "nothing")

    assert done.code == 2
    assert "no code is called 'nothing'" in done.err
