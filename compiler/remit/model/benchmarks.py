"""Which duties are targets beside a promise: "must respond within 20 … of receipt", "aims to respond within 10 …".

One act keeps both times, so the weaker one is no step of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from remit.model.paths import Path
from remit.syntax.clause import Norm, Sentence, Strength

WEIGHT: dict[Strength, int] = {"must": 0, "should": 1, "aims to": 2}


def benchmarks_in(
    steps: Mapping[str, Sequence[str]], paths: Mapping[str, Path], sentences: Mapping[str, Sentence]
) -> dict[str, str]:
    """Return the steps that are targets, each with the step on its line that is the promise for the same event."""
    found: dict[str, str] = {}
    for noun, makers in steps.items():
        for own in makers if noun else ():
            above = [other for other in makers if paths[other] == paths[own][: len(paths[other])]]
            stronger = [
                other for other in above if _promises(sentences[other]) and _weaker(sentences[own], sentences[other])
            ]
            if stronger:
                found[own] = min(stronger, key=lambda other: _weight(sentences[other]))
    return {own: promise for own, promise in found.items() if promise not in found}


def _promises(sentence: Sentence) -> bool:
    """Tell whether a duty has a time and is owed in every case that comes to it."""
    everybody = sentence.when is None or sentence.otherwise is not None
    return everybody and sentence.after is None and _timed(sentence)


def _timed(sentence: Sentence) -> bool:
    """Tell whether a sentence asks for an act within a time."""
    norm = sentence.statement
    return isinstance(norm, Norm) and any(limit.kind in ("within", "agreed") for limit in norm.actions[0].limits)


def _weaker(own: Sentence, other: Sentence) -> bool:
    """Tell whether a timed duty is asked for less strongly than another; a target for a share, than one for all."""
    one = isinstance(own.statement, Norm) and len(own.statement.actions) == 1
    return one and _timed(own) and own.after is None and _weight(own) > _weight(other)


def _weight(sentence: Sentence) -> tuple[int, bool]:
    norm = sentence.statement
    if not isinstance(norm, Norm):
        return (0, False)
    return WEIGHT.get(norm.strength, 0), norm.actions[0].share is not None
