"""A trie of words: which phrases begin here, and what each may be. Knows no policy and no grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

# A node maps a word to the node behind it; under "" stand the meanings of the phrase that ends here, each
# [class, value, weak]. Plain lists and dicts, so that the built-in trie is read from JSON as it stands.
Node = dict[str, Any]
WORD = re.compile(r"[^\W\d_][\w'’\-/&]*|\d+(?:[.,]\d+)*|\S")
ARTICLES = frozenset({"the", "a", "an", "any", "this", "each", "its", "their"})

# INVARIANT: where a state of the parser admits two meanings of one phrase, the earlier class is taken; `weak`
# meanings come last. What is left ambiguous is found when the vocabulary is built.
ORDER = (
    "VERB",
    "VERB_S",
    "VERB_ED",
    "VERB_PAST",
    "VERB_ING",
    "FACT",
    "OWNER",
    "PARTY",
    "CASE",
    "EVENT",
    "ITEM",
    "KIND",
    "STAGE",
)
NOUNS = frozenset({"PARTY", "OWNER", "CASE", "KIND", "EVENT", "ITEM", "STAGE"})


@lru_cache(maxsize=4096)
def fold(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as they are compared: lower case, straight apostrophes."""
    return tuple(WORD.findall(phrase.replace("’", "'").lower()))


def without_article(name: str) -> tuple[str, str]:
    """Split "the reason" into the article and the rest."""
    head, _, rest = name.partition(" ")
    return (head.lower(), rest) if rest and head.lower() in ARTICLES else ("", name)


def add(root: Node, phrase: str, kind: str, value: object, weak: bool = False) -> None:
    """Enter a phrase with one of its meanings; the same meaning twice is entered once."""
    node = root
    for word in fold(phrase):
        node = node.setdefault(word, {})
    if node is root:
        return
    meanings: list[list[Any]] = node.setdefault("", [])
    if any(meaning[0] == kind for meaning in meanings):
        return
    meanings.append([kind, value, int(weak)])
    if len(meanings) > 1:
        meanings.sort(key=lambda meaning: (meaning[2], ORDER.index(meaning[0]) if meaning[0] in ORDER else -1))


def meanings(root: Node, phrase: str) -> list[list[Any]]:
    """Return what a whole phrase may be."""
    node = root
    for word in fold(phrase):
        found = node.get(word)
        if found is None:
            return []
        node = found
    return list(node.get("", ()))


def phrases(node: Node, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Return every phrase, as words, with each of its meanings."""
    for word, inner in node.items():
        if word == "":
            for meaning in inner:
                yield before, meaning
        else:
            yield from phrases(inner, (*before, word))
