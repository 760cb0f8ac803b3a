"""Rows of a rulebook against the checks that there are: does each name one, and give it what it takes?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.judging.checks import check_named, names
from remit.rulebook import Force, Limb, Provision
from remit.rulebook.from_syntax import VALUE, Read
from remit.source import Span
from remit.syntax.nearest import nearest
from remit.value import value
from remit.vocabulary.statements import meanings

_FORMS: Mapping[str, str] = {
    "number": "a number",
    "numbers": "a list of numbers",
    "time": "a time such as `10 working days`",
    "event": "the name of an event",
    "items": "a list of what a letter tells",
    "statement": "the key of a statement",
    "statements": "a list of keys of statements",
    "words": "words, or a list of them",
    "elements": "names, each with the words that say it",
    "kind": "a kind of feedback",
    "yes": "`yes`",
}
_TIME = re.compile(r"[1-9]\d* (hour|calendar day|working day|week|month|year)s?")


def verify(read: Read) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the rows of a rulebook file, each at its place."""
    book = read.rulebook
    limbs = ((provision, limb) for provision in book.provisions for limb in provision.limbs)
    found = [each for provision, limb in limbs for each in _Row(read, provision, limb).findings()]
    known = {provision.id for provision in book.provisions}
    for number, section in enumerate(book.sections, 1):
        for name in section.provisions:
            if name not in known:
                message = f"no provision is called `{name}`"
                found.append(Finding(message, read.places["", str(number), name], _near(name, known)))
    return tuple(diagnose("row-unclear", finding) for finding in found)


@value
class _Row:
    """One limb of a provision as the file has it."""

    read: Read
    provision: Provision
    limb: Limb

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong with how it is decided."""
        limb, principle = self.limb, self.provision.force is Force.STATEMENT
        for key in limb.evidence:
            if key not in meanings():
                message = f"`{key}` is no statement that a policy can make"
                yield Finding(message, self._place(VALUE + key), _near(key, meanings()))
        if principle and limb.check:
            message = "a provision of the force `statement` is a principle: no check decides it"
            yield Finding(message, self._place("check"), "delete the check, or give the provision another force")
        elif not limb.check and limb.given:
            yield Finding("something is given, and to no check", self._place("given"), "name the check")
        elif limb.check and limb.check not in names():
            yield Finding(f"no check is called `{limb.check}`", self._place("check"), _near(limb.check, names()))
        elif limb.check:
            yield from self._given(check_named(limb.check).takes)

    def _given(self, takes: Mapping[str, str]) -> Iterator[Finding]:
        """Yield what is wrong with what a check is given; a key that is nearly another is not missed as well."""
        meant = set()
        for key, said in self.limb.given.items():
            form = takes.get(key, "").rstrip("?")
            if not form:
                meant.add(nearest(key, tuple(takes)))
                yield Finding(f"`{self.limb.check}` takes no `{key}`", self._place(key), _near(key, takes))
            elif not _fits(said, form):
                message = f"`{key}` of `{self.limb.check}` is {_FORMS[form]}"
                yield Finding(message, self._place(VALUE + key), f"write {_FORMS[form]}")
            else:
                yield from self._named(key, said, form)
        for key, form in takes.items():
            if not form.endswith("?") and key not in self.limb.given and key not in meant:
                message = f"`{self.limb.check}` needs `{key}`: {_FORMS[form]}"
                yield Finding(message, self._place("check"), f"add `{key}:` under `given:`")

    def _named(self, key: str, said: Any, form: str) -> Iterator[Finding]:
        """Yield the events and items that the rulebook gives no words for: no policy could ever say them."""
        book = self.read.rulebook
        known = {"event": book.events, "items": book.items}.get(form)
        for name in ([said] if isinstance(said, str) else said) if known is not None else ():
            if known is not None and name not in known:
                what = "events" if form == "event" else "items"
                message = f"the rulebook gives no words for `{name}` under `{what}:`"
                yield Finding(message, self._place(VALUE + key), _near(name, known))

    def _place(self, key: str) -> Span:
        places, provision = self.read.places, self.provision.id
        return places.get((provision, self.limb.id, key)) or places[provision, "", "id"]


def _fits(said: Any, form: str) -> bool:
    """Tell whether what a row gives has the form that a check takes."""
    several: list[Any] = [said] if isinstance(said, str) else list(said)
    match form:
        case "number":
            return isinstance(said, str) and said.isdecimal()
        case "numbers":
            return not isinstance(said, Mapping) and all(each.isdecimal() for each in several)
        case "time":
            return isinstance(said, str) and _TIME.fullmatch(said) is not None
        case "yes":
            return bool(said == "yes")
        case "event" | "kind":
            return isinstance(said, str)
        case "statement" | "statements":
            alone = form == "statements" or isinstance(said, str)
            return alone and not isinstance(said, Mapping) and set(several) <= set(meanings())
        case "elements":
            return isinstance(said, Mapping)
    return not isinstance(said, Mapping)


def _near(word: str, known: Any) -> str:
    near = nearest(word, tuple(known))
    return f"did you mean `{near}`?" if near else f"known are: {', '.join(f'`{each}`' for each in sorted(known))}"
