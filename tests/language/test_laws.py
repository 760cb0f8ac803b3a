"""Laws of the language: what is printed is read as the same, and nothing that a person may write is too much for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remit.syntax.clause import Sentence
from remit.syntax.printer import print_sentence
from remit.syntax.sentence import parse_condition, parse_limit, parse_sentence
from tests.language.trees import trees
from tests.language.vocabulary import sentences, text, vocabulary

WORDS = sorted({word for line in sentences("sentences.txt") for word in line.split()})


@given(trees())
def test_what_is_printed_is_read_as_the_same(tree: Sentence) -> None:
    printed = print_sentence(tree)

    read, faults = parse_sentence(text(printed), vocabulary())

    assert faults == (), printed
    assert read == tree, printed
    assert print_sentence(read) == printed


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_whatever_is_written_is_read_or_told(words: str) -> None:
    for parse in (parse_sentence, parse_condition, parse_limit):
        tree, faults = parse(text(words), vocabulary())

        assert tree is not None or faults
        for diagnostic in faults:
            assert diagnostic.finding.span.line == 1
            assert 1 <= diagnostic.finding.span.column <= diagnostic.finding.span.end_column <= len(words) + 1
