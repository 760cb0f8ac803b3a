"""Who waits, and for how long: places without a way to an ending, loops without end, waits without a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from remit.derive.latest import Finite
from remit.derive.naming import Naming
from remit.derive.reach import can_end, path_to, reachable
from remit.derive.reckoning import Assume, Reckoning, Values
from remit.derive.runs import Runs, loops
from remit.derive.states import STILL, WAITING, State, StateKind
from remit.derive.timed import Timetable
from remit.derive.ways import Lack, Way, Why
from remit.model.policy import Rule
from remit.source import Span


@dataclass(frozen=True, slots=True)
class Trap:
    """A place from which no ending can be reached, and the shortest way there."""

    place: str
    words: str
    path: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Loop:
    """What may come again and again, and who can make it: `by` is empty where the policy does not say."""

    words: str
    events: tuple[str, ...]
    by: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Wait:
    """A place where somebody waits and no clock runs: on all ways on, or on those that `ways` names with the reason.

    `way_out` is what the complainant can do meanwhile; empty where that is nothing.
    """

    place: str
    words: str
    ways: tuple[tuple[str, str], ...]
    always: bool
    way_out: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claims:
    """What is proved of a procedure's places: `places` is how many can be reached, `waiting` at how many is waited."""

    places: int
    waiting: int
    traps: tuple[Trap, ...]
    loops: tuple[Loop, ...]
    waits: tuple[Wait, ...]

    @property
    def nobody_is_trapped(self) -> bool:
        """Tell whether an ending can be reached from wherever a case can be."""
        return not self.traps

    @property
    def nobody_waits_for_ever(self) -> bool:
        """Tell whether nobody but the complainant can keep a case going without end."""
        return not self.loops

    @property
    def every_wait_is_watched(self) -> bool:
        """Tell whether a clock runs, or the complainant can do something, wherever somebody waits."""
        return all(wait.way_out for wait in self.waits)


def claims_of(table: Timetable, runs: Runs, naming: Naming, complainants: frozenset[str]) -> Claims:
    """Return what holds of the places of one procedure, and each place where it does not."""
    return _Claims(table, runs, naming, complainants).find()


@dataclass(frozen=True, slots=True)
class _Claims:
    table: Timetable
    runs: Runs
    naming: Naming
    complainants: frozenset[str]

    def find(self) -> Claims:
        came = reachable(self.table.machine)
        ending = can_end(self.table.machine)
        states = [state for state in self.table.machine.states if state.id in came]
        traps = [
            Trap(state.id, self.naming.place(state.id), path_to(state.id, came, self.table.machine), state.span)
            for state in states
            if state.id not in ending
        ]
        waiting = [state for state in states if self._waits(state)]
        waits = [wait for state in waiting if (wait := self._wait(state))]
        return Claims(len(states), len(waiting), tuple(traps), tuple(self._loops()), tuple(waits))

    def _waits(self, state: State) -> bool:
        """Tell whether the complainant waits at a place for others, and not only for an answer known by then."""
        own = [way for way in self.table.ways_from(state.id) if way.own]
        return state.kind in WAITING and not all(way.at_once or self._complainant_does(way) for way in own)

    def _wait(self, state: State) -> Wait | None:
        reckoning = Reckoning(self.table, Finite(), Assume(), self.complainants)
        own = [way for way in self.table.ways_from(state.id) if way.own]
        lost: dict[str, str] = {}
        for happened in self.runs.histories.get(state.id, ()):
            values: Values = dict.fromkeys(happened, (0,))
            for way in own:
                bound = reckoning.bound(way, values, (0,))
                if isinstance(bound, Why) and not self._clock_runs(way.target, values, reckoning):
                    lost.setdefault(self.naming.event(way.event), self.naming.why(bound))
        if not lost:
            return None
        words, always = self.naming.place(state.id), len(lost) == len(own)
        return Wait(state.id, words, tuple(lost.items()), always, self._way_out(state), state.span)

    def _clock_runs(self, place: str, values: Values, reckoning: Reckoning) -> bool:
        """Tell whether a clock that has started already binds somebody further on."""
        queue, seen = [place], {place}
        while queue:
            here = queue.pop()
            for way in self.table.ways_from(here) if self.table.kinds[here] not in STILL else ():
                if way.own and isinstance(reckoning.bound_by(way.times, values), tuple):
                    return True
                if way.own and way.target not in seen:
                    seen.add(way.target)
                    queue.append(way.target)
        return False

    def _way_out(self, state: State) -> str:
        """Return what the complainant can do while waiting."""
        for way in self.table.ways_from(state.id):
            if not way.own and self._complainant_does(way):
                return self.naming.event(way.event)
        for line in self.table.machine.lines[1:]:
            for way in self.table.ways_from(line.initial):
                if self._complainant_does(way) and state.id not in line.states:
                    return self.naming.event(way.event)
        return ""

    def _complainant_does(self, way: Way) -> bool:
        rule = self.table.rules.get(way.rule)
        return rule is not None and self._is_complainants(rule)

    def _is_complainants(self, rule: Rule) -> bool:
        return bool(rule.actors) and all(actor in self.complainants for actor in rule.actors)

    def _loops(self) -> Iterator[Loop]:
        free = {place: tuple(way for way in ways if self._drives(way)) for place, ways in self.table.ways.items()}
        spans = {state.id: state.span for state in self.table.machine.states}
        for part in loops(free):
            first = next(state.id for state in self.table.machine.states if state.id in part)
            ways = _shortest(first, free, frozenset(part))
            if self._bound_from_outside(ways):
                continue
            by = {actor for way in ways for actor in self._actors(way.rule) if actor not in self.complainants}
            words = ", then ".join(self.naming.event(way.event) for way in ways)
            yield Loop(words, tuple(way.event for way in ways), tuple(sorted(by)), spans[first])
        yield from self._extensions()
        yield from self._stops()

    def _bound_from_outside(self, ways: tuple[Way, ...]) -> bool:
        """Tell whether a loop cannot go on for ever: a time that it does not start anew runs out meanwhile."""
        reckoning = Reckoning(self.table, Finite(), Assume(), self.complainants)
        inside = {name for way in ways for name in way.names}
        for happened in self.runs.histories.get(ways[0].source, ()):
            values: Values = dict.fromkeys(happened - inside, (0,))
            bounds = [reckoning.bound_by(way.times, values) for way in ways]
            if not any(isinstance(bound, tuple) for bound in (*bounds, reckoning.hold(ways[0].source, values))):
                return False
        return True

    def _drives(self, way: Way) -> bool:
        """Tell whether a way can be part of a loop that others drive: it is no free choice of the complainant's."""
        if self.table.kinds[way.source] is StateKind.ENDING or self.table.kinds[way.target] is StateKind.ENDING:
            return False
        rule = self.table.rules.get(way.rule)
        return not (rule and rule.strength in ("may", "should") and self._is_complainants(rule))

    def _actors(self, rule: str) -> tuple[str, ...]:
        found = self.table.rules.get(rule)
        return found.actors if found else ()

    def _extensions(self) -> Iterator[Loop]:
        for clock in self.table.machine.clocks:
            for time in self.table.times_of(clock.rule):
                for rule, extension in time.extensions:
                    if extension.kind in ("no limit", "unsaid") or (
                        extension.duration is None and extension.kind != "by agreement"
                    ):
                        why = self.naming.why(Why(Lack.EXTENSION, rule.text.text, rule.id))
                        yield Loop(f"{self.naming.named(rule.id)}: {why}", (f"{rule.id}.done",), rule.actors, rule.span)

    def _stops(self) -> Iterator[Loop]:
        """Yield what somebody may do again and again while others wait: stop a clock, or start it anew."""
        clocks = (clock for clock in self.table.machine.clocks if not clock.silent)
        starts = {start.event for clock in clocks for start in clock.starts_on}
        pauses = {pause.starts_on: pause for pause in self.table.machine.pauses}
        for permission in self.table.machine.permissions:
            rule = self.table.rules[permission.rule]
            again = (permission.done in pauses or permission.done in starts) and not permission.once
            if again and permission.done not in self.table.made and not self._is_complainants(rule):
                pause = pauses.get(permission.done)
                words = self.table.rules[pause.rule].text.text if pause else rule.text.text
                ends = (pause.ends_on,) if pause else ()
                yield Loop(self.naming.why(Why(Lack.STOPPED, words)), (permission.done, *ends), rule.actors, rule.span)


def _shortest(first: str, ways: Mapping[str, tuple[Way, ...]], inside: frozenset[str]) -> tuple[Way, ...]:
    """Return the shortest way from a place back to it."""
    came: dict[str, tuple[Way, ...]] = {}
    queue: deque[tuple[str, tuple[Way, ...]]] = deque([(first, ())])
    while queue:
        place, path = queue.popleft()
        for way in ways.get(place, ()):
            if way.target == first:
                return (*path, way)
            if way.target in inside and way.target not in came:
                came[way.target] = (*path, way)
                queue.append((way.target, came[way.target]))
    return ()
