"""Which rules let a step take longer, and by how much: the one answer for the clocks, the schedule and the proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from remit.model.policy import Rule
from remit.syntax.clause import Extension

Extensions = dict[str, tuple[tuple[Rule, Extension], ...]]


def extensions_of(rules: Iterable[Rule]) -> Extensions:
    """Return for each step the rules by which it may take longer; what forbids it lets nothing take longer."""
    found: Extensions = defaultdict(tuple)
    for rule in rules:
        extends = rule.verb is not None and rule.verb.extends and rule.strength != "must not"
        if extends and rule.extension is not None:
            for step in rule.attached_to:
                found[step] += ((rule, rule.extension),)
    return dict(found)
