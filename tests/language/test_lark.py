"""Lark itself is the oracle: over the same grammar and the same words, its own parser makes the same trees."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer, LexerState

from remit.syntax import grammar, parser
from remit.syntax.lexer import Source, Word, words
from tests.language.vocabulary import sentences, text, vocabulary

SENTENCES = [*sentences("sentences.txt"), *sentences("more.txt")]


class Given(Lexer):
    """Hands over words that are already cut."""

    __future_interface__ = 1

    def __init__(self, *_: object) -> None: ...

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:  # noqa: ARG002 - Lark's signature
        given: Any = lexer_state.text
        yield from given


@cache
def lark() -> Lark:
    return grammar.lalr(Given)


def cut(said: str) -> list[Token]:
    """Return the words of a sentence as our lexer hands them to our parser."""
    state = parser.State("sentence")
    found = []
    for word in words(Source(text(said), vocabulary()), state):
        found.append(Token(word.type, word.text))
        if state.take(word) is NotImplemented:
            break
    return found


def ours(node: Any) -> Any:
    return (node.name, [ours(child) for child in node.children]) if isinstance(node, parser.Branch) else node.type


def theirs(node: Any) -> Any:
    if isinstance(node, Tree):
        return node.data, [theirs(child) for child in node.children if child is not None]
    return node.type


@pytest.mark.parametrize("said", SENTENCES)
def test_lark_makes_the_same_tree(said: str) -> None:
    tree = parser.parse(Source(text(said), vocabulary()), "sentence")

    assert ours(tree) == theirs(lark().parse(cut(said), start="sentence"))


@pytest.mark.parametrize("said", SENTENCES[::8])
def test_lark_stumbles_over_the_same_word(said: str) -> None:
    given = cut(said)
    given[len(given) // 2] = Token("DOT", ".")
    state = parser.State("sentence")
    stumble = next(token for token in given if state.take(_word(token)) is NotImplemented)

    with pytest.raises(UnexpectedToken) as stumbled:
        lark().parse(given, start="sentence")

    assert stumbled.value.token is stumble
    assert set(stumbled.value.accepts) == set(state.accepts())


def _word(token: Token) -> Word:
    return Word(token.type, token, token, 0, 0)
