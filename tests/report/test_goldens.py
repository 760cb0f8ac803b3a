"""What each format makes of the cases in `tests/cli/reports`, as golden files, but for the rules of SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from remit.report import Look
from remit.report.github import summary
from tests.report.told import CASES, assessed, files, found, rendered

GOLDEN = Path(__file__).parent / "golden"

cases = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)


@cases
@pytest.mark.parametrize(("form", "suffix"), [("github", "log"), ("junit", "xml"), ("rdjson", "rd.json")])
def test_a_report_is_as_the_golden_file(
    form: str, suffix: str, case: Path, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{case.name}.{suffix}", rendered(form, case))


@cases
def test_the_results_of_sarif_are_as_the_golden_file(case: Path, golden: Callable[[Path, str], None]) -> None:
    results = json.loads(rendered("sarif", case))["runs"][0]["results"]
    for result in results:
        result.pop("ruleIndex", None)  # grows with every page of the catalogue

    golden(GOLDEN / f"{case.name}.sarif.json", json.dumps(results, indent=1) + "\n")


@cases
def test_the_summary_is_as_the_golden_file(case: Path, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{case.name}.md", summary(found(case), Look(files(case), assessed=assessed(case))))
