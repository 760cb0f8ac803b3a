"""What stands in the box of a step: its time, its notes, and what else may or must happen meanwhile."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from remit.derive.occasions import received_step
from remit.derive.states import STILL, Machine, StateKind
from remit.derive.voice import BARE, Voice, capital, lower
from remit.model.policy import Part, Rule
from remit.syntax.clause import Norm, Qualification, Thing
from remit.syntax.printer import print_action, print_condition


@dataclass(frozen=True, slots=True)
class Words:
    """Lines for the boxes of one procedure."""

    voice: Voice
    machine: Machine

    def times(self, rule: Rule) -> tuple[str, ...]:
        """Return the time limits of a rule, its `otherwise` included, and by when the reader has what it sends."""
        said = [self.voice.time(limit) for limit in (rule.action.limits if rule.action else ())]
        if rule.sentence.otherwise is not None:
            when = rule.sentence.when
            if when is not None and said:
                said[0] = f"{said[0]} {when.kind} {self.voice.address(print_condition(when.condition))}"
            said.append(f"{self.voice.labels.say('otherwise')} {self.voice.time(rule.sentence.otherwise).lower()}")
        received = (other for other in self._attached_rules(rule) if self._is_had(other))
        said += [self.voice.having(limit) for other in received if other.action for limit in other.action.limits]
        return tuple(said)

    def _is_had(self, rule: Rule) -> bool:
        """Tell whether a rule says no more than by when the reader must have what a step sends."""
        sent = rule.action.things if rule.action else ()
        plain = rule.strength == "must" and len(sent) == 1 and rule.sentence.otherwise is None and rule.reading is None
        return plain and bool(received_step(rule)) and rule.limit is not None and self.voice.side(rule) == "you"

    def notes(self, rule: Rule) -> tuple[str, ...]:
        """Return the short lines under a step: who, how, how binding, what it includes."""
        lines = [self.voice.post(rule)] if self.voice.side(rule) == "council" else []
        lines.append(
            {"aims to": self.voice.labels.say("aim"), "should": self._should(rule)}.get(rule.strength or "", "")
        )
        if (when := rule.sentence.when) is not None and rule.part is Part.WAY_IN:
            lines.append(capital(self.voice.address(f"{when.kind} {print_condition(when.condition)}")))
        if rule.reading is not None:
            lines.append(self.voice.labels.say("reading"))
        if told := self.voice.giving(rule):
            lines.append(self.voice.address(f"Gives {told}"))
        lines += [capital(self.voice.address(f"or {print_action(act, leave_out=BARE)}")) for act in rule.alternatives]
        lines += [self.voice.statement(other).rstrip(".") for other in self._qualified(rule)]
        lines += [self._attached(other) for other in self._attached_rules(rule) if not self._is_had(other)]
        return tuple(dict.fromkeys(line for line in lines if line))

    def _should(self, rule: Rule) -> str:
        return self.voice.labels.say("recommended" if self.voice.side(rule) == "you" else "expected")

    def _qualified(self, rule: Rule) -> list[Rule]:
        """Return who may not do a step: said where those of whom it speaks come first in the stage."""
        found = []
        own = [other for other in self.voice.procedure.rules() if other.stage == rule.stage]
        for other in own:
            said = other.sentence.statement
            if isinstance(said, Qualification):
                named = (step for step in own if step.part is Part.STEP and said.subject in _people(step))
                if next(named, None) is rule:
                    found.append(other)
        return found

    def _said_at_a_step(self, rule: Rule) -> bool:
        """Tell whether a rule says who may not act, and one of those acts in its stage."""
        said = rule.sentence.statement
        if not isinstance(said, Qualification):
            return False
        own = (step for step in self.voice.procedure.rules() if step.stage == rule.stage and step.part is Part.STEP)
        return any(said.subject in _people(step) for step in own)

    def _attached_rules(self, rule: Rule) -> list[Rule]:
        return [
            other
            for other in self.voice.procedure.rules()
            if rule.id in other.attached_to and other.extension is None and other.sentence.when is None
        ]

    def _attached(self, rule: Rule) -> str:
        """Return an attached rule as a note: "It includes the decision"."""
        said = rule.sentence.statement
        if isinstance(said, Norm) and isinstance(said.subjects[0], Thing) and rule.action is not None:
            verb = self.voice.present(rule.action.verb)
            return self.voice.address(capital(f"{verb} {self.voice.things(rule.action.things)}"))
        return self.voice.statement(rule).rstrip(".")

    def longer(self, rule: Rule) -> str:
        """Return an extension as one line: who may take longer, by how much, what is told."""
        return f"{self.voice.statement(rule).rstrip('.')}: {lower(self.voice.extension(rule.extension))}."

    def throughout(self, stage: str) -> tuple[str, ...]:
        """Return what holds in a stage from its beginning to its end."""
        rules = (rule for rule in self.voice.procedure.rules() if rule.stage == stage)
        return tuple(self.voice.statement(rule) for rule in rules if self._everywhere(rule))

    def _everywhere(self, rule: Rule) -> bool:
        return rule.throughout and rule.part is Part.LOOSE

    def beginning(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who may begin, how and by when: what the first box shows, and what only the steps in words tell.

        The rules of the first stage say it, or else what the policy states of the ways to send feedback.
        """
        first = self.voice.procedure.stages[0].id
        ways = [rule for rule in self.voice.procedure.rules() if rule.stage == first and rule.part is Part.WAY_IN]
        shown = tuple(self.voice.statement(rule) for rule in ways if rule.sentence.when is None)
        told = tuple(self.voice.statement(rule) for rule in ways if rule.sentence.when is not None)
        return (shown, (*self.voice.ways, *told)) if shown else (self.voice.ways, told)

    def duties(self) -> dict[str, tuple[str, ...]]:
        """Return for each state the side duties that are owed there whatever the case is like."""
        found: dict[str, list[str]] = defaultdict(list)
        for duty in self.machine.duties:
            rule = self.voice.procedure.rule(duty.rule)
            if rule is not None and duty.states and rule.sentence.when is None and not self._everywhere(rule):
                found[duty.states[0]].append(self.voice.statement(rule))
        return {name: tuple(dict.fromkeys(lines)) for name, lines in found.items()}

    def more(self, drawn: set[str]) -> dict[str, tuple[str, ...]]:
        """Return for each state what may happen there, what must under a condition, and what else its rules say.

        A permission that is `drawn` has a box of its own; what holds all through a stage is told by `throughout`.
        """
        rules = {rule.id: rule for rule in self.voice.procedure.rules()}
        places = {state.id: state.place for state in self.machine.states}
        before = {each.rule: each.states[0] for each in self.machine.permissions if each.states}
        undrawn = (state for state in self.machine.states if state.rule in before and state.rule not in drawn)
        ended = {state.id: places[before[state.rule]] for state in undrawn if state.kind in STILL}
        found: dict[str, list[str]] = defaultdict(list)
        for permission in self.machine.permissions:
            rule = rules[permission.rule]
            where = tuple(dict.fromkeys(places[name] for name in permission.states))
            if rule.id not in drawn and not self._everywhere(rule):
                self._tell(rule, tuple(dict.fromkeys(ended.get(name, name) for name in where)), found)
            elif rule.extension is not None:
                # INVARIANT: more time is asked about before the first step that it is for; the others say it.
                for name in where[1:]:
                    found[name].append(self.longer(rule))
        for duty in self.machine.duties:
            rule = rules[duty.rule]
            if duty.states and not self._everywhere(rule):
                for state in self._shown_at(duty.states[0]) if rule.sentence.when is not None else ():
                    found[state].append(self.voice.statement(rule))
            elif rule.sentence.when is not None:
                self._tell(rule, rule.attached_to, found)
        for remark in self.machine.remarks:
            rule = rules[remark.rule]
            if rule.attached_to and (rule.benchmark or not rule.actors) and rule.sentence.when is None:
                continue
            if not self._everywhere(rule) and not self._said_at_a_step(rule):
                self._tell(rule, remark.states, found)
        return {name: tuple(dict.fromkeys(lines)) for name, lines in found.items()}

    def _shown_at(self, name: str) -> tuple[str, ...]:
        """Return the states in whose boxes a duty stands: of one owed at rest the steps that the rest follows.

        At rest a reader is asked whether they are satisfied; what the council owes them is no answer to that.
        """
        states = {state.id: state for state in self.machine.states}
        if states[name].kind not in STILL:
            return (name,)
        sources = (states[step.source] for step in self.machine.transitions if step.target == name)
        own = (state.id for state in sources if (state.kind, state.stage) == (StateKind.STEP, states[name].stage))
        return tuple(dict.fromkeys(own)) or (name,)

    def _tell(self, rule: Rule, states: tuple[str, ...], found: dict[str, list[str]]) -> None:
        """Add a rule to each step to which it belongs, else to where it first holds."""
        for state in states if rule.attached_to else states[:1]:
            found[state].append(self.voice.statement(rule))


def _people(rule: Rule) -> tuple[str, ...]:
    """Return those of whom a rule speaks: who acts, and to whom the case goes."""
    action = rule.action
    return (*rule.actors, *((action.recipient, *action.to_party) if action else ()))
