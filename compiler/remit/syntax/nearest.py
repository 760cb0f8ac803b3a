"""Which known word an unknown one was meant to be: distance in slips of the hand."""

from __future__ import annotations

from collections.abc import Iterable


def distance(one: str, other: str, most: int = 99) -> int:
    """Return how many slips (a letter more, less, other, or two swapped) lie between two words, or `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]


def slips(word: str) -> int:
    """Return how many slips a word of this length may have and still be taken for another."""
    return 0 if len(word) < 3 else 1 if len(word) < 5 else 2 if len(word) < 10 else 3


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be, or None; case, `-` and `_` do not count."""
    best: str | None = None
    least = slips(word) + 1
    for candidate in known:
        away = distance(_plain(word), _plain(candidate), least)
        if away < least:
            best, least = candidate, away
    return best


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").replace("_", " ").split())
