"""The documents of a small policy as they stand, and what must hold of those of every policy by every code."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from remit import pipeline
from remit.assessment import Assessment, Verdict
from remit.rulebook import Force
from remit.rulebook.shipped import rulebooks
from remit.targets.assessment import format_named, formats
from remit.targets.assessment._commentary import commentary
from remit.targets.assessment._words import answer_of, columns, name_of, said
from remit.vocabulary.pages import english
from tests.assessment.made import NORTHTOWN, assessed, code, rendered

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = ("csv", "html", "json", "md", "provisions")
EDITIONS = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "policies").glob("*/*.yaml"))
COLUMNS, TO_BE_COMPLETED = columns(english()), answer_of("", english())
SCHEMA = json.loads((ROOT / "schema" / "assessment.schema.json").read_bytes())


@cache
def everything() -> tuple[Assessment, ...]:
    """Return every policy of the repository, and the small one, held against every code."""
    held = [assessed(), assessed(as_of=date(2027, 1, 1))]
    for edition in EDITIONS:
        checked = pipeline.check_file(edition, (ROOT / edition).read_bytes())
        held += pipeline.judge_file(checked, (*rulebooks(), code())).assessments
    return tuple(held)


def name(assessment: Assessment) -> str:
    return f"{assessment.text.path}-{assessment.rulebook.id}-{assessment.as_of}"


each = pytest.mark.parametrize("assessment", everything(), ids=name)


def table(data: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.removeprefix("\ufeff"), newline="")))


class Page(HTMLParser):
    """The ids, the links and the rows of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for key, told in attrs:
            if key == "id":
                self.ids.append(told or "")
            if key in ("href", "src"):
                self.links.append(told or "")


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_document_is_written_out(form: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / format_named(form).SUFFIX, rendered(form, assessed()))


@each
def test_the_document_for_programs_is_what_its_schema_says(assessment: Assessment) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(rendered("json", assessment)))


@each
@pytest.mark.parametrize("form", formats())
def test_the_same_assessment_gives_the_same_bytes(assessment: Assessment, form: str) -> None:
    assert format_named(form).render(assessment) == format_named(form).render(assessment)


@each
def test_every_provision_stands_once_in_every_document_of_provisions(assessment: Assessment) -> None:
    book = assessment.rulebook
    wanted = sorted(each.id for each in book.provisions) if assessment.applies else []
    page = Page(rendered("html", assessment))
    codes = re.findall(r"^#### (.+)$", rendered("md", assessment), re.MULTILINE)

    assert sorted(each["id"] for each in json.loads(rendered("json", assessment))["provisions"]) == wanted
    assert sorted(row["Id"] for row in table(rendered("provisions", assessment)) if row["Id"]) == wanted
    assert sorted(each.removeprefix("provision-") for each in page.ids if each.startswith("provision-")) == wanted
    assert len(codes) == len(set(codes)) == len(wanted)
    assert (
        set(page.links) >= {f"#provision-{each}" for section in book.sections for each in section.provisions}
        or not wanted
    )


@each
def test_the_form_has_the_rows_of_the_code_and_answers_by_the_verdicts(assessment: Assessment) -> None:
    rows = table(rendered("csv", assessment))
    document = json.loads(rendered("json", assessment))
    told, permitted = document["form"], {each["id"] for each in document["provisions"] if each["force"] == "may"}
    if not assessment.applies:
        assert told == []
        return

    assert list(rows[0])[:4] == list(COLUMNS)
    assert [row[COLUMNS[0]] for row in rows] == [each.section for each in assessment.rulebook.sections]
    assert [row[COLUMNS[2]] for row in rows] == [row["answer"] for row in told]
    for row in told:
        assert row["answer"] == answer(row, permitted)


def answer(row: dict[str, Any], permitted: set[str]) -> str:
    """Return Yes if all that is asked is met and something is, No if one thing is not met, else nothing."""
    verdicts = ("not_met", "met", "cannot_tell", "for_a_person")
    weighing = {verdict for verdict in verdicts if set(row[verdict]) - permitted}
    if "not_met" in weighing:
        return "No"
    return "Yes" if weighing == {"met"} else ""


@each
def test_a_blank_answer_lists_its_open_questions(assessment: Assessment) -> None:
    if not assessment.applies:
        return
    for row, told in zip(assessment.form(), table(rendered("csv", assessment)), strict=True):
        undecided = [each for each in row.judged if each.verdict in (Verdict.CANNOT_TELL, Verdict.FOR_A_PERSON)]
        for judged in undecided if not row.answer else ():
            assert name_of(assessment.rulebook, judged.provision, english()) in told[COLUMNS[3]]


@each
def test_every_word_that_decides_is_quoted_in_the_form_and_found_by_its_line(assessment: Assessment) -> None:
    told = "\n".join(row[COLUMNS[3]] for row in table(rendered("csv", assessment)))
    in_full = rendered("provisions", assessment)
    for judged in (judged for row in assessment.form() for judged in row.judged) if assessment.applies else ():
        for evidence in judged.deciding.answer.evidence:
            assert f"“{' '.join(evidence.words.split())}”" in told
            assert f"{Path(evidence.span.path).name}:{evidence.span.line})" in in_full
            assert f"{Path(evidence.span.path).name}:" not in told


@each
@pytest.mark.parametrize("form", ["html", "md", "csv"])
def test_what_was_not_seen_in_full_says_so(assessment: Assessment, form: str) -> None:
    told = rendered(form, assessment)
    unread = [judged for judged in assessment.judged if not judged.provision.confidence.read]

    assert (f"{len(unread)} of {len(assessment.judged)}" in told) == (bool(unread) and assessment.applies)
    if assessment.applies and form != "csv":
        assert told.count("words were not seen in full (") >= len(unread)


@each
@pytest.mark.parametrize("form", ["html", "md", "csv", "json"])
def test_a_document_says_from_what_it_was_made(assessment: Assessment, form: str) -> None:
    text, book = assessment.text, assessment.rulebook
    told = rendered(form, assessment).replace("\\", "")

    for words in ("not the council's own assessment", text.council, text.path, text.source, text.seen):
        assert words.replace("'", "&#x27;") in told or words in told
    for words in (book.title, book.issued, book.applies_from, text.edition):
        assert words in told
    if form != "json" and assessment.applies:
        as_of = f"as of {assessment.as_of:%-d %B %Y}" if assessment.as_of else "Not looked at by date"
        assert as_of in told


@each
def test_a_page_is_complete_in_itself(assessment: Assessment) -> None:
    page = rendered("html", assessment)
    read = Page(page)

    assert len(read.ids) == len(set(read.ids))
    assert not {"script", "link", "img", "iframe", "object", "form", "svg"} & set(read.tags)
    assert all(link.startswith(("#", "https://")) for link in read.links)
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert "url(" not in page
    assert "@import" not in page


@each
def test_the_tables_for_spreadsheets_are_whole(assessment: Assessment) -> None:
    for form in ("csv", "provisions"):
        data = format_named(form).render(assessment)
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))

        assert data.startswith(b"\xef\xbb\xbf")
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@each
def test_the_text_is_markdown_whose_table_has_its_rows(assessment: Assessment) -> None:
    shown = MarkdownIt("commonmark").enable("table").render(rendered("md", assessment))
    wanted = len(assessment.rulebook.sections) + len(Verdict) if assessment.applies else 0

    assert shown.count("<tr>") == wanted + (2 if assessment.applies else 0)
    assert not Page(shown).ids


def test_where_nothing_is_governed_that_is_said_instead_of_empty_rows() -> None:
    suggestion = NORTHTOWN.replace("  complaint:\n", "  suggestion:\n").replace("follows: Small Code\n", "")
    suggestion = suggestion[: suggestion.index("departures:")]
    made = assessed(suggestion)

    for form in DOCUMENTS:
        told = rendered(form, made)
        said = '"applies": false' if form == "json" else "This policy has no procedure for what the Small"
        assert said in told
        assert not re.search("Departures\\b|not seen in full|Every quotation", told)
    assert len(table(rendered("csv", made))) == 1
    assert TO_BE_COMPLETED not in rendered("html", made)


def test_of_a_code_without_a_form_that_is_said_and_every_provision_is_told() -> None:
    made = assessed(book=replace(code(), sections=()))

    for form in ("csv", "html", "md"):
        assert "Code has no form by sections" in rendered(form, made)
    assert len(table(rendered("provisions", made))) == len(code().provisions)
    assert rendered("html", made).count('id="provision-') == len(code().provisions)


def test_it_is_said_whether_the_policy_follows_the_code() -> None:
    own = assessed()
    none = assessed(NORTHTOWN.replace("follows: Small Code\n", ""))
    other = assessed(NORTHTOWN.replace("follows: Small Code", "follows: Another Code"))

    assert "follows this code?** Yes. The policy file names it under “follows”: “Small Code”" in rendered("md", own)
    assert "follows this code?** No; it is the code for councils in England" in rendered("md", none)
    assert "follows this code?** No. The policy file names another under “follows”: “Another" in rendered("md", other)


def test_a_departure_stands_with_what_it_departs_from() -> None:
    told = "The council declares that it departs from this: two services answer by post"

    for form in ("csv", "html", "md", "provisions"):
        assert told in rendered(form, assessed()).replace("\\", "")
        assert told not in rendered(form, assessed(as_of=date(2027, 1, 1))).replace("\\", "")


def test_a_reading_stands_beside_the_words_that_it_reads() -> None:
    told = "“The officer must acknowledge within five working days of receipt.”"
    read = " – read as: “The officer must acknowledge within 5 working days of receipt.”"

    for form in ("csv", "html", "md"):
        assert told + read in rendered(form, assessed())


def test_a_reading_that_is_what_stands_there_is_not_repeated() -> None:
    same = "The officer must acknowledge within 5 working days of receipt."

    assert f"read as: “{same}”" not in rendered("md", assessed(NORTHTOWN.replace("five", "5")))


def lines_of(markdown: str) -> Iterator[str]:
    return (line for line in markdown.splitlines() if line.startswith("- **"))


def test_departures_left_out_of_account_are_told() -> None:
    (told,) = (line for line in lines_of(rendered("md", replace(assessed(), departures=False))) if "Departures" in line)

    assert told == "- **Departures:** Those that the policy declares were left out of account"


@each
@pytest.mark.parametrize("form", ["csv", "html", "md", "provisions"])
def test_a_quotation_is_said_to_be_of_the_policy_file_and_never_of_the_page(assessment: Assessment, form: str) -> None:
    told = html.unescape(rendered(form, assessment))

    assert not re.search(r"Policy(, [a-z' ]+)?: “", told)
    if assessment.applies:
        assert "Policy file" in told
    if assessment.applies and form != "provisions":
        path = assessment.text.path
        assert f"Every quotation is from the policy file ({path}), not from the page." in told.replace("\\", "")


@each
def test_a_row_of_the_page_quotes_at_most_five_times_for_a_provision_and_counts_the_rest(
    assessment: Assessment,
) -> None:
    for row in assessment.form():
        for group in commentary(row):
            for item in group.items:
                assert len(item.shown) == min(len(item.quotes), 5)
                assert item.more == len(item.quotes) - len(item.shown)
                if item.more and assessment.applies:
                    for form in ("html", "md"):
                        assert f"and {item.more} more below" in rendered(form, assessment)


@each
def test_what_an_answer_takes_for_granted_stands_in_the_form(assessment: Assessment) -> None:
    for row, told in zip(assessment.form(), table(rendered("csv", assessment)), strict=False):
        for judged in row.judged if assessment.applies else ():
            answer = judged.deciding.answer
            for words in (*answer.assumed, answer.unless):
                assert said(words) in told[COLUMNS[3]]


@each
@pytest.mark.parametrize("form", ["html", "md"])
def test_lines_of_the_file_stand_with_the_provisions_only(assessment: Assessment, form: str) -> None:
    start = {"html": "Provision by provision</h2>", "md": "## Provision by provision"}[form]
    head, _, provisions = rendered(form, assessment).partition(start)
    line = f"{Path(assessment.text.path).name}:"

    assert line not in head
    assert (line in provisions) == any(
        decided.answer.evidence for judged in assessment.judged for decided in judged.limbs
    )


@each
@pytest.mark.parametrize("form", ["html", "md"])
def test_the_answers_are_counted_before_they_are_given(assessment: Assessment, form: str) -> None:
    told = rendered(form, assessment)
    answers = Counter(row.answer for row in assessment.form())
    total = len(assessment.rulebook.sections)
    for answer, words in (("Yes", "Yes"), ("No", "No"), ("", TO_BE_COMPLETED)):
        counted = f"{words}: {answers[answer]} of {total} rows"
        assert (counted in told) == assessment.applies
        assert not assessment.applies or told.index(counted) < told.index(COLUMNS[3])


def test_an_open_answer_is_to_be_completed_where_people_read_it_and_empty_in_a_table() -> None:
    made = assessed()
    blank = sum(not row.answer for row in made.form())

    assert blank == 2
    assert rendered("html", made).count(f">{TO_BE_COMPLETED}</span>") == blank
    assert rendered("md", made).count(f"| {TO_BE_COMPLETED} |") == blank
    assert [row[COLUMNS[2]] for row in table(rendered("csv", made))].count("") == blank


def of_stage_1(verdict: Verdict, force: Force) -> Assessment:
    """Return the small policy, all of whose stage 1 is met but for one provision of a verdict and a force."""
    made = assessed()
    met, other = made.of("acknowledgement"), made.of("extension")
    limb = replace(other.limbs[0], answer=replace(other.limbs[0].answer, verdict=verdict))
    changed = {
        "response": replace(made.of("response"), limbs=met.limbs),
        "extension": replace(other, provision=replace(other.provision, force=force), limbs=(limb,)),
    }
    return replace(made, judged=tuple(changed.get(each.provision.id, each) for each in made.judged))


@pytest.mark.parametrize(
    ("verdict", "answer"), [(Verdict.NOT_MET, "No"), (Verdict.CANNOT_TELL, ""), (Verdict.FOR_A_PERSON, "")]
)
def test_what_a_council_may_do_is_shown_and_weighs_nothing_in_the_answer(verdict: Verdict, answer: str) -> None:
    free, asked = of_stage_1(verdict, Force.MAY), of_stage_1(verdict, Force.SHOULD)
    weightless = "The code only says “may” here: this weighs nothing in the answer."

    assert [made.form()[1].answer for made in (free, asked)] == ["Yes", answer]
    assert free.of("extension") in free.form()[1].judged
    for form in ("csv", "html", "md"):
        assert rendered(form, free).count(weightless) == 1
        assert weightless not in rendered(form, asked)
