"""No words of a policy become anything but words in a PDF, and the same policy makes the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from remit.drawing import render_parts
from remit.drawing.letters import shown
from remit.drawing.wrap import clean
from remit.site.frame import Frame
from remit.site.paper import SUFFIX, content, pdf
from remit.site.typeset import typeset
from remit.vocabulary.pages import english
from tests.site.checked_pdf import A4, LEAST, faults, faults_of
from tests.site.made import NORTHTOWN, heard, made_of, northtown
from tests.site.tagged import Paper, read

COMPLAINT = f"northtown/2026-01/complaint/{SUFFIX}"
MADE = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())
PARTS = list(render_parts(MADE.edition.products[0].wide, 1050))
TOLD = content(
    MADE, MADE.edition.products[0], heard(MADE, MADE.edition.products[0]), [part for part, _ in PARTS], Frame(english())
)
DRAWN = {each["file"]: min((svg for _, svg in PARTS), key=len) for each in TOLD["chart"]["parts"]}
KEPT = {"lang", "region", "date", "page", "file", "width", "tall", "link", "look", "number", "target", "steps"}
"""What is no words."""


def saying(words: str, told: Any = TOLD) -> Any:
    """Return what a PDF tells with words put behind the first of every line."""
    match told:
        case str():
            return f"x{words}"
        case dict():
            return {key: each if _is_kept(key, each) else saying(words, each) for key, each in told.items()}
        case list() | tuple():
            return [saying(words, each) for each in told]
        case _:
            return told


def _is_kept(key: str, told: Any) -> bool:
    return key in KEPT and not isinstance(told, dict) and not (key == "steps" and _is_of_words(told))


def _is_of_words(told: Any) -> bool:
    return any(isinstance(each, dict) for each in told)


def lines(told: Any, key: str = "") -> Iterator[str]:
    """Yield each line of words that stands in the text of a PDF."""
    match told:
        case str():
            if key not in {"title", "author", "keywords", "alt", "foot", "kind"}:
                yield told
        case dict():
            for name, each in told.items():
                if not _is_kept(name, each):
                    yield from lines(each, name)
        case list() | tuple():
            for each in told:
                yield from lines(each, key)


def bare(words: str) -> str:
    return re.sub(r"[\s\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}]", "", words)


SIGNS = ['#eval("1+1")', '#image("/etc/hosts")', "*b*", "_i_", "$x^2$", "\\", "]", "[", '"', "@ref", "<steps>", "//",
         "/*", "`", "= H", "- ", "+ ", "/ t: ", "~", "--", "...", "'", "#let told = 1", "#{", "}",
         "https://a.example/", "{page}", "\\u{41}", "\n\n", "\t", "\x00", "\x07", "\u200b", "\u202e", "\ufeff",
         "\ud7ff", "😀", "中文", "שלום", "é", "e\u0301\u0323", "ﬁ", "W" * 60, "a-" * 60, "\u00a0", "\u2028",
         "□"]  # fmt: skip
WORDS = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=8)), max_size=6).map("".join)


def is_entangled(words: str) -> bool:
    """Tell whether words are drawn in another order, as from right to left, or letters in pieces, as with two accents.

    A PDF tells of each piece the whole letter.
    """
    kinds = ((unicodedata.bidirectional(each), unicodedata.category(each)) for each in clean(words))
    return any(way in ("R", "AL", "AN", "NSM") or kind.startswith("M") for way, kind in kinds)


HARMLESS = read(typeset(saying(" words"), DRAWN))


def joined(shape: str) -> str:
    """Return a shape in which words that a page break parts are in one piece."""
    return re.sub(r"(Strong\(\)|Span\(\))( \1)+", r"\1", shape)


@settings(max_examples=40)
@given(words=WORDS)
@example(words='#eval("1+1")00000000#eval("1+1")' + "W" * 120)
@example(words=" ".join(each for each in SIGNS if not is_entangled(each)))
@example(words="")
def test_whatever_words_a_policy_has_they_stand_there_as_they_are(words: str) -> None:
    told = saying(words)

    paper = read(typeset(told, DRAWN))

    assert joined(paper.root.shape) == joined(HARMLESS.root.shape)
    assert faults_of(paper) <= {"picture whose words do not lead to the steps"}, "these words are others here"
    expected = [bare(shown(clean(each))) for each in lines(told)]
    printed = bare(paper.root.words)
    if is_entangled(words):
        assert {each for line in expected for each in line if each.isalpha()} <= set(printed)
    else:
        assert all(each in printed for each in expected)
    assert paper.pdf.docinfo["/Title"] == shown(clean(f"x{words}"))


HOSTILE = ['#eval("1") $x$ *b* _i_ @ref <steps> // `c`', "] #pagebreak() #let told = none [", "\\ {page} #{ \\u{41}",
           "😀 中文 W" + "W" * 90]  # fmt: skip
OPEN = ("Complaints policy", "Northtown Council", "The page", "an issue more than 12 months old",
        "the chief executive decides otherwise", "the conduct of a councillor", "the Monitoring Officer",
        "Frontline resolution", "Review", "what happens in the meantime", "the page does not say it")  # fmt: skip


def paper_saying(words: str) -> Paper:
    """Return the PDF of a policy all whose free words are these."""
    text = NORTHTOWN
    for each in OPEN:
        assert f'"{each}"' in text
        text = text.replace(f'"{each}"', json.dumps(words, ensure_ascii=False))
    return read(northtown(text)[COMPLAINT])


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_a_policy_become_anything_but_text(words: str) -> None:
    paper = paper_saying(words)

    assert paper.root.shape == paper_saying("words").root.shape
    assert faults_of(paper) == set()
    assert sum(bare(shown(clean(words))) in bare(each.words) for each in paper.root.below) >= 5


def test_a_word_that_is_too_wide_is_broken_and_one_that_fits_is_not() -> None:
    long, fits = "W" * 200, "a.rather.long.address@a-council-with-a-name.example"

    words = read(typeset(saying(f" {long} {fits}"), DRAWN)).root.words

    assert fits in words
    assert fits in next(each.words for each in read(typeset(saying(f" {fits}"), DRAWN)).root.all("P"))
    assert long not in words.replace("\n", "")
    assert long in bare(words)


# What no page of A4 holds


def test_a_part_of_the_chart_that_is_too_high_has_a_page_as_high_as_it_needs() -> None:
    words = "W " * 400
    made = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.replace("what happens in the meantime", words)
                   .replace("the page does not say it", words).encode())  # fmt: skip

    paper = read(pdf(made, made.edition.products[0], heard(made, made.edition.products[0]), Frame(english())))

    sizes = [tuple(round(float(each)) for each in page.MediaBox[2:]) for page in paper.pdf.pages]
    (high,) = {size for size in sizes if size != A4}
    assert high[0] == A4[0]
    assert high[1] > A4[1]
    assert min(paper.drawn.sizes) >= LEAST
    assert faults_of(paper) == {"page that is not A4"}


# The same bytes


def test_the_same_policy_makes_the_same_bytes() -> None:
    again = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())

    assert (
        pdf(again, again.edition.products[0], heard(again, again.edition.products[0]), Frame(english()))
        == northtown()[COMPLAINT]
    )
    assert faults(northtown()[COMPLAINT]) == set()


def test_neither_the_order_of_hashes_nor_the_environment_changes_a_byte() -> None:
    code = (
        "import hashlib; from tests.site.made import heard, northtown;"
        "print(*(hashlib.sha256(data).hexdigest() for name, data in northtown().items() if name.endswith('.pdf')))"
    )
    here = [hashlib.sha256(data).hexdigest() for name, data in northtown().items() if name.endswith(".pdf")]
    path = os.pathsep.join(filter(None, [*sys.path, "."]))
    for seed, epoch, zone in (("1", "0", "UTC"), ("2", "1700000000", "Asia/Tokyo")):
        told = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": epoch, "TZ": zone, "PYTHONPATH": path}
        there = subprocess.run(
            [sys.executable, "-c", code], env=os.environ | told, check=True, capture_output=True, text=True
        )
        assert there.stdout.split() == here
