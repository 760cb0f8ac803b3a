"""The `examples:` of a policy file to values. Knows the keys of an example, not what a case does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from remit.diagnostic import Diagnostic
from remit.model.example import Example, Happened, Named, When
from remit.model.example_days import days_in
from remit.model.example_expect import expected
from remit.model.example_faults import BACKWARDS, OF_NOTHING, UNCLEAR, FaultError
from remit.model.example_names import Phrasebook
from remit.model.example_then import happened
from remit.model.policy import Procedure
from remit.source import Text
from remit.syntax.nearest import nearest
from remit.syntax.nodes import Listing, Mapping, Node
from remit.vocabulary import Vocabulary

Value = TypeVar("Value")
_CHANNEL = re.compile(r" (by|in) (\S.*)$")


def examples_of(
    head: Mapping, procedures: tuple[Procedure, ...], vocabulary: Vocabulary
) -> tuple[tuple[Example, ...], tuple[Diagnostic, ...]]:
    """Return the examples of a file, and everything that is wrong with their lines; never raises."""
    reader = _Reader(procedures, vocabulary)
    listed = head.get("examples")
    items = [item for item in listed.items if isinstance(item, Mapping)] if isinstance(listed, Listing) else []
    found = tuple(example for item in items if (example := reader.example(item)) is not None)
    return found, tuple(reader.found)


@dataclass(slots=True)
class _Reader:
    procedures: tuple[Procedure, ...]
    vocabulary: Vocabulary
    found: list[Diagnostic] = field(default_factory=list)
    books: dict[str, Phrasebook] = field(default_factory=dict)

    def example(self, node: Mapping) -> Example | None:
        name, said = node.get("name"), node.get("received")
        if not isinstance(name, Text) or not isinstance(said, Text):
            return None
        procedure = self._tried(lambda: self._procedure(node))
        received = self._tried(lambda: self._received(said))
        if procedure is None or received is None:
            return None
        book = self._book(procedure)
        then = tuple(self._lines(node.get("then"), lambda line: happened(line, book)))
        expect = tuple(self._lines(node.get("expect"), lambda line: expected(line, book)))
        self.found += [fault.diagnostic for fault in _backwards(received[0], then)]
        when, channel = received
        return Example(name.text, procedure.kind, when, channel, then, expect, name.span, said.span)

    def _procedure(self, node: Mapping) -> Procedure | None:
        """Return the procedure of an example: of the kind that it says, else of the first that may dissatisfy."""
        said = node.get("kind")
        if isinstance(said, Text):
            kinds = [procedure.kind for procedure in self.procedures]
            if said.text in kinds:
                return self.procedures[kinds.index(said.text)]
            meant = nearest(said.text, kinds)
            cure = f"did you mean `{meant}`?" if meant else f"write one of {', '.join(f'`{kind}`' for kind in kinds)}"
            raise FaultError(OF_NOTHING, f"no procedure is for a `{said.text}`", said.span, cure)
        likely = [one for one in self.procedures if self.vocabulary.dissatisfies(one.kind)]
        return next(iter((*likely, *self.procedures)), None)

    def _received(self, said: Text) -> tuple[When, str]:
        """Return when and how feedback came."""
        days = days_in(said)
        if len(days) != 1 or days[0].start:
            raise FaultError(UNCLEAR, f"`{said.text}` does not say when", said.span, "write one day, then how it came")
        match = _CHANNEL.match(said.text, days[0].end)
        return days[0].when, f"{match[1]} {match[2]}" if match else ""

    def _book(self, procedure: Procedure) -> Phrasebook:
        if procedure.kind not in self.books:
            kinds = tuple(one.kind for one in self.procedures)
            self.books[procedure.kind] = Phrasebook(procedure, self.vocabulary, kinds)
        return self.books[procedure.kind]

    def _lines(self, node: Node | None, read: Callable[[Text], Value]) -> Iterator[Value]:
        for item in node.items if isinstance(node, Listing) else ():
            if isinstance(item, Text):
                value = self._tried(partial(read, item))
                if value is not None:
                    yield value

    def _tried(self, read: Callable[[], Value]) -> Value | None:
        """Return what is read, or None once what is wrong has been noted."""
        try:
            return read()
        except FaultError as fault:
            self.found.append(fault.diagnostic)
            return None


def _backwards(received: When, then: tuple[Happened, ...]) -> Iterator[FaultError]:
    """Yield the lines that lie before the line above them; what no rule makes may lie before receipt."""
    last, above = received, "received"
    for line in then:
        free = isinstance(line.what, Named) and line.what.moment
        if line.when is None or free:
            continue
        if _before(line.when, last):
            message = f"`{line.text.text}` lies before the line above it"
            cure = f"put the lines in the order of their days; `{above}` comes first"
            yield FaultError(BACKWARDS, message, line.text.span, cure)
        else:
            last, above = line.when, line.text.text


def _before(one: When, other: When) -> bool:
    if one.day != other.day or one.at is None or other.at is None:
        return one.day < other.day
    return one.at < other.at
