"""The grammar to its table, by Lark: LALR(1), free of conflicts. The one file that imports Lark; it runs ahead of time.

States are renumbered breadth first, so that the same grammar gives the same bytes on every machine. A test proves
`clause.json` fresh and the grammar free of conflicts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lark import Lark
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Reduce, Shift

from remit.syntax.parser import STARTS

GRAMMAR = Path(__file__).with_name("clause.lark")


class _Nothing(Lexer):
    """Stands where Lark wants a lexer while a table is made."""

    def __init__(self, *_: object) -> None: ...

    def lex(self, *_: object) -> Any:
        return iter(())


def lalr(lexer: type[Lexer] = _Nothing) -> Lark:
    """Return Lark's own parser of the grammar; raises where the grammar has a conflict."""
    text = GRAMMAR.read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer=lexer, start=list(STARTS), strict=True)


def compiled() -> bytes:
    """Return the content of clause.json, from clause.lark; raises where the grammar has a conflict."""
    table: Any = lalr().parser.parser.parser.parse_table
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
