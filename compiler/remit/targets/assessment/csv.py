"""The form for a spreadsheet: its rows and nothing else; what each was made from stands in a fifth column."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Text
from remit.rulebook import Rulebook
from remit.targets._csv import cell, lines, table_of
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import Item, commentary
from remit.targets.assessment._origin import in_short

NAME = "csv"
SUFFIX = "assessment.csv"
TOGETHER = False

MADE_FROM = "From what this was made"


def render(assessment: Assessment) -> bytes:
    """Return the form."""
    made = cell(f"{_words.NOTICE} {in_short(assessment)}.")
    return table_of([*_words.COLUMNS, MADE_FROM], ([*row, made] for row in _rows(assessment)))


def _rows(assessment: Assessment) -> Iterator[list[str]]:
    text, book = assessment.text, assessment.rulebook
    if not assessment.applies:
        yield ["", "", "", cell(_words.nothing_governed(book))]
        return
    if not book.sections:
        yield ["", "", "", cell(_words.no_form(book))]
    for row in assessment.form():
        told: list[str] = []
        for group in commentary(row):
            told += [f"{group.heading}:", *(f"• {_told(item, text, book)}" for item in group.items)]
        yield [cell(row.section.section), cell(row.section.action), cell(row.answer), lines(told)]


def _told(item: Item, text: Text, book: Rulebook) -> str:
    """Return an item as one line; the lines of the policy file stand in the table of provisions."""
    names = "; ".join(_words.name_of(book, each.provision) for each in item.provisions)
    parts = [f"{names}. {' '.join(item.reasons)}"]
    parts += [f"{_words.quoted(each, text, line=False)}." for each in item.quotes]
    if item.quoted_at:
        parts.append(f"Policy file: as quoted at {', '.join(book.code_of(each.provision) for each in item.quoted_at)}.")
    return " ".join([*parts, *item.remarks])
