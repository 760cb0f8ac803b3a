"""A folder of `tests/cli/reports` to what formats are given: findings, the lines of files, the verdicts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from remit.assessment import Line, Summary, Verdict
from remit.diagnostic import Dated, Diagnostic, Finding, Fix, Note, Severity
from remit.report import Look, format_named, lines_of
from remit.source import Span

CASES = sorted(path for path in (Path(__file__).parents[1] / "cli" / "reports").iterdir() if path.is_dir())


def rendered(form: str, case: Path, *, colour: bool = False) -> str:
    """Return the report of a case, its verdicts there only after its last finding, as in a real run."""
    look = Look(files(case), colour)

    def findings() -> Any:
        yield from found(case)
        look.assessed.extend(assessed(case))

    return "".join(format_named(form).render(findings(), lines_in(case), look))


def told(case: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads((case / "report.json").read_text(encoding="utf-8"))
    return held


def files(case: Path) -> int:
    return int(told(case)["files"])


def found(case: Path) -> list[Diagnostic]:
    return [diagnostic(item) for item in told(case)["diagnostics"]]


def assessed(case: Path) -> list[Summary]:
    return [summary(item) for item in told(case)["assessed"]]


def lines_in(case: Path) -> Any:
    def lines(path: str) -> tuple[str, ...]:
        file = case / path
        return lines_of(file.read_bytes()) if file.is_file() else ()

    return lines


def diagnostic(item: dict[str, Any]) -> Diagnostic:
    finding = Finding(
        item["message"],
        span(item["place"]),
        item["help"],
        tuple(Note(note["message"], span(note["place"])) for note in item["notes"]),
        tuple(item["steps"]),
        item["fix"] and Fix(span(item["fix"]["place"]), item["fix"]["replacement"]),
        tuple(dated(each) for each in item["run"]),
    )
    return Diagnostic(item["code"], Severity(item["severity"]), finding, item["label"], item["rule"], item["departure"])


def dated(item: dict[str, Any]) -> Dated:
    day = date.fromisoformat(item["date"]) if item["date"] else None
    return Dated(day, item["words"], span(item["place"]) if item["place"] else None)


def summary(item: dict[str, Any]) -> Summary:
    held = tuple(
        Line(each["id"], each["code"], each["title"], Verdict(each["verdict"]), each["departed"])
        for each in item["provisions"]
    )
    return Summary(item["path"], item["code"], item["title"], held)


def span(place: dict[str, Any]) -> Span:
    return Span(place["path"], place["line"], place["column"], place["end_line"], place["end_column"])
