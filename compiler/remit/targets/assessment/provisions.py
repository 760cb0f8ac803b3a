"""Every provision for a spreadsheet, a row each: what it asks, the verdict, why, and with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from remit.assessment import Assessment, Decided, Judged
from remit.targets._csv import cell, lines, table_of
from remit.targets.assessment import _words
from remit.vocabulary.pages import PageWords, english

NAME = "provisions"
SUFFIX = "assessment-provisions.csv"
TOGETHER = False

COLUMNS = ("provision", "id", "title", "asks", "force", "doubt", "verdict", "why", "words", "example", "granted",
           "unless", "departure", "source")  # fmt: skip
"""What stands in the columns, as their labels name it."""


def render(assessment: Assessment) -> bytes:
    """Return the table; one line that says so where the code asks nothing of the policy."""
    words = english()
    heading = [words.say(f"assess table {name}") for name in COLUMNS]
    if not assessment.applies:
        told = cell(_words.nothing_governed(assessment.rulebook, words))
        return table_of(heading, [[told if name == "why" else "" for name in COLUMNS]])
    return table_of(heading, (_row(each, assessment, words) for each in assessment.judged))


def _row(judged: Judged, assessment: Assessment, words: PageWords) -> list[str]:
    provision = judged.provision
    return [
        cell(assessment.rulebook.code_of(provision)),
        cell(provision.id),
        cell(provision.title),
        cell(provision.says),
        cell(words.say(f"assess force {provision.force}")),
        lines(_words.doubts_in_full(provision, words)),
        cell(_words.verdict_of(judged.verdict, words)),
        lines(f"{_part(each, judged, words)}{_words.sentence(each.answer.why)}" for each in judged.limbs),
        lines(dict.fromkeys(_quotes(judged, assessment, words))),
        _each(judged, lambda each: [_words.example_of(each, words)]),
        _each(judged, lambda each: list(each.answer.assumed)),
        _each(judged, lambda each: [_words.said(each.answer.unless)]),
        cell(_words.departure_of(judged, words)),
        cell(provision.source),
    ]


def _part(decided: Decided, judged: Judged, words: PageWords) -> str:
    """Return which part of a provision an answer is about, and its verdict, where the provision has several."""
    if len(judged.limbs) == 1:
        return ""
    return f"{_words.part_of(decided, words)} – {_words.verdict_of(decided.answer.verdict, words)}: "


def _quotes(judged: Judged, assessment: Assessment, words: PageWords) -> Iterator[str]:
    for decided in judged.limbs:
        yield from (_words.quoted(each, assessment.text, words, line=True) for each in decided.answer.evidence)


def _each(judged: Judged, told: Callable[[Decided], list[str]]) -> str:
    """Return what the answers on a provision say of one thing, each once."""
    return lines(dict.fromkeys(each for decided in judged.limbs for each in told(decided)))
