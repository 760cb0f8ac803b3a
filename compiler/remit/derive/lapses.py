"""What the end of a clock does to a case because somebody has been silent: where it leads, or which way on it opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from remit.derive.beside import Besides
from remit.derive.silence import Silence
from remit.derive.states import LATE, STILL, WAITING, Permission, State, StateKind, Transition
from remit.model.policy import Part
from remit.value import value


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
            ordered.insert(place, replace(self.states[base], id=name))
            self.states = {state.id: state for state in ordered}
            copied = [
                replace(step, source=name, target=name if step.stays else step.target)
                for step in self.moves
                if step.source == base and step.event != clock
            ]
            self.moves += [*copied, Transition(clock, base, name, self.states[base].rule)]
        return self._twins[base, clock]
