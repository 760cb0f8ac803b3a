"""The first page: every council with its editions and their kinds of feedback."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from remit.markup import Markup, element, on_lines
from remit.site.frame import Frame
from remit.site.published import Listed
from remit.site.subject import in_force
from remit.version import VERSION


def page(editions: Sequence[Listed], frame: Frame) -> bytes:
    """Return the index of editions that are in the order in which they are shown."""
    title = frame.words.say("index title")
    foot = on_lines(
        [
            element("p", frame.words.say("made index", version=VERSION)),
            element("p", element("a", frame.words.say("receipt site"), href="site.json")),
        ]
    )
    return frame.page(title, _content(title, editions, frame), "", (), foot)


def _content(title: str, editions: Sequence[Listed], frame: Frame) -> Iterator[Markup]:
    yield element("h1", title)
    yield element("p", frame.words.say("index intro"))
    for council, several in groupby(editions, key=lambda each: each.council):
        yield element("h2", council)
        yield element("ul", on_lines(_edition(each, frame) for each in several), class_="editions")


def _edition(listed: Listed, frame: Frame) -> Markup:
    name = frame.words.say("edition link", policy=listed.title, edition=listed.edition)
    kinds = (
        element("li", element("a", kind, href=f"{listed.folder}/{folder}/index.html")) for kind, folder in listed.kinds
    )
    return element(
        "li",
        element("h3", element("a", name, href=f"{listed.folder}/index.html")),
        element("p", f"{frame.words.say('force')}: {in_force(listed.force, frame)}", class_="force"),
        element("ul", *kinds, class_="kinds"),
    )
