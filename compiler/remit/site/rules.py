"""The reviewer's page of an edition: every sentence in the author's words and, beside it, as it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from remit.markup import Content, Markup, cited, element, linked, on_lines, row_of, table
from remit.model.head import Origin
from remit.model.policy import Procedure
from remit.site.frame import Frame
from remit.site.published import Published
from remit.site.rules_lines import Line, lines_of, merged
from remit.site.rules_told import Told
from remit.site.subject import Subject, kind_named

NAME = "rules.html"
_UP = "../../"


def files(published: Published, frame: Frame) -> dict[str, bytes]:
    """Return the page by its path from the edition's folder."""
    title = f"{frame.words.say('rules')} – {published.policy.council}"
    trail = frame.trail_of(published, _UP, "")
    page = _Page(published, frame, Told(published, frame.words))
    return {NAME: frame.page(title, page.content(), _UP, trail, frame.foot(published, ""))}


def link(frame: Frame) -> Markup:
    """Return what leads to it from the edition's page."""
    return element("p", element("a", frame.words.say("rules"), href=NAME))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the page: its anchor, its heading and what stands under it."""

    anchor: str
    heading: str
    content: list[Markup]


@dataclass(frozen=True, slots=True)
class _Page:
    """One edition while its page is put together."""

    published: Published
    frame: Frame
    told: Told

    def content(self) -> Iterator[Markup]:
        """Yield the parts of the page: what edition it is, then every sentence in the order of the policy."""
        say = self.frame.words.say
        parts = [part for part in self._parts() if part.content]
        yield element("p", self.published.policy.council, class_="over")
        yield element("h1", say("rules"))
        yield element("p", say("rules intro", file=self.published.path))
        yield self.frame.facts(Subject(self.published, self.frame).facts())
        yield self.frame.contents((part.anchor, part.heading) for part in parts)
        for part in parts:
            yield element("h2", part.heading, id=part.anchor)
            yield from part.content

    def _parts(self) -> Iterator[_Part]:
        policy, say = self.published.policy, self.frame.words.say
        arrival = merged(line for each in policy.procedures for line in lines_of(each.arrival))
        yield _Part("arrival", say("rules arrival"), list(self._table(say("rules arrival"), arrival)))
        for number, product in enumerate(self.published.edition.products, 1):
            kind = kind_named(product)
            yield _Part(f"kind-{number}", kind, list(self._procedure(kind, product.procedure)))
        reports = lines_of(policy.reports, belongs=False)
        yield _Part("reports", say("rules reports"), list(self._table(say("rules reports"), reports)))
        yield _Part("statements", say("rules statements"), list(self._statements()))
        yield _Part("departures", say("rules departures"), list(self._departures()))

    def _procedure(self, kind: str, procedure: Procedure) -> Iterator[Markup]:
        yield from self._note(procedure.origin)
        if procedure.follows is not None:
            yield element("p", self.frame.words.say("rules follows", code=procedure.follows.text))
        yield from self._exclusions(kind, procedure)
        for stage in procedure.stages:
            if stage.title:
                yield element("h3", stage.title)
            if stage.run_by:
                yield element("p", self.frame.words.say("rules run by", who=stage.run_by))
            if stage.origin.note != procedure.origin.note:
                yield from self._note(stage.origin)
            part = f"{kind}, {stage.title}" if stage.title else kind
            yield from self._table(part, lines_of(stage.items), procedure.origin.note, stage.origin.note)

    def _note(self, origin: Origin) -> Iterator[Markup]:
        if origin.note:
            yield element("p", self.frame.words.say("rules note", note=origin.note))

    def _table(self, part: str, lines: Iterable[Line], *above: str) -> Iterator[Markup]:
        """Yield the table of a part; a note that stands `above` it, or with the line before, is not said again."""
        heading, rows, before = self._heading("rules said", "rules read", "rules is"), [], ""
        for line in lines:
            note = line.origin.note if line.origin.note not in (*above, before) else ""
            before = line.origin.note
            said = self._told(self.told.words(line), line.origin)
            rows.append(row_of(heading, said, _stacked(self.told.read(line)), _stacked(self.told.part(line, note))))
        if rows:
            yield table("rules", self.frame.words.say("rules caption", part=part), heading, rows)

    def _exclusions(self, kind: str, procedure: Procedure) -> Iterator[Markup]:
        say = self.frame.words.say
        heading = self._heading("rules excluded", "rules excluded means", "rules is")
        rows = [
            row_of(
                heading,
                self._told([element("p", each.what.text, class_="said")], each.origin, each.what.span.line),
                _stacked(self.told.exclusion(each, procedure.origin.note)),
                _stacked([self.told.named(each.id)]),
            )
            for each in procedure.exclusions
        ]
        if rows:
            yield element("h3", say("rules exclusions"))
            yield table("rules", say("rules caption", part=f"{kind}, {say('rules exclusions')}"), heading, rows)

    def _statements(self) -> Iterator[Markup]:
        heading = self._heading("rules states", "rules stated", "rules where")
        rows = [
            row_of(heading, each.key, _stacked(self.told.statement(each)), self._told([], each.origin, each.span.line))
            for each in self.published.policy.statements
        ]
        if rows:
            yield table("rules", self.frame.words.say("rules statements intro"), heading, rows)

    def _departures(self) -> Iterator[Markup]:
        heading = self._heading("rules provision", "rules reason", "rules approved")
        rows = [
            row_of(heading, each.provision, each.reason, _stacked(self.told.approval(each)))
            for each in self.published.policy.departures
        ]
        if rows:
            yield table("rules", self.frame.words.say("rules departures intro"), heading, rows)

    def _heading(self, *labels: str) -> list[str]:
        return [self.frame.words.say(label) for label in labels]

    def _told(self, words: Iterable[Markup], origin: Origin, line: int = 0) -> Markup:
        """Return words with their places: the line in the policy file, and where the council's page says it."""
        say = self.frame.words.say
        places: list[Content] = [say("rules line", number=str(line))] if line else []
        if str(origin) or origin.link:
            # The address of the whole policy's page stands at the head.
            told = linked if origin.link == self.published.policy.origin.link else cited
            places.append(element("span", say("rules place"), " ", told(str(origin) or origin.link, origin.link)))
        return _stacked([*words, *(element("p", each, class_="place") for each in places)])


def _stacked(paragraphs: Iterable[Markup]) -> Markup:
    return on_lines(paragraphs)
