"""The answers on the page: how many rows are Yes, No or open, and the form itself with its commentary."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Row
from remit.markup import Content, Markup, element, joined, on_lines, row_of, table
from remit.rulebook import Provision, Rulebook
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import Brief, Item, commentary, in_brief
from remit.targets.assessment._html_parts import anchor_of, code_link, quote

_CAPTION = (
    "A row is answered Yes if every provision under it is met, No if one is not; where questions are open it is to be "
    "completed, and they are listed. A provision that only says “may” weighs nothing."
)


def row_link(at: int, row: Row) -> Markup:
    """Return what a row of the form is about, leading to it."""
    return element("a", row.section.section, href=f"#{_anchor(at)}")


def summary(rows: tuple[Row, ...]) -> Markup:
    """Return how many rows have each answer, and which are No."""
    return element("ul", on_lines(_brief(brief, rows) for brief in in_brief(rows)), class_="brief")


def form(assessment: Assessment) -> Markup:
    """Return the form as councils publish it."""
    rows = (_row(at, row, assessment) for at, row in enumerate(assessment.form()))
    return table("form", _CAPTION, _words.COLUMNS, rows)


def _anchor(at: int) -> str:
    return f"row-{at + 1}"


def _brief(brief: Brief, rows: tuple[Row, ...]) -> Markup:
    named = element("ul", *(element("li", row_link(at, rows[at])) for at in brief.named)) if brief.named else ""
    return element("li", element("strong", brief.label), named)


def _row(at: int, row: Row, assessment: Assessment) -> Markup:
    answer = element("span", row.answer or _words.TO_BE_COMPLETED, class_="answer" if row.answer else "blank")
    cells = (row.section.action, answer, _commentary(row, assessment))
    return row_of(_words.COLUMNS, row.section.section, *cells, anchor=_anchor(at))


def _commentary(row: Row, assessment: Assessment) -> Markup:
    """Return the commentary of a row. Its first heading is for readers who jump by headings; others see the row's."""
    parts: list[Content] = [element("h3", f"{row.section.section}: explanations", class_="unseen")]
    for group in commentary(row):
        parts.append(element("h4", group.heading))
        parts.append(element("ul", *(_item(item, assessment) for item in group.items)))
    return joined(parts, between="\n")


def _item(item: Item, assessment: Assessment) -> Markup:
    text, book = assessment.text, assessment.rulebook
    parts: list[Content] = [*_names([each.provision for each in item.provisions], book), ". ", " ".join(item.reasons)]
    parts += [quote(each, text) for each in item.shown]
    if item.more:
        below = element("a", f"and {item.more} more below", href=f"#{anchor_of(item.provisions[0].provision)}")
        parts.append(element("p", below, class_="quote"))
    if item.quoted_at:
        at = [code_link(each.provision, book) for each in item.quoted_at]
        parts.append(element("p", "Policy file: as quoted at ", joined(at, between=", "), ".", class_="quote"))
    parts += [element("p", remark, class_="more") for remark in item.remarks]
    return element("li", *parts)


def _names(provisions: list[Provision], book: Rulebook) -> Iterator[Content]:
    for number, provision in enumerate(provisions):
        doubts = _words.doubts_of(provision)
        yield from ("; " if number else "", code_link(provision, book), " ", element("strong", provision.title))
        if doubts:
            yield element("span", f" ({'; '.join(doubts)})", class_="doubt")
