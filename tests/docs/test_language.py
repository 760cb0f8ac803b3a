"""The page that teaches the language: every example runs, and every mistake gives the finding that is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from remit import shipped
from tests.docs.written import PAGE, Block, anchors, blocks, heavy, renewed, told

TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = blocks(TEXT)
JARGON = (
    "node",
    "token",
    "parse",
    "parser",
    "scalar",
    "string",
    "boolean",
    "array",
    "mapping",
    "syntax",
    "grammar",
    "schema",
)


def test_the_page_shows_what_remit_says(golden: Callable[[Path, str], None], tmp_path: Path) -> None:
    golden(PAGE, renewed(TEXT, tmp_path))


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.told is None], ids=lambda block: block.name)
def test_an_example_has_no_fault(block: Block) -> None:
    assert heavy(block.policy) == []


@pytest.mark.parametrize(
    "block", [block for block in BLOCKS if block.told and block.form != "console"], ids=lambda block: block.name
)
def test_a_mistake_has_a_finding(block: Block) -> None:
    assert told(block) != ""


def test_every_key_of_a_file_is_taught() -> None:
    keys = shipped.schema("policy")["properties"]
    written = "\n".join(block.text for block in BLOCKS)

    assert [key for key in keys if f"`{key}:`" not in TEXT and not re.search(rf"^{key}:", written, re.MULTILINE)] == []


def test_the_page_has_no_words_of_programmers() -> None:
    prose = re.sub(r"```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL).lower()

    assert [word for word in JARGON if re.search(rf"\b{word}s?\b", prose)] == []


def test_no_sentence_of_the_page_is_long() -> None:
    prose = re.sub(r"```.*?^```$|^[#|].*?$", ".", TEXT, flags=re.MULTILINE | re.DOTALL)
    sentences = re.split(r"(?<=[.:?])\s+|\n\n|^- ", prose, flags=re.MULTILINE)

    assert [sentence for sentence in sentences if len(sentence.split()) > 32] == []


def test_every_link_of_the_page_leads_somewhere() -> None:
    links = [link.partition("#") for link in re.findall(r"\]\(([^)]*)\)", TEXT) if not link.startswith("http")]

    for file, _, title in links:
        page = PAGE.parent / file if file else PAGE
        assert page.is_file(), file
        assert not title or title in anchors(page.read_text(encoding="utf-8")), title


def test_the_contents_are_the_headings() -> None:
    contents = re.findall(r"^- \[(.+)\]\(#", TEXT, re.MULTILINE)

    assert contents == re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
