"""The page of a procedure says what the policy means: its steps are those of the chart, its dates the compiler's."""

from __future__ import annotations

import re
from datetime import datetime, time
from html import escape

import pytest

from remit.calendar import LONDON
from remit.calendar.words import WEEKDAYS, full
from remit.derive.chart import Shape
from remit.derive.tables import tables_of
from remit.derive.terms import Terms
from remit.derive.timeline import timeline_of
from remit.derive.timeline_events import events_told
from remit.targets import Product
from remit.vocabulary.pages import english
from tests.site.made import northtown, published, real
from tests.targets.products import EDITIONS

PROCEDURES = [(edition, product) for edition in EDITIONS for product in published(edition).edition.products]
procedures = pytest.mark.parametrize(
    ("edition", "product"), PROCEDURES, ids=[f"{edition}-{product.procedure.slug}" for edition, product in PROCEDURES]
)


def page_of(edition: str, product: Product) -> str:
    return real()[f"{published(edition).folder}/{product.procedure.slug}/index.html"].decode()


@procedures
def test_the_steps_in_words_are_the_boxes_of_the_chart_with_every_way_between_them(
    edition: str, product: Product
) -> None:
    boxes = [box for band in product.chart.bands for box in band.boxes]

    items = re.findall(r'<li id="step-(\d+)" value="(\d+)" class="(\w+)">(.*?)</li>\n', page_of(edition, product))

    assert [(int(anchor), int(number)) for anchor, number, _, _ in items] == [(box.number, box.number) for box in boxes]
    for box, (_, _, shape, words) in zip(boxes, items, strict=True):
        ways = [int(number) for number in re.findall(r'href="#step-(\d+)"', words)]
        onward = [way.target for way in box.exits]
        assert escape(box.title) in words
        assert all(escape(" ".join(told.split())) in words for told in (*box.times, *box.notes, *box.more))
        assert ways == onward or (ways == [] and onward == [box.number + 1] and not box.side)
        assert all(f"{escape(way.label)}: <a" in words for way in box.exits if box.shape is Shape.DECISION)
        assert (shape, f"– {'question' if shape == 'question' else box.shape}" in words) in KINDS[box.shape]


KINDS = {
    Shape.START: {("start", True)},
    Shape.STEP: {("step", False)},
    Shape.DECISION: {("question", True)},
    Shape.GAP: {("gap", True)},
    Shape.END: {("end", True)},
}


@procedures
def test_every_time_of_the_chart_stands_in_the_table_of_times(edition: str, product: Product) -> None:
    times = page_of(edition, product).partition('id="times"')[2].partition('id="chart"')[0]

    for box in (box for band in product.chart.bands for box in band.boxes):
        if box.times:
            assert f'<a href="#step-{box.number}">{box.number}. {escape(box.title)}</a>' in times
            assert all(escape(told) in times for told in box.times)


def rows_of(edition: str, product: Product) -> list[list[str]]:
    """Return the cells of the table of dates, its heading first."""
    table = page_of(edition, product).partition('class="dates"')[2].partition("</table>")[0]
    cells = [re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", table)]
    return [[re.sub(r'<span class="label">.*?</span>', "", cell) for cell in row] for row in cells]


@procedures
def test_the_dates_are_those_that_the_compiler_tells(edition: str, product: Product) -> None:
    tables = tables_of(product.machine, product.procedure)
    vocabulary = product.voice.vocabulary
    terms = Terms(product.policy, "", product.procedure, vocabulary, product.machine, product.calendar, tables)
    days = {f"{WEEKDAYS[day.weekday()]} {full(day)}": day for day in _days(product)}

    for received, *cells in rows_of(edition, product)[1:]:
        at = datetime.combine(days[received], time(12), LONDON)
        due = timeline_of(terms, events_told(terms, at, "", ()), at).times
        told = {f"{WEEKDAYS[each.due.day.weekday()]} {full(each.due.day)}" for each in due if each.due}
        assert {cell.removesuffix(" (provisional)") for cell in cells} <= told | {english().say("dates unknown")}


def _days(product: Product) -> list[datetime]:
    calendar = product.calendar
    return [calendar.day(place) for place in range(len(calendar.worked))]  # type: ignore[misc]


def test_a_case_before_the_hour_at_which_an_edition_begins_is_no_example() -> None:
    (product, *_) = published("cambridgeshire/2026-01.yaml").edition.products

    assert published("cambridgeshire/2026-01.yaml").policy.force.since == "2026-01-16T17:00"
    assert rows_of("cambridgeshire/2026-01.yaml", product)[1:3] == [
        ["Monday 19 January 2026", "Monday 26 January 2026", "Monday 9 February 2026"],
        ["Monday 2 February 2026", "Monday 9 February 2026", "Monday 23 February 2026"],
    ]


def test_a_case_after_an_edition_has_ended_is_no_example() -> None:
    (product, *_) = published("cambridgeshire/before-2026-01.yaml").edition.products

    days = [received for received, *_ in rows_of("cambridgeshire/before-2026-01.yaml", product)[1:]]

    assert (len(days), days[0], days[-1]) == (12, "Thursday 2 January 2025", "Monday 1 December 2025")


def test_what_is_heard_is_told_in_the_words_and_numbers_of_the_chart() -> None:
    page = northtown()["northtown/2026-01/complaint/index.html"].decode()
    table = page.partition('class="hear"')[2].partition("</table>")[0]

    cell = r"<t[hd] [^>]*>(?:<span.*?</span>)?(.*?)</t[hd]>"
    rows = [re.findall(cell, row) for row in re.findall("<tr.*?</tr>", table)]

    assert rows[1:] == [
        ["Stage 1 acknowledgement", "Within 5 working days of receipt",
         "5 working days after we receive your complaint", "The same"],
        ["Stage 1 response", "Within 10 working days of the acknowledgement",
         "15 working days after we receive your complaint", "25 working days after we receive your complaint"],
        ["Stage 2 response", "Within 20 working days of the escalation",
         "20 working days after step 12, “You ask for Stage 2”", "The same"],
    ]  # fmt: skip


def test_where_nothing_is_promised_the_page_says_so() -> None:
    page = northtown()["northtown/2026-01/compliment/index.html"].decode()

    assert "The policy promises no time by which you hear from us." in page
    assert "The policy gives no time for any step." in page
