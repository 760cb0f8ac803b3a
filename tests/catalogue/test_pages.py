"""Every page shows a mistake that gives its code, and a cure that does not."""

from __future__ import annotations

from datetime import date

import pytest

from remit import catalogue, pipeline
from remit.catalogue import CatalogueError, Example
from remit.diagnostic import Diagnostic, Severity

WITHOUT_EXAMPLE = {"not-utf8", "row-unclear"}
"""Codes whose mistake cannot be shown in a page."""

EXAMPLES = [
    pytest.param(code, example, id=f"{code} {example.kind.lower()} {number}")
    for code in catalogue.codes()
    for number, example in enumerate(catalogue.page(code).examples, 1)
]


AS_OF = date(2026, 11, 28)
"""The day on which departures are looked at."""

TWICE = {"same-edition"}
"""Codes of which an example shows one of two files that are the same but for their names."""


def found(code: str, example: Example) -> tuple[Diagnostic, ...]:
    written = catalogue.frame(example.text) if example.form == "rules" else example.text
    files = written.split("---\n") if code != "second-document" else [written]
    if code in TWICE and example.kind == "Mistake":
        files *= 2
    checked = [
        pipeline.check_file(f"policies/northtown/{number}.yaml", file.encode()) for number, file in enumerate(files)
    ]
    alone = [
        (*one.diagnostics, *pipeline.rehearse_file(one).diagnostics, *pipeline.judge_file(one, as_of=AS_OF).diagnostics)
        for one in checked
    ]
    return (*(each for found in alone for each in found), *pipeline.check_together(checked))


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_a_mistake_gives_its_code_and_a_cure_does_not(code: str, example: Example) -> None:
    diagnostics = found(code, example)

    if example.kind == "Mistake":
        assert code in {each.code for each in diagnostics}
    else:
        assert code not in {each.code for each in diagnostics}
        assert [each.finding.message for each in diagnostics if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("code", catalogue.codes())
def test_a_page_has_a_title_a_reason_a_mistake_and_its_cure(code: str) -> None:
    page = catalogue.page(code)

    assert page.title[0] == page.title[0].lower()
    assert page.title[-1] != "."
    assert page.why
    kinds = {example.kind for example in page.examples}
    assert kinds == (set() if code in WITHOUT_EXAMPLE else {"Mistake", "Cure"})


def test_a_code_without_a_page_is_an_error_of_the_program() -> None:
    with pytest.raises(CatalogueError):
        catalogue.page("no-such-code")
    with pytest.raises(CatalogueError):
        catalogue.page("../source")
