"""What the letters that come along cannot show is a box; what they can, stays."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from remit import drawing
from remit.drawing.letters import NO_SHAPE, shown


def test_every_character_that_is_measured_has_a_shape() -> None:
    widths = json.loads((Path(drawing.__file__).parent / "widths.json").read_bytes())
    measured = [chr(int(start) + i) for start, row in widths["regular"].items() for i in range(len(row))]

    text = "".join(each for each in measured if unicodedata.category(each) != "Cf")
    assert len(text) > 600
    assert shown(text) == text


@pytest.mark.parametrize("text", ["Llŷr, Ŵyn and Éire: £5 – “½”", "שלום", "Здравствуйте", "two\nlines", NO_SHAPE])
def test_what_has_a_shape_stays(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("a 😀👍 b", "a □ b"),
        ("中文", "□"),
        ("❤\N{VARIATION SELECTOR-16}", "□"),
        ("☺\N{VARIATION SELECTOR-16}", "☺"),
        ("\ue000\uf001", "□"),
        ("\x07", "□"),
        ("\N{REPLACEMENT CHARACTER}", "□"),
    ],
)
def test_what_has_none_is_a_box(text: str, is_shown: str) -> None:
    assert shown(text) == is_shown
