"""What a SARIF log promises beside its form: every rule, an identity that lasts, places that hold."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit import catalogue
from remit.diagnostic import Diagnostic, Finding, Severity
from remit.report import Look, sarif
from remit.report._places import address
from remit.rulebook import Rulebook
from remit.source import Span
from tests.report.told import CASES, rendered

PATH = "policies/a.yaml"


def run_of(diagnostics: list[Diagnostic], lines: tuple[str, ...] = ()) -> Any:
    return json.loads("".join(sarif.render(diagnostics, lambda _: lines, Look(1))))["runs"][0]


def finding(line: int, words: str, code: str = "unknown-key", **more: Any) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Finding("no", Span(PATH, line, 1, line, 1 + len(words))), **more)


def test_every_code_and_every_provision_is_declared() -> None:
    declared = [rule["id"] for rule in run_of([])["tool"]["driver"]["rules"]]

    assert declared == [*catalogue.codes(), "lgsco-2024/stage-1-response", "lgsco-2024/stage-1-extension"]


def test_a_provision_is_declared_with_what_is_known_of_it(code: Rulebook) -> None:
    rules = {rule["id"]: rule for rule in run_of([])["tool"]["driver"]["rules"]}

    assert rules["lgsco-2024/stage-1-response"] == {
        "id": "lgsco-2024/stage-1-response",
        "name": "LGSCO 6.3",
        "shortDescription": {"text": "Stage 1: full response"},
        "fullDescription": {"text": "Stage 1: full response {{as the code has it}}"},
        "help": {"text": "Stage 1: full response {{as the code has it}}"},
        "defaultConfiguration": {"level": "error"},
        "helpUri": code.provisions[0].source,
        "deprecatedIds": ["lgsco-2024/stage-one"],
        "properties": {
            "code": code.title,
            "number": "6.3",
            "force": "should",
            "confidence": "seen in part",
        },
    }
    assert "helpUri" not in rules["lgsco-2024/stage-1-extension"]


def test_a_result_names_its_rule_by_what_stays() -> None:
    (result,) = run_of([finding(1, "x", "LGSCO 6.5", rule="lgsco-2024/stage-1-extension")])["results"]
    rules = run_of([])["tool"]["driver"]["rules"]

    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "lgsco-2024/stage-1-extension"


def test_what_is_departed_from_is_suppressed_and_fails_nobody() -> None:
    (result,) = run_of([finding(1, "x", departure="so decided")])["results"]

    assert result["level"] == "note"
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "so decided"}]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_two_results_have_one_fingerprint(case: Any) -> None:
    marks = [marks_of(result) for result in json.loads(rendered("sarif", case))["runs"][0]["results"]]

    assert len(marks) == len(set(marks))


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=8)


@given(st.lists(words, min_size=1, max_size=6), st.lists(words, max_size=5), st.integers(0, 6))
def test_fingerprints_survive_lines_that_come_before(texts: list[str], added: list[str], indent: int) -> None:
    found = [finding(number, text) for number, text in enumerate(texts, 1)]
    moved = [shifted(each, len(added), indent) for each in found]

    before = run_of(found, tuple(texts))["results"]
    after = run_of(moved, (*added, *(" " * indent + text for text in texts)))["results"]

    assert [marks_of(each) for each in before] == [marks_of(each) for each in after]


@given(words, words)
def test_other_words_are_another_finding(first: str, second: str) -> None:
    marks = [marks_of(run_of([finding(1, text)], (text,))["results"][0]) for text in (first, second)]

    assert (marks[0] == marks[1]) == (first.split() == second.split())


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("policies/a.yaml", "policies/a.yaml"),
        ("a: b/100% é#?.yaml", "a%3A%20b/100%25%20%C3%A9%23%3F.yaml"),
        ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        ("C:/a b.yaml", "file:///C:/a%20b.yaml"),
        ("back\\slash.yaml", "back%5Cslash.yaml"),
    ],
)
def test_a_path_becomes_an_address(path: str, uri: str) -> None:
    assert address(path) == uri


def shifted(diagnostic: Diagnostic, lines: int, columns: int) -> Diagnostic:
    old = diagnostic.finding.span
    span = Span(PATH, old.line + lines, old.column + columns, old.end_line + lines, old.end_column + columns)
    return Diagnostic(diagnostic.code, diagnostic.severity, Finding("no", span))


def marks_of(result: Any) -> str:
    return str(result["partialFingerprints"][sarif.FINGERPRINT])
