"""Who handles a stage: `the handler` in its rules, and in those of every stage, is whoever `handled by:` names."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.model.head import Origin
from remit.source import Text
from remit.syntax.clause import Name
from remit.vocabulary import Vocabulary, trie

HANDLER = "the handler"


def party_of(said: Text, vocabulary: Vocabulary) -> tuple[Name | None, tuple[Diagnostic, ...]]:
    """Return the party that `handled by:` names, or nothing together with what is wrong."""
    bare = trie.without_article(said.text)[1]
    for kind, value, _ in vocabulary.meanings(bare):
        if kind == "PARTY":
            return Name(value), ()
    finding = Finding(
        f"`{bare}` is not declared as a party", said.span, f"declare it: `parties: {{{bare}: who that is}}`"
    )
    return None, (diagnose("undeclared", finding),)


def handled(said: Any, by: Name) -> Any:
    """Return sentences, or what holds them, with the name of a party in the place of the handler."""
    if isinstance(said, tuple):
        made = tuple(handled(each, by) for each in said)
        return said if made == said else made
    if isinstance(said, str):
        return by if said == HANDLER else said
    if not is_dataclass(said) or isinstance(said, Text | Origin):
        return said
    parts = {each.name: getattr(said, each.name) for each in fields(said) if each.init}
    changed = {name: new for name, part in parts.items() if (new := handled(part, by)) is not part}
    return replace(said, **changed) if changed else said  # type: ignore[type-var]
