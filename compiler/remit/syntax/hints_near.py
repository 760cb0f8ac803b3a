"""Words that were meant to be others: phrases of the vocabulary compared word by word with what the author wrote.

Words that the vocabulary knows are never corrected, and `must`, `may` and `should` are never offered: that would change
what a rule demands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from remit.syntax.nearest import distance
from remit.syntax.reading import Cure, Reading
from remit.vocabulary import trie

BACK = 6
NEVER = frozenset({"MUST", "MUST_NOT", "MAY", "SHOULD", "AIMS_TO", "REFUSED"})
SHORT, MIDDLING = 4, 8


class Near(NamedTuple):
    """A phrase that is nearly what stands from piece `at` up to piece `end`, `slips` away."""

    slips: int
    at: int
    end: int
    words: tuple[str, ...]


def misspelt(reading: Reading) -> Iterator[Cure]:
    """Return the phrases that the author may have meant, nearest first."""
    known = {word for root in reading.vocabulary.roots for phrase, _ in trie.phrases(root) for word in phrase}
    near: list[Near] = []
    for at in range(max(0, reading.at - BACK), min(reading.core + 1, len(reading.pieces))):
        for root in reading.vocabulary.roots:
            near.extend(_walk(reading, root, at, known))
    near.extend(_joined(reading, known))
    for one in sorted(near, key=lambda near: (near.slips, -len(near.words), near.words)):
        yield _cure(reading, one)


def allowed(word: str) -> int:
    """Return how many slips of the hand a word of this length may have."""
    return 0 if len(word) < SHORT else 1 if len(word) < MIDDLING else 2


def _walk(reading: Reading, root: trie.Node, first: int, known: set[str]) -> Iterator[Near]:
    """Walk the trie along the author's words, across slips."""
    folded = reading.pieces.folded
    paths: list[tuple[trie.Node, int, tuple[str, ...], int]] = [(root, first, (), 0)]
    while paths:
        node, at, words, slips = paths.pop()
        if slips and at > reading.core and any(meaning[0] not in NEVER for meaning in node.get("", ())):
            yield Near(slips, first, at, words)
        if at >= len(folded):
            continue
        word = folded[at]
        if word in node:
            paths.append((node[word], at + 1, (*words, word), slips))
        if word not in known and word.isalpha():
            most = allowed(word)
            for other, inner in node.items():
                away = distance(word, other, most) if other and other.isalpha() else most + 1
                if away <= most:
                    paths.append((inner, at + 1, (*words, other), slips + away))


def _joined(reading: Reading, known: set[str]) -> Iterator[Near]:
    """Return phrases in which the author left out a space ("by upto", "afterwhich")."""
    if reading.core >= len(reading.pieces) or reading.pieces.folded[reading.core] in known:
        return
    for first in range(max(0, reading.core - 2), reading.core + 1):
        written = "".join(reading.pieces.folded[first : reading.core + 1]).replace("-", "")
        if not written.isalpha():
            continue
        most = allowed(written) // 2
        for root in reading.vocabulary.roots:
            for words, meaning in trie.phrases(root):
                if len(words) > 1 and meaning[0] not in NEVER:
                    away = distance("".join(words), written, most)
                    if away <= most:
                        yield Near(away, first, reading.core + 1, words)


def _cure(reading: Reading, near: Near) -> Cure:
    """Return the cure that changes only the words that differ."""
    folded, found = reading.pieces.folded, reading.pieces.found
    meant = _spelt(reading, near.words)
    at, end, words = near.at, near.end, meant.split(" ")
    if end - at == len(words):
        while folded[at] == words[0].lower() and len(words) > 1:
            at, words = at + 1, words[1:]
        while folded[end - 1] == words[-1].lower() and len(words) > 1:
            end, words = end - 1, words[:-1]
    start, stop = found[at].start(), found[end - 1].end()
    write = " ".join(words)
    if start == 0:
        write = write[0].upper() + write[1:]
    wrong = reading.words(start, stop)
    return Cure("misspelt", f"`{wrong}` is not known here", f"did you mean `{meant}`?", start, stop, write, is_fix=True)


def _spelt(reading: Reading, words: tuple[str, ...]) -> str:
    """Return a phrase with the capitals with which it is declared."""
    phrase = " ".join(words)
    for meaning in reading.vocabulary.meanings(phrase):
        value = meaning[1][0] if isinstance(meaning[1], list) else meaning[1]
        if isinstance(value, str) and phrase in value.lower():
            begin = value.lower().index(phrase)
            return value[begin : begin + len(phrase)]
    return phrase
