"""What every page has around its content: the head, the way back, the foot with what it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from remit.markup import Content, Markup, document, element, on_lines, void
from remit.receipt import RECEIPT, sha256
from remit.site.published import Published
from remit.site.told import Fact
from remit.version import VERSION
from remit.vocabulary.pages import PageWords

Crumb = tuple[str, str]
"""What a page is called and where it stands, from the page that names it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Puts pages together in the words of one language."""

    words: PageWords

    def page(self, title: str, content: Iterable[Markup], up: str, trail: Sequence[Crumb], foot: Markup) -> bytes:
        """Return a page; `up` leads to the site's own folder, `trail` to the pages above this one."""
        body = [
            element("a", self.words.say("skip"), href="#content", class_="skip"),
            *([element("header", self._trail(trail))] if trail else []),
            element("main", on_lines(content), id="content"),
            element("footer", element("div", foot)),
        ]
        return document(self.words.language, _head(title, up), body)

    def inset(self, title: str, content: Iterable[Markup], up: str) -> bytes:
        """Return a page that stands in a frame of another one: its content, with nothing around it."""
        return document(self.words.language, _head(title, up), [element("main", on_lines(content), class_="inset")])

    def trail_of(self, published: Published, up: str, edition: str) -> list[Crumb]:
        """Return the pages above one of an edition; `up` leads to the site's folder, `edition` to the edition's."""
        policy = published.policy
        name = self.words.say("edition link", policy=f"{policy.council}, {policy.title}", edition=policy.edition)
        return [(self.words.say("all councils"), f"{up}index.html"), (name, f"{edition}index.html")]

    def foot(self, published: Published, up: str) -> Markup:
        """Return from what a page of an edition was made; `up` leads to the edition's folder."""
        say = self.words.say
        return on_lines(
            [
                element("h2", say("receipt title"), id="made-from"),
                element("p", say("made by", version=VERSION, file=published.path)),
                self.facts((each.term, element("code", each.words)) for each in self.made_from(published)),
                element("p", element("a", say("receipt json"), href=f"{up}{RECEIPT}")),
            ]
        )

    def facts(self, told: Iterable[tuple[str, Content]]) -> Markup:
        """Return facts as a list of terms."""
        pairs = ((element("dt", term), element("dd", fact)) for term, fact in told)
        return element("dl", on_lines(each for pair in pairs for each in pair))

    def made_from(self, published: Published) -> Iterator[Fact]:
        """Yield the hashes of what an edition's pages are made from, and the version that makes them."""
        say = self.words.say
        yield Fact(say("receipt policy"), sha256(published.data))
        yield Fact(say("receipt calendar", name=published.calendar.name), published.calendar.digest)
        for each in published.assessments:
            yield Fact(say("receipt code", name=each.rulebook.title), published.codes[each.rulebook.id])
        yield Fact(say("receipt version"), VERSION)

    def contents(self, parts: Iterable[tuple[str, str]]) -> Markup:
        """Return what leads to the parts of a page, by their anchors and headings."""
        links = (element("li", element("a", words, href=f"#{anchor}")) for anchor, words in parts)
        heading = element("h2", self.words.say("contents"), id="contents")
        return element("nav", heading, element("ul", *links), class_="contents", aria_labelledby="contents")

    def day(self, day: date) -> str:
        """Return a day with its weekday: "Tuesday 2 March 2027"."""
        weekday = self.words.say("weekdays").split()[day.weekday()]
        return self.words.say("day", weekday=weekday, **self._dated(day))

    def plain_day(self, day: date) -> str:
        """Return a day: "2 March 2027"."""
        return self.words.say("date", **self._dated(day))

    def moment(self, moment: datetime) -> str:
        """Return a day with its hour; midnight is the day alone."""
        day, hour = self.day(moment), f"{moment:%H:%M}"
        return self.words.say("told hour", day=day, time=hour) if hour != "00:00" else day

    def _dated(self, day: date) -> dict[str, str]:
        month = self.words.say("months").split()[day.month - 1]
        return {"number": str(day.day), "month": month, "year": str(day.year)}

    def _trail(self, trail: Sequence[Crumb]) -> Markup:
        links = (element("li", element("a", words, href=place)) for words, place in trail)
        return element("nav", element("ol", *links), class_="trail", aria_label=self.words.say("trail"))


def _head(title: str, up: str) -> list[Markup]:
    sheets = (void("link", rel="stylesheet", href=f"{up}{sheet}.css") for sheet in ("theme", "site"))
    return [element("title", title), *sheets]
