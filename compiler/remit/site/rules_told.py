"""What the reviewer's page says of each sentence: the author's words, how they are read, what becomes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from remit.calendar.words import full
from remit.derive.pending import not_compiled
from remit.derive.schedule import NO_TIME, Row
from remit.markup import Content, Markup, element, joined, one_line
from remit.model.draft import cut_place
from remit.model.head import Departure, Statement
from remit.model.policy import Branch, Exclusion, Gap, Rule
from remit.site.published import Published
from remit.site.rules_lines import Line
from remit.syntax.printer import print_condition, print_duration, print_limit, print_sentence
from remit.vocabulary.pages import PageWords

_PLACES = frozenset({"says", "source", "link", "note"})
"""What a statement says in words of its own, or where: all else are details, each with its key."""


class Told:
    """One edition in the words of one language."""

    def __init__(self, published: Published, words: PageWords) -> None:
        self.say = words.say
        self.rows: dict[str, list[Row]] = defaultdict(list)
        for row in published.edition.schedule:
            self.rows[row.rule].append(row)
        procedures = published.policy.procedures
        self.left = {rule.id for each in procedures for rule, _ in not_compiled(each)}

    def words(self, line: Line) -> Iterator[Markup]:
        """Yield the author's words and where they stand in the file; of a question, each of its conditions."""
        item = line.item
        if isinstance(item, Branch):
            for case in item.cases:
                if case.text is not None:
                    yield element("p", self.say("rules if", condition=cut_place(case.text)[0].text), class_="said")
        else:
            yield element("p", item.what.text if isinstance(item, Gap) else item.text.text, class_="said")
        yield element("p", self.say("rules line", number=str(line.span.line)), class_="place")

    def read(self, line: Line) -> Iterator[Markup]:
        """Yield the sentence in its one canonical spelling, and whether that is what the author wrote."""
        item = line.item
        if isinstance(item, Gap):
            yield element("p", self.say("rules gap"))
            yield element("p", self.say("rules because", reason=item.because))
        elif isinstance(item, Branch):
            asked = [case for case in item.cases if case.condition is not None]
            for case in asked:
                if case.condition is not None:
                    yield element("p", self.say("rules if", condition=print_condition(case.condition)))
            same = all(
                case.text and case.condition and _same(cut_place(case.text)[0].text, print_condition(case.condition))
                for case in asked
            )
            yield self._mark("same" if same else "other")
        else:
            yield element("p", print_sentence(item.sentence))
            yield from self._reading(item)

    def part(self, line: Line, note: str) -> Iterator[Markup]:
        """Yield what a sentence is, what the schedule makes of it, its ids, and what its author remarks."""
        item = line.item
        if isinstance(item, Branch):
            yield element("p", self.say("rules question"))
        elif isinstance(item, Rule):
            yield element("p", *self._kind(item, belongs=line.belongs))
        yield from (element("p", self.say("rules under", condition=each)) for each in line.under)
        if isinstance(item, Rule):
            yield from self._of_rule(item)
        if note:
            yield element("p", self.say("rules note", note=note))
        yield self.named(*line.ids)

    def named(self, *ids: str) -> Markup:
        """Return the ids by which systems know a sentence."""
        listed = joined([element("code", each) for each in ids], between=", ")
        return element("p", self.say("rules id"), " ", listed, class_="place")

    def exclusion(self, found: Exclusion, above: str) -> Iterator[Markup]:
        """Yield what follows for what a procedure is not for; the note that stands above is not said again."""
        late = print_limit(found.later_than).removeprefix("within ") if found.later_than else ""
        note = "" if found.origin.note == above else found.origin.note
        told = (("later", late), ("unless", found.unless), ("go to", found.go_to), ("tell", found.tell),
                ("because", found.because), ("note", note))  # fmt: skip
        for label, words in told:
            if words:
                yield element("p", self.say(f"rules {label}", **{_SLOTS[label]: words}))

    def statement(self, found: Statement) -> Iterator[Markup]:
        """Yield what is stated, each detail with its key."""
        if found.says:
            yield element("p", found.says)
        for key, several in found.details.items():
            if key not in _PLACES and several:
                yield element("p", self.say("rules detail", key=key, words="; ".join(several)))
        if found.origin.note:
            yield element("p", self.say("rules note", note=found.origin.note))

    def approval(self, found: Departure) -> Iterator[Markup]:
        """Yield who approved a departure, when, and until when it holds."""
        yield element("p", self.say("rules approved by", who=found.approved_by, day=full(found.on)))
        yield element("p", self.say("rules until", day=full(found.until)))

    def _reading(self, rule: Rule) -> Iterator[Markup]:
        if rule.reading is not None:
            yield self._mark("declared")
            yield element("p", self.say("rules line", number=str(rule.reading.text.span.line)), class_="place")
            if rule.reading.why:
                yield element("p", self.say("rules because", reason=rule.reading.why))
        elif rule.follows:
            yield self._mark("behind")
        else:
            yield self._mark("same" if _same(rule.text.text, print_sentence(rule.sentence)) else "other")

    def _mark(self, label: str) -> Markup:
        return element("p", element("strong", self.say(f"rules {label}")), class_=f"mark {label}")

    def _kind(self, rule: Rule, *, belongs: bool) -> Iterator[Content]:
        """Yield which part a rule plays in its stage; attached, to which rules."""
        if not belongs:
            yield self.say("rules part report")
            return
        yield self.say(f"rules part {rule.part}")
        if rule.attached_to:
            yield " "
            yield joined([element("code", each) for each in rule.attached_to], between=", ")

    def _of_rule(self, rule: Rule) -> Iterator[Markup]:
        if rule.throughout:
            yield element("p", self.say("rules throughout"))
        if rule.benchmark:
            yield element("p", self.say("rules benchmark"))
        for row in self.rows[rule.id]:
            time = self.say("rules no time") if row.time == NO_TIME else row.time
            yield element("p", self.say("rules time", nature=self.say(f"rules {row.nature}"), time=time))
            if row.longest and row.longest != _length(rule):
                yield element("p", self.say("rules longest", time=row.longest))
        if rule.id in self.left:
            yield element("p", self.say("rules not compiled"))


_SLOTS = {"later": "time", "unless": "words", "go to": "place", "tell": "what", "because": "reason", "note": "note"}


def _length(rule: Rule) -> str:
    """Return the time that a rule gives, without an extension."""
    return print_duration(rule.limit.duration) if rule.limit and rule.limit.duration else ""


def _same(one: str, other: str) -> bool:
    return one_line(one) == one_line(other)
