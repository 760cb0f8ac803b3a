"""One case on its way: an event in, the next case out. Pure; knows no clock and no calendar.

Cases do not keep to the page. The event of a later step of the same stage is accepted, and what was passed over stays
owed; whatever a rule of the stage names is recorded. Refused is only what no rule of the stage names, or what a duty
that must come first holds up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from remit.portable.runtime.moments import in_london
from remit.portable.runtime.shape import Machine, Move

Outcome = Literal["moved", "stayed", "out of turn", "refused"]
"""What became of an event: the case moved; it was noted; noted though no rule waits for it; not taken."""


class Happening(NamedTuple):
    """Something that happened at a moment (with its zone). `until`: the new last day that it tells of."""

    event: str
    at: datetime
    until: date | None = None


class Case(NamedTuple):
    """Where a case is on each line, what happened, what is owed, and how often acts were done that are counted.

    `conditions`: by rule, whether its condition holds in this case; where a rule is missing, that is not known.
    """

    places: tuple[str, ...]
    happened: tuple[Happening, ...] = ()
    owed: tuple[str, ...] = ()
    used: Mapping[str, int] = {}
    conditions: Mapping[str, bool] = {}


class Step(NamedTuple):
    """The case after an event and what became of it.

    `over`: the acts that it left behind and that stay owed. Where it was refused, the case is as it was, `reason` says
    why, and `allowed` are the events that may come instead, or must come first.
    """

    case: Case
    outcome: Outcome
    over: tuple[str, ...] = ()
    reason: str = ""
    allowed: tuple[str, ...] = ()


def opened(machine: Machine) -> Case:
    """Return the case before anything has happened."""
    return Case(machine["initial"])


def stepped(machine: Machine, case: Case, happening: Happening) -> Step:
    """Return the case after an event; raises ValueError for a moment without a zone."""
    in_london(happening.at)
    for line, place in enumerate(case.places):
        move = machine["moves"][place].get(happening.event)
        if move is not None:
            return _moved(machine, case, happening, line, move)
    if not _is_named(machine, case, happening.event):
        known = happening.event in machine["events"]
        return refused(machine, case, f"no rule of {'this stage names' if known else 'the policy knows'} it")
    reason = _used_up(machine, case, happening.event)
    if reason:
        return refused(machine, case, reason)
    after = _recorded(machine, case, happening)
    awaited = {happening.event, *machine["keeps"].get(happening.event, ())}
    if happening.event in machine["recorded"] or not awaited.isdisjoint(case.owed):
        return Step(after, "stayed")
    return Step(after, "out of turn", reason="no rule waits for it now; it is recorded")


def refused(machine: Machine, case: Case, reason: str, first: tuple[str, ...] = ()) -> Step:
    """Return a case as it is, with what may come instead: `first` where that must be done before."""
    ways = (event for place in case.places for event in machine["moves"][place])
    return Step(case, "refused", reason=reason, allowed=first or tuple(dict.fromkeys((*ways, *case.owed))))


def replayed(machine: Machine, log: Iterable[Happening]) -> tuple[Case, tuple[Step, ...]]:
    """Return the case that events tell of, and what became of each, in the order in which they happened."""
    case, steps = opened(machine), list[Step]()
    for happening in sorted(log, key=lambda each: in_london(each.at).astimezone(UTC)):
        steps.append(stepped(machine, case, happening))
        case = steps[-1].case
    return case, tuple(steps)


def told(machine: Machine, case: Case, conditions: Mapping[str, bool]) -> Case:
    """Return the case once it is known whether the conditions of rules hold; raises ValueError for any other rule."""
    for rule in conditions:
        if rule not in machine["conditions"]:
            raise ValueError(f"`{rule}` is no rule with a time and a condition")
    return case._replace(conditions={**case.conditions, **conditions})


def _moved(machine: Machine, case: Case, happening: Happening, line: int, move: Move) -> Step:
    target, _, over = move
    here = case.places[line]
    first = tuple(act for act in case.owed if act in machine["before_closing"])
    if target in machine["closing"] and target != here and first:
        return refused(machine, case, "the case cannot close before this is done", first)
    reason = _used_up(machine, case, happening.event)
    if reason:
        return refused(machine, case, reason)
    after = _recorded(machine, case, happening)
    if target != here:
        moves = stands_for(machine, target) != stands_for(machine, here)
        opens = (*over, *(machine["owed_in"].get(target, ()) if moves else ()))
        owed = (*after.owed, *(act for act in opens if act not in after.owed))
        after = after._replace(places=(*case.places[:line], target, *case.places[line + 1 :]), owed=owed)
    return Step(after, "stayed" if after.places == case.places else "moved", over)


def stands_for(machine: Machine, place: str) -> str:
    """Return the place that stands for this one and its twins: what is owed in them is owed once."""
    return machine["places"][place]["twin_of"] or place


def _used_up(machine: Machine, case: Case, event: str) -> str:
    """Return why an act may not be done again; nothing where it may."""
    limit = machine["at_most"].get(event)
    if limit is None or case.used.get(event, 0) < limit:
        return ""
    return "this may be done once" if limit == 1 else f"this may be done {limit} times"


def _recorded(machine: Machine, case: Case, happening: Happening) -> Case:
    done = {happening.event, *machine["keeps"].get(happening.event, ())}
    owed = tuple(act for act in case.owed if act not in done)
    owed = (*owed, *(act for act in machine["owed_on"].get(happening.event, ()) if act not in owed))
    used = case.used
    if happening.event in machine["at_most"]:
        used = {**used, happening.event: used.get(happening.event, 0) + 1}
    return case._replace(happened=(*case.happened, happening), owed=owed, used=used)


def _is_named(machine: Machine, case: Case, event: str) -> bool:
    """Tell whether a rule of a stage in which the case is, or a duty that is open, names an event."""
    acts = {event, *machine["keeps"].get(event, ())}
    if event in machine["recorded"] or not acts.isdisjoint(case.owed):
        return True
    here = (machine["places"][place] for place in case.places)
    return any(event in machine["named"].get(place["stage"], ()) for place in here if place["kind"] != "start")
