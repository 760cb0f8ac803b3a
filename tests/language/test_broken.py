"""Sentences that are wrong: the right words are pointed at, each with a cure; a fix that is offered is a cure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from remit.diagnostic import Diagnostic
from remit.syntax.reading import replaced
from remit.syntax.sentence import parse_condition, parse_sentence
from tests.language.vocabulary import text, vocabulary

BROKEN: dict[str, list[str]] = YAML(typ="safe").load(
    Path(__file__).with_name("broken.yaml").read_text(encoding="utf-8")
)


def told(words: str, found: tuple[Diagnostic, ...]) -> list[str]:
    lines = []
    for diagnostic in found:
        span = diagnostic.finding.span
        lines.append(f"{diagnostic.code}: {words[span.column - 1 : span.end_column - 1]} | {diagnostic.finding.help}")
    return lines


@pytest.mark.parametrize("words", BROKEN)
def test_a_wrong_sentence_is_pointed_at_and_cured(words: str) -> None:
    tree, found = parse_sentence(text(words), vocabulary())

    assert tree is None
    assert told(words, found) == BROKEN[words]


@pytest.mark.parametrize("words", BROKEN)
def test_a_fix_makes_its_finding_go(words: str) -> None:
    _, found = parse_sentence(text(words), vocabulary())
    for diagnostic in found:
        fix = diagnostic.finding.fix
        if fix is None:
            continue

        mended = replaced(text(words), fix.span.column - 1, fix.span.end_column - 1, fix.replacement).text
        _, after = parse_sentence(text(mended), vocabulary())

        assert len(after) < len(found), mended


@pytest.mark.parametrize("words", BROKEN)
def test_no_fix_changes_what_a_rule_demands(words: str) -> None:
    modals: set[Any] = {"must", "may", "should", "must not", "aims to"}
    _, found = parse_sentence(text(words), vocabulary())

    offered = {diagnostic.finding.fix.replacement for diagnostic in found if diagnostic.finding.fix}

    assert not offered & modals


def test_a_condition_has_no_full_stop() -> None:
    _, found = parse_condition(text("a response is requested."), vocabulary())

    assert [diagnostic.finding.help for diagnostic in found] == ["leave the full stop out"]


def test_a_fault_in_words_that_the_file_wraps_is_found_in_its_line() -> None:
    words = text("The officer must respond within 10 workng days of receipt.")
    wrapped = replaced(words, 0, 0, "")

    _, found = parse_sentence(wrapped, vocabulary())

    assert [(diagnostic.finding.span.line, diagnostic.finding.span.column) for diagnostic in found] == [(1, 36)]
