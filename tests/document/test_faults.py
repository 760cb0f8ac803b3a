"""Every fault of a file's form is told in one run, with its place and a cure."""

from __future__ import annotations

import pytest

from remit.syntax.document import read
from tests.document.written import VALID, Case, cases, changed, told


@pytest.mark.parametrize("case", cases("faults.md"), ids=lambda case: case.title)
def test_a_fault_is_told_with_its_place_and_a_cure(case: Case) -> None:
    _, found = read(case.characters.encode(), "policy.yaml")

    assert told(found) == case.told


def test_what_is_not_well_shaped_is_left_out_and_the_rest_is_kept() -> None:
    tree, _ = read(
        changed("-nation: England\n+nation: Cornwall\n\n   compliment:\n+    colour: red\n").encode(), "policy.yaml"
    )

    assert tree is not None
    assert "nation" not in tree
    assert "council" in tree
    assert "colour" not in str(tree)


def test_a_fix_takes_the_fault_away() -> None:
    fixed = 0
    for case in cases("faults.md"):
        characters = case.characters
        _, found = read(characters.encode(), "policy.yaml")
        for diagnostic in found:
            if not (fix := diagnostic.finding.fix):
                continue
            span = fix.span
            lines = characters.split("\n")
            assert span.line == span.end_line
            line = lines[span.line - 1]
            lines[span.line - 1] = line[: span.column - 1] + fix.replacement + line[span.end_column - 1 :]
            _, left = read("\n".join(lines).encode(), "policy.yaml")
            assert diagnostic.finding.message not in [other.finding.message for other in left], case.title
            assert len(left) < len(found), case.title
            fixed += 1
    assert fixed > 10


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_end_of_a_line_may_be_written_in_three_ways(ending: str) -> None:
    written = changed("-nation: England\n+natoin: England\n").replace("\n", ending)

    _, found = read(written.encode(), "policy.yaml")

    assert told(found).startswith("4:1-7 error unknown-key\n")


def test_a_byte_order_mark_counts_for_nothing() -> None:
    tree, found = read(b"\xef\xbb\xbf" + VALID.encode(), "policy.yaml")

    assert found == ()
    assert tree is not None
    assert (tree.entries[0].key.span.line, tree.entries[0].key.span.column) == (1, 1)


@pytest.mark.parametrize(
    ("data", "message", "place"),
    [
        ("policy: £5\n".encode("cp1252"), "byte 9 (`A3`) is no UTF-8 text", (1, 9)),
        ("a: 1\n# é\ncouncil: Ynys Môn\n".encode() + b"seen: \xf4\n", "byte 36 (`F4`) is no UTF-8 text", (4, 7)),
        ("policy: x\n".encode("utf-16"), "the file is stored as UTF-16, not as UTF-8", (1, 1)),
    ],
)
def test_a_file_that_is_not_utf_8_is_told_where(data: bytes, message: str, place: tuple[int, int]) -> None:
    tree, (found,) = read(data, "policy.yaml")

    assert tree is None
    assert (found.code, found.finding.message) == ("not-utf8", message)
    assert (found.finding.span.line, found.finding.span.column) == place
