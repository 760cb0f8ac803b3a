"""Words to a plain tree, by the LALR(1) table that Lark made of the grammar. Knows the table, not how it was made.

INVARIANT: reads what `clause.json` says, shift by shift, as Lark's own parser does; a test compares the two. Importing
Lark would cost more than checking a policy, so it is imported where the table is made (`grammar.py`) and in tests.
"""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from remit.syntax.lexer import Source, Word, words
from remit.value import value

TABLE = Path(__file__).with_name("clause.json")
Start = Literal["sentence", "condition", "limit"]
STARTS: tuple[Start, ...] = ("sentence", "condition", "limit")
END = "$END"

Row = dict[str, int]
"""What to do at each class of word or phrase: go to a state (0 and up), or complete rule `-number - 1` (below 0)."""


@dataclass(slots=True)
class Branch:
    """A phrase of the grammar with what it is made of: words and smaller phrases."""

    name: str
    children: list[Any]
    start: int
    end: int

    def words(self, *kinds: str) -> list[Word]:
        """Return its own words of these classes, in order."""
        return [child for child in self.children if isinstance(child, Word) and child.type in kinds]

    def word(self, *kinds: str) -> Word | None:
        """Return its first word of these classes."""
        return next((child for child in self.children if isinstance(child, Word) and child.type in kinds), None)

    def branches(self, *names: str) -> list[Branch]:
        """Return the smaller phrases of these names (none given: all), in order."""
        return [child for child in self.children if isinstance(child, Branch) and (not names or child.name in names)]

    def branch(self, *names: str) -> Branch | None:
        """Return the first smaller phrase of these names."""
        return next(iter(self.branches(*names)), None)


class StumbleError(Exception):
    """A word that the grammar cannot take where it stands. Caught in `sentence`; an author never meets it."""

    def __init__(self, word: Word, state: State, taken: list[Word]) -> None:
        super().__init__(word.text)
        self.word = word
        self.expected = state.accepts()
        self.taken = taken


class _Fold:
    """What becomes of the parts of one grammar rule when it is complete."""

    def __init__(self, name: str, lift: bool, thin: bool) -> None:
        self.name, self.lift, self.thin = name, lift, thin

    def __call__(self, parts: list[Any]) -> Any:
        """Return a branch; a helper rule's parts go to its parent, a thin rule with one part is that part."""
        flat: list[Any] = []
        for part in parts:
            if type(part) is list:
                flat.extend(part)
            else:
                flat.append(part)
        if self.lift:
            return flat
        if self.thin and len(flat) == 1:
            return flat[0]
        return Branch(self.name, flat, flat[0].start, flat[-1].end)


@value
class Completed:
    """A grammar rule that is complete: the phrase that it makes, of how many parts, and what becomes of them."""

    phrase: str
    size: int
    fold: _Fold


@value
class Table:
    """The compiled grammar."""

    states: list[Row]
    rules: list[Completed]
    starts: dict[str, int]
    ends: dict[str, int]


@cache
def table() -> Table:
    """Return the compiled grammar that ships with the package."""
    data = json.loads(TABLE.read_bytes())
    rules = [
        Completed(origin, len(expansion), _Fold(alias or origin, origin.startswith("_"), bool(thin) and not alias))
        for origin, expansion, alias, thin in data["rules"]
    ]
    return Table(data["states"], rules, data["starts"], data["ends"])


class State:
    """Where the parser is in one sentence."""

    def __init__(self, start: Start) -> None:
        made = table()
        self.rows, self.rules, self.end = made.states, made.rules, made.ends[start]
        self.stack, self.parts = [made.starts[start]], list[Any]()

    def possible(self) -> Container[str]:
        """Return the classes that may come next, and a few more (LALR looks ahead by state)."""
        return self.rows[self.stack[-1]]

    def take(self, word: Word) -> Any:
        """Move on over a word; over the end, return the whole tree. NotImplemented: the word cannot come here."""
        stack, parts, rows = self.stack, self.parts, self.rows
        kind = word.type
        while True:
            act = rows[stack[-1]].get(kind)
            if act is None:
                return NotImplemented
            if act >= 0:
                stack.append(act)
                parts.append(word)
                return parts[0] if kind == END else None
            rule = self.rules[-act - 1]
            made = rule.fold(parts[len(parts) - rule.size :])
            if rule.size:
                del stack[-rule.size :], parts[-rule.size :]
            stack.append(rows[stack[-1]][rule.phrase])
            parts.append(made)
            if kind == END and stack[-1] == self.end:
                return parts[-1]

    def takes(self, kind: str) -> bool:
        """Tell whether a word of this class can really come next."""
        stack = list(self.stack)
        while True:
            act = self.rows[stack[-1]].get(kind)
            if act is None or act >= 0:
                return act is not None
            rule = self.rules[-act - 1]
            if rule.size:
                del stack[-rule.size :]
            stack.append(self.rows[stack[-1]][rule.phrase])
            if kind == END and stack[-1] == self.end:
                return True

    def accepts(self) -> frozenset[str]:
        """Return exactly the classes that may come next."""
        row = self.rows[self.stack[-1]]
        return frozenset(kind for kind in row if (kind.isupper() or kind == END) and self.takes(kind))


def parse(source: Source, start: Start) -> Branch:
    """Return the tree of a sentence; raises StumbleError at the first word that does not fit."""
    state = State(start)
    taken: list[Word] = []
    for word in words(source, state):
        if state.take(word) is NotImplemented:
            raise StumbleError(word, state, taken)
        taken.append(word)
    length = len(source.text.text.rstrip())
    end = Word(END, "", "", length, length)
    tree = state.take(end)
    if tree is NotImplemented:
        raise StumbleError(end, state, taken)
    return tree if isinstance(tree, Branch) else Branch(start, [tree], 0, end.end)
