"""Whatever words a policy and a rulebook have, no document takes them for markup, for a formula or for an address."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from remit.assessment import Assessment, Decided, Judged
from remit.markup import safe_link
from remit.targets.assessment import format_named
from tests.assessment.made import NORTHTOWN, assessed, rendered

WORDS = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' | a | b |",
    "&lt;b&gt; &amp; &#60;",
    "=HYPERLINK(A1)",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "# heading",
    "- item\n- item",
    "```\ncode",
    "[link](javascript:alert(1))",
    "![image](https://evil.example/x.png)",
    "<!-- comment",
    "1. one",
    "a\\|b",
    "`tick` ``ticks``",
)
LINKS = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example",
    'https://a.example/" onclick="x',
    "https://a.example/> <script>",
    "https://a.example/a b",
    "https:nothing",
    "vbscript:x",
    "http://[bad",
    "http://a.example/b",
    "HTTPS://a.example/b",
    "mailto:a@b?bcc=c@d",
    "mailto:nobody",
    "tel:javascript",
    "tel:",
    "ftp://a.example/b",
    "blob:https://a.example/b",
    "https://a.example/\u00a0b",
    "",
)


def hostile(words: str, link: str) -> Assessment:
    """Return an assessment all of whose words from files are `words`, and all of whose links are `link`."""
    made = assessed()
    text = replace(made.text, council=words, policy=words, source=words, in_force=words, follows=words, link=link)
    book = replace(
        made.rulebook,
        title=words,
        issuer=words,
        about=words,
        source=link,
        sections=tuple(replace(each, section=words, action=words) for each in made.rulebook.sections),
        provisions=tuple(replace(each, title=words, says=words, source=link) for each in made.rulebook.provisions),
    )
    judged = tuple(
        Judged(book.provisions[at], tuple(_hostile(limb, words, link) for limb in each.limbs), each.departure)
        for at, each in enumerate(made.judged)
    )
    return replace(made, text=text, rulebook=book, judged=judged)


def _hostile(decided: Decided, words: str, link: str) -> Decided:
    answer = decided.answer
    evidence = tuple(
        replace(each, words=words, span=replace(each.span, path=words), place=words, link=link)
        for each in answer.evidence
    )
    run = tuple(replace(each, words=words) for each in answer.run)
    new: dict[str, Any] = {"why": words, "evidence": evidence, "run": run, "assumed": (words,), "unless": words}
    return Decided(replace(decided.limb, says=words), replace(answer, **new))


class Seen(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.links: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(key for key, _ in attrs)))
        self.links |= {told or "" for key, told in attrs if key in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("words", WORDS)
def test_no_words_become_elements_of_the_page(words: str) -> None:
    harmless = Seen(rendered("html", hostile("words", "")))
    page = Seen(rendered("html", hostile(words, "")))

    assert page.elements == harmless.elements
    assert " ".join(words.split()) in page.text


@pytest.mark.parametrize("words", WORDS)
def test_no_words_become_markup_of_the_text(words: str) -> None:
    reader = MarkdownIt("commonmark").enable("table")
    harmless = Seen(reader.render(rendered("md", hostile("words", ""))))
    page = Seen(reader.render(rendered("md", hostile(words, ""))))

    assert page.elements == harmless.elements
    assert " ".join(words.split()) in page.text


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("form", ["csv", "provisions"])
def test_no_words_become_a_formula(words: str, form: str) -> None:
    data = format_named(form).render(hostile(words, "")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    harmless = list(csv.reader(io.StringIO(rendered(form, hostile("words", ""))), strict=True))

    assert [len(row) for row in rows] == [len(row) for row in harmless]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@pytest.mark.parametrize("words", WORDS)
def test_programs_get_the_words_as_they_stand(words: str) -> None:
    document = json.loads(rendered("json", hostile(words, "")))

    assert document["made_from"]["council"] == words
    assert {each["title"] for each in document["provisions"]} == {words}


@pytest.mark.parametrize("link", LINKS)
def test_what_is_no_address_of_the_web_is_no_link(link: str) -> None:
    page = Seen(rendered("html", hostile("words", link)))
    text = Seen(MarkdownIt("commonmark").render(rendered("md", hostile("words", link))))

    assert all(each.startswith("#") for each in page.links | text.links)


@pytest.mark.parametrize(
    "link", ["https://a.example/b?c=1&d=2#e", "https://a.example/(b)", "mailto:us@a.example", "tel:+44-1223-000000"]
)
def test_an_address_that_may_be_followed_is_a_link(link: str) -> None:
    page = Seen(rendered("html", hostile("words", link)))
    text = Seen(MarkdownIt("commonmark").render(rendered("md", hostile("words", link))))

    assert safe_link(link) == link
    assert link in page.links
    assert text.links == {link}


def test_a_page_of_http_is_named_once_and_not_linked() -> None:
    made = hostile("words", "http://a.example/(b)")

    for page in (rendered("html", made), rendered("md", made).replace("\\", "")):
        told = page.partition("Page behind the policy file")[2][:80]
        assert "words; when it was seen is not stated" in told or "words; seen" in told
        assert "(http://a.example/(b))" in told
        assert page.count("http://a.example/(b)") == 2, "of the page and of the code"
        assert "](<http" not in page
        assert 'href="http' not in page


def test_the_words_of_a_policy_file_are_text() -> None:
    words = "<i>the team</i> | `x` & [y](z)"
    policy = NORTHTOWN.replace('"the complaints team | <b>of</b> the council"', json.dumps(words))

    assert "“&lt;i&gt;the team&lt;/i&gt; | `x` &amp; [y](z)”" in rendered("html", assessed(policy))
