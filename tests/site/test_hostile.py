"""Whatever words a policy has, in whatever place: no page, no chart and no table takes them for anything but words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from remit import pipeline
from remit.editions import publish_file
from remit.markup import safe_link
from remit.site import Published, cms, procedure, site_files
from remit.targets.assessment import format_named, written_apart
from tests.site.checked import Page
from tests.site.made import pages

POLICY = (Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8")
PATH = "policies/northtown/2026-01.yaml"
HARMLESS = "harmless"
TABLES = ("csv", "provisions")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1")
FRAGMENTS = (
    "<script>alert(1)</script>", "</title></style></textarea>", "<img src=x onerror=alert(1)>", "' onfocus='x",
    "<!--", "-->", "]]>", "<![CDATA[", "&lt;b&gt;", "&#60;", "&amp", "javascript:alert(1)", "{what}", "{{ x }}",
    "{% x %}", "\\", "`", "url(x)", "<svg/onload=x>", "</td></table>", "<?xml?>", "<!DOCTYPE x>", "%3Cb%3E",
    "#", ";", "a, b", "|", "’", "＜", '" onmouseover="x',
)  # fmt: skip
DANGEROUS = [*FORMULAS, *(" ".join(FRAGMENTS[at : at + 5]) for at in range(0, len(FRAGMENTS), 5))]
PLAIN = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp"), exclude_characters='"')
WORDS = (
    st.lists(
        st.one_of(st.sampled_from(FRAGMENTS + FORMULAS), st.text(PLAIN, min_size=1, max_size=8)), min_size=1, max_size=4
    )
    .map(" ".join)
    .filter(lambda words: words.strip() != "")
)


def saying(words: str) -> Published | None:
    """Return a policy with these words wherever an author may write what they like; None where they do not pass."""
    name = " ".join(words.replace('"', "").split())
    slots = {"w": words, "n": name, "p": words.translate({ord("["): None, ord("]"): None}), "q": "x"}
    quoted = {slot: json.dumps(told, ensure_ascii=False)[1:-1] for slot, told in slots.items()}
    text = re.sub(r"\{([wnpq])\}", lambda found: quoted[found[1]], POLICY)
    return publish_file(pipeline.check_file(PATH, text.encode()))


@cache
def plain() -> Published:
    made = saying(HARMLESS)
    assert made is not None
    return made


@cache
def harmless() -> dict[str, bytes]:
    return files_of(plain())


def files_of(made: Published) -> dict[str, bytes]:
    """Return the files of a site, and the tables of its assessments for spreadsheets."""
    tables = [written_apart(format_named(form), made.assessments) for form in TABLES]
    # Pictures and PDFs have tests of their own, and take longer than all the rest.
    with patch.object(cms, "png", lambda _: b""), patch.object(procedure, "pdf", lambda *_: b""):
        files = site_files([made])
    return files | {name: data for each in tables for name, data in each.items()}


def faults(found: dict[str, bytes]) -> set[str]:
    """Return in which ways the files of a policy are not what they are with harmless words."""
    wrong = {"other files"} if found.keys() != harmless().keys() else set()
    for name in found.keys() & harmless().keys():
        wrong |= set(OF[name.rpartition(".")[2]](found[name], harmless()[name]))
    return wrong


def of_page(page: bytes, known: bytes) -> Iterator[str]:
    if list(elements(page)) != list(elements(known)):
        yield "other elements"
    if places(page) != places(known):
        yield "other links"


def elements(page: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((tag, tuple(sorted(told))) for tag, told in Page(page.decode()).elements)


def places(page: bytes) -> Counter[str]:
    """Return where a page leads and what it loads."""
    keys = ("href", "src", "srcset", "action", "formaction", "data", "poster", "ping")
    return Counter(told[key] for _, told in Page(page.decode()).elements for key in keys if key in told)


def of_chart(chart: bytes, known: bytes) -> Iterator[str]:
    try:
        if not parts(chart) <= parts(known) | WRAPPED:
            yield "other parts of a chart"
    except ET.ParseError:
        yield "broken chart"


WRAPPED = {("{http://www.w3.org/2000/svg}tspan", "x"), ("{http://www.w3.org/2000/svg}tspan", "dy")}
"""What a longer line needs."""


def parts(chart: bytes) -> set[tuple[str, str]]:
    """Return the elements of a chart, each with every attribute that one of them has."""
    return {(each.tag, key) for each in ET.fromstring(chart).iter() for key in ("", *each.keys())}


def of_table(data: bytes, known: bytes) -> Iterator[str]:
    rows = table(data)
    if [len(row) for row in rows] != [len(row) for row in table(known)]:
        yield "other cells"
    if any(line.startswith(FORMULA) for row in rows for cell in row for line in (cell, *cell.split("\n"))):
        yield "formula"


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def of_nothing(data: bytes, known: bytes) -> Iterator[str]:
    yield from ()


OF: dict[str, Callable[[bytes, bytes], Iterator[str]]] = defaultdict(
    lambda: of_nothing, {"html": of_page, "svg": of_chart, "csv": of_table}
)


@given(WORDS)
@settings(max_examples=20)
def test_no_words_are_taken_for_anything_but_words(words: str) -> None:
    made = saying(words)
    assume(made is not None)
    assert made is not None
    found = files_of(made)

    assert faults(found) == set()
    for name in pages(found):
        assert " ".join(words.split()) in " ".join(Page(found[name].decode()).text.split()), name


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_words_that_are_known_to_be_dangerous_are(words: str) -> None:
    made = saying(words)
    assert made is not None

    assert faults(files_of(made)) == set()


ESCAPES: dict[str, tuple[str, object, str, set[str]]] = {
    "in pages": ("remit.markup.escape", lambda words: words, "<img src=x>", {"other elements", "other links"}),
    "in charts": ("remit.drawing.svg.escape", lambda words, **_: words, "<script>", {"broken chart"}),
    "in tables": ("remit.targets._csv.FORMULA", ("none",), "=1+1", {"formula"}),
}


@pytest.mark.parametrize("place", ESCAPES)
def test_words_that_are_not_escaped_are_seen(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, weaker, words, seen = ESCAPES[place]
    harmless()
    made = saying(words)
    assert made is not None

    monkeypatch.setattr(name, weaker)

    assert faults(files_of(made)) >= seen


def test_the_words_stand_in_every_sort_of_file() -> None:
    for suffix in (".html", ".svg", "sla.csv", "assessment.csv", "assessment-provisions.csv"):
        several = [data.decode() for name, data in harmless().items() if name.endswith(suffix)]
        assert several, suffix
        assert any(HARMLESS in each for each in several), suffix


# Links


LINKS = st.one_of(
    st.sampled_from(["https://a.example/b", "mailto:a@b.example", "tel:+44 1223 000000", "tel:+441223000000"]),
    st.sampled_from(
        ["http:", "https:", "mailto:", "tel:", "javascript:", "data:", "//", "HTTPS://", "file:///"]
    ).flatmap(lambda scheme: WORDS.map(lambda words: scheme + words)),
    WORDS,
)


@given(LINKS)
@example("javascript:alert(1)")
@example("http://a.example/b")
@example("https://a.example/\x00")
@example("https://a.example/\u202eb")
@example("tel:+441223000000\n")
@settings(max_examples=12)
def test_what_is_linked_is_https_mailto_or_tel(link: str) -> None:
    found = leading_to(link)

    for name in pages(found):
        outside = {place for place in places(found[name]) if re.match(r"[^/#]*:|//", place)}
        assert all(re.fullmatch(r"(https://|mailto:|tel:)[^\s<>\"'`\\]+", place) for place in outside), name
        known = leading_to("https://a.example/b" if safe_link(link) else "")
        assert list(elements(found[name])) == list(elements(known[name])), name


@cache
def leading_to(link: str) -> dict[str, bytes]:
    """Return the files of a policy that says that its page, and that of each of its statements, is at an address."""
    made = plain()
    told = tuple(replace(each, origin=replace(each.origin, link=link)) for each in made.policy.statements)
    policy = replace(made.policy, origin=replace(made.policy.origin, link=link), statements=told)
    return files_of(replace(made, edition=replace(made.edition, policy=policy)))


@pytest.mark.parametrize(
    ("link", "followed"),
    [
        ("https://northtown.example/a?b=c&d=e#f", True),
        ("mailto:complaints@northtown.example", True),
        ("tel:+44-1223-000000", True),
        ("http://northtown.example/", False),
        ("HTTPS://northtown.example/", False),
        ("https://", False),
        ("https:northtown.example", False),
        ("https://north town.example", False),
        ("https://northtown.example/\n", False),
        ("mailto:a@b.example?subject=x", False),
        ("mailto:a@b.example,c@d.example", False),
        ("mailto:", False),
        ("tel:", False),
        ("tel:alert(1)", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//northtown.example/", False),
        ("", False),
    ],
)
def test_only_https_mailto_and_tel_are_followed(link: str, *, followed: bool) -> None:
    assert safe_link(link) == (link if followed else "")
