"""What is wrong with a sentence, in an author's words, each with one cure."""

from __future__ import annotations

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.syntax import grammar
from remit.syntax.lexer import Source


def explain(source: Source, start: grammar.Start, stumble: grammar.StumbleError) -> tuple[Diagnostic, ...]:
    """Return every fault of a sentence that does not parse."""
    span = source.text.part(stumble.word.start, stumble.word.end)
    return (diagnose("not-understood", Finding(f"`{stumble.word.text}` is not understood here", span)),)
