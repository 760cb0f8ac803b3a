"""A validator, axe-core and Chromium, none of which we wrote, find nothing wrong with the page, nor on a phone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from remit import pipeline
from remit.rulebook.shipped import rulebook
from tests import browser
from tests.assessment.made import NORTHTOWN, assessed, rendered

ROOT = Path(__file__).parents[2]
LONGEST = "policies/cambridgeshire/2026-01.yaml"
INLINE = browser.STRICT.replace("style-src 'self'", "style-src 'unsafe-inline'")
"""The page is one file: its style sheet stands in it."""

pytestmark = pytest.mark.lane("clients")


def real() -> str:
    """Return the page of a real policy by the whole code of the Ombudsman."""
    found = rulebook("lgsco-2024")
    assert found is not None
    checked = pipeline.check_file(LONGEST, (ROOT / LONGEST).read_bytes())
    return rendered("html", pipeline.judge_file(checked, (found,)).assessments[0])


def empty() -> str:
    """Return the page of a policy of which the code asks nothing."""
    policy = NORTHTOWN.replace("  complaint:\n", "  suggestion:\n").replace("follows: Small Code\n", "")
    return rendered("html", assessed(policy[: policy.index("departures:")]))


PAGES = {
    "small": rendered("html", assessed()),
    "dated": rendered("html", assessed(as_of=date(2027, 1, 1))),
    "empty": empty(),
    "real": real(),
}
pages = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


@pytest.fixture
def invalid(tmp_path: Path) -> Callable[[str], set[str]]:
    """Return what tells the rules of HTML that a page breaks."""

    def found(page: str) -> set[str]:
        return browser.invalid({"page.html": page.encode()}, tmp_path).get("page.html", set())

    return found


@pages
def test_the_page_is_valid(page: str, invalid: Callable[[str], set[str]]) -> None:
    assert invalid(page) == set()


def test_a_page_that_is_not_valid_is_not_let_through(invalid: Callable[[str], set[str]]) -> None:
    broken = PAGES["small"].replace('id="provision-ways"', 'id="content"').replace("<title>", "<h1></h1><title>")

    assert "no-dup-id" in invalid(broken)


@cache
def seen(page: str, width: int) -> dict[str, Any]:
    """Return how a browser shows a page at a width, and what axe-core says of it there."""
    (told,) = browser.seen({"page.html": page.encode()}, [("page.html", width)], INLINE)
    return told


@pages
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_core_finds_nothing_and_nothing_is_left_for_a_person_to_decide(page: str, width: int) -> None:
    told = seen(page, width)

    assert told["wrong"] == []
    assert {"color-contrast", "target-size", "document-title", "html-has-lang"} <= set(told["passed"])


@pages
def test_nothing_scrolls_sideways_on_a_phone_whatever_the_reader_sets(page: str) -> None:
    told = seen(page, 320)

    assert told["width"] == 320
    assert told["content"] <= 320
    assert told["spaced"] <= 320


def test_a_page_that_is_hard_to_read_is_not_let_through() -> None:
    pale = PAGES["small"].replace("#484949", "#aaaaaa").replace(' lang="en-GB"', "")

    wrong = {each.partition(":")[0] for each in seen(pale, 1280)["wrong"]}

    assert {"color-contrast", "html-has-lang"} <= wrong


ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


@pages
def test_a_table_whose_cells_are_blocks_stays_a_table(page: str) -> None:
    for tag, role in ROLES.items():
        assert page.count(f"<{tag} ") + page.count(f"<{tag}>") == len(re.findall(f'<{tag} [^>]*role="{role}"', page))
    heads = re.findall("<th [^>]*>", page)
    assert all(('role="columnheader"' if 'scope="col"' in each else 'role="rowheader"') in each for each in heads)


@pages
def test_headings_lead_to_every_row_every_group_and_every_provision(page: str) -> None:
    levels = [int(each) for each in re.findall(r"<h([1-6])\b", page)]
    groups = re.findall(r"<h4>(?!.*</span>)", page)

    assert levels.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in itertools.pairwise(levels))
    assert page.count("<h3 class=") == page.count('<tr role="row" id="row-')
    assert len(re.findall(r"<h4>[^<]+: <span", page)) == page.count('id="provision-')
    assert bool(groups) == ('id="row-1"' in page)


@pages
def test_the_notice_and_the_contents_come_first(page: str) -> None:
    order = [
        page.find(each) for each in ("<h1>", 'class="notice"', 'href="#origin"', 'id="answers"', "<nav ", 'id="row-1"')
    ]

    assert [each for each in order if each >= 0] == sorted(each for each in order if each >= 0)
    assert min(order[:3]) > 0
    assert "self-assessment" not in page[page.find("<h1>") : page.find("</h1>")]
