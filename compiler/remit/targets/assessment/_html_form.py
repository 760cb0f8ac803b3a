"""The answers on the page: how many rows are Yes, No or open, and the form itself with its commentary."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Row
from remit.markup import Content, Markup, element, joined, on_lines, row_of, table
from remit.rulebook import Provision, Rulebook
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import Brief, Item, commentary, in_brief
from remit.targets.assessment._html_parts import anchor_of, code_link, quote
from remit.vocabulary.pages import PageWords


def row_link(at: int, row: Row) -> Markup:
    """Return what a row of the form is about, leading to it."""
    return element("a", row.section.section, href=f"#{_anchor(at)}")


def summary(rows: tuple[Row, ...], words: PageWords) -> Markup:
    """Return how many rows have each answer, and which are No."""
    return element("ul", on_lines(_brief(brief, rows, words) for brief in in_brief(rows)), class_="brief")


def form(assessment: Assessment, words: PageWords) -> Markup:
    """Return the form as councils publish it."""
    rows = (_row(at, row, assessment, words) for at, row in enumerate(assessment.form()))
    return table("form", words.say("assess form caption"), _words.columns(words), rows)


def _anchor(at: int) -> str:
    return f"row-{at + 1}"


def _brief(brief: Brief, rows: tuple[Row, ...], words: PageWords) -> Markup:
    named = element("ul", *(element("li", row_link(at, rows[at])) for at in brief.named)) if brief.named else ""
    return element("li", element("strong", brief.label(words)), named)


def _row(at: int, row: Row, assessment: Assessment, words: PageWords) -> Markup:
    answer = element("span", _words.answer_of(row.answer, words), class_="answer" if row.answer else "blank")
    cells = (row.section.action, answer, _commentary(row, assessment, words))
    return row_of(_words.columns(words), row.section.section, *cells, anchor=_anchor(at))


def _commentary(row: Row, assessment: Assessment, words: PageWords) -> Markup:
    """Return the commentary of a row. Its first heading is for readers who jump by headings; others see the row's."""
    heading = words.say("assess row commentary", section=row.section.section)
    parts: list[Content] = [element("h3", heading, class_="unseen")]
    for group in commentary(row):
        parts.append(element("h4", group.heading(words)))
        parts.append(element("ul", *(_item(item, assessment, words) for item in group.items)))
    return joined(parts, between="\n")


def _item(item: Item, assessment: Assessment, words: PageWords) -> Markup:
    text, book = assessment.text, assessment.rulebook
    parts: list[Content] = [
        *_names([each.provision for each in item.provisions], book, words),
        ". ",
        " ".join(item.reasons),
    ]
    parts += [quote(each, text, words) for each in item.shown]
    if item.more:
        more = words.say("assess more below", number=str(item.more))
        below = element("a", more, href=f"#{anchor_of(item.provisions[0].provision)}")
        parts.append(element("p", below, class_="quote"))
    if item.quoted_at:
        at = joined([code_link(each.provision, book) for each in item.quoted_at], between=", ")
        parts.append(element("p", *_around("assess quoted at", "provisions", at, words), ".", class_="quote"))
    parts += [element("p", remark, class_="more") for remark in item.remarks(words)]
    return element("li", *parts)


def _names(provisions: list[Provision], book: Rulebook, words: PageWords) -> Iterator[Content]:
    for number, provision in enumerate(provisions):
        doubts = _words.doubts_of(provision, words)
        yield from ("; " if number else "", code_link(provision, book), " ", element("strong", provision.title))
        if doubts:
            yield element("span", f" ({'; '.join(doubts)})", class_="doubt")


def _around(label: str, slot: str, told: Markup, words: PageWords) -> tuple[Content, Content, Content]:
    """Return a phrase with markup in its one slot."""
    before, _, after = words.phrases[label].partition(f"{{{slot}}}")
    return before, told, after
