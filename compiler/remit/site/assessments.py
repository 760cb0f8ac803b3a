"""The self-assessments of an edition as pages of the site; each says on its face from what it was made."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment
from remit.markup import Markup, element
from remit.site.frame import Frame
from remit.site.published import Published
from remit.targets.assessment import format_named, html, named_apart

_UP = "../../"


def files(published: Published, frame: Frame) -> dict[str, bytes]:
    """Return the page of each assessment, by its path from the edition's folder."""
    return {name: _page(published, each, frame) for name, each in _named(published)}


def links(published: Published, frame: Frame) -> Iterator[Markup]:
    """Yield what leads to each of them."""
    for name, each in _named(published):
        yield element("li", element("a", frame.words.say("assessment link", code=each.rulebook.title), href=name))


def _named(published: Published) -> tuple[tuple[str, Assessment], ...]:
    return named_apart(format_named(html.NAME), published.assessments)


def _page(published: Published, assessment: Assessment, frame: Frame) -> bytes:
    trail = frame.trail_of(published, _UP, "")
    return frame.page(
        html.title(assessment, frame.words),
        [html.content(assessment, frame.words)],
        _UP,
        trail,
        frame.foot(published, ""),
    )
