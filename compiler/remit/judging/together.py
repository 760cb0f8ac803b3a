"""Which rules of a stage one case can meet: never those of two branches, or under opposite conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.derive.facts import name_of
from remit.model.paths import Path, apart
from remit.model.policy import Branch, Item, Rule, Stage
from remit.syntax.clause import Count, Group


def occasions(stage: Stage, rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return those of `rules` that a case can meet, together; one list where no two of them exclude each other."""
    paths = dict(_paths(stage.items, ()))
    found = [[each for each in rules if not _exclude(each, rule, paths)] for rule in rules]
    return [group for at, group in enumerate(found) if group not in found[:at]]


def _exclude(one: Rule, other: Rule, paths: dict[str, Path]) -> bool:
    return apart(paths.get(one.id, ()), paths.get(other.id, ())) or _opposite(one, other)


def _opposite(one: Rule, other: Rule) -> bool:
    """Tell whether one rule holds exactly when the other does not."""
    mine, theirs = _asked(one), _asked(other)
    return mine is not None and theirs is not None and mine[0] == theirs[0] and mine[1] is not theirs[1]


def _asked(rule: Rule) -> tuple[str, bool] | None:
    """Return the one thing on which a rule depends, and whether it must be so."""
    when, condition = rule.sentence.when, rule.condition
    if when is None or condition is None or isinstance(condition, (Group, Count)):
        return None
    return name_of(condition), condition.negated is (when.kind == "unless")


def _paths(items: Sequence[Item], path: Path) -> Iterator[tuple[str, Path]]:
    for item in items:
        if isinstance(item, Rule):
            yield item.id, path
        elif isinstance(item, Branch):
            for case in item.cases:
                yield from _paths(case.items, (*path, (item.id, case.key)))
