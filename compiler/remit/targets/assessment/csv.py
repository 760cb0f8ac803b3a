"""The form for a spreadsheet: its rows and nothing else; what each was made from stands in a fifth column."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Text
from remit.rulebook import Rulebook
from remit.targets._csv import cell, lines, table_of
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import Item, commentary
from remit.targets.assessment._origin import in_short
from remit.vocabulary.pages import PageWords, english

NAME = "csv"
SUFFIX = "assessment.csv"
TOGETHER = False


def render(assessment: Assessment) -> bytes:
    """Return the form."""
    words = english()
    made = cell(f"{words.say('assess notice')} {in_short(assessment, words)}.")
    heading = [*_words.columns(words), words.say("assess made from")]
    return table_of(heading, ([*row, made] for row in _rows(assessment, words)))


def _rows(assessment: Assessment, words: PageWords) -> Iterator[list[str]]:
    text, book = assessment.text, assessment.rulebook
    if not assessment.applies:
        yield ["", "", "", cell(_words.nothing_governed(book, words))]
        return
    if not book.sections:
        yield ["", "", "", cell(_words.no_form(book, words))]
    for row in assessment.form():
        told: list[str] = []
        for group in commentary(row):
            told += [f"{group.heading(words)}:", *(f"• {_told(item, text, book, words)}" for item in group.items)]
        yield [cell(row.section.section), cell(row.section.action), cell(row.answer), lines(told)]


def _told(item: Item, text: Text, book: Rulebook, words: PageWords) -> str:
    """Return an item as one line; the lines of the policy file stand in the table of provisions."""
    names = "; ".join(_words.name_of(book, each.provision, words) for each in item.provisions)
    parts = [f"{names}. {' '.join(item.reasons)}"]
    parts += [f"{_words.quoted(each, text, words, line=False)}." for each in item.quotes]
    if item.quoted_at:
        named = ", ".join(book.code_of(each.provision) for each in item.quoted_at)
        parts.append(f"{words.say('assess quoted at', provisions=named)}.")
    return " ".join([*parts, *item.remarks(words)])
