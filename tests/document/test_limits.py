"""A file cannot make the program slow, large or ill: what is too much is refused with a message."""

from __future__ import annotations

import time
import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.catalogue import frame
from remit.syntax.document import read
from remit.syntax.events import parser
from tests.document.written import VALID


def test_the_reader_is_the_c_extension() -> None:
    parser().parse("a: b")
    made = parser()

    assert made.Parser.__name__ == "CParser"  # type: ignore[attr-defined]
    assert "_ruamel_yaml" in made.Parser.__module__  # type: ignore[attr-defined]


def test_a_file_of_one_mebibyte_is_read_and_one_byte_more_is_refused() -> None:
    full = VALID.encode() + b"#" * (1024 * 1024 - len(VALID.encode()))

    assert read(full, "policy.yaml")[1] == ()
    tree, (found,) = read(full + b"#", "policy.yaml")

    assert tree is None
    assert found.finding.message == "the file has more than 1,048,576 bytes (1 MiB)"


@pytest.mark.parametrize(
    "written",
    [
        "policy: " + "[" * 500_000,
        "policy: " + "{a: " * 200_000,
        "- " * 500_000 + "x",
        "? " * 500_000 + "x",
        frame("".join(f"{' ' * depth}- if: x\n{' ' * depth}  then:\n" for depth in range(0, 200, 4))),
    ],
    ids=["brackets", "braces", "dashes", "question marks", "rules"],
)
def test_more_than_64_levels_are_refused(written: str) -> None:
    tree, found = read(written.encode(), "policy.yaml")

    assert tree is None
    assert "the file is nested more than 64 levels deep" in [each.finding.message for each in found]


def test_more_than_10_000_parts_are_refused() -> None:
    tree, found = read(frame("- The officer must respond.\n" * 12_000).encode(), "policy.yaml")

    assert tree is None
    assert [each.finding.message for each in found] == ["the file has more than 10,000 keys, items and values"]


def test_a_bomb_of_shorthand_is_refused_at_no_cost() -> None:
    names = "abcdefghij"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise(names)]
    bomb = "\n".join(lines).encode()

    tracemalloc.start()
    began = time.perf_counter()
    _, found = read(bomb, "policy.yaml")
    seconds = time.perf_counter() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [each.finding.message for each in found if each.code == "alias"] == [
        "`&a` and `*a` are shorthand for repeating a part of the file",
        "`&b` and `*b` are shorthand for repeating a part of the file",
        "`&c` and `*c` are shorthand for repeating a part of the file",
        "`&d` is such shorthand too, and 6 more",
    ]
    assert seconds < 2
    assert peak < 20_000_000


def test_many_faults_of_form_take_no_more_than_a_few_readings() -> None:
    written = frame("- 'The council's officer must respond.\n" * 3_000)

    began = time.perf_counter()
    tree, found = read(written.encode(), "policy.yaml")

    assert tree is None
    assert len(found) == 25
    assert time.perf_counter() - began < 10


def _mutated(draw: st.DrawFn) -> str:
    characters = VALID
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(characters)))
        piece = draw(
            st.sampled_from(
                [*"'\"[]{}:#-?*&!|>%@`,\n\t \\~", ": ", " #", "- ", "---\n", "...\n", "\u00a0", "\x00", "é"]
            )
        )
        characters = characters[:at] + piece + characters[at + draw(st.integers(0, 6)) :]
    return characters


def _is_told_within(written: str) -> None:
    lines = written.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    tree, found = read(written.encode("utf-8", "replace"), "policy.yaml")

    assert tree is not None or found
    for each in found:
        span = each.finding.span
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert each.finding.help


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_never_raise(data: bytes) -> None:
    tree, found = read(data, "policy.yaml")

    assert tree is not None or found


@given(st.text(max_size=200))
def test_text_of_any_kind_never_raises(written: str) -> None:
    _is_told_within(written)


@given(st.text(alphabet=" \n\t:-#'\"[]{}&*!|>%@`,?abc\\", max_size=60))
def test_text_full_of_marks_never_raises(written: str) -> None:
    _is_told_within("policy: x\n" + written)


@settings(max_examples=200)
@given(st.composite(_mutated)())
def test_a_policy_with_slips_of_the_hand_never_raises(written: str) -> None:
    _is_told_within(written)
