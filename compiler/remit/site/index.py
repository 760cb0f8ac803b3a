"""The first page: every council with its editions and their kinds of feedback."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from remit.markup import Markup, element, on_lines
from remit.site.frame import Frame
from remit.site.published import Published
from remit.site.subject import Subject, kind_named
from remit.version import VERSION


def page(editions: Sequence[Published], frame: Frame) -> bytes:
    """Return the index of editions that are in the order in which they are shown."""
    title = frame.words.say("index title")
    foot = on_lines(
        [
            element("p", frame.words.say("made index", version=VERSION)),
            element("p", element("a", frame.words.say("receipt site"), href="site.json")),
        ]
    )
    return frame.page(title, _content(title, editions, frame), "", (), foot)


def _content(title: str, editions: Sequence[Published], frame: Frame) -> Iterator[Markup]:
    yield element("h1", title)
    yield element("p", frame.words.say("index intro"))
    for council, several in groupby(editions, key=lambda each: each.policy.council):
        yield element("h2", council)
        yield element("ul", on_lines(_edition(each, frame) for each in several), class_="editions")


def _edition(published: Published, frame: Frame) -> Markup:
    policy, subject = published.policy, Subject(published, frame)
    name = frame.words.say("edition link", policy=policy.title, edition=policy.edition)
    kinds = (
        element("li", element("a", kind_named(each), href=f"{published.folder}/{each.procedure.slug}/index.html"))
        for each in published.edition.products
    )
    return element(
        "li",
        element("h3", element("a", name, href=f"{published.folder}/index.html")),
        element("p", subject.force, class_="force"),
        element("ul", *kinds, class_="kinds"),
    )
