"""A machine as time sees it: ways from place to place, and the times that bind each. Counts no day itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from remit.derive.either import noticed
from remit.derive.extensions import extensions_of
from remit.derive.occasions import received_steps
from remit.derive.settled import settled
from remit.derive.spine import answered_by_act
from remit.derive.states import WAITING, Clock, Machine, State, StateKind, Transition
from remit.derive.ways import DONE, RECEIVED, Beside, Lack, Time, Way, Why
from remit.model.policy import Gap, Part, Procedure, Rule


class Timetable:
    """The ways of one procedure, by the place where they begin, in the order of the policy."""

    def __init__(self, machine: Machine, procedure: Procedure) -> None:
        self.machine, self.procedure = machine, procedure
        self.rules = {rule.id: rule for rule in procedure.rules()}
        self.kinds = {state.id: state.kind for state in machine.states}
        self._states = {state.id: state for state in machine.states}
        self._branches = {branch.id: branch for branch in procedure.branches()}
        self._receivers: dict[str, list[str]] = defaultdict(list)
        for rule in self.rules.values():
            for sent in received_steps(rule) if rule.sentence.when is None else ():
                self._receivers[sent].append(rule.id)
        self._clock_times: dict[str, tuple[Time, ...]] = {}
        self._times = self._read_times()
        self._asking = {
            step.source: self._clock_times[step.event]
            for step in machine.transitions
            if step.event in self._clock_times and self.kinds[step.source] is StateKind.DECISION
        }
        self._permitted = {permission.done for permission in machine.permissions}
        ways: dict[str, list[Way]] = defaultdict(list)
        for step in machine.transitions:
            if not step.stays and not (self._decides(step) and answered_by_act(step)):
                ways[step.source].append(self._way(step))
        self.ways = {name: tuple(found) for name, found in ways.items()}
        self.made = {name for found in ways.values() for way in found if not self._is_told(way) for name in way.names}
        sorting = {name for name, branch in self._branches.items() if branch.sorts}
        self.sorting = {way.event for name in sorting for way in self.ways_from(name)}
        self.beside = self._read_beside()
        self.live = self._live()

    def ways_from(self, place: str) -> tuple[Way, ...]:
        """Return the ways on from a place."""
        return self.ways.get(place, ())

    def times_of(self, rule: str) -> tuple[Time, ...]:
        """Return the times of a rule."""
        return tuple(self._times.get(rule, ()))

    def needs(self, times: Iterable[Time]) -> frozenset[str]:
        """Return the events of the main line whose days decide how long `times` last."""
        found: set[str] = set()
        queue = [name for time in times for name in time.events()]
        seen = set(queue)
        while queue:
            name = queue.pop()
            if name in self.made:
                found.add(name)
            further: list[str] = []
            if name.endswith(RECEIVED):
                further.append(name.removesuffix(RECEIVED) + DONE)
            if name in self.beside:
                further += [other for time in self.beside[name].times for other in time.events()]
            queue += [other for other in further if other not in seen]
            seen.update(further)
        return frozenset(found)

    def _decides(self, step: Transition) -> bool:
        return self.kinds[step.source] is StateKind.DECISION and not self._is_told(step)

    def _is_told(self, step: Transition | Way) -> bool:
        """Tell whether a case stays where it is, and only more is known of what somebody has done."""
        clock = step.event.startswith("clock.")
        return not clock and self._states[step.source].place == self._states[step.target].place

    def _read_times(self) -> dict[str, list[Time]]:
        found: dict[str, list[Time]] = defaultdict(list)
        extensions = extensions_of(self.rules.values())
        for clock in self.machine.clocks:
            rule = self.rules[clock.rule]
            if clock.silent:
                self._clock_times[clock.id] = (Time(clock, ""),)
                continue
            counted = clock.at_once is not None or (rule.limit and rule.limit.kind in ("within", "agreed"))
            if not counted:
                continue
            found[rule.id].append(
                Time(
                    clock,
                    rule.strength or "",
                    extensions.get(rule.id, ()),
                    tuple(pause for pause in self.machine.pauses if pause.stage == rule.stage),
                    _bound_to_nothing(rule, clock, self.machine),
                )
            )
        return found

    def _way(self, step: Transition) -> Way:
        state = self._states[step.source]
        rule = self.rules.get(step.rule)
        names = [step.event]
        if step.event.startswith("clock."):
            times = self._clock_times.get(step.event) or self.times_of(step.event.removeprefix("clock."))
            why = Why(Lack.NO_TIME, rule.text.text if rule else step.event, step.rule)
            # A promise is kept on every run, and whoever is asked may answer: these ways hold nobody up.
            own = step.event not in self._clock_times and state.kind is StateKind.REST
            binds, until = (times, ()) if own else ((), times)
            return Way(step.event, step.source, step.target, tuple(names), why, step.rule, binds, own, until=until)
        if state.kind is StateKind.START and state.id == self.machine.initial:
            names += [f"{self.machine.kind}.submission"]
            return Way(step.event, step.source, step.target, tuple(names), self._why(state, rule), step.rule)
        if state.kind is StateKind.DECISION and state.rule and state.rule in self.rules:
            rule = self.rules[state.rule]
            names.append(f"{rule.id}.done")
        early = rule is not None and rule.part is Part.WAY_IN and state.kind in WAITING
        own = step.event not in self._permitted and not early and not self._is_told(step)
        at_once = own and (_immediately(rule) or settled(self._branches.get(state.place)))
        times = (*self.times_of(rule.id), *self._sent_by(rule.id)) if rule else ()
        until = self._asking.get(state.place, ())
        if state.kind is StateKind.STEP and own and rule is not None and rule.id != state.rule:
            times = (*times, *self.times_of(state.rule))
        why = Why(Lack.NO_TIME, step.event) if self._is_told(step) else self._why(state, rule)
        return Way(step.event, step.source, step.target, tuple(names), why, step.rule, times, own, at_once, until)

    def _sent_by(self, rule: str) -> Iterator[Time]:
        """Yield the times by which a rule must have sent what somebody must have by then."""
        for time in self._receiving(rule):
            if all(start.event != f"{rule}{DONE}" for start in time.clock.starts):
                yield time

    def _receiving(self, rule: str) -> Iterator[Time]:
        """Yield the times by which somebody must have what a rule sends, whatever the case is like."""
        for other in self._receivers.get(rule, ()):
            yield from self.times_of(other)

    def _why(self, state: State, rule: Rule | None) -> Why:
        if state.kind is StateKind.OPAQUE:
            return Why(Lack.OPAQUE, self._opaque(state.rule), state.rule)
        if rule is not None:
            return Why(Lack.NO_TIME, rule.text.text, rule.id)
        branch = self._branches.get(state.place)
        if branch is not None:
            return Why(Lack.NO_TIME, branch.text.text, branch.id)
        if state.kind is StateKind.START:
            return Why(Lack.NO_TIME, "receipt")
        return Why(Lack.NO_TIME, f"whether to accept the {self.procedure.kind}", state.id)

    def _opaque(self, identity: str) -> str:
        gaps = (item for item in self.procedure.items() if isinstance(item, Gap))
        return next((gap.what.text for gap in gaps if gap.id == identity), "")

    def _read_beside(self) -> dict[str, Beside]:
        found: dict[str, Beside] = {}
        for duty in self.machine.duties:
            rule = self.rules[duty.rule]
            why = Why(Lack.NO_TIME, rule.text.text, rule.id)
            times = self.times_of(rule.id)
            if received_steps(rule):
                why = Why(Lack.START, duty.done, rule.id)
                times = tuple(self._receiving(duty.done.removesuffix(RECEIVED)))
            on = [duty.event] if duty.event else []
            if duty.done in found:  # on the same event of another branch as well
                on = list(dict.fromkeys((*found[duty.done].on, *on)))
            found[duty.done] = Beside(times, tuple(on), duty.states, why)
        for permission in self.machine.permissions:
            if permission.done not in self.made:
                rule = self.rules[permission.rule]
                why = Why(Lack.NO_TIME, rule.text.text, rule.id)
                found[permission.done] = Beside(self.times_of(rule.id), (), permission.states, why)
        return found

    def _live(self) -> dict[str, frozenset[str]]:
        """Return for each place the events that have happened before and still decide how long a time ahead lasts."""
        needed: dict[str, list[tuple[str, frozenset[str], frozenset[str]]]] = defaultdict(list)
        back: dict[str, set[str]] = defaultdict(set)
        for way in (way for found in self.ways.values() for way in found):
            back[way.target].add(way.source)
            needed[way.source].append((way.target, frozenset(way.names), self.needs((*way.times, *way.until))))
        live = {name: frozenset[str]() for name in self.kinds}
        queue = list(reversed(self.kinds))
        waiting = set(queue)
        while queue:
            here = queue.pop(0)
            waiting.discard(here)
            ways = needed.get(here, ())
            found = live[here].union(*(needs | (live[target] - made) for target, made, needs in ways))
            if found != live[here]:
                live[here] = found
                further = sorted(back[here] - waiting)
                queue += further
                waiting.update(further)
        return live


def _bound_to_nothing(rule: Rule, clock: Clock, machine: Machine) -> Why | None:
    """Return why a time cannot bind: it names no start or no duration, or another act keeps it too."""
    said = rule.text.text
    if noticed(clock, machine):
        return Why(Lack.EITHER, said, rule.id)
    if clock.duration is None:
        return Why(Lack.AGREED, said, rule.id)
    if not clock.starts_on:
        return Why(Lack.NO_START, said, rule.id)
    if rule.sentence.otherwise is not None and clock.otherwise is None and clock.at_once is None:
        return Why(Lack.AGREED, said, rule.id)
    return None


def _immediately(rule: Rule | None) -> bool:
    plain = rule is not None and rule.sentence.otherwise is None
    return plain and rule is not None and rule.limit is not None and rule.limit.kind == "at once"
