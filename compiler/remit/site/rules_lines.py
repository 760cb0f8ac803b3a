"""The sentences of a part of a policy in their order, each with the conditions under which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from remit.derive.schedule import items_under
from remit.model.head import Origin
from remit.model.policy import Branch, Gap, Item, Rule
from remit.source import Span
from remit.syntax.clause import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a question apart from any; `ids` has one for each kind of feedback that shares it.

    `belongs` tells whether it plays a part in a procedure: what is reported does not.
    """

    item: Item
    under: tuple[str, ...]
    ids: tuple[str, ...]
    belongs: bool = True

    @property
    def origin(self) -> Origin:
        """Return where the council's page says it."""
        return self.item.origin

    @property
    def span(self) -> Span:
        """Return where it stands in the policy file."""
        return self.item.what.span if isinstance(self.item, Gap) else self.item.text.span


def lines_of(items: tuple[Item, ...], *, belongs: bool = True) -> Iterator[Line]:
    """Yield a line for each rule, each question that no rule asks, and each gap."""
    for item, under in items_under(items):
        if not isinstance(item, Branch) or _asks(item):
            yield Line(item, under, (item.id,), belongs)


def merged(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines once that several kinds of feedback share; a reading for one kind makes a line of its own."""
    found: dict[tuple[Span, Sentence | None], Line] = {}
    for line in lines:
        key = (line.span, line.item.sentence if isinstance(line.item, Rule) else None)
        known = found.get(key)
        found[key] = replace(known, ids=(*known.ids, *line.ids)) if known else line
    yield from found.values()


def _asks(branch: Branch) -> bool:
    """Tell whether a branch has a question of its own: mostly a rule asks it, or says its condition itself."""
    return branch.rule is None and not branch.id.endswith(".if")
