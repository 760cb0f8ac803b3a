"""Where a rule stands among the branches of its stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Path = tuple[tuple[str, str], ...]
"""The branches in which a rule stands, from the outside in: which decision, and which of its cases."""


def shared(one: Path, other: Path) -> int:
    """Return how many branches two places have in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def apart(one: Path, other: Path) -> bool:
    """Tell whether no case comes to both places: they are different cases of one decision."""
    at = shared(one, other)
    return at < min(len(one), len(other)) and one[at][0] == other[at][0]


def nearest(rules: Iterable[str], here: Path, paths: Mapping[str, Path]) -> tuple[str, ...]:
    """Return those of `rules` that stand nearest to a place, one on each line that a case may take.

    Those of another case of the same decision count only where there is no other: they never meet what stands here.
    """
    rules = tuple(rules)
    if len(rules) < 2:
        return rules
    met = [each for each in rules if not apart(paths[each], here)] or rules
    most = max((shared(paths[each], here) for each in met), default=0)
    lines: dict[Path, str] = {}
    for each in met:
        if shared(paths[each], here) == most:
            lines.setdefault(paths[each], each)
    return tuple(lines.values())
