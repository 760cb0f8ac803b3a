"""A procedure as a code sees it: its stages by number, what answers, what extends, and what letters tell.

Goes by the words of the rulebook and by the meaning of rules; never by how a sentence is put.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from operator import is_not

from remit.assessment import Evidence
from remit.calendar import Calendar
from remit.checks import Subject
from remit.derive.bounds import Times
from remit.derive.occasions import received_steps
from remit.derive.states import Machine, Start
from remit.model.policy import Exclusion, Gap, Part, Rule, Stage, items_in, rules_in
from remit.rulebook import Rulebook
from remit.source import Span
from remit.syntax.clause import Condition, Limit, atoms

DUTIES = ("must", "should", "aims to")


class View:
    """One procedure of a policy and the words of one rulebook. `as_of` is the day of the assessment, if any."""

    def __init__(
        self, subject: Subject, at: int, book: Rulebook, calendar: Calendar, as_of: date | None = None
    ) -> None:
        self.policy, self.vocabulary = subject.policy, subject.vocabulary
        self.procedure = subject.policy.procedures[at]
        self.machine = self._as_asked(subject.machines[at])
        self.book, self.calendar, self.as_of = book, calendar, as_of

    # --- time

    @cached_property
    def complainants(self) -> frozenset[str]:
        """Return the parties on the side of whoever gives feedback."""
        return frozenset(party for party, side in self.vocabulary.parties.items() if side == "complainant")

    @cached_property
    def times(self) -> Times:
        """Return the times of the procedure, as it stands."""
        return self.times_of(self.machine)

    def times_of(self, machine: Machine) -> Times:
        """Return the times of a machine of this procedure."""
        from remit.model.editions import beginning

        since = beginning(self.policy.force)
        return Times(machine, self.procedure, self.calendar, since.date() if since else None, self.complainants)

    def _as_asked(self, machine: Machine) -> Machine:
        """Return a machine whose times that count from the council's receipt of a request count from the request.

        A code means by a request one that the council has: until then nothing is there to be acknowledged.
        """
        ways = {rule.id for stage in self.procedure.stages for rule in self.ways_in(stage) if not self.is_council(rule)}

        def asked(start: Start) -> Start:
            rule = start.event.removesuffix(".received")
            return replace(start, event=f"{rule}.done") if start.event != rule and rule in ways else start

        clocks = []
        for clock in machine.clocks:
            starts = tuple(map(asked, clock.starts_on))
            clocks.append(clock if starts == clock.starts_on else replace(clock, starts_on=starts))
        return replace(machine, clocks=tuple(clocks)) if any(map(is_not, clocks, machine.clocks)) else machine

    # --- stages

    @cached_property
    def informal(self) -> tuple[Stage, ...]:
        """Return the stages of the council that stand before stage 1: by their name, or by standing before it."""
        own = self._own
        named = tuple(stage for stage in own if self._is_informal(stage))
        first = next((at for at, stage in enumerate(own) if stage.label == "Stage 1" and stage not in named), None)
        if first is None:
            first = next((at for at, stage in enumerate(own) if stage not in named), len(own))
        return own[:first]

    @cached_property
    def formal(self) -> tuple[Stage, ...]:
        """Return the stages of the council that a complaint passes through, without the informal ones."""
        return tuple(stage for stage in self._own if stage not in self.informal)

    @cached_property
    def outside(self) -> tuple[Stage, ...]:
        """Return the stages that somebody else than the council runs."""
        return tuple(stage for stage in self.procedure.stages if stage not in self._own)

    @cached_property
    def _own(self) -> tuple[Stage, ...]:
        own = {"", "the council", self.policy.council.casefold()}
        return tuple(
            stage for stage in self.procedure.stages if stage.run_by.casefold() in own and not self.is_ombudsman(stage)
        )

    @cached_property
    def third(self) -> tuple[Stage, ...]:
        """Return the stages that a third party runs: neither the council's nor an Ombudsman's."""
        return tuple(stage for stage in self.outside if not self.is_ombudsman(stage))

    def is_ombudsman(self, stage: Stage) -> bool:
        """Tell whether a stage is that of an Ombudsman, whatever its number."""
        said = (stage.run_by, stage.label, "" if stage.run_by else stage.name)
        return any(each.casefold().endswith(word) for each in said for word in self.words("ombudsman"))

    def _is_informal(self, stage: Stage) -> bool:
        words = f" {stage.label} {stage.name} ".casefold()
        return any(f" {said.casefold()} " in words for said in self.book.informal)

    def stage(self, number: str | int) -> Stage | None:
        """Return a stage of the council by its number, or None if the policy has none."""
        at = int(number) - 1
        return self.formal[at] if at < len(self.formal) else None

    def label(self, stage: Stage) -> str:
        """Return what a message calls a stage: "stage 1", "Early resolution"."""
        if not stage.label:
            return f"the {self.procedure.kind} procedure"
        return stage.label[:1].lower() + stage.label[1:] if stage.label.startswith("Stage ") else stage.title

    def place(self, stage: Stage | None) -> Span:
        """Return where a stage begins, or the procedure."""
        return stage.span.start() if stage is not None and stage.label else self.procedure.span

    # --- rules

    @cached_property
    def _rules(self) -> dict[str, list[Rule]]:
        return {stage.id: list(rules_in(stage.items)) for stage in self.procedure.stages}

    @cached_property
    def _gaps(self) -> dict[str, list[Gap]]:
        return {
            stage.id: [item for item in items_in(stage.items) if isinstance(item, Gap)]
            for stage in self.procedure.stages
        }

    def rules(self, stage: Stage) -> list[Rule]:
        """Return every rule of a stage."""
        return self._rules[stage.id]

    def gaps(self, stage: Stage | None = None) -> tuple[Gap, ...]:
        """Return what is not formalised in a stage, or anywhere in the procedure."""
        stages = (stage,) if stage is not None else self.procedure.stages
        return tuple(gap for each in stages for gap in self._gaps[each.id])

    def words(self, event: str) -> tuple[str, ...]:
        """Return the nouns by which policies make what the code calls `event` happen."""
        return self.book.events.get(event, (event,))

    def making(self, stage: Stage, event: str) -> list[Rule]:
        """Return the steps of a stage that make an event of the code happen.

        What is acknowledged before the first stage, when a complaint comes or while it is informal, is acknowledged.
        """
        nouns = self.words(event)
        own = [rule for rule in self.rules(stage) if rule.part is Part.STEP and rule.noun in nouns]
        if own or event != "acknowledgement" or stage not in self.formal[:1]:
            return own
        arrival = [rule for rule in rules_in(self.procedure.arrival) if rule.noun in nouns]
        return arrival or [rule for each in self.informal for rule in self.making(each, event)]

    def stage_of(self, rule: Rule) -> Stage:
        """Return the stage that a rule stands in; the first, if it stands where feedback arrives."""
        stages = self.procedure.stages
        return next((stage for stage in stages if stage.id == rule.stage), stages[0])

    def ways_in(self, stage: Stage) -> list[Rule]:
        """Return the acts that lead into a stage."""
        return [rule for rule in self.rules(stage) if rule.part is Part.WAY_IN]

    def entries(self, stage: Stage) -> tuple[str, ...]:
        """Return the events that lead into a stage from outside it."""
        inside = {state.id for state in self.machine.states if state.stage == stage.id}
        steps = (each for each in self.machine.transitions if each.target in inside and each.source not in inside)
        return tuple(dict.fromkeys(step.event for step in steps))

    def moves_into(self, stage: Stage, machine: Machine) -> list[Rule]:
        """Return the permissions by which the council itself puts a complaint into a stage, as a machine has them."""
        inside = {state.id for state in machine.states if state.stage == stage.id}
        into = {each.event for each in machine.transitions if each.target in inside and each.source not in inside}
        rules = (rule for rule in self.procedure.rules() if f"{rule.id}.done" in into)
        return [rule for rule in rules if rule.strength == "may" and rule.stage != stage.id and self.is_council(rule)]

    def asked(self, stage: Stage) -> list[Rule]:
        """Return the acts by which somebody outside the council asks for a stage."""
        return [rule for rule in self.ways_in(stage) if not self.is_council(rule)]

    def first_ways(self) -> list[Rule]:
        """Return the acts, in stage 1 or before it, by which a complaint is sent in."""
        return [
            rule
            for stage in (*self.informal, *self.formal[:1])
            for rule in self.rules(stage)
            if rule.verb is not None
            and rule.verb.role == "way in"
            and not rule.verb.names_stage
            and self.is_complainant(rule)
        ]

    def refusals(self, rules: Iterable[Rule], nouns: Sequence[str]) -> list[Rule]:
        """Return the rules by which the council turns somebody away."""
        return [rule for rule in rules if rule.noun in nouns and rule.strength != "must not" and self.is_council(rule)]

    def is_council(self, rule: Rule) -> bool:
        """Tell whether somebody on the council's side acts."""
        return bool(rule.actors) and all(self.vocabulary.parties.get(actor) == "council" for actor in rule.actors)

    def is_complainant(self, rule: Rule) -> bool:
        """Tell whether somebody on the complainant's side acts."""
        return any(actor in self.complainants for actor in rule.actors)

    def extensions(self, stage: Stage) -> list[Rule]:
        """Return the permissions of a stage to answer later."""
        answers = {rule.id for rule in self.making(stage, "response")}
        return [
            rule
            for rule in self.rules(stage)
            if rule.verb is not None
            and rule.verb.extends
            and rule.strength != "must not"
            and (not rule.attached_to or not answers.isdisjoint(rule.attached_to))
        ]

    @cached_property
    def _receiving(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.procedure.rules():
            for step in received_steps(rule):
                found.setdefault(step, []).append(rule)
        return found

    def receiving(self, rule: Rule) -> list[Rule]:
        """Return the duties that somebody has what a rule sends."""
        return self._receiving.get(rule.id, [])

    # --- evidence

    def said(self, rule: Rule) -> Evidence:
        """Return a rule as evidence."""
        place, link = str(rule.origin), rule.origin.link
        return Evidence(rule.id, rule.text.text, rule.span, place, link, rule.sentence)

    def named(self, item: Exclusion | Gap) -> Evidence:
        """Return what is excluded, or not formalised, as evidence."""
        return Evidence(item.id, item.what.text, item.what.span, str(item.origin))

    def stated(self, key: str) -> Evidence | None:
        """Return a statement as evidence, or None if the policy does not make it."""
        statement = self.policy.statement(key)
        if statement is None:
            return None
        said = (statement.details.get(name, ()) for name in ("says", "covers", "who", "where", "date"))
        words = "; ".join(dict.fromkeys(word for words in said for word in words))
        return Evidence(key, words, statement.span, str(statement.origin), statement.origin.link)

    def limit_place(self, rule: Rule, limit: Limit) -> Span:
        """Return where a time stands: its length, or the whole of it where it has none."""
        return rule.place(limit.duration.span if limit.duration else limit.span)


def conditions(condition: Condition | None) -> tuple[Condition, ...]:
    """Return the parts of a condition that are true or false by themselves; none of no condition."""
    return atoms(condition) if condition is not None else ()
