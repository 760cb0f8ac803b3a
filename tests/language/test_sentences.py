"""The sentences of the language: each parses, and is printed so that it parses to the same again."""

from __future__ import annotations

import pytest

from remit.syntax.printer import print_sentence
from remit.syntax.sentence import parse_sentence
from remit.vocabulary import Vocabulary
from tests.language.vocabulary import sentences, text, vocabulary


def reparsed(words: str, words_known: Vocabulary) -> None:
    first, faults = parse_sentence(text(words), words_known)
    assert first is not None, faults
    assert faults == ()
    printed = print_sentence(first)

    second, faults = parse_sentence(text(printed), words_known)

    assert second == first, printed
    assert print_sentence(second) == printed


@pytest.mark.parametrize("words", sentences("sentences.txt"))
def test_a_sentence_of_the_reference_parses_and_prints_back(words: str) -> None:
    reparsed(words, vocabulary())


@pytest.mark.parametrize("words", sentences("more.txt"))
def test_a_sentence_of_the_language_parses_and_prints_back(words: str) -> None:
    reparsed(words, vocabulary())
