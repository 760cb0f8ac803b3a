"""Whatever stands in a policy, a report says it and is what it was meant to be: no words of a policy become more."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from remit.assessment import Line, Summary, Verdict
from remit.diagnostic import Dated, Diagnostic, Finding, Fix, Note, Severity
from remit.report import Look, format_named
from remit.report._excerpt import safe_text
from remit.report._places import byte_column
from remit.report.github import MOST, summary
from remit.source import Span

PATH = "policies/a, b: 100%.yaml"

MARKS = [
    "]]>",
    "<!--",
    "&lt;",
    "<b>",
    "|",
    "`",
    "\\",
    '"',
    "](1)",
    "~~",
    "$x$",
    "{0}",
    "%0A",
    "@all",
    "www.example.org",
]
COMMANDS = ["::error::", "\n::error::x", "##[error]", "\r"]
UNSEEN = ["\u202e", "\x00", "\x1b[2J", "\u2028", "\ufffe", "\ud800", "é𐐀"]

nasty = st.sampled_from(MARKS + COMMANDS + UNSEEN)
texts = st.lists(nasty | st.text(max_size=5), min_size=1, max_size=4).map("".join)


@st.composite
def findings(draw: st.DrawFn) -> Diagnostic:
    line = draw(st.integers(1, 3))
    span = Span(PATH, line, 1, line, draw(st.integers(1, 5)))
    finding = Finding(
        draw(texts),
        span,
        draw(st.just("") | texts),
        tuple(Note(text, span) for text in draw(st.lists(texts, max_size=1))),
        tuple(draw(st.lists(texts, max_size=1))),
        draw(st.none() | texts.map(lambda text: Fix(span, text))),
        tuple(Dated(date(2027, 1, 5), text) for text in draw(st.lists(texts, max_size=1))),
    )
    severity, label, departure = draw(st.sampled_from(Severity)), draw(st.just("") | texts), draw(st.just("") | texts)
    return Diagnostic("some-code", severity, finding, label, "", departure)


several = st.lists(findings(), max_size=4)


def assessed(title: str) -> list[Summary]:
    return [Summary(PATH, "code", title, (Line("a", "LGSCO 1", title, Verdict.NOT_MET, departed=False),))]


def rendered(form: str, found: list[Diagnostic], title: str | None = None) -> str:
    look = Look(1, assessed=[] if title is None else assessed(title))
    return "".join(format_named(form).render(found, lambda _: ("é𐐀x ]]> ", "::error::", "\x1b[2J"), look))


@given(several, st.permutations(range(3)))
def test_the_text_shows_every_finding_however_they_are_put_together(found: list[Diagnostic], order: list[int]) -> None:
    alike = [
        Diagnostic(f"LGSCO 6.{number}", Severity.WARNING, Finding(f"open {number}", Span(PATH, 1, 1, 1, 2)), "open")
        for number in order
    ]

    report = rendered("text", [*alike, *found])

    assert report.startswith("open: 3 findings about the same words\n")
    assert [line for line in report.split("\n") if line.startswith("  = [LGSCO")] == [
        f"  = [LGSCO 6.{number}]  open {number}" for number in range(3)
    ]
    for each in found:
        assert safe_text(each.finding.message) in report


@given(several, texts)
def test_junit_has_a_test_for_each_finding_and_each_provision(found: list[Diagnostic], title: str) -> None:
    report = rendered("junit", found, title)

    read: Any = JUnitXml.fromstring(report.encode())
    assert read.tests == len(found) + 1
    assert ET.fromstring(report).findall(".//testcase")[0].get("name") == f"LGSCO 1 {safe_text(title)}"
    assert read.failures == 1 + sum(each.severity == "error" and not each.departure for each in found)


@pytest.mark.parametrize("form", ["sarif", "rdjson"])
@given(found=several)
def test_json_is_read_back_with_every_cure_as_it_was(form: str, found: list[Diagnostic]) -> None:
    report = rendered(form, found)

    told = json.loads(report)
    results = told["runs"][0]["results"] if form == "sarif" else told["diagnostics"]
    cures = [cure(each) for each in results]
    assert cures == [each.finding.fix and each.finding.fix.replacement for each in found]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", report)


@given(several, texts)
def test_github_obeys_our_commands_and_no_others(found: list[Diagnostic], title: str) -> None:
    obeyed = [command for command in commands(rendered("github", found, title)) if command]

    assert len(obeyed) == len(found)
    for command in obeyed:
        name, _, rest = command.removeprefix("::").partition(" ")
        given_, _, message = rest.partition("::")
        properties = dict(pair.split("=", 1) for pair in given_.split(","))
        assert name in {"error", "warning", "notice"}
        assert unescaped(properties["file"]) == PATH
        assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
        assert "\n" not in message


def test_github_marks_the_worst_and_counts_the_others() -> None:
    light = [Diagnostic("a", Severity.NOTE, Finding("light", Span(PATH, line, 1, line, 2))) for line in range(1, 12)]
    heavy = Diagnostic("b", Severity.ERROR, Finding("heavy", Span(PATH, 20, 1, 20, 2)))

    obeyed = list(commands(rendered("github", [*light, heavy])))

    assert len(obeyed) == MOST + 1
    assert obeyed[0].startswith("::error ")
    assert obeyed[-1] == "::notice title=Remit::2 more findings in the log of this step"


@given(several, texts)
def test_the_summary_shows_words_and_nothing_else(found: list[Diagnostic], title: str) -> None:
    page = MarkdownIt("commonmark", {"linkify": False, "html": True}).enable(["table", "strikethrough"])

    parts = page.parse(summary(found, Look(1, assessed=assessed(title))))

    kinds = {part.type for part in parts} | {inner.type for part in parts for inner in part.children or ()}
    assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} <= PLAIN
    cells = [part.content for part in parts if part.type == "inline"]
    assert sum(part.type == "td_open" for part in parts) == 7 + 5 * len(found)
    shown = ["".join(inner.content for inner in part.children or ()) for part in parts if part.type == "inline"]
    assert len(shown) == len(cells)
    assert safe_text(title).strip() in shown


def test_a_summary_that_is_too_long_counts_what_it_leaves_out() -> None:
    long = Diagnostic("a", Severity.NOTE, Finding("x" * 10_000, Span(PATH, 1, 1, 1, 2)))

    made = summary([long] * 200, Look(1))

    assert len(made.encode()) < 1024 * 1024
    assert made.endswith(" more findings are in the log.\n")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=9), st.integers(0, 9))
def test_a_column_in_bytes_is_where_its_character_begins(line: str, start: int) -> None:
    start = min(start, len(line))

    assert line.encode()[byte_column(line, start + 1) - 1 :] == line[start:].encode()


PLAIN = {"heading", "table", "thead", "tbody", "tr", "th", "td", "inline", "text", "text_special"}


def cure(result: Any) -> Any:
    if "fixes" in result:
        return result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]
    return result["suggestions"][0]["text"] if "suggestions" in result else None


def commands(log: str) -> Any:
    """Yield what GitHub takes for commands: it obeys none between `stop-commands` and the word that this names."""
    word = ""
    for line in log.split("\n"):
        if line.startswith("::stop-commands::") and not word:
            word = line.removeprefix("::stop-commands::")
        elif word:
            word = "" if line == f"::{word}::" else word
        elif line.lstrip().startswith("::") or "##[" in line:
            yield line


def unescaped(value: str) -> str:
    return value.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
