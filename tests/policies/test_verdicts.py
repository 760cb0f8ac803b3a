"""What the Code says of the editions in `policies/`: as it was read beside the pages, and as the program tells it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from remit import pipeline
from remit.assessment import Assessment, Verdict
from remit.rulebook.shipped import rulebook

ROOT = Path(__file__).parents[2]
READ: dict[str, dict[str, list[str]]] = YAML(typ="safe").load(Path(__file__).with_name("verdicts.yaml"))


def assessed(edition: str) -> Assessment:
    """Return an edition held against the Code."""
    book = rulebook("lgsco-2024")
    assert book is not None
    path = f"policies/{edition}.yaml"
    checked = pipeline.check_file(path, (ROOT / path).read_bytes())
    (found,) = pipeline.judge_file(checked, (book,)).assessments
    return found


def test_every_edition_was_read() -> None:
    files = (ROOT / "policies").glob("*/*.yaml")

    assert sorted(READ) == sorted(f"{file.parent.name}/{file.stem}" for file in files)


@pytest.mark.parametrize("edition", READ)
def test_an_edition_has_the_verdicts_that_were_read_beside_its_page(edition: str) -> None:
    found: dict[str, list[str]] = {}
    for judged in assessed(edition).judged:
        found.setdefault(judged.verdict, []).append(judged.provision.number)

    assert found == READ[edition]


@pytest.mark.parametrize("number", ["6.3", "6.14"])
def test_an_answer_counted_from_receiving_breaks_the_code_unless_it_is_received_at_once(number: str) -> None:
    """Sent on day 0 and received on day 5, the answer may come so many working days and 5 after sending."""
    answer = assessed("cambridgeshire/2026-01").of(number).deciding.answer
    stage = "stage 1" if number == "6.3" else "stage 2"
    run = [(each.words.removeprefix(f"{stage} "), str(each.day)) for each in answer.run]

    assert answer.verdict is Verdict.NOT_MET
    assert answer.unless == "met if what is sent is received on the day on which it is sent"
    assert (
        run
        == {
            "6.3": [
                ("the submission", "2026-01-16"),
                ("acknowledgement", "2026-01-16"),
                ("receiving the stage 1 acknowledgement", "2026-01-23"),
                ("last day under the Code (10 working days)", "2026-01-30"),
                ("response", "2026-02-06"),
            ],
            "6.14": [
                ("escalation", "2026-01-16"),
                ("acknowledgement", "2026-01-16"),
                ("receiving the stage 2 acknowledgement", "2026-01-23"),
                ("last day under the Code (20 working days)", "2026-02-13"),
                ("response", "2026-02-20"),
            ],
        }[number]
    )


def test_checking_the_policies_says_what_they_break(golden: Callable[[Path, str], None]) -> None:
    """The policies declare no departures: the run fails, and says why."""
    program = "from remit_cli.main import main; main()"

    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--code", "lgsco-2024", "policies/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, "")
    golden(Path(__file__).with_name("check.txt"), done.stdout)


def test_the_policies_that_follow_the_code_are_held_against_it_without_being_asked() -> None:
    program = "from remit_cli.main import main; main()"

    done = subprocess.run(
        [sys.executable, "-c", program, "check", "policies/"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    told = [line for line in done.stdout.splitlines() if " by LGSCO Complaint Handling Code 2024: " in line]
    assert done.returncode == 1
    assert [line.partition(" by ")[0] for line in told] == [
        "policies/cambridgeshire/2026-01.yaml",
        "policies/huntingdonshire/2026-03.yaml",
    ]
