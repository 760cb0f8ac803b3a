"""Words to a plain tree, by Lark's LALR(1) machinery. The one file that imports Lark.

The grammar is compiled ahead of time to `clause.json`: states renumbered breadth first, so that the same grammar gives
the same bytes on every machine. A test proves the file fresh and the grammar free of conflicts.
"""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from lark.exceptions import UnexpectedToken
from lark.grammar import NonTerminal, Rule, RuleOptions, Terminal
from lark.parsers.lalr_analysis import IntParseTable, Reduce, Shift
from lark.parsers.lalr_parser_state import ParseConf, ParserState

from remit.syntax.lexer import Source, Word, words

HERE = Path(__file__).parent
Start = Literal["sentence", "condition", "limit"]
STARTS: tuple[Start, ...] = ("sentence", "condition", "limit")
END = "$END"


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


class State:
    """Where the parser is in one sentence."""

    def __init__(self, start: Start) -> None:
        table, callbacks = _table()
        self.lark: ParserState[int] = ParserState(ParseConf(table, callbacks, start), None)  # type: ignore[arg-type]

    def possible(self) -> Container[str]:
        """Return the classes that may come next, and a few more (LALR looks ahead by state)."""
        return self.lark.parse_conf.states[self.lark.position]

    def take(self, word: Word) -> Any:
        """Move on over a word; over the end, return the whole tree."""
        return self.lark.feed_token(word, word.type == END)  # type: ignore[arg-type]

    def takes(self, kind: str) -> bool:
        """Tell whether a word of this class can really come next."""
        states, stack = self.lark.parse_conf.states, list(self.lark.state_stack)
        while True:
            action, arg = states[stack[-1]].get(kind, (None, None))
            if action is not Reduce:
                return action is Shift
            rule: Any = arg
            if rule.expansion:
                del stack[-len(rule.expansion) :]
            stack.append(states[stack[-1]][rule.origin.name][1])
            if kind == END and stack[-1] == self.lark.parse_conf.end_state:
                return True

    def accepts(self) -> frozenset[str]:
        """Return exactly the classes that may come next."""
        row = self.lark.parse_conf.states[self.lark.position]
        return frozenset(kind for kind in row if (kind.isupper() or kind == END) and self.takes(kind))


def parse(source: Source, start: Start) -> Branch:
    """Return the tree of a sentence; raises StumbleError at the first word that does not fit."""
    state = State(start)
    taken: list[Word] = []
    word = Word(END, "", "", 0, 0)
    try:
        for word in words(source, state):
            state.take(word)
            taken.append(word)
        length = len(source.text.text.rstrip())
        word = Word(END, "", "", length, length)
        tree = state.take(word)
    except UnexpectedToken:
        raise StumbleError(word, state, taken) from None
    return tree if isinstance(tree, Branch) else Branch(start, [tree], 0, word.end)


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


@cache
def _table() -> tuple[IntParseTable, Any]:
    data = json.loads((HERE / "clause.json").read_bytes())
    rules = [_rule(*row) for row in data["rules"]]
    callbacks = {
        rule: _Fold(rule.alias or origin, origin.startswith("_"), bool(thin) and not rule.alias)
        for rule, (origin, _, _, thin) in zip(rules, data["rules"], strict=True)
    }
    shifts = [(Shift, state) for state in range(len(data["states"]))]
    reduces = [(Reduce, rule) for rule in rules]
    states = {
        number: {symbol: shifts[arg] if arg >= 0 else reduces[-arg - 1] for symbol, arg in row.items()}
        for number, row in enumerate(data["states"])
    }
    return IntParseTable(states, data["starts"], data["ends"]), callbacks  # type: ignore[no-untyped-call]


def _rule(origin: str, expansion: list[str], alias: str, thin: int) -> Rule:
    symbols = [Terminal(name) if name.isupper() else NonTerminal(name) for name in expansion]
    return Rule(NonTerminal(origin), symbols, alias=alias or None, options=RuleOptions(expand1=bool(thin)))


def compiled() -> bytes:
    """Return the content of clause.json, from clause.lark; raises where the grammar has a conflict."""
    from lark import Lark
    from lark.lexer import Lexer

    class Nothing(Lexer):
        """Stands where Lark wants a lexer while a table is made."""

        def __init__(self, *_: object) -> None: ...

        def lex(self, *_: object) -> Any:
            return iter(())

    text = (HERE / "clause.lark").read_text(encoding="utf-8")
    lark = Lark(text, parser="lalr", lexer=Nothing, start=list(STARTS), strict=True)
    table = lark.parser.parser.parser.parse_table
    order, rules = _walked(table), _sorted_rules(table)
    number = {state: place for place, state in enumerate(order)}
    index = {rule: place for place, rule in enumerate(rules)}
    states = [
        {
            symbol: number[arg] if action is Shift else -index[arg] - 1
            for symbol, (action, arg) in sorted(table.states[state].items())
        }
        for state in order
    ]
    made = {
        "rules": [
            [r.origin.name, [s.name for s in r.expansion], r.alias or "", int(bool(r.options.expand1))] for r in rules
        ],
        "states": states,
        "starts": {start: number[table.start_states[start]] for start in STARTS},
        "ends": {start: number[table.end_states[start]] for start in STARTS},
    }
    return (json.dumps(made, separators=(",", ":"), sort_keys=True) + "\n").encode()


def _walked(table: Any) -> list[int]:
    """Return the states breadth first from the starts, over sorted symbols."""
    order = [table.start_states[start] for start in STARTS]
    for state in order:
        for _, (action, arg) in sorted(table.states[state].items(), key=lambda pair: str(pair[0])):
            if action is Shift and arg not in order:
                order.append(arg)
    return order


def _sorted_rules(table: Any) -> list[Any]:
    found = {arg for row in table.states.values() for action, arg in row.values() if action is Reduce}
    return sorted(found, key=lambda rule: (rule.origin.name, [symbol.name for symbol in rule.expansion]))
