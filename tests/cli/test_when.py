"""`remit when` from the command line: which edition, which moment, what is refused and what is said."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from remit_cli.main import run

ROOT = Path(__file__).parents[2]
CAMBRIDGESHIRE = str(ROOT / "policies" / "cambridgeshire")
NORTHTOWN = str(ROOT / "tests" / "cases" / "northtown.yaml")
CHRISTMAS = "2026-12-18 16:30"
When = Callable[..., tuple[int, str, str]]


@pytest.fixture
def when(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> When:
    """Run `remit when` in an empty folder; return the exit code and what was printed."""
    monkeypatch.chdir(tmp_path)

    def told(*arguments: str) -> tuple[int, str, str]:
        code = run(["when", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return told


@pytest.mark.parametrize(
    ("received", "edition", "force"),
    [
        ("2026-01-16 16:59", "before-2026-01", "from a day that is not stated until 16 January 2026 at 17:00"),
        ("2026-01-16 17:01", "2026-01", "from 16 January 2026 at 17:00"),
    ],
)
def test_the_edition_is_the_one_in_force_at_receipt(when: When, received: str, edition: str, force: str) -> None:
    code, out, _ = when(CAMBRIDGESHIRE, "complaint", "--received", received)

    assert code == 0
    assert f"edition {edition} (in force {force})" in out


def test_an_open_case_stays_with_its_edition_and_that_is_said(when: When) -> None:
    _, out, _ = when(CAMBRIDGESHIRE, "complaint", "--received", "2026-01-16 16:59", "--as-of", "2026-01-20")

    assert "note: edition `2026-01` is in force now; this case stays with that of its receipt\n" in out


def test_an_event_can_be_named_by_its_id_or_in_words(when: When) -> None:
    by_id = when(
        NORTHTOWN, "complaint", "--received", CHRISTMAS, "--event",
        "complaint.stage-1.acknowledge.done=2026-12-22 10:00", "--format", "json",
    )  # fmt: skip
    in_words = when(
        NORTHTOWN, "complaint", "--received", CHRISTMAS, "--event", "acknowledged 22 December 2026 at 10:00",
        "--format", "json",
    )  # fmt: skip

    assert by_id == in_words
    assert by_id[0] == 0


def test_without_as_of_it_is_told_for_the_moment_of_the_last_event(when: When) -> None:
    _, out, _ = when(
        NORTHTOWN, "complaint", "--received", CHRISTMAS, "--event", "acknowledged 22 December 2026", "--format", "json"
    )

    assert json.loads(out)["as_of"] == "2026-12-22T12:00:00Z"


def test_what_lies_after_as_of_is_left_out_and_that_is_said(when: When) -> None:
    _, out, _ = when(
        NORTHTOWN, "complaint", "--received", CHRISTMAS, "--as-of", "2026-12-21", "--event",
        "acknowledged 22 December 2026",
    )  # fmt: skip

    assert "note: what happens after that is left out: 1 event\n" in out
    assert "Tue 22 Dec 2026" not in out


@pytest.mark.parametrize(
    "case", YAML(typ="safe").load(Path(__file__).with_name("when.yaml")), ids=lambda case: case["said"]
)
def test_what_cannot_be_told_is_said_in_one_line(when: When, case: dict[str, Any]) -> None:
    places = {"cambridgeshire": CAMBRIDGESHIRE, "northtown": NORTHTOWN}

    told = when(*(argument.format_map(places) for argument in case["arguments"]))

    assert told == (2, "", f"Error: {case['said']}\n")


def test_a_policy_with_an_error_is_not_told_from(when: When, tmp_path: Path) -> None:
    text = Path(NORTHTOWN).read_text(encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(
        text.replace("within 5 working days of receipt", "within 5"), encoding="utf-8"
    )

    code, _, err = when("broken.yaml", "complaint", "--received", CHRISTMAS)

    assert (code, err) == (
        2,
        "Error: broken.yaml has errors, and no date can be relied on; `remit check broken.yaml` tells them\n",
    )


def test_an_event_that_is_refused_makes_the_exit_code_1(when: When) -> None:
    code, out, _ = when(
        NORTHTOWN, "complaint", "--received", CHRISTMAS, "--event", "complaint.stage-9.sing.done=2026-12-22"
    )

    assert code == 1
    assert "`complaint.stage-9.sing.done`: refused: no rule of the policy knows it" in " ".join(out.split())


def test_a_log_that_was_written_tells_the_same_timeline(when: When, tmp_path: Path) -> None:
    events = ["--event", "acknowledged 22 December 2026 at 10:00", "--event", "responded 18 January 2027"]
    arguments = [NORTHTOWN, "complaint", "--received", CHRISTMAS, "--case", "NC-1", *events]
    _, told, _ = when(*arguments)
    _, log, _ = when(*arguments, "--format", "log")
    (tmp_path / "case.jsonl").write_text(log, encoding="utf-8")

    code, again, err = when(NORTHTOWN, "complaint", "--log", "case.jsonl")

    assert (code, err) == (0, "")
    assert again == told


def test_a_log_that_breaks_off_is_told_as_far_as_it_goes(when: When, tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "cases" / "golden" / "paused.jsonl", tmp_path / "case.jsonl")
    data = (
        (tmp_path / "case.jsonl")
        .read_bytes()
        .replace(
            json.loads((ROOT / "tests/cases/golden/paused.json").read_bytes())["policy_sha256"].encode(),
            sha256_of(Path(NORTHTOWN)).encode(),
        )
    )
    (tmp_path / "case.jsonl").write_bytes(data[:-20])

    code, out, err = when(NORTHTOWN, "complaint", "--log", "case.jsonl")

    assert code == 1
    assert "case.jsonl: line 4: it breaks off in the middle; what it was to say is not known\n" in err
    assert "stage 1 acknowledgement" in out


def test_a_log_of_another_edition_is_refused(when: When, tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "cases" / "golden" / "paused.jsonl", tmp_path / "case.jsonl")

    code, out, err = when(CAMBRIDGESHIRE, "complaint", "--log", "case.jsonl")

    assert (code, out) == (2, "")
    assert "the log was made for something else: the council is `Northtown Council` there" in err


def sha256_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
