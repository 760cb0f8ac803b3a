"""Text to the tree of one sentence, with everything that is wrong with it. Never raises for what an author wrote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from remit.diagnostic import Diagnostic
from remit.source import Text
from remit.syntax import parser
from remit.syntax.build import Builder
from remit.syntax.build_action import diagnostics
from remit.syntax.clause import Condition, Limit, Sentence
from remit.syntax.lexer import Source
from remit.vocabulary import Vocabulary

Node = TypeVar("Node")

MOST = 20_000
_parsed: dict[tuple[str, str, tuple[int, ...]], Any] = {}
"""Sentences without a fault, as parsed. The key holds all that a tree depends on: the words of the sentence, and what
the policy's own declarations make of them; extents count from the beginning of the sentence, wherever it stands."""


def parse_sentence(text: Text, vocabulary: Vocabulary) -> tuple[Sentence | None, tuple[Diagnostic, ...]]:
    """Return a rule, or nothing together with what is wrong."""
    return _parse(Source(text, vocabulary), "sentence", Builder.sentence)


def parse_condition(text: Text, vocabulary: Vocabulary) -> tuple[Condition | None, tuple[Diagnostic, ...]]:
    """Return what an `if:` says, or nothing together with what is wrong."""
    return _parse(Source(text, vocabulary), "condition", Builder.condition)


def parse_limit(text: Text, vocabulary: Vocabulary) -> tuple[Limit | None, tuple[Diagnostic, ...]]:
    """Return a time, or nothing together with what is wrong."""
    return _parse(Source(text, vocabulary), "limit", Builder.limit)


def _parse(
    source: Source, start: parser.Start, build: Callable[[Builder, parser.Branch], Node]
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    key = (start, source.text.text, source.vocabulary.own_words(source.text.text))
    known = _parsed.get(key)
    if known is not None:
        return known, ()
    node, found = _parse_anew(source, start, build)
    if node is not None and not found:
        if len(_parsed) >= MOST:
            _parsed.clear()
        _parsed[key] = node
    return node, found


def _parse_anew(
    source: Source, start: parser.Start, build: Callable[[Builder, parser.Branch], Node]
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    try:
        tree = parser.parse(source, start)
    except parser.StumbleError as stumble:
        # Only a wrong sentence pays for what finds its cure.
        from remit.syntax.hints import explain

        found, mended = explain(source, start, stumble)
        if mended:
            # What the grammar takes and no rule can say is told in the same run.
            found += _parse(mended, start, build)[1]
        return None, found
    builder = Builder(source)
    node = build(builder, tree)
    return (None if builder.refused else node), diagnostics(builder)
