"""Phrases to what they mean: words as data, verbs with what they do. Knows classes of words, no grammar, no policy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

from remit.value import value
from remit.vocabulary import trie
from remit.vocabulary.forms import Verb, verb

__all__ = ["Verb", "Vocabulary", "builtin", "verb"]

BUILTIN = Path(__file__).parent / "builtin.json"


_numbers: dict[str, int] = {}
"""Numbers of what own declarations mean, so that sentences are told apart by small keys."""


@value
class Vocabulary:
    """What the words of a sentence may be: the built-in ones, shared by all policies, and a policy's own.

    `parties` maps a canonical name ("the officer") to the side it stands on: complainant, council, ombudsman or
    other. `stages` maps a canonical reference ("stage 1", "the informal stage") to the stage as the file names it.
    """

    roots: tuple[trie.Node, ...] = field(compare=False, repr=False)
    verbs: Mapping[str, Verb]
    parties: Mapping[str, str]
    kinds: tuple[str, ...]
    stages: Mapping[str, str]
    events: Mapping[str, str]
    declared: tuple[tuple[str, str], ...] = ()
    # What is worked out from the words when a sentence is wrong, for the next wrong one.
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    sorting: frozenset[str] = frozenset()
    dissatisfying: tuple[str, ...] = ()

    def dissatisfies(self, kind: str) -> bool:
        """Tell whether somebody who sent feedback of a kind may be left dissatisfied."""
        return kind.endswith(self.dissatisfying)

    def verb_of_event(self, noun: str) -> Verb | None:
        """Return the verb whose act the event is: `acknowledge` for "acknowledgement"."""
        base = self.events.get(noun)
        return self.verbs.get(base) if base else None

    def own_words(self, text: str) -> tuple[int, ...]:
        """Return what the policy's own declarations make of the words of a sentence: the same for the same meaning.

        Two vocabularies that return the same for a text read it alike, for they share all that is built in.
        """
        own = self.roots[0] if len(self.roots) > 1 else {}
        if not own:
            return ()
        known: dict[str, int] = self.memo.setdefault("own", {})
        return tuple(
            [
                known[piece] if piece in known else self._own_word(piece, own, known)
                for piece in trie.fold(text)
                if piece in own
            ]
        )

    def _own_word(self, piece: str, own: trie.Node, known: dict[str, int]) -> int:
        """Return the number of what a word begins here: one number a meaning, whichever policy declares it."""
        values = [meaning[1] for _, meaning in trie.phrases(own[piece])]
        rows = [self.verbs[value] for value in values if isinstance(value, str) and value in self.verbs]
        known[piece] = _numbers.setdefault(f"{piece} {own[piece]!r} {rows!r}", len(_numbers))
        return known[piece]

    def meanings(self, phrase: str) -> list[list[Any]]:
        """Return what a whole phrase may be, a policy's own meanings first."""
        return [meaning for root in self.roots for meaning in trie.meanings(root, phrase)]


@cache
def _read() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(BUILTIN.read_bytes())
    return made


@cache
def builtin() -> Vocabulary:
    """Return the words that every policy may use."""
    made = _read()
    verbs = {row["base"]: Verb(**{"noun": "", **row}) for row in made["verbs"]}
    events: dict[str, str] = {}
    for row in verbs.values():
        if row.noun:
            events.setdefault(row.noun, row.base)
    return Vocabulary(
        (made["trie"],),
        verbs,
        made["parties"],
        tuple(made["kinds"]),
        {},
        events | made["events"],
        sorting=frozenset(made["sorting"]),
        dissatisfying=tuple(made["dissatisfying"]),
    )


@cache
def tails() -> frozenset[str]:
    """Return the classes of words before which a comma says nothing."""
    return frozenset(_read()["tails"])


@cache
def channels() -> tuple[str, ...]:
    """Return the channels that every policy may name."""
    return tuple(_read()["channels"])


@cache
def cases() -> tuple[str, ...]:
    """Return the words for a piece of feedback, whatever its kind."""
    return tuple(_read()["cases"])


@cache
def refused() -> dict[str, dict[str, Any]]:
    """Return the words that the language refuses, each with what is wrong and its cure."""
    found: dict[str, dict[str, Any]] = _read()["refused"]
    return found


@cache
def shapes() -> tuple[dict[str, Any], ...]:
    """Return the shapes of sentences that the language refuses, in the order in which they are tried."""
    return tuple(_read()["shapes"])


@cache
def spellings() -> dict[str, str]:
    """Return how the little word of each class is spelt."""
    found: dict[str, str] = _read()["spellings"]
    return found
