"""`remit prove` as its users call it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from remit import pipeline
from remit.derive.waiting import claims_of
from tests.derive.written import policy, sound
from tests.proofs.asked import times_of

ROOT = Path(__file__).parents[2]
EDITIONS = sorted((ROOT / "policies").rglob("*.yaml"))
RULES = """\
- The officer must acknowledge within 5 working days of receipt.
- The officer must respond within 10 working days of the acknowledgement.
- The officer may extend the response by up to 10 working days.
"""
TOLD = """\
northtown.yaml: complaint

Worst cases, while everybody keeps their promises
  stage 1 acknowledgement: 5 working days after receipt (12 days in all)
      Wed 23 Dec 2026  receipt
      Mon  4 Jan 2027  stage 1 acknowledgement
  stage 1 response: 15 working days after receipt (26 days in all)
      Wed  9 Dec 2026  receipt
      Wed 16 Dec 2026  stage 1 acknowledgement
      Mon  4 Jan 2027  stage 1 response
    with every extension: 25 working days after receipt (41 days in all)
      Wed 17 Apr 2030  receipt
      Fri 26 Apr 2030  stage 1 acknowledgement
      Tue 28 May 2030  stage 1 response

Nobody is trapped: a case can end from each of the 4 places that it can reach.
Nobody but the complainant can keep a case going without end.
Wherever the complainant waits (2 places), a clock runs or there is a way out.
Taken for granted, where nothing else is said
  no extension is used: stage 1 response

counted on Monday to Friday except bank holidays in England; bank holidays after Sun 31 Dec 2028 are not yet proclaimed
"""


def prove(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = "from remit_cli.main import main; main()"
    command = [sys.executable, "-c", program, "prove", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "northtown.yaml").write_text(policy(RULES, "rules"), encoding="utf-8")
    return tmp_path


def test_the_proofs_are_told_in_words_and_dates(folder: Path) -> None:
    done = prove(folder, "northtown.yaml")

    assert done.stdout == TOLD
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("file", EDITIONS, ids=[file.stem for file in EDITIONS])
def test_the_proofs_of_every_edition_have_the_shape_of_the_schema(file: Path) -> None:
    schema = json.loads((ROOT / "schema" / "proofs.schema.json").read_bytes())

    done = prove(ROOT, str(file.relative_to(ROOT)), "--format", "json")

    jsonschema.Draft202012Validator(schema).validate(json.loads(done.stdout))
    assert (done.returncode, done.stderr) == (0, "")


def test_one_kind_is_proved_alone(folder: Path) -> None:
    done = prove(folder, "northtown.yaml", "--kind", "complaint", "--format", "json")

    assert [each["kind"] for each in json.loads(done.stdout)["procedures"]] == ["complaint"]


def test_a_kind_that_is_not_there_is_refused_with_those_that_are(folder: Path) -> None:
    done = prove(folder, "northtown.yaml", "--kind", "petition")

    assert done.returncode == 2
    assert done.stderr == "Error: northtown.yaml says nothing of 'petition'; it has complaint\n"


def test_a_policy_with_an_error_is_not_proved(folder: Path) -> None:
    (folder / "northtown.yaml").write_text(policy("- The officer must hover.\n", "rules"), encoding="utf-8")

    done = prove(folder, "northtown.yaml")

    assert done.returncode == 1
    assert "Worst cases" not in done.stdout
    assert "error[" in done.stdout


def test_a_place_without_a_way_to_an_end_is_told_with_the_way_there() -> None:
    found = sound(policy(RULES, "rules"))
    (machine,) = found.machines
    cut = tuple(step for step in machine.transitions if step.event != "complaint.stage-1.respond.done")
    times = times_of(replace(found, machines=(replace(machine, transitions=cut),)))

    claims = claims_of(times.table, times.runs, times.naming, times.complainants)

    assert not claims.nobody_is_trapped
    assert [(trap.place, trap.path) for trap in claims.traps][-1] == (
        "complaint.stage-1.respond",
        ("receipt", "acknowledgement  (complaint.stage-1.acknowledge)"),
    )


def test_the_table_of_times_names_the_worst_case_of_each_step() -> None:
    found = sound(policy(RULES, "rules"))

    files = pipeline.build_file(found).files

    rows = json.loads(files["northtown/complaints/complaint/sla.json"])["rows"]
    assert [(row["rule"], row["worst_case"]) for row in rows] == [
        ("complaint.stage-1.acknowledge", "5 working days after receipt"),
        ("complaint.stage-1.respond", "15 working days after receipt; 25 working days with extensions"),
    ]


def test_the_worst_case_of_what_must_be_received_is_that_of_the_slower_branch() -> None:
    rules = """\
- if: a response is requested
  then:
    - The officer must acknowledge within 1 working day of receipt.
  otherwise:
    - The officer must acknowledge within 3 working days of receipt.
- The complainant must receive the acknowledgement within 5 working days of the acknowledgement.
- The officer must respond within 10 working days of receiving the acknowledgement.
"""

    files = pipeline.build_file(sound(policy(rules, "rules"))).files

    rows = json.loads(files["northtown/complaints/complaint/sla.json"])["rows"]
    (found,) = (row["worst_case"] for row in rows if row["rule"] == "complaint.stage-1.receive")
    assert found == ("8 working days after receipt; 3 working days after receipt if what is sent is received that day")
