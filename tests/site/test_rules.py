"""The reviewer's page has every sentence of a policy once, in its author's words and as it is read."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from remit import pipeline
from remit.markup import one_line
from remit.model.policy import Branch, Gap, Item, Rule, items_in, rules_in
from remit.site import Published, edition_files, site_files
from remit.source import Text
from remit.syntax.printer import print_sentence
from remit.syntax.sentence import parse_sentence
from tests.site.checked import Page, faults
from tests.site.made import made_of
from tests.targets.products import EVERY_EDITION, POLICIES

REVIEWED = (Path(__file__).parent / "reviewed.yaml").read_text(encoding="utf-8")


class Rows(HTMLParser):
    """The rows of the tables: of each cell its paragraphs, what stands in `code` also by itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[list[str]]] = []
        self.ids: list[list[str]] = []
        self._in: list[str] = []
        self._code = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
            self.ids.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append([])
            self._in.append(tag)
        elif tag == "p" and self._in:
            self.rows[-1][-1].append("")
            self._in.append("p")
        elif tag == "code" and self._in:
            self.ids[-1].append("")
            self._code = True

    def handle_endtag(self, tag: str) -> None:
        if self._in and tag == self._in[-1]:
            self._in.pop()
        self._code = self._code and tag != "code"

    def handle_data(self, data: str) -> None:
        if self._in and self._in[-1] == "p":
            self.rows[-1][-1][-1] += data
        if self._code:
            self.ids[-1][-1] += data


def page_of(made: Published) -> str:
    return edition_files(made)[f"{made.folder}/rules.html"].decode()


def items_of(made: Published) -> list[Item]:
    """Return every item of a policy; what `after which` says and the questions of branches are among them."""
    parts = [part for each in made.policy.procedures for part in (each.arrival, *(one.items for one in each.stages))]
    found = list(items_in([item for part in (*parts, made.policy.reports) for item in part]))
    asking = [item.rule for item in found if isinstance(item, Branch) and item.rule]
    return [*found, *asking]


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_every_rule_stands_there_once_in_its_own_words_and_as_it_is_read(edition: str) -> None:
    checked = pipeline.check_file(f"policies/{edition}", (POLICIES / edition).read_bytes())
    made = made_of(f"policies/{edition}", (POLICIES / edition).read_bytes())
    assert checked.vocabulary is not None
    rows = Rows(page_of(made))

    own = {each: row for row, ids in zip(rows.rows, rows.ids, strict=True) for each in _own(row, ids)}
    counted = Counter(each for row, ids in zip(rows.rows, rows.ids, strict=True) for each in _own(row, ids))
    assert set(counted.values()) == {1}
    for rule in (item for item in items_of(made) if isinstance(item, Rule)):
        said, read, _ = own[rule.id]
        assert said[:2] == [one_line(rule.text.text), f"Line {rule.span.line} of the policy file"]
        assert read[0] == print_sentence(rule.sentence)
        sentence, found = parse_sentence(Text.inline(read[0], ""), checked.vocabulary)
        assert (sentence, found) == (rule.sentence, ())
        same = one_line(rule.text.text) == read[0]
        mark = "declared" if rule.reading else "behind" if rule.follows else "same" if same else "other"
        assert read[1] == MARKS[mark]
    gaps = [item for item in items_of(made) if isinstance(item, Gap)]
    assert all(own[gap.id][0][0] == one_line(gap.what.text) for gap in gaps)
    exclusions = [each for procedure in made.policy.procedures for each in procedure.exclusions]
    assert all(own[each.id][0][0] == one_line(each.what.text) for each in exclusions)
    wanted = {item.id for item in items_of(made) if not isinstance(item, Branch)} | {each.id for each in exclusions}
    asked = {item.id for item in items_of(made) if isinstance(item, Branch) and not item.rule}
    assert own.keys() == wanted | {each for each in asked if not each.endswith(".if")}


MARKS = {
    "same": "The same words",
    "other": "Other words, the same meaning",
    "declared": "A reading that the policy declares",
    "behind": "What this sentence says behind “after which”",
}


def _own(row: list[list[str]], ids: list[str]) -> list[str]:
    """Return the ids of a row that are its own: what it belongs to is named before."""
    last = row[2][-1] if len(row) > 2 and row[2] else ""
    return [each for each in ids if each in last.removeprefix("Id: ").split(", ")]


def test_every_statement_of_every_edition_stands_there() -> None:
    for edition in EVERY_EDITION:
        made = made_of(f"policies/{edition}", (POLICIES / edition).read_bytes())
        text = " ".join(Page(page_of(made)).text.split())
        for each in made.policy.statements:
            told = [words for key, several in each.details.items() if key != "link" for words in several]
            assert all(one_line(words) in text for words in told)


def reviewed() -> Published:
    return made_of("policies/northtown/2026-01.yaml", REVIEWED.encode())


def told_of(identity: str) -> list[list[str]]:
    """Return the cells of the row of an id, each as its paragraphs."""
    rows = Rows(page_of(reviewed()))
    (found,) = [row for row, ids in zip(rows.rows, rows.ids, strict=True) if identity in _own(row, ids)]
    return found


LONG = (
    "The complainant may escalate within 20 working days of the stage 1 response, after which the complaint is closed."
)
PAGE = "On the page: The page"
TOLD = {
    "complaint.stage-1.acknowledge": [
        ["The officer must acknowledge within five working days of receipt.", "Line 37 of the policy file",
         "On the page: The page, step 1"],
        ["The officer must acknowledge within 5 working days of receipt.", "Other words, the same meaning"],
        ["A step", "Promise: within 5 working days of receipt", "Id: complaint.stage-1.acknowledge"],
    ],
    "complaint.stage-1.respond": [
        ["The officer must respond within 10 days of the acknowledgement.", "Line 38 of the policy file", PAGE],
        ["The officer must respond within 10 working days of the acknowledgement.",
         "A reading that the policy declares", "Line 68 of the policy file",
         "Because: the page counts in working days elsewhere"],
        ["A step", "Promise: within 10 working days of the acknowledgement", "With every extension: 20 working days",
         "Note: a note on the answer", "Id: complaint.stage-1.respond"],
    ],
    "complaint.stage-1.extend": [
        ["The officer may extend the response by up to 10 working days.", "Line 40 of the policy file", PAGE],
        ["The officer may extend the response by up to 10 working days.", "The same words"],
        ["Belongs to complaint.stage-1.respond", "Id: complaint.stage-1.extend"],
    ],
    "complaint.stage-1.sign": [
        ["The head of service must sign the response.", "Line 31 of the policy file", PAGE],
        ["The head of service must sign the response.", "The same words"],
        ["Belongs to complaint.stage-1.respond", "Holds in every stage", "Id: complaint.stage-1.sign"],
    ],
    "complaint.stage-1.not-formalised": [
        ["what happens in the meantime", "Line 41 of the policy file", PAGE],
        ["Not formalised: it is shown as it stands, and no rule is made of it.", "Because: the page does not say it"],
        ["Id: complaint.stage-1.not-formalised"],
    ],
    "complaint.stage-1.choose": [
        ["If the complaint is complex", "Line 44 of the policy file", PAGE],
        ["If the complaint is complex", "The same words"],
        ["A question that decides what follows", "Id: complaint.stage-1.choose"],
    ],
    "complaint.stage-1.tell-2": [
        ["The officer must tell the complainant the reason.", "Line 48 of the policy file", PAGE],
        ["The officer must tell the complainant the reason.", "The same words"],
        ["A step", "Only: otherwise", "Duty: no time given", "Id: complaint.stage-1.tell-2"],
    ],
    "complaint.stage-2.escalate": [
        [LONG, "Line 52 of the policy file", PAGE],
        [LONG, "The same words"],
        ["A way into this stage", "Window: within 20 working days of the stage 1 response",
         "Id: complaint.stage-2.escalate"],
    ],
    "complaint.arrival.record": [
        ["The council must record the feedback.", "Line 15 of the policy file", PAGE],
        ["The council must record the feedback.", "The same words"],
        ["Beside the steps", "Id: complaint.arrival.record, compliment.arrival.record"],
    ],
    "complaint.exclude.old": [
        ["an issue more than 12 months old", "Line 21 of the policy file", PAGE],
        ["Later than 12 months of the issue", "Unless the chief executive decides otherwise",
         "The person is told the reason", "Because: it is too old", "Note: a note on age"],
        ["Id: complaint.exclude.old"],
    ],
    "reports.review": [
        ["The council must review the policy every 12 months.", "Line 62 of the policy file", PAGE],
        ["The council must review the policy every 12 months.", "The same words"],
        ["Belongs to no case", "Promise: every 12 months", "Id: reports.review"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("identity", TOLD)
def test_a_row_tells_what_is_said_how_it_is_read_and_what_becomes_of_it(identity: str) -> None:
    assert told_of(identity) == TOLD[identity]


def test_statements_and_departures_stand_there_with_what_belongs_to_them() -> None:
    text = " ".join(Page(page_of(reviewed())).text.split())

    assert "a complaint isWhat is stated: dissatisfaction covers: staff; services Note: a note on the word" in text
    assert "ways to complainWhat is stated: online form; letter" in text
    assert "stage-2-responseReason: answers need a meetingWho approved it: the committee, on 12 March 2026" in text
    assert "Until 31 March 2027" in text
    assert text.count("Note: a note on the stage") == 1, "it stands above the rules"
    assert text.count("Run by: Local Government and Social Care Ombudsman") == 1


def test_the_page_is_found_from_the_edition_s_and_has_no_fault() -> None:
    files = site_files([reviewed()])
    folder = reviewed().folder

    assert faults(files) == set()
    assert {"href": "rules.html"} in Page(files[f"{folder}/index.html"].decode()).all("a")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "' onmouseover='alert(1)", "</p></td><b>&lt;i&gt;"])
def test_no_words_of_a_policy_become_markup(words: str) -> None:
    quoted = [line.partition('"')[2].partition('"')[0] for line in REVIEWED.splitlines() if '"' in line]
    open_words = [each for each in quoted if each and each not in ("2026-01", "https://northtown.example/complaints")]

    def saying(told: str) -> Page:
        text = REVIEWED
        for each in open_words:
            text = text.replace(f'"{each}"', f'"{told}"')
        return Page(page_of(made_of("policies/northtown/2026-01.yaml", text.encode())))

    found, harmless = saying(words), saying("harmless")

    assert [(tag, sorted(told)) for tag, told in found.elements] == [
        (tag, sorted(told)) for tag, told in harmless.elements
    ]
    times = (found.text.count(words), harmless.text.count("harmless"))
    assert times == (times[1], times[1])
    assert times[1] > len(open_words)


def test_rules_in_branches_are_among_those_that_are_counted() -> None:
    made = reviewed()
    known = {rule.id for each in made.policy.procedures for stage in each.stages for rule in rules_in(stage.items)}

    assert known <= {item.id for item in items_of(made)}
    assert "complaint.stage-1.tell" in known
