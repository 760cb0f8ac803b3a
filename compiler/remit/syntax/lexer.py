"""Words to classes of words. Knows the vocabulary that travels with the text, and what the parser can take next."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from remit.source import Text
from remit.syntax.clause import Name
from remit.value import value
from remit.vocabulary import Vocabulary, tails, trie

PIECE = re.compile(
    r"""["“][^"“”]*["”]
    | \d+(?:\.\d+)?\s?(?:%|per\ ?cent\b)(?:\ of\ (?:all\ )?(?:complaints|cases)\b)?
    | \d{1,3}(?:,\d{3})+(?!\d) | \d+\.\d+ | \d+
    | [^\W\d_][\w'’\-/&]*
    | \S""",
    re.VERBOSE,
)

DIGITS = re.compile(r"[0-9]+")
# The classes whose words keep the author's article beside their canonical name.
SAID = frozenset({"PARTY", "OWNER", "CASE", "EVENT", "ITEM"})


@value
class Source:
    """A sentence with the vocabulary in which it is to be read."""

    text: Text
    vocabulary: Vocabulary


@dataclass(slots=True)
class Word:
    """One or more words that are one of the grammar's classes (`type`), with their meaning and place in the text."""

    type: str
    text: str
    value: Any
    start: int
    end: int


@value
class Match:
    """A phrase of the vocabulary that stands at a piece: how many pieces it takes and what it may be."""

    end: int
    kind: str
    value: Any
    weak: int


class Parser(Protocol):
    """What the lexer asks of a parser."""

    def possible(self) -> Container[str]:
        """Return the classes that may come next, and perhaps a few more."""
        ...

    def takes(self, kind: str) -> bool:
        """Tell whether a word of this class can really come next."""
        ...


class Pieces:
    """A text cut at its spaces and marks. Knows where each piece stands and what is meant from there on."""

    def __init__(self, source: Source) -> None:
        self.text = source.text.text
        self.found = list(PIECE.finditer(self.text))
        self.folded = [piece.group().replace("’", "'").lower() for piece in self.found]
        self.roots = source.vocabulary.roots

    def __len__(self) -> int:
        return len(self.found)

    def matches(self, at: int) -> list[Match]:
        """Return the phrases that begin at a piece: longest first, then by how firmly they are meant."""
        found: list[Match] = []
        for root in self.roots:
            self._walk(root, at, found, behind_article=False)
            if self.folded[at] in trie.ARTICLES:
                self._walk(root, at + 1, found, behind_article=True)
        stage = self._stage(at)
        if stage:
            found.append(stage)
        found.sort(key=lambda match: (-match.end, match.weak))
        return found

    def _walk(self, node: trie.Node, at: int, found: list[Match], *, behind_article: bool) -> None:
        for end in range(at, len(self.folded)):
            inner = node.get(self.folded[end])
            if inner is None:
                return
            node = inner
            for kind, meaning, weak in node.get("", ()):
                if not behind_article or kind in trie.NOUNS:
                    found.append(Match(end + 1, kind, meaning, weak))

    def _stage(self, at: int) -> Match | None:
        """Read "stage 1", "stage one", also behind an article."""
        at += self.folded[at] in trie.ARTICLES
        if at + 1 >= len(self) or self.folded[at] != "stage":
            return None
        number = self.number(at + 1)
        return Match(at + 2, "STAGE", f"stage {number}", 0) if number else None

    def number(self, at: int) -> int:
        """Return the number that is written at a piece, or 0."""
        piece = self.folded[at].replace(",", "")
        if piece.isdecimal():
            return int(piece)
        for root in self.roots:
            for kind, meaning, _ in root.get(piece, {}).get("", ()):
                if kind == "NUMBER" and piece not in trie.ARTICLES:
                    return int(meaning)
        return 0

    def word(self, at: int, match: Match) -> Word:
        """Return the word that a match makes, with the author's article."""
        start, end = self.found[at].start(), self.found[match.end - 1].end()
        value = match.value
        if match.kind in SAID:
            said = self.folded[at] if self.folded[at] in trie.ARTICLES else ""
            value = Name(value, f"{said} {trie.without_article(value)[1]}".strip())
        return Word(match.kind, self.text[start:end], value, start, end)

    def plain(self, at: int) -> Word:
        """Return the word that stands at a piece of which the vocabulary knows nothing."""
        piece, text = self.found[at], self.found[at].group()
        kind, value = _mark(text)
        return Word(kind, text, value, piece.start(), piece.end())


def _mark(text: str) -> tuple[str, Any]:
    """Read a number, a percentage, a mark or words in quotes."""
    if text in (",", "."):
        return ("COMMA" if text == "," else "DOT"), text
    if text[0] in '"“' and len(text) > 2:
        return "QUOTE", text[1:-1]
    if text[0].isdecimal():
        digits = DIGITS.match(text.replace(",", ""))
        if "%" in text or "cent" in text:
            return "PERCENT", int(digits.group()) if digits else 0
        if digits and "." not in text:
            return "NUMBER", int(digits.group())
    return "UNKNOWN", text


def words(source: Source, parser: Parser) -> Iterator[Word]:
    """Cut a sentence into words, each of a class that the parser can take next where there is one.

    A phrase that fits nowhere comes out in the class of its first meaning, one that nobody knows as UNKNOWN: the
    parser stumbles over it, and its place is known.
    """
    pieces = Pieces(source)
    at = 0
    while at < len(pieces):
        if pieces.folded[at] == "," and _before_tail(pieces, at):
            at += 1
            continue
        match = _best(pieces.matches(at), parser)
        word = pieces.word(at, match) if match else pieces.plain(at)
        yield word
        at = match.end if match else at + 1


def _best(matches: list[Match], parser: Parser) -> Match | None:
    """Return the longest phrase that the parser can take; if it can take none, the longest."""
    possible = parser.possible()
    fitting = [match for match in matches if match.kind in possible]
    if len(fitting) > 1:
        fitting = [match for match in fitting if parser.takes(match.kind)] or fitting
    best = fitting or matches
    return best[0] if best else None


def _before_tail(pieces: Pieces, comma: int) -> bool:
    """Tell whether the comma stands before a word that needs none: "giving", "after which", "to 30 working days"."""
    behind = pieces.matches(comma + 1) if comma + 1 < len(pieces) else []
    return any(
        match.kind in tails() or (match.kind == "TO" and match.end < len(pieces) and pieces.number(match.end))
        for match in behind
    )
