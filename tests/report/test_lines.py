"""A report counts lines as the reader of policies does."""

from __future__ import annotations

import pytest

from remit.report import lines_of
from remit.syntax.places import Places


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_what_ends_a_line_for_the_reader_ends_it_in_a_report(end: str) -> None:
    text = f"one{end}two\nthree"
    lines = lines_of(text.encode())

    assert [text.index(line) for line in lines] == list(Places.of("", text).starts)
