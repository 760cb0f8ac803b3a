"""What the end of a clock does to a case because somebody has been silent: where it leads, or which way on it opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from remit.derive.beside import Besides
from remit.derive.openings import Alternative, Opening, Watch
from remit.derive.silence import Silence
from remit.derive.states import LATE, STILL, WAITING, Duty, Permission, Reason, State, StateKind, Transition
from remit.derive.unfolding import Unfolding
from remit.model.policy import Part
from remit.value import value

Open = TypeVar("Open", Permission, Duty)


@value
class Lapse:
    """When the clock of `silence` ends, a case goes from any of `sources` to `target`."""

    silence: Silence
    sources: tuple[str, ...]
    target: str


def sources_of(
    silence: Silence, after: str, stage: str, states: Mapping[str, State], transitions: Sequence[Transition]
) -> tuple[str, ...]:
    """Return where a case waits while somebody is silent, of what is compiled already: all behind the sentence.

    A step before the sentence is waited for there; what stands beside the line, from the sentence to the stage's end.
    """
    if silence.step and silence.step not in states:
        return (silence.step,)
    found: dict[str, None] = {}
    queue = [after] if after in states else []
    while queue:
        here = queue.pop(0)
        if here in found or states[here].stage != stage or states[here].kind not in WAITING:
            continue
        found[here] = None
        queue += [step.target for step in transitions if step.source == here and not step.event.startswith("clock.")]
    return tuple(name for name in found if name in states) or ((after,) if _rests(states.get(after), stage) else ())


def _rests(state: State | None, stage: str) -> bool:
    return state is not None and state.stage == stage and state.kind in STILL


def lapsed(
    lapses: Sequence[Lapse], states: Mapping[str, State], transitions: Sequence[Transition]
) -> tuple[dict[str, State], list[Transition]]:
    """Return states and transitions with what the ends of clocks do; a stage at rest is left by one as by a window."""
    found, moves = dict(states), list(transitions)
    for lapse in reversed(lapses):
        for source in lapse.sources:
            if source in found:
                moves.append(Transition(lapse.silence.clock, source, lapse.target, lapse.silence.rule.id))
                if found[source].kind is StateKind.ENDING:
                    found[source] = replace(found[source], kind=StateKind.REST, reason=None)
    return found, moves


class Opened:
    """States, transitions and what stands beside them, with the ways that are open once somebody has been silent.

    A case that waits goes on waiting behind the end of the clock, in a state of its own: there the way stands open.
    """

    def __init__(self, states: Mapping[str, State], transitions: Sequence[Transition], besides: Besides) -> None:
        self.states = {**states, **{state.id: state for state in besides.states}}
        self.moves = [*transitions, *besides.transitions]
        self.besides = besides
        self._twins: dict[tuple[str, str], str] = {}

    def open(self, silence: Silence, entry: str) -> None:
        """Open one way; `entry` is where a way in leads. One that no step is waited for stays open as it was."""
        if silence.step not in self.states and (silence.rule.part is Part.WAY_IN or not silence.clock):
            return
        event = f"{silence.rule.id}.done"
        mine = [step for step in self.moves if step.event == event]
        self.moves = [step for step in self.moves if step.event != event]
        target = mine[0].target if mine else entry
        bases = tuple(self._bases(silence, tuple(step.source for step in mine)))
        where = bases if not silence.clock else tuple(self._twin(base, silence.clock) for base in bases)
        loops = mine and mine[0].stays
        self.moves += [Transition(event, name, name if loops else target, silence.rule.id) for name in where]
        permissions = (
            replace(each, states=where) if each.rule == silence.rule.id else self._wider(each)
            for each in self.besides.permissions
        )
        self.besides = replace(self.besides, permissions=tuple(permissions), states=(), transitions=())

    def unfold(self, opening: Opening, entry: str) -> None:
        """Open one way where all that it turns on is so; `entry` is where a way in leads."""
        event = f"{opening.rule.id}.done"
        mine = [step for step in self.moves if step.event == event]
        watches, alternatives = self._watched(opening, tuple(step.source for step in mine))
        target = "" if mine and mine[0].stays else mine[0].target if mine else entry
        way = Transition(event, "", target, opening.rule.id)
        moves = [step for step in self.moves if step.event != event]
        region = self._region(frozenset(name for _, places in alternatives for name in places), watches)
        found = Unfolding(way, self.states, moves, watches, alternatives, region).unfold()
        self.states, self.moves = dict(found.states), list(found.moves)
        self._close(f"clock.{opening.rule.id}")
        permissions = (
            replace(each, states=found.open) if each.rule == opening.rule.id else widened(each, found.twins)
            for each in self.besides.permissions
        )
        duties = tuple(widened(each, found.twins) for each in self.besides.duties)
        self.besides = replace(self.besides, permissions=tuple(permissions), duties=duties, states=(), transitions=())

    def _watched(
        self, opening: Opening, sources: tuple[str, ...]
    ) -> tuple[tuple[Watch, ...], tuple[tuple[tuple[int, ...], frozenset[str]], ...]]:
        """Return what is watched, and for each alternative which of it and in which states it opens the way.

        A way in that has a time is open no longer than that, wherever it stands.
        """
        watches: list[Watch] = []
        alternatives = []
        for each in opening.alternatives:
            needs = (*each.watches, *opening.window)
            watches += [watch for watch in needs if watch not in watches]
            places = frozenset(self._places(each, opening, sources))
            alternatives.append((tuple(watches.index(watch) for watch in needs), places))
        return tuple(watches), tuple(alternatives)

    def _places(self, alternative: Alternative, opening: Opening, sources: tuple[str, ...]) -> Iterator[str]:
        """Yield the states in which an alternative can open a way."""
        if alternative.step in self.states:
            if not any(watch.timed for watch in alternative.watches):
                yield from self._before(alternative.step)
            yield from (state.id for state in self.states.values() if state.place == alternative.step)
        else:
            yield from sources
            if opening.rule.verb is not None and opening.rule.verb.role == "way in":
                yield from self._ended_by(alternative)

    def _ended_by(self, alternative: Alternative) -> Iterator[str]:
        """Yield the endings to which an act leads that opens a way on from there: whoever is refused may go on."""
        rises = {event for watch in alternative.watches for event in watch.rises}
        for step in self.moves:
            if step.event in rises and self.states[step.target].kind is StateKind.ENDING:
                yield step.target

    def _region(self, places: frozenset[str], watches: Sequence[Watch]) -> frozenset[str]:
        """Return the states on the way to `places`, from the stage on in which something that is watched can come."""
        events = {event for watch in watches for event in (*watch.rises, *watch.ends)}
        told = {*places, *(step.source for step in self.moves if step.event in events)}
        order = list(dict.fromkeys(state.stage for state in self.states.values()))
        numbers = [order.index(self.states[name].stage) for name in told]
        stages = order[min(numbers, default=0) : max(numbers, default=0) + 1]
        found, queue = set(places), list(places)
        while queue:
            here = queue.pop()
            before = {step.source for step in self.moves if step.target == here} - found
            fresh = {name for name in before if self.states[name].stage in stages}
            found |= fresh
            queue += fresh
        return frozenset(found)

    def _close(self, clock: str) -> None:
        """Let a case that is at rest wait for the end of a time by which a way on closes there, and end with it."""
        for step in self.moves:
            source, target = self.states[step.source], self.states[step.target]
            if step.event == clock and source.kind is StateKind.ENDING and source.place == target.place:
                self.states[source.id] = replace(source, kind=StateKind.REST, reason=None)
                self.states[target.id] = replace(target, reason=Reason.LAPSED)

    def _wider(self, permission: Permission) -> Permission:
        """Return a permission that is open behind the end of a clock too, where it is open before it."""
        more = (twin for (base, _), twin in self._twins.items() if base in permission.states)
        return replace(permission, states=tuple(dict.fromkeys((*permission.states, *more))))

    def _bases(self, silence: Silence, said: tuple[str, ...]) -> Iterator[str]:
        """Yield the states in which somebody's silence is waited for: the step itself, or where the rule stands."""
        if silence.step in self.states:
            if not silence.clock:
                yield from self._before(silence.step)
            yield silence.step
        elif silence.rule.part is not Part.WAY_IN:
            yield from (name for name in said if self.states[name].kind is not StateKind.DECISION)

    def _before(self, step: str) -> Iterator[str]:
        """Yield the states of a step's stage from which a case comes to it."""
        stage = self.states[step].stage
        queue, seen = [step], {step}
        while queue:
            here = queue.pop(0)
            for move in self.moves:
                source = self.states[move.source]
                if move.target == here and source.id not in seen and source.stage == stage and source.kind in WAITING:
                    seen.add(source.id)
                    queue.append(source.id)
                    yield source.id

    def _twin(self, base: str, clock: str) -> str:
        if (base, clock) not in self._twins:
            number = sum(known == base for known, _ in self._twins) + 1
            name = f"{base}.{LATE}" if number == 1 else f"{base}.{LATE}-{number}"
            self._twins[base, clock] = name
            ordered = list(self.states.values())
            place = ordered.index(self.states[base]) + 1
            ordered.insert(place, replace(self.states[base], id=name, twin_of=self.states[base].place))
            self.states = {state.id: state for state in ordered}
            copied = [
                replace(step, source=name, target=name if step.stays else step.target)
                for step in self.moves
                if step.source == base and step.event != clock
            ]
            self.moves += [*copied, Transition(clock, base, name, self.states[base].rule)]
        return self._twins[base, clock]


def widened(each: Open, twins: Mapping[str, tuple[str, ...]]) -> Open:
    """Return what is open, or owed, in the twins of the states in which it is open."""
    return replace(each, states=(*each.states, *(twin for name in each.states for twin in twins.get(name, ()))))
