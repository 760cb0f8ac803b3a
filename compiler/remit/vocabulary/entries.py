"""How each kind of name is entered into a trie. The built-in vocabulary and a policy's own go the same way."""

from __future__ import annotations

from remit.vocabulary import trie
from remit.vocabulary.forms import Verb, negative

NO_ARTICLE = frozenset({"somebody", "anybody"})
QUESTION_WORDS = ("that ", "which ", "how ", "whom ", "who ", "when ", "why", "what ", "whether ", "where ")


def canonical(name: str, article: str = "the") -> str:
    """Return a name with its usual article: "officer" is "the officer", "any remedy" stays."""
    found, _ = trie.without_article(name)
    if found in ("a", "an"):
        return f"the {trie.without_article(name)[1]}"
    return name if found or not article else f"{article} {name}"


def enter_party(root: trie.Node, name: str, party: str = "") -> str:
    """Enter who acts, also as an owner ("the officer's receipt"); return the canonical name."""
    bare = trie.without_article(name)[1]
    value = party or (bare if bare in NO_ARTICLE else canonical(name))
    trie.add(root, bare, "PARTY", value)
    trie.add(root, bare + ("'" if bare.endswith("s") else "'s"), "OWNER", value)
    return value


def enter_case(root: trie.Node, name: str) -> None:
    """Enter a word for the piece of feedback itself ("the complaint", "it")."""
    bare = trie.without_article(name)[1]
    trie.add(root, bare, "CASE", bare if bare == "it" else f"the {bare}")


def enter_kind(root: trie.Node, name: str) -> None:
    """Enter a kind of feedback: also the event that somebody sends it, and its procedure."""
    bare = trie.without_article(name)[1]
    trie.add(root, bare, "KIND", bare)
    trie.add(root, bare, "EVENT", bare, weak=True)
    if not bare.endswith(("procedure", "process")):
        trie.add(root, f"{bare} procedure", "KIND", bare, weak=True)


def enter_event(root: trie.Node, name: str) -> None:
    """Enter the noun of an event."""
    bare = trie.without_article(name)[1]
    trie.add(root, bare, "EVENT", bare)


def enter_item(root: trie.Node, name: str) -> None:
    """Enter what is told or handed over; one that is a clause ("how to escalate") may also stand behind the rest."""
    trie.add(root, trie.without_article(name)[1], "ITEM", name)
    if f"{name} ".startswith(QUESTION_WORDS):
        trie.add(root, name, "CLAUSE", name, weak=True)


def enter_measure(root: trie.Node, name: str) -> None:
    """Enter what can be counted, of many and of one."""
    trie.add(root, name, "MEASURE", name)
    trie.add(root, name.removesuffix("s"), "MEASURE", name, weak=True)


def enter_fact(root: trie.Node, clause: str) -> None:
    """Enter a whole clause that is true or false of a case, with its negative where English gives one."""
    trie.add(root, clause, "FACT", [clause, 0])
    denied = negative(clause)
    if denied:
        trie.add(root, denied, "FACT", [clause, 1])


def enter_verb(root: trie.Node, verb: Verb) -> None:
    """Enter the forms of a verb and the noun of its event."""
    for kind, form in verb.forms:
        trie.add(root, form, kind, verb.base)
    if verb.noun:
        enter_event(root, verb.noun)
