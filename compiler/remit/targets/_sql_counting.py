"""Which times a database works out by itself, and why it leaves the others to the host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from remit.derive.case import Case
from remit.derive.counted import BEFORE, Counts
from remit.derive.dues import Dates
from remit.derive.states import Clock, ClockKind
from remit.model.policy import Part, Rule
from remit.syntax.clause import Duration
from remit.targets import Product

HOURS = "it is counted in hours"
REPEATS = "it comes again and again"
BACKWARDS = "it is counted backwards"
AGREED = "its day is agreed on"
OTHERWISE = "which of two times counts hangs on a condition"
PICKED = "the later or earlier of two is extended, or another time counts from it"
ROUND = "two times count from each other"
SILENT = "another time counts from its end, or it has two times"


@dataclass(frozen=True)
class Counting:
    """The times of one procedure."""

    product: Product

    @cached_property
    def dates(self) -> Dates:
        """Return what the times are asked of: a case to which nothing has happened."""
        product = self.product
        return Dates(product.machine, product.procedure, product.calendar, Case(product.walk.tables.initial))

    @cached_property
    def counts(self) -> Counts:
        """Return who knows which time bounds an event."""
        product = self.product
        return Counts(product.machine, product.procedure, product.calendar, self.dates.case)

    def rule(self, clock: Clock) -> Rule:
        """Return the rule of a time."""
        found = self.product.procedure.rule(clock.rule)
        assert found is not None  # noqa: S101 - a clock is made from a rule
        return found

    def timed(self, clock: Clock) -> bool:
        """Tell whether the policy gives a time."""
        limit = self.rule(clock).limit
        return clock.duration is not None or (limit is not None and limit.kind == "agreed")

    def left(self, clock: Clock) -> str | None:
        """Return why the last day of a time is not worked out in SQL; None where it is."""
        limit = self.rule(clock).limit
        kind = limit.kind if limit is not None else ""
        times = [each for each in (clock.duration, clock.second) if each is not None]
        asked = self._bounds(clock)
        reasons = {
            REPEATS: clock.kind is ClockKind.REPEAT,
            AGREED: kind == "agreed",
            BACKWARDS: kind == BEFORE,
            OTHERWISE: clock.otherwise is not None,
            HOURS: any(each.unit == "hour" for each in (*times, *self._longer(clock))),
            PICKED: bool(clock.pick) and (asked or bool(clock.extended_by)),
            SILENT: clock.silent and (asked or bool(clock.pick)),
            ROUND: clock.id in self._above(clock),
        }
        return next((reason for reason, holds in reasons.items() if holds), None)

    def bounded_by(self, clock: Clock, event: str) -> Clock | None:
        """Return the time by whose end an event happens at the latest."""
        found = self.counts.maker(event, frozenset({clock.id}))
        return found if found is not None and self.timed(found) else None

    def opened_by(self, clock: Clock) -> str | None:
        """Return the time by whose starts a way in is open before its stage is reached."""
        if self.rule(clock).part is not Part.WAY_IN:
            return None
        return next(each.id for each in self.product.machine.clocks if each.rule == clock.rule)

    def stops(self, clock: Clock) -> tuple[str, ...]:
        """Return the events that stop a time."""
        return clock.stops_on if clock.silent else self.dates.stops(clock, self.rule(clock))

    def ahead(self, clock: Clock) -> Iterator[str]:
        """Yield the states from which what a time waits for can still come."""
        for place in self.product.walk.places:
            if self.dates_at(place.name).ahead(clock):
                yield place.name

    def dates_at(self, state: str) -> Dates:
        """Return what the times are asked of in a case that is at a state."""
        return Dates(self.product.machine, self.product.procedure, self.product.calendar, Case((state,)))

    def _bounds(self, clock: Clock) -> bool:
        return any(clock.id in each for each in self._bounding.values())

    def _above(self, clock: Clock) -> set[str]:
        """Return the times from whose ends this one counts, at the latest, through any number of others."""
        found, queue = set[str](), [clock.id]
        while queue:
            new = self._bounding[queue.pop()] - found
            found |= new
            queue += new
        return found

    @cached_property
    def _bounding(self) -> dict[str, frozenset[str]]:
        clocks = self.product.machine.clocks
        found = {clock.id: [self.bounded_by(clock, start.event) for start in clock.starts] for clock in clocks}
        return {name: frozenset(each.id for each in several if each) for name, several in found.items()}

    def _longer(self, clock: Clock) -> Iterator[Duration]:
        for name in clock.extended_by:
            rule = self.product.procedure.rule(name)
            if rule is not None and rule.extension is not None and rule.extension.duration is not None:
                yield rule.extension.duration
