"""What a page tells, as words: tables and facts. Here they become HTML; a PDF has its own way of writing them."""

from __future__ import annotations

from collections.abc import Iterator

from remit.markup import Content, Markup, element, linked, row_of, table
from remit.value import value

STEP = "step-"
"""An anchor is this and the number of a step."""


@value
class Table:
    """A table of words; `steps` are the numbers of the steps to which the heads of its rows lead, if they do."""

    kind: str
    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    steps: tuple[int, ...] = ()

    def markup(self) -> Markup:
        """Return the table as HTML."""
        return table(self.kind, self.caption, self.heading, self._rows())

    def _rows(self) -> Iterator[Markup]:
        for place, (head, *cells) in enumerate(self.rows):
            leads = element("a", head, href=f"#{STEP}{self.steps[place]}") if self.steps else head
            yield row_of(self.heading, leads, *cells)


@value
class Fact:
    """Something that is known of an edition: `words` lead to `link` if it is of the web, `after` stands behind them."""

    term: str
    words: str
    link: str = ""
    after: str = ""

    def markup(self) -> tuple[str, Content]:
        """Return the fact for a list of terms."""
        if not (self.link or self.after):
            return self.term, self.words
        return self.term, element("span", linked(self.words, self.link), f" {self.after}")
