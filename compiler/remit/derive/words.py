"""What stands in the box of a step: its time, its notes, and what else may or must happen meanwhile."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from remit.derive.states import Machine
from remit.derive.voice import Voice, capital
from remit.model.policy import Part, Rule
from remit.syntax.clause import Norm, Thing
from remit.syntax.printer import print_condition


@dataclass(frozen=True, slots=True)
class Words:
    """Lines for the boxes of one procedure."""

    voice: Voice
    machine: Machine

    def times(self, rule: Rule) -> tuple[str, ...]:
        """Return the time limits of a rule, its `otherwise` included."""
        said = [self.voice.time(limit) for limit in (rule.action.limits if rule.action else ())]
        if rule.sentence.otherwise is not None:
            when = rule.sentence.when
            if when is not None and said:
                said[0] = f"{said[0]} {when.kind} {self.voice.address(print_condition(when.condition))}"
            said.append(f"{self.voice.labels.say('otherwise')} {self.voice.time(rule.sentence.otherwise).lower()}")
        return tuple(said)

    def notes(self, rule: Rule) -> tuple[str, ...]:
        """Return the short lines under a step: who, how, how binding, what it includes."""
        lines = [self.voice.post(rule)] if self.voice.side(rule) == "council" else []
        lines.append({"aims to": self.voice.labels.say("aim"), "should": self._should(rule)}.get(rule.strength or "", ""))
        if told := self.voice.giving(rule):
            lines.append(self.voice.address(f"Gives {told}"))
        lines += [self._attached(other) for other in self._attached_rules(rule)]
        return tuple(dict.fromkeys(line for line in lines if line))

    def _should(self, rule: Rule) -> str:
        return self.voice.labels.say("recommended" if self.voice.side(rule) == "you" else "expected")

    def _attached_rules(self, rule: Rule) -> list[Rule]:
        return [
            other
            for other in self.voice.procedure.rules()
            if other.attached_to == rule.id and other.extension is None
        ]

    def _attached(self, rule: Rule) -> str:
        """Return an attached rule as a note: "It includes the decision"."""
        said = rule.sentence.statement
        if isinstance(said, Norm) and isinstance(said.subjects[0], Thing) and rule.action is not None:
            verb = self.voice.present(rule.action.verb)
            return self.voice.address(capital(f"{verb} {self.voice.things(rule.action.things)}"))
        return self.voice.statement(rule).rstrip(".")

    def more(self) -> dict[str, tuple[str, ...]]:
        """Return for each state what else may or must happen there, in the order of the policy."""
        rules = {rule.id: rule for rule in self.voice.procedure.rules()}
        found: dict[str, list[str]] = defaultdict(list)
        for permission in self.machine.permissions:
            rule = rules[permission.rule]
            if rule.part is Part.LOOSE and permission.states:
                found[permission.states[0]].append(self.voice.statement(rule))
        for duty in self.machine.duties:
            if duty.states:
                found[duty.states[0]].append(self.voice.statement(rules[duty.rule]))
        return {name: tuple(dict.fromkeys(lines)) for name, lines in found.items()}

