"""Decisions as questions to the reader: a condition, or somebody's judgement, with the answers at its ways out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from remit.derive.states import Transition
from remit.derive.voice import BARE, Voice, capital, lower
from remit.model.policy import Branch, Item, Rule
from remit.syntax.clause import Condition, Done, Fact, Group, Thing
from remit.syntax.printer import print_action, print_condition

_AUXILIARY = re.compile(r"(.+?) (is|are|was|were|has|have|can|could|will|would|may|must|should) (.+)")


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
            return (
                self.voice.side(rule),
                self.voice.actor(rule),
                self._decision(item, rule),
                (*time, *filter(None, (post,))),
            )
        condition = item.cases[0].condition
        if len(item.cases) > 2 or condition is None:
            return "council", council, labels.say("which"), ()
        judge = condition.judge if isinstance(condition, Fact) else ""
        by = labels.say("by", who=judge) if judge and judge not in ("the council", "somebody") else ""
        return "council", council, self.question(condition), (by,) if by else ()

    def _denies(self, condition: Condition | None) -> bool:
        """Tell whether a condition is that something is not so: it is asked the other way round."""
        return isinstance(condition, Fact | Done) and condition.negated

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
            turned = any(case.negated for case in item.cases) != self._denies(item.cases[0].condition)
            return (
                labels.say({"yes": "no", "no": "yes"}[key] if turned else key)
                if key in ("yes", "no")
                else labels.say("yes" if key == "1" else "no")
            )
        if key == "yes":
            return labels.say("yes")
        return self.voice.condition(step.label)

    def permission(self, rule: Rule) -> str:
        """Return the question that an author's permission asks: "Is more time needed?"."""
        another = rule.verb is not None and rule.verb.role == "ends" and any(thing.event for thing in _things(rule))
        if rule.verb is not None and rule.verb.question and not another:
            return self.voice.address(rule.verb.question.replace("{kind}", self.voice.kind))
        return self._whether(rule)

    def used(self, rule: Rule) -> str:
        """Return the question whether a permission is used; that of going on is not whether somebody is satisfied."""
        early = rule.verb is not None and rule.verb.role == "way in"
        return self._whether(rule) if early else self.permission(rule)

    def _whether(self, rule: Rule) -> str:
        """Return the question whether somebody does what a rule says: "Do we escalate your complaint?"."""
        who = {"you": "you", "council": "we"}.get(self.voice.side(rule), " or ".join(rule.actors))
        acts = print_action(rule.action, leave_out=BARE) if rule.action else ""
        return self.voice.address(f"{'Does' if who not in ('you', 'we') else 'Do'} {who} {acts}?")

    def because(self, rule: Rule) -> str:
        """Return the condition of a permission as a note."""
        when = rule.sentence.when
        if when is None:
            return ""
        return capital(self.voice.address(f"{when.kind} {print_condition(when.condition)}"))

    def onward(self, rule: Rule, *, first: bool) -> str:
        """Return the answer of somebody dissatisfied that leads to one of several stages."""
        labels = self.voice.labels
        if when := self.because(rule):
            return f"{labels.say('no')}, {lower(when)}"
        return labels.say("no") if first else labels.say("or else")

    def question(self, condition: Condition) -> str:
        """Return a condition as a question: "Is a response requested?"."""
        if isinstance(condition, Group):
            words = print_condition(condition)
            return self.voice.labels.say("so", what=self.voice.address(words))
        said = replace(condition, negated=False) if isinstance(condition, Fact | Done) else condition
        words = said.name if isinstance(said, Fact) else print_condition(said)
        turned = self._turned(words)
        if turned is None:
            return self.voice.labels.say("so", what=self.voice.address(words))
        return capital(self.voice.address(turned)) + "?"

    def _turned(self, words: str) -> str | None:
        """Return a clause in the order of a question: "is a response requested", "did the complaint come by letter"."""
        if match := _AUXILIARY.fullmatch(words):
            return f"{match[2]} {match[1]} {match[3]}"
        parts = words.split()
        for place, word in enumerate(parts[1:], 1):
            for helper, forms in (("does", self._presents()), ("did", self._pasts())):
                if word in forms:
                    return " ".join([helper, *parts[:place], forms[word], *parts[place + 1 :]])
        return None

    def _presents(self) -> dict[str, str]:
        verbs = self.voice.vocabulary.verbs.values()
        return {verb.present: verb.base for verb in verbs} | dict(self.voice.labels.present)

    def _pasts(self) -> dict[str, str]:
        verbs = self.voice.vocabulary.verbs.values()
        return {verb.past: verb.base for verb in verbs} | dict(self.voice.labels.past)

    def _decision(self, branch: Branch, rule: Rule) -> str:
        if branch.sorts:
            return self.voice.labels.say("sorting")
        action = rule.action
        side = self.voice.side(rule)
        if action is not None and action.whether_fact is not None:
            return self.question(action.whether_fact)
        if action is not None and action.whether is not None:
            words = print_action(action.whether)
            who = {"you": "you", "council": "we"}.get(side, rule.actors[0] if rule.actors else "they")
            helper = "Do" if side != "other" else "Does"
            return self.voice.address(f"{helper} {who} {words}?")
        return rule.verb.question if rule.verb and rule.verb.question else self.voice.title(rule)


def _things(rule: Rule) -> tuple[Thing, ...]:
    return rule.action.things if rule.action else ()
