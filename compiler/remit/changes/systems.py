"""What changed for systems that know the ids of states, events and clocks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from remit.changes.change import Ids, Named, Renamed
from remit.changes.matching import Edition, Pair
from remit.derive.states import Clock, Machine
from remit.model.policy import Procedure
from remit.syntax.printer import print_duration

SORTS = ("states", "events", "clocks")


def systems_of(old: Edition, new: Edition, pairs: Collection[Pair]) -> tuple[Ids, ...]:
    """Return the ids that changed: of procedures that are gone, of those in both editions, of those that are new."""
    kept = {each.old.slug for each in pairs}, {each.new.slug for each in pairs}
    gone = [pair for pair in _compiled(old) if pair[0].slug not in kept[0]]
    come = [pair for pair in _compiled(new) if pair[0].slug not in kept[1]]
    found = [Ids(one.kind, sort, _of(one, machine, sort), (), ()) for one, machine in gone for sort in SORTS]
    found += [_ids(pair, sort) for pair in pairs for sort in SORTS]
    found += [Ids(one.kind, sort, (), _of(one, machine, sort), ()) for one, machine in come for sort in SORTS]
    return tuple(each for each in found if each.removed or each.added or each.renamed or each.changed)


def _compiled(edition: Edition) -> Iterator[tuple[Procedure, Machine]]:
    return zip(edition.policy.procedures, edition.machines, strict=True)


def _ids(pair: Pair, sort: str) -> Ids:
    before = {each.id: each for each in _of(pair.old, pair.old_machine, sort)}
    after = {each.id: each for each in _of(pair.new, pair.new_machine, sort)}
    becomes = {name: now for name in before if (now := pair.now(name)) in after}
    known = set(becomes.values())
    return Ids(
        pair.new.kind,
        sort,
        tuple(each for name, each in before.items() if name not in becomes),
        tuple(each for name, each in after.items() if name not in known),
        tuple(Renamed(name, now, after[now].words) for name, now in becomes.items() if name != now),
        tuple(_changed(pair, becomes)) if sort == "clocks" else (),
    )


def _changed(pair: Pair, becomes: Mapping[str, str]) -> Iterator[Named]:
    """Yield the clocks that both editions have and that count otherwise now."""
    olds = {each.id: each for each in pair.old_machine.clocks}
    news = {each.id: each for each in pair.new_machine.clocks}
    for was, now in becomes.items():
        before = _counts(olds[was], {each.event: pair.now(each.event) or each.event for each in olds[was].starts})
        after = _counts(news[now], {})
        if before != after:
            yield Named(now, f"{before} → {after}")


def _counts(clock: Clock, names: Mapping[str, str]) -> str:
    """Return how a clock counts: its time and the events from which it does, by the newer ids."""
    times = (
        (clock.duration, clock.starts_on),
        (clock.second, (clock.second_start,)),
        (clock.otherwise, clock.otherwise_on),
    )
    said = []
    for duration, starts in times:
        if duration is not None:
            events = " or ".join(names.get(each.event, each.event) for each in starts if each is not None)
            said.append(f"{print_duration(duration)} from {events or 'no event that is named'}")
    join = f"; the {clock.pick} of them counts" if clock.pick else ""
    extended = f"; extended by {', '.join(clock.extended_by)}" if clock.extended_by else ""
    return ("; else ".join(said) or "no time") + join + extended


def _of(procedure: Procedure, machine: Machine, sort: str) -> tuple[Named, ...]:
    """Return the ids of one sort, each with what it is of."""
    if sort == "events":
        return tuple(Named(each.id, each.label) for each in machine.events)
    if sort == "clocks":
        return tuple(Named(each.id, _rule(procedure, each.rule)) for each in machine.clocks)
    return tuple(Named(each.id, _rule(procedure, each.rule) or each.kind) for each in machine.states)


def _rule(procedure: Procedure, name: str) -> str:
    rule = procedure.rule(name)
    return rule.text.text if rule is not None else ""
