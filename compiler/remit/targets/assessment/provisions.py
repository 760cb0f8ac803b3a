"""Every provision for a spreadsheet, a row each: what it asks, the verdict, why, and with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from remit.assessment import Assessment, Decided, Judged
from remit.targets._csv import cell, lines, table_of
from remit.targets.assessment import _words

NAME = "provisions"
SUFFIX = "assessment-provisions.csv"
TOGETHER = False

COLUMNS = (
    "Provision",
    "Id",
    "Title",
    "Asks",
    "Force",
    "In doubt",
    "Verdict",
    "Why",
    "The policy file's words",
    "Example",
    "Takes for granted",
    "Would be better if",
    "Departure",
    "Source of the provision",
)


def render(assessment: Assessment) -> bytes:
    """Return the table; one line that says so where the code asks nothing of the policy."""
    if not assessment.applies:
        told = cell(_words.nothing_governed(assessment.rulebook))
        return table_of(COLUMNS, [[told if name == "Why" else "" for name in COLUMNS]])
    return table_of(COLUMNS, (_row(each, assessment) for each in assessment.judged))


def _row(judged: Judged, assessment: Assessment) -> list[str]:
    provision = judged.provision
    return [
        cell(assessment.rulebook.code_of(provision)),
        cell(provision.id),
        cell(provision.title),
        cell(provision.says),
        cell(provision.force),
        lines(_words.doubts_in_full(provision)),
        cell(judged.verdict),
        lines(f"{_part(each, judged)}{_words.sentence(each.answer.why)}" for each in judged.limbs),
        lines(dict.fromkeys(_quotes(judged, assessment))),
        _each(judged, lambda each: [_words.example_of(each)]),
        _each(judged, lambda each: list(each.answer.assumed)),
        _each(judged, lambda each: [_words.said(each.answer.unless)]),
        cell(_words.departure_of(judged)),
        cell(provision.source),
    ]


def _part(decided: Decided, judged: Judged) -> str:
    """Return which part of a provision an answer is about, and its verdict, where the provision has several."""
    if len(judged.limbs) == 1:
        return ""
    return f"{_words.part_of(decided)} – {decided.answer.verdict}: "


def _quotes(judged: Judged, assessment: Assessment) -> Iterator[str]:
    for decided in judged.limbs:
        yield from (_words.quoted(each, assessment.text, line=True) for each in decided.answer.evidence)


def _each(judged: Judged, told: Callable[[Decided], list[str]]) -> str:
    """Return what the answers on a provision say of one thing, each once."""
    return lines(dict.fromkeys(words for decided in judged.limbs for words in told(decided)))
