"""Safe fixes are made, others are left and told, and nothing else in the file changes."""

from __future__ import annotations

import re

import pytest

from remit.catalogue import codes, page
from remit.diagnostic import Diagnostic, Finding, Fix, Severity
from remit.fixing import Check, fix
from remit.source import Span
from tests.fixing.written import Case, cases, check

FIXABLE = (
    "bare-word",
    "main-line-unclear",
    "missing-mark",
    "missing-word",
    "misspelt",
    "not-understood",
    "unknown-key",
    "unknown-value",
    "wrong-form",
)
"""The codes whose page shows a mistake with a fix that is safe."""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_case_is_fixed_as_it_says(case: Case) -> None:
    fixed = fix(case.whole(case.written).encode(), check)

    assert fixed.data.decode() == case.whole(case.fixed)
    assert "".join(f"{each.diagnostic.code}: {each.why}\n" for each in fixed.left) == case.left


@pytest.mark.parametrize("code", FIXABLE)
def test_the_mistake_on_a_page_is_fixed(code: str) -> None:
    mistake = next(each for each in page(code).examples if each.kind == "Mistake")
    data = Case(code, mistake.form, mistake.text, "", "").whole(mistake.text).encode()

    fixed = fix(data, check)

    assert code in {each.code for each in check(data)}
    assert code in {each.code for each in fixed.made}
    assert code not in {each.code for each in check(fixed.data)}
    assert fixed.left == ()


def test_every_page_whose_mistake_has_a_safe_fix_is_among_them() -> None:
    safe = set()
    for code in codes():
        for each in page(code).examples:
            fixed = fix(Case(code, each.form, each.text, "", "").whole(each.text).encode(), check)
            safe |= {made.code for made in fixed.made if each.kind == "Mistake" and made.code == code}

    assert tuple(sorted(safe)) == FIXABLE


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", [each for each in cases() if each.title.startswith(("several", "keys"))])
def test_ends_of_lines_and_a_byte_order_mark_stay(case: Case, ending: str, bom: bytes) -> None:
    def stored(text: str) -> bytes:
        return bom + case.whole(text).rstrip("\n").replace("\n", ending).encode()

    assert fix(stored(case.written), check).data == stored(case.fixed)


def test_characters_of_several_bytes_before_a_fix_do_not_move_it() -> None:
    data = page("misspelt").examples[0].text
    written = Case("", "rules", f"# Ynys Môn 🏴 – “£5”\n{data}", "", "")

    fixed = fix(written.whole(written.written).encode(), check)

    assert "acknowledge " in fixed.data.decode()
    assert "# Ynys Môn 🏴 – “£5”\n" in fixed.data.decode()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\xef\xbb\xbf", b"a: [", b"- x\n" * 300_000])
def test_a_file_of_which_nothing_can_be_made_stays_as_it_is(data: bytes) -> None:
    fixed = fix(data, check)

    assert (fixed.data, fixed.made, fixed.left) == (data, (), ())


def words(cures: dict[str, str]) -> Check:
    """Return a check that finds each of some words wherever it stands, and says what to write for it."""

    def find(data: bytes) -> tuple[Diagnostic, ...]:
        text = data.decode()
        return tuple(
            Diagnostic("word", Severity.ERROR, Finding(word, place, fix=Fix(place, cures[word])))
            for word in cures
            for found in re.finditer(f"(?={word})", text)
            for place in [Span("", 1, found.start() + 1, 1, found.start() + len(word) + 1)]
        )

    return find


@pytest.mark.parametrize(
    ("cures", "before", "after"),
    [
        ({"bad": "good"}, "bad, bad and worse", "good, good and worse"),
        ({"ab": "x", "bc": "y"}, "abc", "xc"),
        ({"ab": "bc", "bc": "y"}, "abc", "yc"),
        ({"ab": "bcd", "bc": "y"}, "abc ab", "ydc ab"),
        ({"ping": "pong", "pong": "ping"}, "ping pong", "ping pong"),
        ({"more": "more more"}, "more", "more"),
        ({"same": "same"}, "same", "same"),
        ({"aa": "a"}, "aaaaa", "a"),
        ({"x": ""}, "xxx", ""),
    ],
)
def test_fixes_that_meet_one_another_end(cures: dict[str, str], before: str, after: str) -> None:
    assert fix(before.encode(), words(cures)).data.decode() == after


def test_a_fix_that_is_left_says_why() -> None:
    (left,) = fix(b"same", words({"same": "same"})).left
    (other,) = fix(b"ping", words({"ping": "pong", "pong": ""})).left

    assert left.why == "it does not take the finding away"
    assert other.why == "it would bring error[word]: pong"


@pytest.mark.parametrize(("good", "bad", "most"), [(1, 0, 2), (500, 0, 2), (500, 1, 22), (0, 8, 16)])
def test_many_fixes_cost_few_checks(good: int, bad: int, most: int) -> None:
    asked = 0
    find = words({"fine": "good", "same": "same"})

    def counted(data: bytes) -> tuple[Diagnostic, ...]:
        nonlocal asked
        asked += 1
        return find(data)

    fixed = fix(b"fine " * (good // 2) + b"same " * bad + b"fine " * (good - good // 2), counted)

    assert len(fixed.made) == good
    assert asked <= most
