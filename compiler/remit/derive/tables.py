"""A machine as look-ups, made once and used for every event of every case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from remit.derive.occasions import done_events
from remit.derive.passing import first_stage, instead_of_steps, passing_over
from remit.derive.states import ARRIVAL, WAITING, Machine, Reason, StateKind, Transition
from remit.model.policy import Branch, Item, Procedure
from remit.syntax.clause import Condition
from remit.value import value


@value
class Move:
    """Where an event leads, and the steps that it leaves behind (as the events that are still owed).

    `early` says that it is a later step's event: it is accepted, and nobody waits for it yet. `plain` says that nothing
    stands in its way and nothing follows from it but that the case is at its target, where `opens` is owed; `settles`,
    that known facts may lead on from there.
    """

    target: str
    over: tuple[str, ...] = ()
    early: bool = False
    plain: bool = False
    settles: bool = False
    opens: tuple[str, ...] = ()


@value
class Way:
    """A way out of a decision: taken where `condition` holds (`negated`: where it does not)."""

    condition: Condition
    target: str
    negated: bool = False


@value
class Tables:
    """Look-ups of one machine.

    `moves`: state, event, move. `stage` of each state. `named`: the events that a stage's rules name. `recorded`:
    events that are noted wherever they come (a letter received, an event outside the rules). `owed_in`: duties that
    reaching a state opens. `closing`: endings that close a case; `before_closing`: what must be done before. `living`:
    the states in which a stage has begun, the endings included. `keeps`: the duties that an event does instead.
    `silent`: the clock at whose end a fact is known not to be so. `place`: the state that stands for a state and its
    twins; what is owed in it is owed once.
    """

    initial: tuple[str, ...]
    moves: Mapping[str, Mapping[str, Move]]
    stage: Mapping[str, str]
    named: Mapping[str, frozenset[str]]
    recorded: frozenset[str]
    known: frozenset[str]
    owed_in: Mapping[str, tuple[str, ...]]
    owed_on: Mapping[str, tuple[str, ...]]
    closing: frozenset[str]
    before_closing: frozenset[str]
    at_most: Mapping[str, int]
    decisions: Mapping[str, tuple[Way, ...]]
    otherwise: Mapping[str, str]
    living: frozenset[str]
    keeps: Mapping[str, tuple[str, ...]]
    silent: Mapping[str, str]
    place: Mapping[str, str]


def tables_of(machine: Machine, procedure: Procedure) -> Tables:
    """Return the look-ups of a machine."""
    moves = _moves(machine)
    owed_in: dict[str, tuple[str, ...]] = {}
    owed_on: dict[str, tuple[str, ...]] = {}
    for duty in machine.duties:
        for name in duty.states:
            owed_in[name] = (*owed_in.get(name, ()), duty.done)
        if duty.event:
            owed_on[duty.event] = (*owed_on.get(duty.event, ()), duty.done)
    decisions, otherwise = _decisions(machine, procedure)
    stage = {state.id: state.stage for state in machine.states}
    place = {state.id: state.place for state in machine.states}
    closing = frozenset(
        state.id for state in machine.states if state.kind is StateKind.ENDING and state.reason is Reason.ENDED
    )
    at_most = {permission.done: 1 for permission in machine.permissions if permission.once}
    keeps = _keeps(machine)
    heavy, deep = {*at_most, *owed_on, *closing, *keeps}, set(decisions)
    return Tables(
        initial=tuple(line.initial for line in machine.lines),
        moves={source: _told(onward, source, heavy, deep, owed_in, place) for source, onward in moves.items()},
        stage=stage,
        named=_named(machine, procedure, stage),
        recorded=_recorded(machine),
        known=frozenset(event.id for event in machine.events),
        owed_in=owed_in,
        owed_on=owed_on,
        closing=closing,
        before_closing=frozenset(duty.done for duty in machine.duties if duty.before_closing),
        at_most=at_most,
        decisions=decisions,
        otherwise=otherwise,
        living=frozenset(state.id for state in machine.states if state.kind is not StateKind.START),
        keeps=keeps,
        silent={act.name: act.clock for act in machine.acts if act.clock},
        place=place,
    )


def _keeps(machine: Machine) -> dict[str, tuple[str, ...]]:
    """Return for each act that may be done instead of another the duties of which nothing is left by then."""
    found: dict[str, tuple[str, ...]] = {}
    pairs = [(event, duty.done) for duty in machine.duties for event in duty.instead]
    pairs += [(step.event, f"{step.source}.done") for step in instead_of_steps(machine)]
    for event, done in pairs:
        found[event] = (*found.get(event, ()), done)
    return found


def _moves(machine: Machine) -> dict[str, dict[str, Move]]:
    """Return where each event leads from each state; what the rules say outright goes before what they let pass."""
    moves: dict[str, dict[str, Move]] = {state.id: {} for state in machine.states}
    for step in machine.transitions:
        moves[step.source].setdefault(step.event, Move(step.target))
    for step in _at_any_time(machine):
        moves[step.source].setdefault(step.event, Move(step.target))
    for passing in passing_over(machine):
        step = passing.transition
        over = tuple(f"{rule}.done" for rule in passing.over)
        moves[step.source].setdefault(step.event, Move(step.target, over, early=True))
    return moves


def _told(
    onward: Mapping[str, Move],
    source: str,
    heavy: set[str],
    deep: set[str],
    owed_in: Mapping[str, tuple[str, ...]],
    place: Mapping[str, str],
) -> dict[str, Move]:
    """Return the moves out of a state: `heavy` are events and places that are never plain, `deep` are decisions."""
    return {
        event: replace(
            move,
            plain=not move.over and event not in heavy and move.target not in heavy,
            settles=move.target in deep or source in deep,
            opens=owed_in.get(move.target, ()) if place[move.target] != place[source] else (),
        )
        for event, move in onward.items()
    }


def _named(machine: Machine, procedure: Procedure, stage: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return for each stage the events of its rules that are no ways in: those of the stage before may open them."""
    found: dict[str, set[str]] = {name: set() for name in stage.values()}
    ways_in = {step.event for step in machine.transitions if stage[step.source] != stage[step.target]}
    for rule in procedure.rules():
        if rule.action is not None and f"{rule.id}.done" not in ways_in:
            found.setdefault(rule.stage, set()).update((*done_events(rule), f"{rule.id}.received"))
    for duty in machine.duties:
        if (owner := procedure.rule(duty.rule)) is not None:
            found.setdefault(owner.stage, set()).update(duty.instead)
    for step in machine.transitions:
        if stage[step.source] == stage[step.target] and not step.event.startswith("clock."):
            found[stage[step.source]].add(step.event)
    # An act of the first stage says that the feedback was accepted, so it is taken note of before that is decided.
    found.setdefault(ARRIVAL, set()).update(found.get(first_stage(machine), ()))
    return {name: frozenset(events) for name, events in found.items()}


def _at_any_time(machine: Machine) -> Iterator[Transition]:
    """Yield the ways in that stand open all through the first stage, from before the feedback is accepted as well."""
    kinds = {state.id: state for state in machine.states}
    first = first_stage(machine)
    within = {state.id for state in machine.states if state.stage == first and state.kind in WAITING}
    ways: dict[str, list[Transition]] = {}
    for step in machine.transitions:
        if step.source in within and kinds[step.target].stage not in (first, ARRIVAL):
            ways.setdefault(step.event, []).append(step)
    for state in machine.states:
        if state.stage == ARRIVAL and state.kind in WAITING:
            for event, steps in ways.items():
                if within == {step.source for step in steps}:
                    yield Transition(event, state.id, steps[0].target, steps[0].rule)


def _recorded(machine: Machine) -> frozenset[str]:
    """Return the events that no transition, duty or permission waits for, and every receiving of what was sent."""
    waited = {step.event for step in machine.transitions}
    waited |= {duty.done for duty in machine.duties} | {permission.done for permission in machine.permissions}
    return frozenset(event.id for event in machine.events if event.id not in waited or event.id.endswith(".received"))


def _decisions(machine: Machine, procedure: Procedure) -> tuple[dict[str, tuple[Way, ...]], dict[str, str]]:
    targets = {(step.source, step.event): step.target for step in machine.transitions}
    beside: dict[str, list[str]] = {}
    for state in machine.states:
        beside.setdefault(state.place, []).append(state.id)
    decisions: dict[str, tuple[Way, ...]] = {}
    otherwise: dict[str, str] = {}
    pending: list[Item] = [*procedure.arrival, *(item for stage in procedure.stages for item in stage.items)]
    while pending:
        item = pending.pop()
        if not isinstance(item, Branch):
            continue
        pending += [inner for case in item.cases for inner in case.items]
        for name in beside.get(item.id, ()):
            ways = []
            for case in item.cases:
                target = targets.get((name, f"{item.id}.{case.key}"))
                if target is not None and case.condition is not None:
                    ways.append(Way(case.condition, target, case.negated))
                elif target is not None:
                    otherwise[name] = target
            if ways:
                decisions[name] = tuple(ways)
    return decisions, otherwise
