"""What changed for residents since the edition before, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterator

from remit.changes.change import Effect, Told
from remit.markup import Markup, element, on_lines
from remit.site.frame import Frame
from remit.site.published import Published

LEFT = frozenset({Effect.SAID})
"""What is only stated in other words is no change for anybody."""


def has_changes(published: Published) -> bool:
    """Tell whether the edition before is known, so that a page can say what changed."""
    return published.changes is not None


def changed(published: Published, kind: str, frame: Frame) -> Iterator[Markup]:
    """Yield what changed for one kind of feedback, or for every kind where none is named."""
    changes = published.changes
    if changes is None:
        return
    say = frame.words.say
    yield element("p", say("changed since", edition=changes.old.edition))
    found = [each for each in changes.residents if each.effect not in LEFT and (not kind or kind in each.kinds)]
    if not found:
        yield element("p", say("changed nothing"))
    for effect in Effect:
        several = [each for each in found if each.effect is effect]
        if several:
            yield element("h3", say(f"changed {effect}"))
            yield element("ul", on_lines(_told(each, frame) for each in several), class_="changes")


def _told(each: Told, frame: Frame) -> Markup:
    where = f" ({each.stage})" if each.stage and each.stage != each.what else ""
    lines = [element("p", element("strong", each.what), where)]
    if each.before and each.after:
        lines.append(element("p", frame.words.say("changed before", words=each.before)))
        lines.append(element("p", frame.words.say("changed now", words=each.after)))
    return element("li", *lines)
