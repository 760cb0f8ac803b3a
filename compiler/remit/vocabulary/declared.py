"""A policy's own words, laid over the built-in ones; what collides is told. Knows words, not the shape of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from remit.diagnostic import Diagnostic, Finding
from remit.source import Text
from remit.value import value
from remit.vocabulary import Vocabulary, cases, channels, trie
from remit.vocabulary.entries import (
    canonical,
    enter_case,
    enter_event,
    enter_fact,
    enter_item,
    enter_kind,
    enter_measure,
    enter_party,
    enter_verb,
)
from remit.vocabulary.forms import FLAGS, verb


@value
class Stage:
    """A stage as the file says it: `key` is its number or name, `name` a second name."""

    key: Text
    name: Text | None = None


@value
class Declarations:
    """The words that one policy declares, each with its place. `also` are other names of a party, with the party."""

    parties: tuple[Text, ...] = ()
    also: tuple[tuple[Text, Text], ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[Text, ...] = ()
    other_kinds: tuple[Text, ...] = ()
    stages: tuple[Stage, ...] = ()
    facts: tuple[Text, ...] = ()
    topics: tuple[Text, ...] = ()
    channels: tuple[Text, ...] = ()
    events: tuple[Text, ...] = ()
    things: tuple[Text, ...] = ()
    measures: tuple[Text, ...] = ()
    verbs: tuple[tuple[Text, Mapping[str, Any]], ...] = ()


CLASS_WORDS = {
    "PARTY": "a party",
    "CASE": "a word for the case",
    "EVENT": "an event",
    "ITEM": "a thing",
    "STAGE": "a stage",
}
# Two of these may both stand where one may ("the officer must send …"), so a name can be one of them only.
RIVALS = frozenset({"PARTY", "CASE", "EVENT", "ITEM", "STAGE"})
TAIL_WORDS = ("giving", "after which", "otherwise", "or longer", "unless", "only if", "within")


def declare(base: Vocabulary, declarations: Declarations) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """Return the vocabulary of one policy, and what is wrong with its names."""
    return _Overlay(base).lay(declarations)


class _Overlay:
    """The trie of one policy while it is filled."""

    def __init__(self, base: Vocabulary) -> None:
        self.base = base
        self.root: trie.Node = {}
        self.own: list[tuple[Text, str]] = []
        self.findings: list[tuple[str, Finding]] = []

    def lay(self, said: Declarations) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
        parties, verbs, events = dict(self.base.parties), dict(self.base.verbs), dict(self.base.events)
        for text, row in said.verbs:
            made = verb(text.text, _row(row))
            verbs[made.base] = made
            if made.noun:
                events[made.noun] = made.base
            enter_verb(self.root, made)
            self.own.append((text, "VERB"))
        self._parties(said, parties)
        self._names(said.events, "EVENT", lambda name: enter_event(self.root, name))
        self._names(said.things, "ITEM", lambda name: enter_item(self.root, name))
        self._kinds(said)
        stages = self._stages(said.stages)
        self._clauses(said)
        vocabulary = replace(
            self.base,
            roots=(self.root, *self.base.roots),
            verbs=verbs,
            parties=parties,
            kinds=tuple(dict.fromkeys([*self.base.kinds, *(text.text for text in (*said.kinds, *said.other_kinds))])),
            stages=stages,
            events=events,
            memo={},
            declared=tuple((text.text, kind) for text, kind in self.own),
        )
        return vocabulary, self._diagnostics()

    def _parties(self, said: Declarations, parties: dict[str, str]) -> None:
        """Enter who acts; whoever has a built-in name stands on the side of that name."""
        sides = {name.lower(): side for name, side in self.base.parties.items()}
        for text in said.parties:
            if self._free(text, "PARTY"):
                name = enter_party(self.root, text.text)
                guess = "ombudsman" if "ombudsman" in name.lower() else "council"
                parties[name] = said.sides.get(text.text) or sides.get(name.lower(), guess)
        for text, party in said.also:
            if self._free(text, "PARTY"):
                enter_party(self.root, text.text, canonical(party.text))

    def _names(self, texts: Iterable[Text], kind: str, enter: Callable[[str], None]) -> None:
        for text in texts:
            if self._free(text, kind):
                enter(text.text)

    def _kinds(self, said: Declarations) -> None:
        for text in said.kinds:
            single = text.text.removesuffix("s")
            if self._free(text, "CASE", f"did you mean `{single}`?" if single in self.base.kinds else ""):
                enter_case(self.root, text.text)
                enter_kind(self.root, text.text)
        for text in said.other_kinds:
            enter_kind(self.root, text.text)
            self.own.append((text, "KIND"))

    def _stages(self, stages: Iterable[Stage]) -> dict[str, str]:
        """Enter how each stage may be named; return its one canonical name."""
        found: dict[str, str] = {}
        for stage in stages:
            key = stage.key.text
            name = f"stage {key}" if key.isdecimal() else canonical(key if key.endswith("stage") else f"{key} stage")
            found[name] = key
            if not key.isdecimal():
                trie.add(self.root, trie.without_article(name)[1], "STAGE", name)
                trie.add(self.root, key, "STAGE", name, weak=True)
            if stage.name:
                trie.add(self.root, trie.without_article(stage.name.text)[1], "STAGE", name, weak=True)
        return found

    def _clauses(self, said: Declarations) -> None:
        """Enter facts, and the families of facts that topics and channels make."""
        names = [*dict.fromkeys([*cases(), *(text.text for text in said.kinds)])]
        subjects = [name if name == "it" else f"the {name}" for name in names]
        told: set[str] = set()
        for text in said.facts:
            if text.text.endswith("."):
                self._find("malformed-value", "a fact has no full stop: it is part of a sentence", text,
                           f"write `{text.text.rstrip('.')}`")  # fmt: skip
            elif text.text in told:
                self._find("name-collides", f"`{text.text}` is declared twice", text, "leave one of the two out")
            told.add(text.text)
            enter_fact(self.root, text.text.rstrip("."))
            self.own.append((text, "FACT"))
        for text in said.topics:
            self.own.append((text, "FACT"))
            for subject in subjects:
                enter_fact(self.root, f"{subject} is about {text.text}")
        for text in said.channels:
            trie.add(self.root, text.text, "CHANNEL", text.text)
            self.own.append((text, "CHANNEL"))
        new = [text.text for text in said.kinds if text.text not in cases()]
        for channel in [*channels(), *(text.text for text in said.channels)]:
            for subject in subjects if channel not in channels() else [f"the {name}" for name in new]:
                enter_fact(self.root, f"{subject} came by {channel}")
        for text in said.measures:
            enter_measure(self.root, text.text)
            self.own.append((text, "MEASURE"))

    def _free(self, text: Text, kind: str, meant: str = "") -> bool:
        """Tell whether a name may be of this class; if not, say what it is already, with `meant` as the cure."""
        bare = trie.without_article(text.text)[1]
        words = trie.fold(bare)
        self.own.append((text, kind))
        if len(words) > 2 and words[0] == "stage" and words[1].isdecimal():
            self._find(
                "name-collides",
                f"`{bare}` begins with a stage",
                text,
                "leave the stage out: it is said before the name",
            )
            return False
        tail = next((tail for tail in TAIL_WORDS if f" {tail} " in f" {' '.join(words)} "), "")
        if tail:
            self._find("name-collides", f"`{bare}` contains `{tail}`, which begins another part of a sentence", text,
                       f"find a name without `{tail}`")  # fmt: skip
            return False
        for root in (self.root, *self.base.roots):
            for other, _, weak in trie.meanings(root, bare):
                if other != kind and not weak and {other, kind} <= RIVALS:
                    own = root is self.root
                    cure = "give one of the two another name" if own else "leave it out: it can be used as it is"
                    self._find("name-collides", f"`{bare}` is already {CLASS_WORDS[other]}", text, meant or cure)
                    return False
        return True

    def _find(self, code: str, message: str, text: Text, cure: str) -> None:
        self.findings.append((code, Finding(message, text.span, cure)))

    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        if not self.findings:
            return ()
        from remit.catalogue import diagnose

        return tuple(diagnose(code, finding) for code, finding in self.findings)


def _row(row: Mapping[str, str]) -> Mapping[str, Any]:
    """Return a verb's row as verbs.yaml has it, from the words of a policy file."""
    said = {key if key == "title_you" else key.replace("_", " "): value for key, value in row.items()}
    return {key: value == "yes" if key in FLAGS else value for key, value in said.items()}
