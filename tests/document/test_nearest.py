"""An unknown word is taken for a known one only if a slip of the hand lies between them."""

from __future__ import annotations

import pytest

from remit.syntax.nearest import distance, nearest


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0),
        ("rule", "rule", 0),
        ("rule", "rules", 1),
        ("ruel", "rule", 1),
        ("naton", "nation", 1),
        ("if", "of", 1),
        ("abc", "", 3),
    ],
)
def test_a_letter_more_less_other_or_swapped_is_one_slip(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == slips
    assert distance(other, one) == slips


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ruls", "rules"),
        ("In_Force", "in force"),
        ("run-by", "run by"),
        ("if", None),
        ("colour", None),
        ("rulse", "rules"),
    ],
)
def test_a_word_is_taken_for_its_nearest_neighbour_or_for_none(word: str, meant: str | None) -> None:
    assert nearest(word, ["rules", "in force", "run by", "of"]) == meant
