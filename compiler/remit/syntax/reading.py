"""A sentence that does not parse, read as far as it goes; and what it would be with some of its words changed.

The ground on which `hints` stands: every cure is tried here before it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, cast

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding, Fix
from remit.source import Run, Text
from remit.syntax import parser
from remit.syntax.lexer import Pieces, Source, Word
from remit.vocabulary import Vocabulary, trie


@dataclass(frozen=True)
class Reading:
    """How far a text can be read; `stumble` is None if it can be read to the end.

    INVARIANT: nobody asks a text without a stumble for the word at fault, for what is around it or what was expected.
    """

    source: Source
    start: parser.Start
    stumble: parser.StumbleError | None
    pieces: Pieces

    @property
    def text(self) -> Text:
        """Return the words that are read."""
        return self.source.text

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary in which they are read."""
        return self.source.vocabulary

    @property
    def fault(self) -> Word:
        """Return the word that did not fit."""
        return cast(parser.StumbleError, self.stumble).word

    @property
    def taken(self) -> list[Word]:
        """Return the words before it."""
        return cast(parser.StumbleError, self.stumble).taken

    @property
    def expected(self) -> frozenset[str]:
        """Return the classes that could stand in its place."""
        return cast(parser.StumbleError, self.stumble).expected

    @property
    def at(self) -> int:
        """Return the piece at which the wrong word begins; the number of pieces if the text breaks off."""
        starts = [piece.start() for piece in self.pieces.found]
        return starts.index(self.fault.start) if self.fault.start in starts else len(starts)

    @property
    def core(self) -> int:
        """Return the piece at which the wrong word begins, without an article or a comma before it."""
        passed = self.at + 1 < len(self.pieces) and self.pieces.folded[self.at] in trie.ARTICLES | {","}
        return self.at + passed

    @property
    def rest(self) -> int:
        """Return how many characters were not read: the fewer, the better."""
        return -1 if self.stumble is None else len(self.text.text) - self.stumble.word.start

    def kinds(self, at: int) -> set[str]:
        """Return all that may stand at a piece, and the piece itself."""
        if not 0 <= at < len(self.pieces):
            return set()
        return {match.kind for match in self.pieces.matches(at)} | {self.pieces.folded[at], self.pieces.plain(at).type}

    def words(self, start: int, end: int) -> str:
        """Return the author's words between two places."""
        return self.text.text[start:end]


class Cure(NamedTuple):
    """Words that stand from `start` to `end`, what is wrong with them, and what would be right.

    `write` is tried in their place (None: there is no going on); it is a fix if it is all that the author must do.
    """

    code: str
    message: str
    help: str
    start: int
    end: int
    write: str | None = None
    is_fix: bool = False
    place: tuple[int, int] | None = None

    def diagnostic(self, text: Text) -> Diagnostic:
        """Return what to tell the author."""
        span = text.part(*(self.place or (self.start, self.end)))
        fix = Fix(text.part(self.start, self.end), self.write) if self.is_fix and self.write is not None else None
        return diagnose(self.code, Finding(self.message, span, self.help, fix=fix))


def read(text: Text, vocabulary: Vocabulary, start: parser.Start) -> Reading:
    """Read a text as far as it goes."""
    source = Source(text, vocabulary)
    stumble = None
    try:
        parser.parse(source, start)
    except parser.StumbleError as error:
        stumble = error
    return Reading(source, start, stumble, Pieces(source))


def cured(reading: Reading, cure: Cure) -> Reading | None:
    """Return how a text reads with a cure, or None if that takes it no further than the words that were changed."""
    if cure.write is None:
        return None
    text = replaced(reading.text, cure.start, cure.end, cure.write)
    after = read(text, reading.vocabulary, reading.start)
    if after.stumble is None:
        return after
    behind = len(reading.text.text) - cure.end
    return after if after.rest < min(reading.rest, behind) else None


def replaced(text: Text, start: int, end: int, words: str) -> Text:
    """Return a text with other words from `start` to `end`; these stand where the replaced ones stood."""
    last = text.place(max(end - 1, start))
    first = text.place(start)
    inside = [Run(start + at, *(last if at == len(words) - 1 else first)) for at in range(len(words))]
    shift = len(words) - (end - start)
    behind = [Run(run.offset + shift, run.line, run.column) for run in text.runs if run.offset > end]
    before = [run for run in text.runs if run.offset < start]
    runs = (*before, *inside, Run(end + shift, *text.place(end)), *behind)
    return Text(text.text[:start] + words + text.text[end:], text.span, runs)
