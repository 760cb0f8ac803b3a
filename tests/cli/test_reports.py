"""A folder of `reports/` holds files, findings in them as `report.json`, and what a person sees as `report.txt`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from remit.report import format_named, formats
from tests.report.told import CASES, rendered

SCHEMA = Path(__file__).parents[2] / "schema" / "diagnostics.schema.json"

cases = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)


@cases
def test_the_text_report_is_as_the_golden_file(case: Path, golden: Callable[[Path, str], None]) -> None:
    golden(case / "report.txt", rendered("text", case))


@cases
def test_the_json_report_says_the_findings_back(case: Path, golden: Callable[[Path, str], None]) -> None:
    golden(case / "report.json", rendered("json", case))


@cases
def test_the_json_report_keeps_its_schema(case: Path) -> None:
    jsonschema.validate(json.loads(rendered("json", case)), json.loads(SCHEMA.read_text()))


@cases
def test_colour_adds_nothing_but_colour(case: Path) -> None:
    plain, coloured = rendered("text", case), rendered("text", case, colour=True)

    assert coloured != plain or "[" not in plain
    assert without_ink(coloured) == plain


@cases
def test_no_report_moves_the_cursor(case: Path) -> None:
    assert not [char for char in rendered("text", case) if char < " " and char != "\n"]


def test_formats_are_found_by_name() -> None:
    assert formats() == ("github", "json", "junit", "rdjson", "sarif", "text")
    assert [format_named(name).NAME for name in formats()] == list(formats())


def without_ink(text: str) -> str:
    for ink in ("1;31", "1;33", "1;36", "1;34", "1", "0"):
        text = text.replace(f"\x1b[{ink}m", "")
    return text
