"""Decisions as questions to the reader: a condition, or somebody's judgement, with the answers at its ways out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.derive.states import Transition
from remit.derive.voice import Voice, capital
from remit.model.policy import Branch, Item, Rule
from remit.syntax.clause import Condition, Fact, Group
from remit.syntax.printer import print_action, print_condition

_AUXILIARY = re.compile(r"(.+?) (is|are|was|were|has|have|can|will|may|must) (.+)")


@dataclass(frozen=True, slots=True)
class Questions:
    """Asks what the branches of one procedure ask."""

    voice: Voice

    def ask(self, item: Item | None) -> tuple[str, str, str, tuple[str, ...]]:
        """Return side, actor, question and notes of a decision."""
        labels = self.voice.labels
        council = labels.say("council")
        if not isinstance(item, Branch):
            return "council", council, labels.say("accepted", kind=self.voice.kind), ()
        rule = item.rule
        if rule is not None:
            post = self.voice.post(rule)
            time = tuple(self.voice.time(limit) for limit in (rule.action.limits if rule.action else ()))
            return self.voice.side(rule), self.voice.actor(rule), self._decision(item, rule), (*time, *filter(None, (post,)))
        condition = item.cases[0].condition
        if len(item.cases) > 2 or condition is None:
            return "council", council, labels.say("which"), ()
        judge = condition.judge if isinstance(condition, Fact) else ""
        by = labels.say("by", who=judge) if judge and judge not in ("the council", "somebody") else ""
        return "council", council, self.question(condition), (by,) if by else ()

    def answer(self, item: Item | None, step: Transition) -> str:
        """Return the words at a way out of a decision."""
        labels = self.voice.labels
        key = step.event.rpartition(".")[2]
        if isinstance(item, Branch) and item.sorts:
            return capital(step.label)
        if isinstance(item, Branch):
            case = next((case for case in item.cases if case.key == key), None)
            if len(item.cases) > 2:
                words = print_condition(case.condition) if case and case.condition else labels.say("otherwise")
                return self.voice.condition(words)
            turned = any(case.negated for case in item.cases)
            return labels.say({"yes": "no", "no": "yes"}[key] if turned else key) if key in ("yes", "no") else labels.say(
                "yes" if key == "1" else "no"
            )
        if key == "yes":
            return labels.say("yes")
        return self.voice.condition(step.label)

    def because(self, rule: Rule) -> str:
        """Return the condition of a permission as a note."""
        when = rule.sentence.when
        if when is None:
            return ""
        return capital(self.voice.address(f"{when.kind} {print_condition(when.condition)}"))

    def question(self, condition: Condition) -> str:
        """Return a condition as a question: "Is a response requested?"."""
        if isinstance(condition, Group):
            words = print_condition(condition)
            return self.voice.labels.say("so", what=self.voice.address(words))
        words = condition.name if isinstance(condition, Fact) and not condition.negated else print_condition(condition)
        if isinstance(condition, Fact) and condition.judge and condition.negated:
            words = words.partition(" that ")[2]
        match = _AUXILIARY.fullmatch(words)
        if match is None:
            return self.voice.labels.say("so", what=self.voice.address(words))
        return capital(self.voice.address(f"{match[2]} {match[1]} {match[3]}")) + "?"

    def _decision(self, branch: Branch, rule: Rule) -> str:
        if branch.sorts:
            return self.voice.labels.say("sorting")
        action = rule.action
        side = self.voice.side(rule)
        if action is not None and action.whether is not None:
            words = print_action(action.whether)
            who = {"you": "you", "council": "we"}.get(side, rule.actors[0] if rule.actors else "they")
            helper = "Do" if side != "other" else "Does"
            return self.voice.address(f"{helper} {who} {words}?")
        return rule.verb.question if rule.verb and rule.verb.question else self.voice.title(rule)
