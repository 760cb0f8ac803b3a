"""Each character of an author's words has its own place, however the file wraps, folds or quotes them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.source import Text
from remit.syntax.document import Listing, Mapping
from remit.syntax.places import Places
from remit.syntax.tree import Builder

RULE = "The officer's reply must say: yes, no or # 5."


def texts(written: str) -> list[Text]:
    """Return every text of a file, in the order of the file."""

    def walk(node: object) -> list[Text]:
        if isinstance(node, Mapping):
            return [text for entry in node.entries for text in (*walk(entry.key), *walk(entry.value))]
        if isinstance(node, Listing):
            return [text for item in node.items for text in walk(item)]
        return [node] if isinstance(node, Text) else []

    return walk(Builder(Places.of("policy.yaml", written)).read().root)


def read_back(text: Text, written: str) -> str:
    """Return the characters that stand at the places of a text; white space as the text has it."""
    lines = written.replace("\r\n", "\n").split("\n")
    back = []
    for offset, character in enumerate(text.text):
        line, column = text.place(offset)
        there = lines[line - 1][column - 1 : column]
        back.append(character if not character.strip() and not there.strip() else there)
    return "".join(back)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("a: one two", "one two"),
        ("a:   one two   # three", "one two"),
        ("a: one\n  two\n\n  three\n", "one two\nthree"),
        ("a:\n    one\n  two\n", "one two"),
        ("a: one\r\n  two\r\n", "one two"),
        ("a: 'one two'", "one two"),
        ("a: 'one\n  two\n\n   three'", "one two\nthree"),
        ("a: ' one '", " one "),
        ('a: "one two"', "one two"),
        ('a: "one\n    two "', "one two "),
        ("a: |\n  one\n    two\n\n  three\n", "one\n  two\n\nthree"),
        ("a: |2\n    one\n  two\n", "  one\ntwo"),
        ("a: |-  # why\n  one\n  two\n\n\nb: c", "one\ntwo"),
        ("a: |\n\n  one\n", "\none"),
        ("a: >\n  one\n  two\n\n  three\n", "one two\nthree"),
        ("a: >-\n  one\n    two\n  three\n", "one\n  two\nthree"),
        ("a: >+\n  one\n\n\n  two\n\n", "one\n\ntwo"),
        ("é€𝄞: x\na: one two", "one two"),
        ("a: [one, 'two',\n  three four\n  five]", "three four five"),
        ("- a: >\n    one\n    two\n", "one two"),
    ],
)
def test_words_are_found_where_they_stand(written: str, words: str) -> None:
    text = next(found for found in texts(written)[::-1] if found.text not in ("b", "c"))

    assert text.text == words
    assert read_back(text, written) == words


@pytest.mark.parametrize(
    ("written", "words", "at"),
    [
        ("a: 'it''s so'", "'", (1, 7)),
        ("a: 'it''s so'", "so", (1, 11)),
        ('a: "a\\tb c"', "c", (1, 10)),
        ('a: "x\\u00e9 y"', "é", (1, 6)),
        ('a: "x\\u00e9 y"', "y", (1, 13)),
        ('a: "say \\"so\\" now"', "now", (1, 16)),
        ('a: "one \\\n   two"', "two", (2, 4)),
        ('a: "\\x41\\U0001D11Eb"', "b", (1, 19)),
        ("a: 'one\n\n  it''s'", "s", (3, 7)),
    ],
)
def test_words_behind_an_escape_are_found_where_they_stand(written: str, words: str, at: tuple[int, int]) -> None:
    text = texts(written)[1]

    assert text.place(text.text.rindex(words)) == at


def test_a_part_of_wrapped_words_stands_on_the_lines_that_it_takes() -> None:
    text = texts("- one two\n  three four\n")[0]

    span = text.part(text.text.index("two"), text.text.index("four"))

    assert (span.line, span.column, span.end_line, span.end_column) == (1, 7, 2, 9)


words = st.lists(
    st.text(alphabet="abcé€𝄞'\"\\#:-", min_size=1, max_size=5).map(lambda word: f"x{word}x"), min_size=1, max_size=6
)


@given(words, st.data())
def test_every_character_of_wrapped_words_has_its_own_place(parts: list[str], data: st.DataObject) -> None:
    style = data.draw(st.sampled_from(["", "'", '"', "|", ">"]))
    indent = " " * data.draw(st.integers(1, 5))
    before = data.draw(st.sampled_from(["", "# é\n", "z: y\n"]))
    gaps = [data.draw(st.sampled_from([" ", "  ", f"\n{indent}", f"\n\n{indent}", f" \n{indent}"])) for _ in parts[1:]]
    if style in ("|", ">"):
        gaps = [gap.replace(" \n", "\n") for gap in gaps]
    escaped = [
        {"'": part.replace("'", "''"), '"': part.replace("\\", "\\\\").replace('"', '\\"')}.get(style, part)
        for part in parts
    ]
    inner = escaped[0] + "".join(gap + part for gap, part in zip(gaps, escaped[1:], strict=True))
    block = f"{style}\n{indent}{inner}\n"
    written = f"{before}a: {block if style in ('|', '>') else style + inner + style}\nb: c\n"

    text = next(later for key, later in pairwise(texts(written)) if key.text == "a")

    assert text.text.split() == parts
    for offset, character in enumerate(text.text):
        line, column = text.place(offset)
        there = written.split("\n")[line - 1][column - 1 : column]
        if character.strip():
            assert there == character or (there == "\\" and character in '"\\') or there == "'"
        else:
            assert not there.strip()
