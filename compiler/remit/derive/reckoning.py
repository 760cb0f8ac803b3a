"""How late a way can be taken, given the latest days of what has happened before. Knows no order of ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from remit.derive.facts import name_of
from remit.derive.latest import Count, Latest, earlier, later
from remit.derive.states import Pause, Start, StateKind
from remit.derive.timed import Timetable
from remit.derive.ways import DONE, RECEIVED, Lack, Time, Way, Why
from remit.model.policy import Rule
from remit.syntax.clause import Done, Duration, Extension
from remit.value import value

Values = Mapping[str, Latest]


@value
class Assume:
    """What a proof takes for granted.

    extensions: every extension is used, once and to its limit; without it none is used.
    stops: how often a clock is stopped where somebody may stop it; None: any number of times.
    same_day: what is sent is received on the day on which it is sent.
    alone: of two acts that keep one promise, the first is done, never the other instead.
    """

    extensions: bool = False
    stops: int | None = 0
    same_day: bool = False
    alone: bool = False


@dataclass(slots=True)
class Reckoning:
    """Counts with one `count` under one assumption.

    `leaned` gathers what the answers lean on, a kind and a rule; `turns_on` which assumptions would change them.
    `complainants` are the parties who act on any day; all others act on days worked.
    """

    table: Timetable
    count: Count
    assume: Assume
    complainants: frozenset[str]
    leaned: dict[tuple[str, str], None] = field(default_factory=dict)
    turns_on: set[str] = field(default_factory=set)

    def bound(self, way: Way, values: Values, now: Latest) -> Latest:
        """Return the latest day on which `way` is taken; `now` is that of the event before."""
        found = self.bound_by(way.times, values)
        if way.at_once:
            if not way.event.endswith(DONE):
                self._lean("at once", way.source)
            found = earlier(found, now) if found is not None else now
        if way.until and (ends := self.bound_by(way.until, values)) is not None:
            waits = later(now, ends)
            found = waits if found is None else earlier(found, waits)
        if not way.own:
            held = self.hold(way.source, values)
            found = held if found is None else earlier(found, held)
        if isinstance(found, tuple) and self._is_others(way):
            worked = self.count.worked(found)
            if worked != found:
                self._lean("worked", way.rule)
            return worked
        return way.why if found is None else found

    def _is_others(self, way: Way) -> bool:
        """Tell whether a way is an act of somebody who works on working days: anybody's but the complainant's."""
        rule = self.table.rules.get(way.rule)
        clock = way.event.startswith("clock.")
        return rule is not None and not clock and bool(rule.actors) and not set(rule.actors) & self.complainants

    def hold(self, place: str, values: Values) -> Latest:
        """Return how long a case can stay at `place` before a promise is broken, whichever way it would have gone."""
        ahead = self._ahead(place)
        found: dict[str, Latest] = {name: Why(Lack.NO_TIME, name) for name in ahead}
        bounds = {way: self.bound_by(way.times, values) or way.why for name in ahead for way in ahead[name]}
        changed = True
        while changed:
            changed = False
            for name in reversed(ahead):
                best: Latest | None = None
                for way in ahead[name]:
                    through = earlier(bounds[way], found.get(way.target, way.why))
                    best = through if best is None else later(best, through)
                if best is not None and best != found[name]:
                    found[name], changed = best, True
        return found.get(place, Why(Lack.NO_TIME, place))

    def _ahead(self, place: str) -> dict[str, tuple[Way, ...]]:
        """Return the places from `place` up to the next rest, each with the ways of the main line."""
        found: dict[str, tuple[Way, ...]] = {}
        queue = [place]
        while queue:
            here = queue.pop(0)
            if here in found or self.table.kinds[here] is StateKind.ENDING:
                continue
            found[here] = tuple(way for way in self.table.ways_from(here) if way.own)
            queue += [way.target for way in found[here] if self.table.kinds[here] is not StateKind.REST]
        return found

    def moment(self, name: str, values: Values) -> Latest | None:
        """Return the latest day of an event; None if it has not happened on the main line so far."""
        if name in values:
            return values[name]
        sent = values.get(name.removesuffix(RECEIVED) + DONE) if name.endswith(RECEIVED) else None
        if sent is not None:
            self.turns_on.add("receiving")
        if sent is not None and self.assume.same_day:
            self._lean("same day", name)
            return sent
        beside = self.table.beside.get(name)
        if beside is not None:
            return self.bound_by(beside.times, values) or beside.why
        return Why(Lack.START, name) if sent is not None else None

    def end(self, time: Time, values: Values) -> Latest:
        """Return the latest day on which a time is kept."""
        if time.strength in ("should", "aims to"):
            self._lean(time.strength, time.clock.rule)
        clock = time.clock
        if time.why is not None and not self._alone(time):
            return time.why
        assert clock.duration is not None  # noqa: S101 - `why` is set where there is none
        start = self._started(clock.starts_on, values, time)
        found = self._counted(start, clock.duration, time, values)
        if clock.pick and clock.second is not None and clock.second_start is not None:
            second = self._counted(self._started((clock.second_start,), values, time), clock.second, time, values)
            found = later(found, second) if clock.pick == "later" else earlier(found, second)
        if clock.otherwise is not None:
            other = self._counted(self._started(clock.otherwise_on, values, time), clock.otherwise, time, values)
            found = self._of_two(found, other, time, values)
        return found

    def _of_two(self, found: Latest, other: Latest, time: Time, values: Values) -> Latest:
        """Return which of two times counts where this way says what has been done; the later one where it does not."""
        when = self.table.rules[time.clock.rule].sentence.when
        if when is not None and when.kind == "if" and isinstance(done := when.condition, Done) and not done.negated:
            acts = (act for act in self.table.machine.acts if act.name == name_of(done) and not act.bounded)
            events = {event for act in acts for event in act.events}
            if events and isinstance(found, Why) and found.lack is Lack.NOT_BEGUN:
                return other
            if not values.keys().isdisjoint(events):
                return found
        return later(found, other)

    def _alone(self, time: Time) -> bool:
        """Tell whether a time that another act keeps as well binds all the same."""
        alone = self.assume.alone and time.why is not None and time.why.lack is Lack.EITHER
        if alone and time.clock.starts_on and time.clock.duration is not None:
            self._lean("alone", time.clock.rule)
            return True
        return False

    def bound_by(self, times: tuple[Time, ...], values: Values) -> Latest | None:
        """Return the earliest end of several times; None where there is none."""
        found: Latest | None = None
        for time in times:
            ends = self.end(time, values)
            found = ends if found is None else earlier(found, ends)
        return found

    def _started(self, starts: tuple[Start, ...], values: Values, time: Time) -> Latest:
        """Return the latest day on which a count starts: of what has happened, and of what may happen beside."""
        found: Latest | None = None
        for start in starts:
            at = self.moment(start.event, values)
            if at is None and start.event not in self.table.made and not start.event.endswith(RECEIVED):
                at = Why(Lack.START, start.label, time.clock.rule)
            if isinstance(at, Why) and at.said == start.event:
                at = Why(at.lack, start.label, time.clock.rule)
            if at is not None:
                found = at if found is None else later(found, at)
        if found is None:
            return Why(Lack.NOT_BEGUN, " or ".join(start.label for start in starts), time.clock.rule)
        return found

    def _counted(self, start: Latest, duration: Duration, time: Time, values: Values) -> Latest:
        if isinstance(start, Why):
            return start
        pauses = self._pauses(time, values)
        if isinstance(pauses, Why):
            return pauses
        found: Latest = self._after(start, duration, pauses)
        for rule, extension in time.extensions:
            self.turns_on.add("extensions")
            if not self.assume.extensions:
                self._lean("no extension", rule.id)
                continue
            found = later(found, self._extended(start, duration, pauses, rule, extension))
            if not isinstance(found, Why) and (extension.once or extension.total is None):
                self._lean("extension", rule.id)
            if extension.longer:
                self._lean("no longer", rule.id)
        return found

    def _extended(
        self, start: Latest, duration: Duration, pauses: tuple[Duration, ...], rule: Rule, extension: Extension
    ) -> Latest:
        assert not isinstance(start, Why)  # noqa: S101 - asked only of a time that has begun
        more = extension.duration
        if extension.kind == "by agreement":
            return Why(Lack.AGREED, rule.text.text, rule.id)
        if more is None or extension.kind in ("no limit", "unsaid"):
            return Why(Lack.EXTENSION, rule.text.text, rule.id)
        if extension.kind == "in total":
            return self._after(start, more, pauses)
        if extension.total and not extension.once:
            # What is added may be added again, until the total ends it.
            return self._after(start, extension.total, pauses)
        if more.unit == duration.unit:
            found = self._after(start, Duration(duration.count + more.count, duration.unit), pauses)
        else:
            found = self.count.after(self._after(start, duration, pauses), more)
        return earlier(found, self._after(start, extension.total, pauses)) if extension.total else found

    def _after(self, start: tuple[int, ...], duration: Duration, pauses: tuple[Duration, ...]) -> tuple[int, ...]:
        return self.count.stopped(start, duration, pauses) if pauses else self.count.after(start, duration)

    def _pauses(self, time: Time, values: Values) -> tuple[Duration, ...] | Why:
        """Return the longest stops of a time: one for each stop on the main line, as many as assumed of the others."""
        found: list[Duration] = []
        for pause in time.pauses:
            times = self.stops(pause, values)
            if times == 0:
                continue
            length = self.pause_length(pause)
            if times is None or length is None:
                return Why(Lack.STOPPED, self.table.rules[pause.rule].text.text, pause.rule)
            found += [length] * times
        return tuple(found)

    def stops(self, pause: Pause, values: Values) -> int | None:
        """Return how often a clock is stopped by a pause; None for any number of times."""
        if pause.starts_on in self.table.made:
            return int(pause.starts_on in values)
        if self.assume.stops is not None:
            self._lean("stopped" if self.assume.stops else "never stopped", pause.rule)
        return self.assume.stops

    def pause_length(self, pause: Pause) -> Duration | None:
        """Return how long a clock stands still at most: the time that its end has, counted from its start."""
        ending = pause.ends_on.removesuffix(DONE)
        for time in self.table.times_of(ending):
            if time.why is None and any(start.event == pause.starts_on for start in time.clock.starts_on):
                return time.clock.duration
        return None

    def _lean(self, kind: str, rule: str) -> None:
        self.leaned[kind, rule] = None
