"""The assessment as a page of its own: one file, no script, nothing from elsewhere; for a website or for print."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Row, Verdict
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import sections
from remit.targets.assessment._html_parts import PROVISION_COLUMNS, commentary_of, provision_row, verdict_of
from remit.targets.assessment._markup import Markup, element, joined, linked
from remit.targets.assessment._origin import facts
from remit.targets.assessment._style import STYLE

NAME = "html"
SUFFIX = "assessment.html"
TOGETHER = False


def render(assessment: Assessment) -> bytes:
    """Return the page."""
    title = _words.title_of(assessment)
    head = [
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", title),
        element("style", Markup(STYLE)),
    ]
    body = [
        element("a", "Skip to the content", href="#content", class_="skip"),
        element("main", _lines(_content(assessment, title)), id="content"),
    ]
    page = element("html", _lines([element("head", _lines(head)), element("body", _lines(body))]), lang="en-GB")
    return f"<!DOCTYPE html>\n{page.text}\n".encode()


def _content(assessment: Assessment, title: str) -> Iterator[Markup]:
    yield element("h1", title)
    yield element("p", _words.NOTICE, class_="notice")
    yield element("h2", "From what it was made")
    yield _origin(assessment)
    if not assessment.applies:
        yield element("h2", "Result")
        yield element("p", _words.nothing_governed(assessment.rulebook))
        return
    yield element("h2", "In numbers")
    yield _numbers(assessment)
    yield element("h2", "The form")
    yield _form(assessment)
    yield element("h2", "Provision by provision")
    for section, under in sections(assessment):
        yield element("h3", section)
        caption = f"What each provision of “{section}” asks, and how the policy keeps it"
        rows = [provision_row(each, assessment) for each in under]
        yield _table("provisions", caption, PROVISION_COLUMNS, rows)


def _origin(assessment: Assessment) -> Markup:
    told = [(element("dt", fact.term), element("dd", linked(fact.says, fact.link))) for fact in facts(assessment)]
    return element("dl", _lines([each for pair in told for each in pair]))


def _numbers(assessment: Assessment) -> Markup:
    counts = assessment.counts()
    rows = [
        element(
            "tr",
            element("th", verdict_of(verdict), scope="row"),
            element("td", str(counts[verdict]), data_label="Provisions"),
            element("td", _words.sentence(_words.MEANS[verdict]), data_label="It means"),
        )
        for verdict in Verdict
    ]
    total = len(assessment.judged)
    return _table("small", f"The verdicts on {total} provisions", ("Verdict", "Provisions", "It means"), rows)


def _form(assessment: Assessment) -> Markup:
    if not assessment.rulebook.sections:
        return element("p", _words.no_form(assessment.rulebook))
    caption = (
        "A row is answered Yes if every provision under it is met, No if one is not; "
        "where questions are open it is left blank, and they are listed."
    )
    return _table("form", caption, _words.COLUMNS, [_form_row(row, assessment) for row in assessment.form()])


def _form_row(row: Row, assessment: Assessment) -> Markup:
    answer = (
        element("span", row.answer, class_="answer") if row.answer else element("span", "left blank", class_="blank")
    )
    labels = _words.COLUMNS
    return element(
        "tr",
        element("th", row.section.section, scope="row"),
        element("td", row.section.action, data_label=labels[1]),
        element("td", answer, data_label=labels[2]),
        element("td", commentary_of(row, assessment), data_label=labels[3]),
    )


def _table(kind: str, caption: str, heading: tuple[str, ...], rows: list[Markup]) -> Markup:
    head = element("tr", *(element("th", each, scope="col") for each in heading))
    return element(
        "table", element("caption", caption), element("thead", head), element("tbody", _lines(rows)), class_=kind
    )


def _lines(parts: list[Markup] | Iterator[Markup]) -> Markup:
    """Return parts with a line each, so that two editions can be compared."""
    return Markup(f"\n{joined(list(parts), between=chr(10)).text}\n")
