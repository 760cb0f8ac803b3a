"""How a case comes to where the times of one stage count: the events that must happen, in order, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from remit.derive.case import Case, Happening, step
from remit.derive.occasions import RECEIPT, SUBMISSION
from remit.derive.rehearsal_setting import Setting, UnsettledError
from remit.derive.rehearsal_words import event_words, staged
from remit.derive.states import Clock
from remit.model.example_faults import FaultError
from remit.model.example_names import Phrasebook
from remit.model.policy import Part, Rule
from remit.source import Text
from remit.syntax.clause import Atom, Condition, Fact, Group
from remit.syntax.printer import print_condition

DONE, RECEIVED = ".done", ".received"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a story: whether a time of the stage counts from it, and whether a rule makes it."""

    event: str
    words: str
    counts: bool
    by_rule: bool


@dataclass(frozen=True, slots=True)
class Story:
    """What must happen for the times of a stage to count: facts, then events in order; receipt is not among them."""

    facts: tuple[str, ...]
    parts: tuple[Event, ...]
    from_receipt: bool
    clocks: tuple[Clock, ...]

    def begun(self) -> Story:
        """Return the story up to the first event from which a time counts."""
        first = 0 if self.from_receipt else next((n for n, part in enumerate(self.parts, 1) if part.counts), 0)
        return replace(self, parts=self.parts[:first])


def story_of(setting: Setting, book: Phrasebook, clocks: Iterable[Clock], at: Happening) -> Story | None:
    """Return the story of some times; None where they count from nothing that can happen.

    `at` is receipt: all happens at its moment here, which counts for nothing but the order.
    """
    clocks = tuple(clocks)
    wanted = list(dict.fromkeys(event for clock in clocks if (event := _start(clock))))
    teller = _Teller(setting, book, step(setting.tables, Case(setting.tables.initial), at)[0], at)
    begins = {f"{setting.procedure.slug}.{RECEIPT}", f"{setting.procedure.slug}.{SUBMISSION}"}
    reached = [event for event in _ordered(setting, wanted) if event in begins or teller.reach(event)]
    counting = tuple(clock for clock in clocks if _start(clock) in reached)
    if not counting:
        return None
    made = {rule.id for rule in setting.procedure.rules()}
    parts = tuple(
        Event(event, words, event in reached, event.rpartition(".")[0] in made) for event, words in teller.told
    )
    facts = tuple(dict.fromkeys(fact for clock in counting for fact in _facts(rule_of(setting, clock))))
    return Story(facts, parts, not begins.isdisjoint(reached), counting)


def rule_of(setting: Setting, clock: Clock) -> Rule:
    """Return the rule that a clock is made of."""
    rule = setting.procedure.rule(clock.rule)
    assert rule is not None  # noqa: S101 - clocks are made of rules
    return rule


def _start(clock: Clock) -> str:
    """Return the event from which a clock counts; of several, the first that the sentence names."""
    return clock.starts_on[0].event if clock.starts_on and clock.duration is not None else ""


def _ordered(setting: Setting, events: list[str]) -> list[str]:
    """Return events in the order of the rules that make them; what no rule makes comes first."""
    order = {rule.id: number for number, rule in enumerate(setting.procedure.rules(), 1)}
    return sorted(events, key=lambda event: (order.get(event.rpartition(".")[0], 0), event.endswith(RECEIVED)))


def _facts(rule: Rule) -> Iterator[str]:
    """Yield the facts under which a rule counts, where it says them."""
    when = rule.sentence.when
    if when is None or when.kind == "unless":
        return
    for atom in _sufficient(when.condition):
        if isinstance(atom, Fact):
            yield print_condition(Fact(atom.name, atom.negated))


def _sufficient(condition: Condition) -> tuple[Atom, ...]:
    if not isinstance(condition, Group):
        return (condition,)
    needed = condition.items if condition.joined == "and" else condition.items[:1]
    return tuple(atom for item in needed for atom in _sufficient(item))


class _Teller:
    """Tells a story event by event, each in words that mean it where the case then is."""

    def __init__(self, setting: Setting, book: Phrasebook, case: Case, at: Happening) -> None:
        self.setting, self.book, self.case, self.at = setting, book, case, at
        self.told: list[tuple[str, str]] = []

    def reach(self, event: str) -> bool:
        """Let `event` happen, and before it what must; tell whether that can be."""
        if any(event == each for each, _ in self.told):
            return True
        if event.endswith(RECEIVED):
            sent = f"{event.removesuffix(RECEIVED)}{DONE}"
            return self.reach(sent) and self._happen(event)
        if event in self.setting.tables.recorded:
            return self._happen(event)
        path = self._path(event)
        for each in path or ():
            if not self._happen(each):
                return False
        return path is not None

    def _path(self, event: str) -> list[str] | None:
        """Return the shortest row of events up to `event`, on the line of the case that comes to it first."""
        rows = (self._path_from(place, event) for place in self.case.places)
        return min((row for row in rows if row is not None), key=len, default=None)

    def _path_from(self, place: str, event: str) -> list[str] | None:
        moves = self.setting.tables.moves
        seen, queue = {place}, [(place, list[str]())]
        while queue:
            here, path = queue.pop(0)
            if event in moves[here]:
                return [*path, event]
            for each, move in moves[here].items():
                if each.endswith(DONE) and move.target not in seen:
                    seen.add(move.target)
                    queue.append((move.target, [*path, each]))
        return None

    def _happen(self, event: str) -> bool:
        words = next((words for words in self._phrasings(event) if self._means(words, event)), None)
        if words is None:
            return False
        self.case, remarks = step(self.setting.tables, self.case, Happening(event, self.at.at))
        self.told.append((event, words))
        return all(remark.kind != "refused" for remark in remarks)

    def _phrasings(self, event: str) -> Iterator[str]:
        """Yield how an event can be named, the shortest first."""
        name, _, what = event.rpartition(".")
        rule = self.setting.procedure.rule(name)
        if rule is None:
            yield from (start.label for clock in self.setting.machine.clocks for start in clock.starts_on
                        if start.event == event)  # fmt: skip
            return
        noun = event_words(rule)
        if what == "received":
            yield f"received the {noun}"
            yield f"received the {staged(noun, rule, self.setting.procedure)}"
            return
        plain = self.book.vocabulary.verb_of_event(rule.noun)
        participles = [verb.participle for verb in (plain, rule.verb) if verb is not None]
        to = rule.action.to_party if rule.action is not None and rule.part is Part.WAY_IN else ()
        for participle in participles:
            yield f"{participle} to {to[0]}" if to else participle
        for participle in participles:
            yield staged(participle, rule, self.setting.procedure)
        yield noun
        yield staged(noun, rule, self.setting.procedure)

    def _means(self, words: str, event: str) -> bool:
        """Tell whether words mean an event where the case is."""
        try:
            return self.setting.event(self.case, self.book.event(Text.inline(words, ""))) == event
        except (FaultError, UnsettledError):
            return False
