"""Whatever an author writes, readers of Markdown see the words as they stand, and no markup."""

from __future__ import annotations

import html
import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from remit.targets.assessment._oscal_markup import address, line, listed, plain, told
from tests.assessment_oscal.made import HOSTILE

MARKDOWN = MarkdownIt("commonmark", {"html": True})
texts = st.text(
    st.one_of(st.sampled_from("\\`*_[](){}<>&#+-=.!~^|$\"'1 \n\t;a"), st.characters(codec=None)), max_size=40
)


@given(texts)
@example(HOSTILE)
@example("1) one")
@example("---")
@example("&amp; & &#x41; &copy;")
@example("<https://www.example.org>")
def test_words_read_as_they_stand(words: str) -> None:
    rendered = MARKDOWN.render(line(words)).strip()

    if not plain(words):
        assert rendered == ""
        return
    inside = re.fullmatch(r"<p>(.*)</p>", rendered, re.DOTALL)
    assert inside
    assert "<" not in inside[1]
    assert html.unescape(inside[1]) == plain(words)


@given(texts)
@example(HOSTILE)
def test_nothing_is_a_tag_or_a_parameter_for_those_who_do_not_read_markdown(words: str) -> None:
    assert not re.search(r"[<>]|\{\{|\n", line(words))


@given(texts)
def test_what_moves_or_hides_other_characters_does_not_get_through(words: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]", plain(words))


@given(texts)
def test_plain_words_keep_the_pattern_of_a_string_of_oscal(words: str) -> None:
    assert plain(words) == "" or re.fullmatch(r"\S(.*\S)?", plain(words))


def test_what_a_reason_quotes_stands_in_quotation_marks() -> None:
    assert told("the policy says `within 10_000 days`") == r"the policy says “within 10\_000 days”"


def test_a_list_without_items_has_no_heading() -> None:
    assert listed("For example", []) == ""
    assert listed("For example", ["one", "two"]) == "For example:\n\n- one\n- two"


def test_an_address_has_only_what_an_address_may_have() -> None:
    assert address("https://www.example.org/a|b?c=ä#d") == "https://www.example.org/a%7Cb?c=%C3%A4#d"
    assert address("https://www.example.org/a%20b") == "https://www.example.org/a%20b"
    assert [address(each) for each in ("javascript:alert(1)", "", "page.html", "https://", "data:text/html,x")] == [
        ""
    ] * 5
