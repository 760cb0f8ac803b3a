"""One case on its way through a procedure: an event in, the next case out. Pure; knows no clock and no calendar.

Cases do not keep to the page. The event of a later step of the same stage is accepted, and what was passed over stays
owed; whatever a rule of the stage names is recorded. Refused is only what no rule of the stage names, or what a duty
that must come first holds up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from remit.derive.facts import Facts, truth
from remit.derive.tables import Move, Tables
from remit.value import value

_NOTHING: Facts = MappingProxyType({})


def _nothing() -> Facts:
    return _NOTHING


@value
class Happening:
    """Something that happened to a case at a moment (with its zone).

    `recorded` is when somebody wrote it down, `facts` what it told, `until` the new last day that an extension gives,
    `told` what the other side was told along with it.
    """

    event: str
    at: datetime
    recorded: datetime | None = None
    facts: Facts = field(default_factory=_nothing)
    until: datetime | None = None
    told: tuple[str, ...] = ()


class Case(NamedTuple):
    """Where a case is on each line, what happened (in order), what is known of it, and which duties are open.

    A tuple by itself, for every event makes one: a data class takes three times as long to make.
    """

    places: tuple[str, ...]
    happened: tuple[Happening, ...] = ()
    facts: Facts = _NOTHING
    owed: tuple[str, ...] = ()
    used: Mapping[str, int] = _NOTHING


@value
class Remark:
    """What is to be said of an event: refused with what is allowed instead, steps passed over, or out of turn."""

    kind: Literal["refused", "passed over", "out of turn"]
    event: str
    at: datetime
    reason: str
    named: tuple[str, ...] = ()


_made = tuple.__new__  # what calling `Case` comes to
_SILENT: tuple[Remark, ...] = ()


def opened(tables: Tables) -> Case:
    """Return the case before anything has happened."""
    return Case(tables.initial)


def step(tables: Tables, case: Case, happening: Happening) -> tuple[Case, tuple[Remark, ...]]:
    """Return the case after an event, and what is to be said of it; a refused event leaves the case as it is."""
    event = happening.event
    for line, place in enumerate(case.places):
        move = tables.moves[place].get(event)
        if move is not None:
            if move.plain and not happening.facts and not (move.settles and case.facts):
                return _plainly(case, happening, line, move), _SILENT
            return _moved(tables, case, happening, line, move.target, move.over)
    if _named(tables, case, event):
        remarks: tuple[Remark, ...] = ()
        if event not in tables.recorded and not {event, *tables.keeps.get(event, ())}.intersection(case.owed):
            reason = "no rule waits for it now; it is recorded"
            remarks = (Remark("out of turn", event, happening.at, reason),)
        used, refused = _counted(tables, case, happening)
        return (case, refused) if refused else (_decided(tables, _recorded(tables, case, happening, used)), remarks)
    if event not in tables.known:
        return case, (Remark("refused", event, happening.at, "no rule of the policy knows it", allowed(tables, case)),)
    return case, (Remark("refused", event, happening.at, "no rule of this stage names it", allowed(tables, case)),)


def allowed(tables: Tables, case: Case) -> tuple[str, ...]:
    """Return the events that move the case on or are owed, in the order of the policy."""
    found = [event for place in case.places for event in tables.moves[place]]
    return tuple(dict.fromkeys((*found, *case.owed)))


def known(tables: Tables, case: Case, facts: Facts) -> Case:
    """Return the case once more is known of it: decisions that hang on it are taken."""
    case = case._replace(facts=MappingProxyType({**case.facts, **facts}))
    for event in (tables.silent[name] for name, held in facts.items() if name in tables.silent and not held):
        for line, place in enumerate(case.places):
            if (move := tables.moves[place].get(event)) is not None:
                case = case._replace(places=(*case.places[:line], move.target, *case.places[line + 1 :]))
    return _decided(tables, case)


def _plainly(case: Case, happening: Happening, line: int, move: Move) -> Case:
    """Return the case after a move that nothing stands in the way of; the same as `_moved` makes, in a third of it."""
    places, happened, facts, owed, used = case
    if happening.event in owed:
        owed = tuple([each for each in owed if each != happening.event])
    if move.opens:
        owed = (*owed, *[each for each in move.opens if each not in owed])
    places = (move.target,) if len(places) == 1 else (*places[:line], move.target, *places[line + 1 :])
    return _made(Case, (places, (*happened, happening), facts, owed, used))


def _moved(
    tables: Tables, case: Case, happening: Happening, line: int, target: str, over: tuple[str, ...]
) -> tuple[Case, tuple[Remark, ...]]:
    if target in tables.closing:
        first = tuple(event for event in case.owed if event in tables.before_closing)
        if first and target != case.places[line]:
            reason = "the case cannot close before this is done"
            return case, (Remark("refused", happening.event, happening.at, reason, first),)
    used, refused = _counted(tables, case, happening)
    if refused:
        return case, refused
    moved = _recorded(tables, case, happening, used)
    if target != case.places[line]:
        places = (*case.places[:line], target, *case.places[line + 1 :])
        moves = tables.place[target] != tables.place[case.places[line]]
        opens = tables.owed_in.get(target, ()) if moves else ()
        due = tuple(event for event in (*over, *opens) if event not in moved.owed)
        moved = moved._replace(places=places, owed=(*moved.owed, *due))
    moved = _decided(tables, moved)
    remarks: tuple[Remark, ...] = ()
    if over:
        remarks = (Remark("passed over", happening.event, happening.at, "what was passed over stays owed", over),)
    return moved, remarks


def _counted(tables: Tables, case: Case, happening: Happening) -> tuple[Mapping[str, int], tuple[Remark, ...]]:
    """Return how often each act was done with this one, and why it is refused, if it may not be done again."""
    event = happening.event
    limit = tables.at_most.get(event)
    if limit is None:
        return case.used, _SILENT
    used = {**case.used, event: case.used.get(event, 0) + 1}
    if used[event] <= limit:
        return used, _SILENT
    reason = "this may be done once" if limit == 1 else f"this may be done {limit} times"
    return used, (Remark("refused", event, happening.at, reason, allowed(tables, case)),)


def _recorded(tables: Tables, case: Case, happening: Happening, used: Mapping[str, int] | None = None) -> Case:
    facts = MappingProxyType({**case.facts, **happening.facts}) if happening.facts else case.facts
    event, owed = happening.event, case.owed
    if event in owed or event in tables.keeps:
        owed = tuple(each for each in owed if each != event and each not in tables.keeps.get(event, ()))
    if event in tables.owed_on:
        owed = (*owed, *(each for each in tables.owed_on[event] if each not in owed))
    return Case(case.places, (*case.happened, happening), facts, owed, case.used if used is None else used)


def _named(tables: Tables, case: Case, event: str) -> bool:
    """Tell whether a rule of a stage in which the case is, or a duty that is open, names an event."""
    if event in case.owed or event in tables.recorded or not set(tables.keeps.get(event, ())).isdisjoint(case.owed):
        return True
    return any(event in tables.named.get(tables.stage[place], ()) for place in case.places if place in tables.living)


def _decided(tables: Tables, case: Case) -> Case:
    """Return the case after every decision that known facts settle; it waits at one that they do not."""
    seen: set[str] = set()
    for line, place in enumerate(case.places):
        here = place
        while here in tables.decisions and here not in seen:
            seen.add(here)
            settled = _settled(tables, here, case.facts)
            if settled is None:
                break
            here = settled
        if here != place:
            due = tuple(event for event in tables.owed_in.get(here, ()) if event not in case.owed)
            places = (*case.places[:line], here, *case.places[line + 1 :])
            case = case._replace(places=places, owed=(*case.owed, *due))
    return case


def _settled(tables: Tables, decision: str, facts: Facts) -> str | None:
    """Return where known facts lead from a decision; None while they settle nothing."""
    unknown = False
    for way in tables.decisions[decision]:
        held = truth(way.condition, facts)
        if held is None:
            unknown = True
        elif held is not way.negated:
            return way.target
    return None if unknown else tables.otherwise.get(decision)
