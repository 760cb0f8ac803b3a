"""The assessment as a page of its own: one file, no script, nothing from elsewhere; for a website or for print."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Row, Verdict
from remit.markup import Markup, document, element, linked, on_lines, row_of, table
from remit.stylesheet import STYLE
from remit.targets.assessment import _words
from remit.targets.assessment._html_form import form, row_link, summary
from remit.targets.assessment._html_parts import badge
from remit.targets.assessment._html_provisions import provisions, section_links
from remit.targets.assessment._origin import facts, on_its_face

NAME = "html"
SUFFIX = "assessment.html"
TOGETHER = False

_FORM, _NUMBERS, _ORIGIN, _PROVISIONS = "The form", "In numbers", "From what it was made", "Provision by provision"
_WHOLE = "self\N{NON-BREAKING HYPHEN}assessment"


def render(assessment: Assessment) -> bytes:
    """Return the page."""
    head = [element("title", title(assessment)), element("style", Markup(STYLE))]
    body = [
        element("a", "Skip to the content", href="#content", class_="skip"),
        element("main", content(assessment), id="content"),
    ]
    return document("en-GB", head, body)


def content(assessment: Assessment) -> Markup:
    """Return what stands in the page, for pages that bring a style and a head of their own."""
    return on_lines(_content(assessment, title(assessment)))


def title(assessment: Assessment) -> str:
    """Return what the page is called."""
    return _words.title_of(assessment)


def _content(assessment: Assessment, named: str) -> Iterator[Markup]:
    """Yield the parts of the page: the head, the answers, what they rest on."""
    rows = assessment.form() if assessment.applies else ()
    yield element("h1", named.replace("self-assessment", _WHOLE))
    yield element("p", _words.NOTICE, class_="notice")
    yield element("p", f"{on_its_face(assessment)} More: ", element("a", _ORIGIN, href="#origin"), ".")
    if not assessment.applies:
        yield _h2("Result", "")
        yield element("p", _words.nothing_governed(assessment.rulebook))
    elif not rows:
        yield element("p", _words.no_form(assessment.rulebook))
    else:
        yield _h2("The answers in short", "answers")
        yield summary(rows)
    if assessment.applies:
        yield element("nav", on_lines(_contents(assessment, rows)), aria_labelledby="contents")
    if rows:
        yield _h2(_FORM, "form")
        yield form(assessment)
    yield _h2(_ORIGIN, "origin")
    yield _origin(assessment)
    if assessment.applies:
        yield _h2(_NUMBERS, "numbers")
        yield _numbers(assessment)
        yield _h2(_PROVISIONS, "provisions")
        yield from provisions(assessment)


def _h2(words: str, anchor: str) -> Markup:
    return element("h2", words, id=anchor)


def _contents(assessment: Assessment, rows: tuple[Row, ...]) -> Iterator[Markup]:
    """Yield the list of contents: the rows of the form, what they rest on, the provisions of each."""
    yield _h2("Contents", "contents")
    lists: list[tuple[Markup, list[Markup]]] = [
        (element("a", _ORIGIN, href="#origin"), []),
        (element("a", _NUMBERS, href="#numbers"), []),
        (element("a", _PROVISIONS, href="#provisions"), list(section_links(assessment))),
    ]
    if rows:
        lists.insert(0, (element("a", _FORM, href="#form"), [row_link(at, row) for at, row in enumerate(rows)]))
    entries = (element("li", head, _list(under) if under else "") for head, under in lists)
    yield element("ul", on_lines(entries))


def _list(links: list[Markup]) -> Markup:
    return element("ul", *(element("li", each) for each in links))


def _origin(assessment: Assessment) -> Markup:
    told = [(element("dt", fact.term), element("dd", linked(fact.says, fact.link))) for fact in facts(assessment)]
    return element("dl", on_lines([each for pair in told for each in pair]))


def _numbers(assessment: Assessment) -> Markup:
    counts, heading = assessment.counts(), ("Verdict", "Provisions", "It means")
    rows = (
        row_of(heading, badge(verdict), str(counts[verdict]), _words.sentence(_words.MEANS[verdict]))
        for verdict in Verdict
    )
    return table("small", f"The verdicts on {len(assessment.judged)} provisions", heading, rows)
