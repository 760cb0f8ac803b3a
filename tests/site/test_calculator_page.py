"""The calculator in its page: its fields, its data and its script."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from remit.site import site_files
from remit.site.calculator import script
from remit.vocabulary.pages import PageWords, english
from tests.site import freshen
from tests.site.checked import Page
from tests.site.made import NORTHTOWN, made_of, pages, real
from tests.site.reckoned import calculators, data_in

COMPLAINT = "northtown/2026-01/complaint/index.html"


def test_the_script_is_what_its_parts_are_compiled_to(tmp_path: Path) -> None:
    assert script() == freshen.compiled(tmp_path)


def test_script_and_data_are_small() -> None:
    assert len(script()) < 25_000
    assert max(len(json.dumps(told)) for _, _, told in calculators()) < 8_000


def test_the_script_makes_no_markup_and_fetches_nothing() -> None:
    text = script().decode()
    for each in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "write(",
        "fetch(",
        "XMLHttp",
        "import(",
        "eval",
        "Storage",
    ):
        assert each not in text
    assert "new Date()" not in text
    assert "Date.now" not in text


def test_only_a_page_with_a_table_of_dates_has_a_calculator() -> None:
    found = {name: page for name, page in pages(real()).items() if 'id="calculator"' in page}

    assert found.keys() == {name for name, page in pages(real()).items() if 'class="dates"' in page}
    assert len(found) == 5
    for page in found.values():
        table = page.partition('class="dates"')[2].partition("</tr>")[0]
        told = data_in(page)
        assert told is not None
        assert [f">{promise['what']}, by<" in table for promise in told["promises"]] == [True] * (
            table.count("<th ") - 1
        )


def fields_of(calendar: str, rule: str = "within 5 working days of receipt") -> list[str]:
    """Return the fields of a calculator."""
    text = NORTHTOWN.replace("{working days: Monday to Friday except bank holidays in England}", calendar)
    text = text.replace("within 5 working days of receipt", rule)
    page = pages(site_files([made_of("policies/northtown/2026-01.yaml", text.encode())]))[COMPLAINT]
    return [told["name"] for told in Page(page).all("input")]


def test_the_hour_is_asked_for_where_a_date_hangs_on_it_and_only_there() -> None:
    days = "working days: Monday to Friday except bank holidays in England"
    date_only = ["day", "month", "year"]

    assert fields_of(f"{{{days}}}") == date_only
    assert fields_of(f'{{{days}, day ends: "24:00"}}') == date_only
    assert fields_of(f'{{{days}, day ends: "17:00"}}') == [*date_only, "time"]
    assert fields_of(f"{{{days}}}", "within 24 hours of receipt") == [*date_only, "time"]


def test_nothing_is_filled_in() -> None:
    page = Page(real()["huntingdonshire/2026-03/complaint/index.html"].decode())

    assert len(page.all("input")) == 3
    assert all("value" not in told and told["autocomplete"] == "off" for told in page.all("input"))


def test_every_word_of_the_calculator_can_be_said_otherwise() -> None:
    phrases = {label: f"+{told}" for label, told in english().phrases.items()} | {"weekdays": "a b c d e f g"}
    edition = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())

    page = pages(site_files([edition], words=PageWords(phrases)))[COMPLAINT]

    told = data_in(page)
    assert told is not None
    assert {words[0] for words in (*told["words"].values(), told["closing"])} == {"+"}
    assert (told["weekdays"], told["months"][:2]) == (["a", "b", "c", "d", "e", "f", "g"], ["+January", "February"])


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "<!-- <script>", "]]> {day} {kind}", "\\u003c"]
)
def test_no_words_of_a_policy_leave_the_data(words: str) -> None:
    edition = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())
    procedure = edition.edition.products[0].procedure
    product = replace(edition.edition.products[0], procedure=replace(procedure, kind=words))
    made = replace(edition, edition=replace(edition.edition, products=(product,)))
    page = next(page for name, page in pages(site_files([made])).items() if 'id="calculator"' in page)

    told = data_in(page)
    assert told is not None
    assert told["kind"] == words
    assert len(Page(page).scripts) == 2
