"""What a code asks: its provisions as data, and the words in which policies say what it speaks of. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from remit.value import value

Given = Mapping[str, Any]
"""What a check is given by a row: whole numbers, words, lists of words, or words by words."""


class Force(StrEnum):
    """How strongly a provision asks."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    STATEMENT = "statement"


class Confidence(StrEnum):
    """How sure the reading of a provision is: what was read of its own words."""

    SEEN = "seen"
    PARTLY = "seen in part"
    RECONSTRUCTED = "reconstructed"
    MEMORY = "memory"

    @property
    def read(self) -> bool:
        """Tell whether the words themselves were read in full."""
        return self is Confidence.SEEN


@value
class Limb:
    """One thing that a provision asks, and how it is decided: by a check with what it is given, or by a person.

    `advice` marks what is no settled part of the provision: it is told, and weighs nothing. `evidence` are the keys of
    statements that a person looks at. Only a limb that law outside the code demands is beyond departure.
    """

    id: str
    says: str
    force: Force
    check: str = ""
    given: Given = field(default_factory=dict)
    advice: bool = False
    evidence: tuple[str, ...] = ()
    beyond_departure: bool = False


@value
class Sample:
    """Part of a policy that keeps a provision, or breaks it: the rules of a stage, the stages, or keys of the file."""

    form: str
    text: str


@value
class Provision:
    """One row of a code. `id` is stable, `number` is what people call it; `number_doubt` says why it may be another."""

    id: str
    number: str
    title: str
    says: str
    force: Force
    source: str
    confidence: Confidence
    limbs: tuple[Limb, ...]
    number_doubt: str = ""
    note: str = ""
    kept: Sample | None = None
    broken: Sample | None = None
    aliases: tuple[str, ...] = ()


@value
class Section:
    """A row of the form on which councils publish their self-assessment, with the provisions that it rests on."""

    section: str
    action: str
    provisions: tuple[str, ...]


@value
class Rulebook:
    """A code as data.

    `spoken_of` is what messages call it ("the Code"). `for_councils` says that the councils of its nation are held
    against it where they name no code. `governs` are the kinds of feedback that it judges, `otherwise` those that it
    judges where a policy has none of them. `events` gives for what the code calls an event the nouns by which policies
    make it happen, `items` for what a letter tells the words by which a policy's list says it, `informal` the words
    that mark a stage as standing before stage 1.
    """

    id: str
    title: str
    short: str
    issuer: str
    issued: str
    applies_from: str
    replaces: str
    nation: str
    governs: tuple[str, ...]
    source: str
    about: str
    called: tuple[str, ...]
    good_reason: tuple[str, ...]
    informal: tuple[str, ...]
    events: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[str, ...]]
    sections: tuple[Section, ...]
    provisions: tuple[Provision, ...]
    otherwise: tuple[str, ...] = ()
    spoken_of: str = "the code"
    for_councils: bool = False

    def provision(self, name: str) -> Provision | None:
        """Return the provision of an id, an alias of it, or a number ("6.3", "LGSCO 6.3")."""
        said = name.strip().removeprefix(f"{self.id}/")
        number = said.removeprefix(f"{self.short} ")
        for each in self.provisions:
            if said == each.id or said in each.aliases or number == each.number:
                return each
        return None

    def names(self, said: str) -> bool:
        """Tell whether the name of a provision says that it is one of this code: "lgsco-2024/…", "LGSCO 6.3"."""
        return said.strip().startswith((f"{self.id}/", f"{self.short} "))

    def code_of(self, provision: Provision) -> str:
        """Return what a provision is called in brackets: "LGSCO 6.3"."""
        return f"{self.short} {provision.number}"

    @property
    def unread(self) -> tuple[Provision, ...]:
        """Return the provisions whose own words were not seen in full."""
        return tuple(each for each in self.provisions if not each.confidence.read)

    def follows(self, said: str) -> bool:
        """Tell whether a policy that says that it follows `said` means this code."""
        return said.casefold().strip() in {name.casefold() for name in (self.id, self.title, *self.called)}

    def items_named(self, names: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what a letter tells, each with the words by which lists say it."""
        for name in names:
            yield name, self.items.get(name, (name,))
