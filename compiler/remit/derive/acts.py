"""Conditions on what somebody has done: by which events it becomes true, and within which time, if it says one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from remit.derive.facts import name_of
from remit.derive.occasions import Occasions
from remit.derive.states import Act, Start
from remit.model.policy import Procedure, Rule, rules_in
from remit.syntax.clause import Condition, Done, EventRef, atoms
from remit.vocabulary import Vocabulary


def acts_of(procedure: Procedure, occasions: Occasions) -> tuple[Act, ...]:
    """Return every condition on an act, once, by what it is known by."""
    found: dict[str, Act] = {}
    for said, condition in conditions(procedure):
        for atom in atoms(condition):
            if isinstance(atom, Done):
                one, other = atom, replace(atom, subject=atom.also or atom.subject)
                events, also = (tuple(start.event for start in makers(who, said, occasions)) for who in (one, other))
                act = Act(name_of(atom), events, bounded=atom.limit is not None, also=also if atom.also else ())
                found.setdefault(act.name, act)
    return tuple(found.values())


def conditions(procedure: Procedure) -> Iterator[tuple[Rule, Condition]]:
    """Yield the conditions of rules and of branches, each with a rule that stands where it is said."""
    for rule in procedure.rules():
        if rule.condition is not None:
            yield rule, rule.condition
    for branch in procedure.branches():
        inside = next(rules_in((branch,)), None)
        for case in branch.cases:
            if case.condition is not None and inside is not None:
                yield inside, case.condition


def makers(done: Done, said: Rule, occasions: Occasions) -> tuple[Start, ...]:
    """Return the events by which an act is done, where the rule `said` speaks of it."""
    if (followed := occasions.procedure.rule(said.follows)) is not None:
        return tuple(Start(event, followed.noun) for event in occasions.done(followed))
    found = occasions.resolve(_event(done, occasions.vocabulary), said)
    if not isinstance(done.subject, str):
        return found
    side = occasions.vocabulary.parties.get(done.subject, "council")
    return tuple(_on_side(found, side, occasions)) or (_outside(done, occasions),)


def _event(done: Done, vocabulary: Vocabulary) -> EventRef:
    verb = vocabulary.verbs.get(done.verb)
    named = done.thing.event if done.thing is not None else None
    if named is not None and done.verb == "receive":
        return EventRef(named.event, named.stage, received=True)
    if named is not None and (verb is None or verb.carries or not verb.noun):
        return EventRef(named.event, named.stage)
    return EventRef(verb.noun if verb is not None and verb.noun else done.verb)


def _on_side(starts: Iterable[Start], side: str, occasions: Occasions) -> Iterator[Start]:
    """Yield the events that somebody on a side makes, and those of which no rule says who makes them."""
    parties = occasions.vocabulary.parties
    for start in starts:
        rule = occasions.procedure.rule(start.event.rpartition(".")[0])
        received = start.event.endswith(".received")
        if rule is None or received or any(parties.get(actor, "council") == side for actor in rule.actors):
            yield start


def _outside(done: Done, occasions: Occasions) -> Start:
    noun = _event(done, occasions.vocabulary).event
    return Start(f"{occasions.procedure.slug}.event.{noun.replace(' ', '-')}", noun, known=False)
