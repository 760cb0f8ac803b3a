"""What receipt alone decides: each date as counts from it, one upon the other, for whoever counts elsewhere.

Says what `Counts` comes to in a case of which nothing is known but its receipt; counts nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from remit.derive.counted import BEFORE, Counts
from remit.derive.dues import DueDate
from remit.derive.facts import holds
from remit.derive.states import Clock, ClockKind, Start
from remit.model.policy import Rule
from remit.syntax.clause import Duration
from remit.value import value


@value
class Link:
    """So long after (`back`: before) the last of `starts`; after receipt where there are none."""

    duration: Duration
    starts: tuple[Chain, ...] = ()
    back: bool = False


@value
class Pick:
    """The later or the earlier of two."""

    pick: str
    one: Chain
    other: Chain


Chain = Link | Pick


@dataclass(frozen=True, slots=True)
class Chains:
    """Tells the dates of a case of which nothing is known but its receipt."""

    counts: Counts

    def of(self, found: DueDate) -> Chain | None:
        """Return how a date follows from receipt; None where nothing bounds its start."""
        clock = found.clock
        begun = clock.kind is ClockKind.REPEAT or (clock.silent and not clock.pick)
        # What comes again, and what somebody must do, counts from the event by which it begins; only receipt can be.
        return Link(clock.duration) if begun and clock.duration else self._chain(clock, frozenset())

    def _chain(self, clock: Clock, asked: frozenset[str]) -> Chain | None:
        rule = self.counts.procedure.rule(clock.rule)
        if rule is not None and rule.limit is not None and rule.limit.kind == BEFORE:
            return self._back(clock, rule, asked)
        chain = self._plain(clock.starts_on, clock.duration, asked)
        if clock.pick and clock.second is not None and clock.second_start is not None:
            chain = _picked(clock.pick, chain, self._plain((clock.second_start,), clock.second, asked))
        if clock.otherwise is not None and rule is not None:
            other = self._plain(clock.otherwise_on, clock.otherwise, asked)
            held = holds(rule.sentence.when, self.counts.facts())
            # While it is not known which of two times counts, it is the later one.
            chain = _picked("later", chain, other) if held is None else chain if held else other
        return chain

    def _plain(self, starts: tuple[Start, ...], duration: Duration | None, asked: frozenset[str]) -> Chain | None:
        if duration is None:
            return None
        if any(self.counts.at(start.event) is not None for start in starts):
            return Link(duration)
        latest = tuple(chain for start in starts if (chain := self._latest(start.event, asked)) is not None)
        return Link(duration, latest) if latest else None

    def _back(self, clock: Clock, rule: Rule, asked: frozenset[str]) -> Chain | None:
        if not clock.starts_on or clock.duration is None:
            return None
        event = clock.starts_on[0].event
        due = rule.limit is not None and rule.limit.due and self.counts.maker(event, asked) is not None
        if not due and self.counts.at(event) is not None:
            return Link(clock.duration, back=True)
        chain = self._latest(event, asked)
        return Link(clock.duration, (chain,), back=True) if chain is not None else None

    def _latest(self, event: str, asked: frozenset[str]) -> Chain | None:
        """Return how the last day follows on which an event can happen if its promise is kept."""
        maker = self.counts.maker(event, asked)
        return self._chain(maker, asked | {maker.id}) if maker is not None else None


def _picked(pick: str, one: Chain | None, other: Chain | None) -> Chain | None:
    if one is not None and other is not None:
        return Pick(pick, one, other)
    return None if pick == "later" else one or other
