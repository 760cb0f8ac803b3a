"""Text to lines: what is cleaned, where lines end, how wide they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.drawing.measure import SPARE, width
from remit.drawing.wrap import balance, clean, wrap
from tests.drawing.make_widths import RANGES


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("two\n  lines\tand\u2003space ", "two lines and space"),
        ("\u202eright to left\u202c\u200f", "right to left"),
        ("bell\x07 null\x00 lone \ud800", "bell null lone"),
        ("soft\u00adhyphen zero\u200bwidth \ufeff\ufffe\U0001ffff", "softhyphen zerowidth"),
        ("e\u0301", "\u00e9"),
        ("10\u00a0days\u202fmore", "10\u00a0days\u00a0more"),
        ("x\x1by", "xy"),
    ],
)
def test_characters_that_would_harm_a_file_or_a_reader_are_gone(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=60), st.integers(30, 300), st.booleans())
def test_every_line_fits_and_no_letter_is_lost(text: str, room: int, bold: bool) -> None:
    lines = wrap(text, room, bold=bold)

    assert all(width(line, 16, bold=bold) * SPARE <= room for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "").replace("\N{NO-BREAK SPACE}", "")


def test_a_stage_is_not_parted_from_its_number() -> None:
    assert wrap("Someone not involved at Stage 1", 240) == ("Someone not involved at", "Stage 1")


def test_a_word_too_long_is_broken_at_a_joint_or_where_it_must() -> None:
    assert wrap("to a.name@northtown.example.gov.uk", 160) == ("to", "a.name@northtown.", "example.gov.uk")
    assert wrap("x" * 25, 100) == ("xxxxxxxxxxxx", "xxxxxxxxxxxx", "x")


def test_balanced_lines_are_as_few_and_more_even() -> None:
    text = "3. Which kind of complaint is it?"

    assert wrap(text, 262, 17, bold=True) == ("3. Which kind of complaint is", "it?")
    assert balance(text, 262, 17, bold=True) == ("3. Which kind of", "complaint is it?")


def test_text_is_as_wide_as_in_arial() -> None:
    assert width("Hello", 1000) == pytest.approx(722.17 + 556.15 + 222.17 * 2 + 556.15, abs=1)
    assert width("Hello", 1000, bold=True) == pytest.approx(722.17 + 556.15 + 277.83 * 2 + 610.84, abs=1)


def test_letters_of_the_languages_of_these_islands_have_widths() -> None:
    letters = "ÀÉÎÖŴŶẀẂẄỲàéîöŵŷẁẃẅỳçñß£€…–—’“”•×½"

    assert all(any(first <= ord(letter) <= last for first, last in RANGES) for letter in letters)
    assert all(0 < width(letter, 1) <= 1.1 for letter in letters)


def test_a_character_without_a_width_is_taken_to_be_wide() -> None:
    assert width("\N{PILE OF POO}", 10) == 13
