"""A folder of `reports/` holds files, findings in them as `report.json`, and what a person sees as `report.txt`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from remit.diagnostic import Diagnostic, Finding, Fix, Note, Severity
from remit.report import Look, format_named, formats, lines_of
from remit.source import Span

CASES = Path(__file__).parent / "reports"
SCHEMA = Path(__file__).parents[2] / "schema" / "diagnostics.schema.json"

all_cases = sorted(path for path in CASES.iterdir() if path.is_dir())
cases = pytest.mark.parametrize("case", all_cases, ids=lambda path: path.name)


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
    assert formats() == ("json", "text")
    assert [format_named(name).NAME for name in formats()] == list(formats())


def rendered(form: str, case: Path, *, colour: bool = False) -> str:
    told = json.loads((case / "report.json").read_text(encoding="utf-8"))
    found = [diagnostic(item) for item in told["diagnostics"]]

    def lines(path: str) -> tuple[str, ...]:
        file = case / path
        return lines_of(file.read_bytes()) if file.is_file() else ()

    return "".join(format_named(form).render(found, lines, Look(told["files"], colour)))


def diagnostic(item: dict[str, Any]) -> Diagnostic:
    notes = tuple(Note(note["message"], span(note["place"])) for note in item["notes"])
    fix = item["fix"] and Fix(span(item["fix"]["place"]), item["fix"]["replacement"])
    finding = Finding(item["message"], span(item["place"]), item["help"], notes, tuple(item["steps"]), fix)
    return Diagnostic(item["code"], Severity(item["severity"]), finding)


def span(place: dict[str, Any]) -> Span:
    return Span(place["path"], place["line"], place["column"], place["end_line"], place["end_column"])


def without_ink(text: str) -> str:
    for ink in ("1;31", "1;33", "1;36", "1;34", "1", "0"):
        text = text.replace(f"\x1b[{ink}m", "")
    return text
