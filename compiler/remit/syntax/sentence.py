"""Text to the tree of one sentence, with everything that is wrong with it. Never raises for what an author wrote."""

from __future__ import annotations

from remit.diagnostic import Diagnostic
from remit.source import Text
from remit.syntax import grammar
from remit.syntax.build import Builder
from remit.syntax.build_action import diagnostics
from remit.syntax.clause import Condition, Limit, Sentence
from remit.syntax.lexer import Source
from remit.vocabulary import Vocabulary


def parse_sentence(text: Text, vocabulary: Vocabulary) -> tuple[Sentence | None, tuple[Diagnostic, ...]]:
    """Return a rule, or nothing together with what is wrong."""
    builder = Builder(Source(text, vocabulary))
    try:
        tree = grammar.parse(Source(text, vocabulary), "sentence")
    except grammar.StumbleError as stumble:
        return None, _explained(Source(text, vocabulary), "sentence", stumble)
    made = builder.sentence(tree)
    return (None if builder.refused else made), diagnostics(builder)


def parse_condition(text: Text, vocabulary: Vocabulary) -> tuple[Condition | None, tuple[Diagnostic, ...]]:
    """Return what an `if:` says, or nothing together with what is wrong."""
    builder = Builder(Source(text, vocabulary))
    try:
        tree = grammar.parse(Source(text, vocabulary), "condition")
    except grammar.StumbleError as stumble:
        return None, _explained(Source(text, vocabulary), "condition", stumble)
    made = builder.condition(tree)
    return (None if builder.refused else made), diagnostics(builder)


def parse_limit(text: Text, vocabulary: Vocabulary) -> tuple[Limit | None, tuple[Diagnostic, ...]]:
    """Return a time, or nothing together with what is wrong."""
    builder = Builder(Source(text, vocabulary))
    try:
        tree = grammar.parse(Source(text, vocabulary), "limit")
    except grammar.StumbleError as stumble:
        return None, _explained(Source(text, vocabulary), "limit", stumble)
    made = builder.limit(tree)
    return (None if builder.refused else made), diagnostics(builder)


def _explained(source: Source, start: grammar.Start, stumble: grammar.StumbleError) -> tuple[Diagnostic, ...]:
    from remit.syntax.hints import explain

    return explain(source, start, stumble)
