"""Words that were meant to be others: phrases of the vocabulary compared word by word with what the author wrote.

Words that the vocabulary knows are never corrected, and `must`, `may` and `should` are never offered: that would change
what a rule demands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from remit.syntax.nearest import distance
from remit.syntax.reading import Cure, Reading
from remit.vocabulary import Vocabulary, trie

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
    near: list[Near] = []
    for at in range(max(0, reading.core - BACK), min(reading.core + 1, len(reading.pieces))):
        for root in reading.vocabulary.roots:
            near.extend(_walk(reading, root, at))
    near.extend(_joined(reading))
    for one in sorted(near, key=lambda near: (near.slips, -len(near.words), near.words)):
        yield _cure(reading, one)


def allowed(word: str) -> int:
    """Return how many slips of the hand a word of this length may have."""
    return 0 if len(word) < SHORT else 1 if len(word) < MIDDLING else 2


def _walk(reading: Reading, root: trie.Node, first: int) -> Iterator[Near]:
    """Walk the trie along the author's words, across slips."""
    folded, core = reading.pieces.folded, reading.core
    paths: list[tuple[trie.Node, int, tuple[str, ...], int]] = [(root, first, (), 0)]
    while paths:
        node, at, words, slips = paths.pop()
        if slips and at > core and any(meaning[0] not in NEVER for meaning in node.get("", ())):
            yield Near(slips, first, at, words)
        if at >= len(folded):
            continue
        word = folded[at]
        if word in node:
            paths.append((node[word], at + 1, (*words, word), slips))
        for other, away in _words_near(reading.vocabulary, word):
            if other in node:
                paths.append((node[other], at + 1, (*words, other), slips + away))


def _words_near(vocabulary: Vocabulary, word: str) -> list[tuple[str, int]]:
    """Return the known words that an unknown one may have been, with their distance; none for a known word."""
    memo: dict[str, list[tuple[str, int]]] = vocabulary.memo.setdefault("near", {})
    if word not in memo:
        known, most = _known(vocabulary), allowed(word)
        others = known if most and word.isalpha() and word not in known else ()
        away = {other: distance(word, other, most) for other in others if other.isalpha()}
        memo[word] = sorted((other, slips) for other, slips in away.items() if slips <= most)
    return memo[word]


def _known(vocabulary: Vocabulary) -> set[str]:
    """Return every word of every phrase."""
    found: set[str] = vocabulary.memo.get("known", set())
    if not found:
        found.update(word for root in vocabulary.roots for phrase, _ in trie.phrases(root) for word in phrase)
        vocabulary.memo["known"] = found
    return found


def _run_together(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return the phrases of several words, by their letters without the spaces."""
    found: dict[str, tuple[str, ...]] = vocabulary.memo.get("joined", {})
    if not found:
        for root in vocabulary.roots:
            for words, meaning in trie.phrases(root):
                if len(words) > 1 and meaning[0] not in NEVER:
                    found["".join(words)] = words
        vocabulary.memo["joined"] = found
    return found


def _joined(reading: Reading) -> Iterator[Near]:
    """Return phrases in which the author left out a space ("by upto", "afterwhich")."""
    if reading.core >= len(reading.pieces) or reading.pieces.folded[reading.core] in _known(reading.vocabulary):
        return
    for first in range(max(0, reading.core - 2), reading.core + 1):
        written = "".join(reading.pieces.folded[first : reading.core + 1]).replace("-", "")
        most = allowed(written) // 2
        if not written.isalpha():
            continue
        for joined, words in _run_together(reading.vocabulary).items():
            if abs(len(joined) - len(written)) <= most and (away := distance(joined, written, most)) <= most:
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
