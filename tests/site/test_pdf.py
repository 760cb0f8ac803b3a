"""The PDF of every procedure of every edition is tagged, and says what its page says, with the numbers of the chart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from remit.derive.chart import Box, Shape
from remit.drawing.letters import shown
from remit.drawing.wrap import clean
from remit.site import Published
from remit.site.frame import Frame
from remit.site.paper import SUFFIX, pdf
from remit.site.steps import step_told
from remit.site.subject import Subject
from remit.site.times import times_told
from remit.targets import Product
from remit.vocabulary.pages import english
from tests.site.checked import Page
from tests.site.checked_pdf import faults_of
from tests.site.made import heard, northtown, published
from tests.site.tagged import Element, Paper, read
from tests.targets.products import EVERY_EDITION

FRAME = Frame(english())
EVERY = pytest.mark.parametrize("edition", EVERY_EDITION)


@cache
def papers(edition: str) -> list[tuple[Published, Product, Paper]]:
    """Return the PDFs of an edition, read."""
    made = published(edition)
    return [(made, product, read(pdf(made, product, heard(made, product), FRAME))) for product in made.edition.products]


def bare(words: str) -> str:
    """Return words as they are printed, without the spaces at which lines end."""
    return re.sub(r"[\s\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}]", "", shown(clean(words)))


@EVERY
def test_no_pdf_has_a_fault(edition: str) -> None:
    assert [faults_of(paper) for _, _, paper in papers(edition)] == [set() for _ in papers(edition)]


def section(paper: Paper, name: str) -> list[Element]:
    """Return what stands under a heading of the second level."""
    titles = [each.words if each.kind == "H2" else "" for each in paper.root.below]
    start = titles.index(english().say(name)) + 1
    return paper.root.below[start : next((at for at in range(start, len(titles)) if titles[at]), None)]


def steps_of(paper: Paper) -> Iterator[tuple[Element, list[Element]]]:
    """Yield each step in words, with its notes and ways."""
    for numbered in (each for each in section(paper, "steps") if each.attributes.get("/ListNumbering") == "/Decimal"):
        for at, item in enumerate(numbered.below):
            if item.kind == "LI":
                yield item, [each for each in numbered.below[at + 1 : at + 2] if each.kind == "L"]


@EVERY
def test_the_steps_are_the_boxes_of_the_model_with_their_numbers_words_and_ways(edition: str) -> None:
    for _, product, paper in papers(edition):
        boxes = [box for band in product.chart.bands for box in band.boxes]
        found = list(steps_of(paper))

        assert [item.below[0].words for item, _ in found] == [f"{box.number}." for box in boxes]
        for (item, more), box in zip(found, boxes, strict=True):
            step = step_told(box, FRAME)
            ways = [f"{way.label}{way.words}" for way in step.ways]
            told = [step.who, step.what, *step.limits, *(f"•{each}" for each in (*step.notes, *ways))]
            assert bare("".join(each.words for each in (item.below[1], *more))) == "".join(map(bare, told))
            pages = [_page(link, paper) for each in more for link in each.all("Link")]
            assert pages == [found[way.target - 1][0].page for way in step.ways]
            assert [way.target for way in step.ways] == [way.target for way in box.exits] or _is_next(box)


def _page(link: Element, paper: Paper) -> int:
    """Return the page to which a link leads."""
    (annotation,) = [each for part in (link, *link.all("Span")) for each in part.attributes.get("annotations", [])]
    return paper.pages[annotation.Dest[0].objgen]


def _is_next(box: Box) -> bool:
    return box.shape is not Shape.DECISION and [way.target for way in box.exits] == [box.number + 1] and not box.side


@EVERY
def test_the_parts_of_the_chart_have_every_box_once_and_say_which_they_have(edition: str) -> None:
    for _, product, paper in papers(edition):
        boxes = {box.number: box for band in product.chart.bands for box in band.boxes}
        pictures = list(paper.root.all("Figure"))
        told = [re.search(r"part (\d+) of (\d+): .*, steps? (\d+)(?: to (\d+))?\. The", each.alt) for each in pictures]

        seen = [range(int(each[3]), int(each[4] or each[3]) + 1) for each in told if each]
        assert [number for numbers in seen for number in numbers] == sorted(boxes)
        assert [(int(each[1]), int(each[2])) for each in told if each] == [
            (at, len(pictures)) for at in range(1, len(pictures) + 1)
        ]
        for picture, numbers in zip(pictures, seen, strict=True):
            drawn = re.findall(r"^(\d+)\. ", picture.words, re.MULTILINE)
            assert sorted(map(int, drawn)) == list(numbers)
            band = next(each for each in product.chart.bands if numbers[0] in {box.number for box in each.boxes})
            more = "" if band.boxes[0].number in numbers else ", continued"
            assert f": {shown(clean(band.title))}{more}, step" in picture.alt


@EVERY
def test_the_tables_and_the_facts_are_those_of_the_page(edition: str) -> None:
    for made, product, paper in papers(edition):
        times = times_told(product, FRAME)
        tables = [*([times] if times else []), *heard(made, product).tables]
        found = [[[bare(cell.words) for cell in row.below] for row in each.all("TR")] for each in _tables(paper)]
        assert found == [[list(map(bare, row)) for row in (each.heading, *each.rows)] for each in tables]

        (facts, _) = [each for each in section(paper, "overview") if each.kind == "L"]
        told = [(bare(each.term), bare(f"{each.words}{each.after}")) for each in Subject(made, FRAME).told()]
        assert [(bare(item.below[0].words), bare(item.below[1].words)) for item in facts.below] == told
        hashes = section(paper, "paper receipt title")[-1].below
        assert [item.below[1].words for item in hashes] == [each.words for each in FRAME.made_from(made)]


def _tables(paper: Paper) -> list[Element]:
    return [each for each in paper.root.below if each.kind == "Table"]


def test_a_step_in_a_table_leads_to_the_step_in_words() -> None:
    for _, product, paper in papers("cambridgeshire/2026-01.yaml"):
        times, found = times_told(product, FRAME), list(steps_of(paper))
        assert times is not None

        pages = [_page(link, paper) for link in _tables(paper)[0].all("Link")]
        assert pages == [found[number - 1][0].page for number in times.steps]


def test_the_document_says_what_it_is() -> None:
    (_, _, paper), *_ = papers("cambridgeshire/2026-01.yaml")
    about = paper.pdf.docinfo

    assert about["/Title"] == "Complaint: what happens and when – Cambridgeshire County Council"
    assert about["/Author"] == "Cambridgeshire County Council"
    assert about["/Keywords"] == "Complaint, Customer feedback policy, Cambridgeshire County Council"
    assert str(about["/CreationDate"]).startswith("D:20260116")
    bookmarks = paper.pdf.open_outline().root[0]
    assert [each.title for each in bookmarks.children][:3] == ["In short", "How long each step takes", "Flowchart"]


def test_an_edition_whose_beginning_is_not_stated_has_no_date() -> None:
    (_, _, paper), *_ = papers("south-cambridgeshire/complaints-policy.yaml")

    assert "/CreationDate" not in paper.pdf.docinfo


def test_it_is_among_the_downloads_with_its_size() -> None:
    files = northtown()
    data, page = (
        files[f"northtown/2026-01/complaint/{SUFFIX}"],
        files["northtown/2026-01/complaint/index.html"].decode(),
    )

    assert data.startswith(b"%PDF-1.7")
    assert f'<a href="{SUFFIX}">The whole page, for print (PDF, {-(-len(data) // 1000)} KB)</a>' in page
    assert {told["href"] for told in Page(page).all("a")} >= {SUFFIX}
