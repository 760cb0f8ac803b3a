"""The assessment as a page of its own: one file, no script, nothing from elsewhere; for a website or for print."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Row, Verdict
from remit.markup import Markup, cited, document, element, on_lines, row_of, table
from remit.stylesheet import STYLE
from remit.targets.assessment import _words
from remit.targets.assessment._html_form import form, row_link, summary
from remit.targets.assessment._html_parts import badge
from remit.targets.assessment._html_provisions import provisions, section_links
from remit.targets.assessment._origin import facts, on_its_face
from remit.vocabulary.pages import PageWords, english

NAME = "html"
SUFFIX = "assessment.html"
TOGETHER = False

_PARTS = ("form", "origin", "numbers", "provisions")
"""The anchors of the parts, in their order; each has its words."""


def render(assessment: Assessment) -> bytes:
    """Return the page."""
    words = english()
    head = [element("title", title(assessment, words)), element("style", Markup(STYLE))]
    body = [
        element("a", words.say("assess skip"), href="#content", class_="skip"),
        element("main", content(assessment, words), id="content"),
    ]
    return document(words.language, head, body)


def content(assessment: Assessment, words: PageWords) -> Markup:
    """Return what stands in the page, for pages that bring a style and a head of their own."""
    return on_lines(_content(assessment, words))


def title(assessment: Assessment, words: PageWords) -> str:
    """Return what the page is called."""
    return _words.title_of(assessment, words)


def _content(assessment: Assessment, words: PageWords) -> Iterator[Markup]:
    """Yield the parts of the page: the head, the answers, what they rest on."""
    say, book = words.say, assessment.rulebook
    rows = assessment.form() if assessment.applies else ()
    yield element("h1", _words.head_of(assessment, words))
    yield element("p", say("assess notice"), class_="notice")
    more = element("a", say("assess origin"), href="#origin")
    yield element("p", f"{on_its_face(assessment, words)} {say('assess more')} ", more, ".")
    if not assessment.applies:
        yield element("h2", say("assess result"))
        yield element("p", _words.nothing_governed(book, words))
    elif not rows:
        yield element("p", _words.no_form(book, words))
    else:
        yield element("h2", say("assess short"), id="answers")
        yield summary(rows, words)
    if assessment.applies:
        yield element("nav", on_lines(_contents(assessment, rows, words)), aria_labelledby="contents")
    if rows:
        yield _h2("form", words)
        yield form(assessment, words)
    yield _h2("origin", words)
    yield _origin(assessment, words)
    if assessment.applies:
        yield _h2("numbers", words)
        yield _numbers(assessment, words)
        yield _h2("provisions", words)
        yield from provisions(assessment, words)


def _h2(part: str, words: PageWords) -> Markup:
    return element("h2", words.say(f"assess {part}"), id=part)


def _contents(assessment: Assessment, rows: tuple[Row, ...], words: PageWords) -> Iterator[Markup]:
    """Yield the list of contents: the rows of the form, what they rest on, the provisions of each."""
    yield _h2("contents", words)
    under = {
        "form": [row_link(at, row) for at, row in enumerate(rows)],
        "provisions": list(section_links(assessment, words)),
    }
    parts = _PARTS if rows else _PARTS[1:]
    heads = ((element("a", words.say(f"assess {part}"), href=f"#{part}"), under.get(part)) for part in parts)
    yield element("ul", on_lines(element("li", head, _list(links) if links else "") for head, links in heads))


def _list(links: list[Markup]) -> Markup:
    return element("ul", *(element("li", each) for each in links))


def _origin(assessment: Assessment, words: PageWords) -> Markup:
    told = ((element("dt", fact.term), element("dd", cited(fact.says, fact.link))) for fact in facts(assessment, words))
    return element("dl", on_lines([each for pair in told for each in pair]))


def _numbers(assessment: Assessment, words: PageWords) -> Markup:
    counts, caption = assessment.counts(), words.say("assess numbers caption", number=str(len(assessment.judged)))
    heading = _words.verdict_columns(words)
    rows = (
        row_of(heading, badge(each, words), str(counts[each]), _words.sentence(_words.means(each, words)))
        for each in Verdict
    )
    return table("small", caption, heading, rows)
