"""What the examples of one procedure are played on, and which event of its machine a line means where the case is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from remit.calendar import Calendar, local
from remit.derive.case import Case
from remit.derive.facts import name_of, way_of
from remit.derive.occasions import Occasions
from remit.derive.settled import ruled_out
from remit.derive.states import Machine
from remit.derive.tables import Tables, tables_of
from remit.model.example import Answer, Named, Told, When
from remit.model.example_rows import Row, folded
from remit.model.identity import slug
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import Condition, Count, atoms
from remit.vocabulary import Vocabulary

NOON = time(12)


class UnsettledError(Exception):
    """Words that can be either of several rules where the case is."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        super().__init__(", ".join(rule.id for rule in rules))
        self.rules = rules


@dataclass(frozen=True, slots=True)
class Setting:
    """One procedure with its machine, look-ups and calendar."""

    machine: Machine
    procedure: Procedure
    tables: Tables
    occasions: Occasions
    calendar: Calendar

    def rules(self, named: Named) -> tuple[Rule, ...]:
        """Return the rules that a line can mean, in the order of the policy."""
        return tuple(rule for rule in self.procedure.rules() if rule.id in named.rules)

    def event(self, case: Case, what: Named | Answer) -> str:
        """Return the event that a line means: one that the case waits for before one that is only accepted.

        Raises UnsettledError where the words can be either of two rules.
        """
        if isinstance(what, Answer):
            return f"{what.decision}.{what.key}"
        if what.moment:
            return self._moment(what.moment)
        return self._made(case, what)

    def stages(self, case: Case) -> tuple[str, ...]:
        """Return the ids of the stages in which a case is; one beside the main line counts once it is open."""
        return tuple(self.tables.stage[place] for place in case.places if place in self.tables.living)

    def _moment(self, moment: str) -> str:
        """Return the event from which times count, by its name in rules."""
        starts = [start for clock in self.machine.clocks for start in clock.starts]
        outside = f"{self.procedure.slug}.event.{slug(moment.removeprefix('the '))}"
        named = outside if outside in self.tables.known else f"{self.procedure.slug}.{moment}"
        return next((start.event for start in starts if start.label == moment), named)

    def _made(self, case: Case, what: Named) -> str:
        rules = self.rules(what)
        if what.received:
            sent = {each.event for each in case.happened}
            rules = tuple(rule for rule in rules if not sent.isdisjoint(self.occasions.done(rule))) or rules
            return f"{rules[-1].id}.received"
        for accepted in self._ranks(case):
            found = {event: rule for rule in rules for event in self._events(rule, what.words) if accepted(event)}
            if len(found) > 1:
                found = self._first(case, found)
            if len(found) > 1:
                raise UnsettledError(tuple(found.values()))
            if found:
                return next(iter(found))
        here = [rule for rule in rules if rule.stage in self.stages(case)]
        return self._events((here or list(rules))[0], what.words)[0]

    def _events(self, rule: Rule, words: str) -> tuple[str, ...]:
        """Return the events by which a rule is done; where words name an act that may be done instead, that one's."""
        kind = frozenset({*folded(self.procedure.kind)})
        for other in self.occasions.instead(rule):
            row = Row(replace(rule, action=other.action, alternatives=()), kind, self.occasions.vocabulary)
            said = folded(words)
            if row.is_done(said) or (folded(other.noun) == said and other.noun != rule.noun):
                return (other.event,)
        return self.occasions.done(rule)

    def _ranks(self, case: Case) -> Iterator[Callable[[str], bool]]:
        """Yield the tests of an event, from what the case waits for to what it takes note of."""
        moves = [self.tables.moves[place] for place in case.places]
        named = [self.tables.named.get(stage, frozenset()) for stage in self.stages(case)]
        yield lambda event: any(event in of and not of[event].early for of in moves)
        yield lambda event: event in case.owed and any(event in of for of in named)
        yield lambda event: any(event in of for of in moves)
        yield lambda event: any(event in of for of in named)
        yield lambda event: event in case.owed

    def _first(self, case: Case, found: dict[str, Rule]) -> dict[str, Rule]:
        """Return what is left of several events: what the case can still come to, of the stage where it stands.

        Of ways in, one on the main line; of the rest, what has not been done yet, and a rule of every stage once.
        """
        ahead = self._ahead(case)
        found = {
            event: rule for event, rule in found.items() if event in case.owed or self._comes(rule, ahead)
        } or found
        main = self.tables.moves[case.places[0]]
        ways = {event: rule for event, rule in found.items() if rule.part is Part.WAY_IN}
        if len(ways) == len(found):
            return {event: rule for event, rule in found.items() if event in main} or found
        stages = self.stages(case)
        found = {event: rule for event, rule in found.items() if rule.stage in stages} or found
        done = {each.event for each in case.happened}
        found = {event: rule for event, rule in found.items() if event not in done} or found
        once = {rule.span: event for event, rule in reversed(found.items()) if rule.throughout}
        return {event: rule for event, rule in found.items() if once.get(rule.span, event) == event}

    def _comes(self, rule: Rule, ahead: set[str]) -> bool:
        """Tell whether a step, or a step to which a rule belongs, lies ahead; what is no step may always come."""
        steps = [name for name in rule.attached_to or (rule.id,) if name in self.tables.moves]
        return not steps or not ahead.isdisjoint(steps)

    def _ahead(self, case: Case) -> set[str]:
        """Return the places to which a case can still come with what is known of it."""
        closed = ruled_out(self.procedure, case.facts)
        seen, queue = set(case.places), list(case.places)
        while queue:
            here = queue.pop()
            onward = {
                step.target for step in self.machine.transitions if step.source == here and step.event not in closed
            }
            queue += onward - seen
            seen |= onward
        return seen


def setting_of(machine: Machine, procedure: Procedure, vocabulary: Vocabulary, calendar: Calendar) -> Setting:
    """Return what the examples of a procedure are played on."""
    return Setting(machine, procedure, tables_of(machine, procedure), Occasions(procedure, vocabulary), calendar)


def moment_of(when: When) -> datetime:
    """Return a day as a moment in London: noon, where no hour is said."""
    return local(when.day, when.at or NOON)


def facts_of(told: Told) -> dict[str, bool | int]:
    """Return what is known once a fact is told."""
    return {name_of(atom): atom.low if isinstance(atom, Count) else not atom.negated for atom in atoms(told.condition)}


def facts_of_channel(procedure: Procedure, channel: str) -> dict[str, bool | int]:
    """Return what is known of a case by how it came: that it came so, and in no other way that a rule asks for."""
    names = {name_of(atom) for condition in _conditions(procedure) for atom in atoms(condition)}
    found = ((name, way) for name in sorted(names) if (way := way_of(name)))
    return {name: way == channel for name, way in found} if channel else {}


def _conditions(procedure: Procedure) -> Iterator[Condition]:
    for rule in procedure.rules():
        if rule.condition is not None:
            yield rule.condition
    for branch in procedure.branches():
        yield from (case.condition for case in branch.cases if case.condition is not None)
