"""What is known of a case: facts that are so or not, and counts; a condition on them is true, false or unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from remit.syntax.clause import Atom, Condition, Count, Fact, Group, When, atoms
from remit.syntax.printer import print_condition

Facts = Mapping[str, bool | int]

_CAME = re.compile(r"the .+ came ((?:by|in) .+)")


def truth(condition: Condition, facts: Facts) -> bool | None:
    """Return whether a condition holds; None while it is not known."""
    if isinstance(condition, Group):
        values = [truth(item, facts) for item in condition.items]
        decisive = condition.joined == "or"
        if any(value is decisive for value in values):
            return decisive
        return None if None in values else not decisive
    known = facts.get(name_of(condition))
    if known is None:
        return None
    if isinstance(condition, Count):
        return _counts(condition, int(known))
    return bool(known) is not condition.negated


def holds(when: When | None, facts: Facts) -> bool | None:
    """Return whether a rule counts under its condition; None while that is not known."""
    if when is None:
        return True
    held = truth(when.condition, facts)
    return None if held is None else held is not (when.kind == "unless")


def names(condition: Condition) -> tuple[str, ...]:
    """Return the names of the facts and counts that a condition asks for."""
    return tuple(name_of(atom) for atom in atoms(condition))


def name_of(atom: Atom) -> str:
    """Return what an atom is known by: a fact's clause, a measure, or what somebody has done."""
    if isinstance(atom, Count):
        return atom.measure
    if isinstance(atom, Fact):
        return atom.name
    return print_condition(replace(atom, negated=False))


def way_of(name: str) -> str:
    """Return the way in which a case came, where a fact is that it came so: "by letter". A case comes in one way."""
    found = _CAME.fullmatch(name)
    return found[1] if found else ""


def _counts(count: Count, number: int) -> bool:
    match count.bound:
        case "at least":
            return number >= count.low
        case "at most":
            return number <= count.low
        case "more than":
            return number > count.low
        case "fewer than":
            return number < count.low
    return count.low <= number <= (count.high if count.high is not None else count.low)
