"""Policies made at random, as text and as plain data: what an oracle needs to know of their times, and no more."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

FACTS = ("the complaint is complex", "the complaint is urgent", "a response is requested")
STEPS = (
    ("acknowledge", "acknowledgement"),
    ("investigate", "investigation"),
    ("assess the complaint", "assessment"),
    ("review the complaint", "review"),
    ("consider the complaint", "consideration"),
    ("respond", "response"),
)


@dataclass(frozen=True)
class Step:
    """A step: its event, within how many days of which events it is done (none: no time), how it can be longer.

    With `pick`, the later or the earlier counts of `days` from the first start and `second` from the other.
    `needs` are the answers to questions, by number, under which the case comes to it at all.
    """

    event: str
    days: int | None = None
    starts: tuple[str, ...] = ()
    more: int | None = None
    in_total: int | None = None
    pick: str = ""
    second: int = 0
    needs: tuple[tuple[int, bool], ...] = ()


@dataclass
class Made:
    """A policy: its steps in order (the escalation is one), and its text."""

    steps: list[Step] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    questions: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def made(seed: int, stricter: int = 0) -> Made:
    """Return the policy of that number; every time is `stricter` days shorter, but never shorter than one."""
    return _Maker(random.Random(seed), stricter).make()


@dataclass
class _Maker:
    chance: random.Random
    stricter: int
    found: Made = field(default_factory=Made)

    def make(self) -> Made:
        self.found.lines = [f"facts: [{', '.join(FACTS)}]", "feedback:", "  complaint:", "    stages:"]
        known = self._stage(1, "receipt")
        if self.chance.random() < 0.4 and ("stage-1.respond", "stage 1 response") in known:
            self._stage(2, "escalation")
        return self.found

    def _stage(self, number: int, entry: str) -> list[tuple[str, str]]:
        self.found.lines += [f"      - stage: {number}", "        rules:"]
        known = [("receipt", "receipt")]
        needs: tuple[tuple[int, bool], ...] = ()
        if number == 2:
            days = self._days()
            self._say(8, f"The complainant may escalate within {days} working days of the stage 1 response.")
            needs = ((len(FACTS), True),)
            self.found.steps.append(Step("stage-2.escalate", days, ("stage-1.respond",), needs=needs))
            known = [("stage-2.escalate", entry)]
        todo = list(STEPS[: self.chance.randint(2, len(STEPS) - 1)])
        todo += [STEPS[-1]] if STEPS[-1] not in todo else []
        while todo:
            if len(todo) > 2 and self.found.questions < len(FACTS) and self.chance.random() < 0.35:
                self._branch(number, todo, known, needs)
            else:
                self._step(number, todo.pop(0), known, needs, 8)
        return [(event, f"stage {number} {noun}") for event, noun in known]

    def _branch(
        self,
        number: int,
        todo: list[tuple[str, str]],
        known: list[tuple[str, str]],
        needs: tuple[tuple[int, bool], ...],
    ) -> None:
        question, self.found.questions = self.found.questions, self.found.questions + 1
        self._say(8, f"if: {FACTS[question]}")
        seen = list(known)
        for key, answer in (("then", True), ("otherwise", False)):
            if len(todo) > 1 and (answer or self.chance.random() < 0.6):
                self.found.lines.append(f"{' ' * 12}{key}:")
                inside = list(seen)
                self._step(number, todo.pop(0), inside, (*needs, (question, answer)), 14)
                known += inside[len(seen) :]

    def _step(
        self,
        number: int,
        step: tuple[str, str],
        known: list[tuple[str, str]],
        needs: tuple[tuple[int, bool], ...],
        depth: int,
    ) -> None:
        verb, noun = step
        event = f"stage-{number}.{verb.split()[0]}"
        strength = self.chance.choice(("must", "must", "should"))
        if self.chance.random() < 0.3:
            self._say(depth, f"The officer {strength} {verb}.")
            self.found.steps.append(Step(event, needs=needs))
        elif len(known) > 1 and self.chance.random() < 0.2:
            (first, one), (other, two) = self.chance.sample(known, 2)
            days, second, pick = self._days(), self._days(), self.chance.choice(("later", "earlier"))
            times = f"{days} working days of {_the(one)} and {second} working days of {_the(two)}"
            self._say(depth, f"The officer {strength} {verb} within the {pick} of {times}.")
            self.found.steps.append(Step(event, days, (first, other), pick=pick, second=second, needs=needs))
        else:
            starts = self.chance.sample(known, min(len(known), self.chance.choice((1, 1, 1, 2))))
            days = self._days()
            said = " or of ".join(_the(start) for _, start in starts)
            self._say(depth, f"The officer {strength} {verb} within {days} working days of {said}.")
            more, total = self._extension(noun, days, depth)
            names = tuple(name for name, _ in starts)
            self.found.steps.append(Step(event, days, names, more, total, needs=needs))
        known.append((event, noun))

    def _extension(self, noun: str, days: int, depth: int) -> tuple[int | None, int | None]:
        kind = self.chance.choice(("", "", "more", "total"))
        extra = self._days()
        if kind == "more":
            self._say(depth, f"The officer may extend the {noun} by up to {extra} working days, giving the reason.")
            return extra, None
        if kind == "total":
            self._say(depth, f"The officer may extend the {noun} to {days + extra} working days in total.")
            return None, days + extra
        return None, None

    def _days(self) -> int:
        return max(1, self.chance.randint(1, 30) - self.stricter)

    def _say(self, depth: int, sentence: str) -> None:
        self.found.lines.append(f"{' ' * (depth + 2)}- {sentence}")


def _the(noun: str) -> str:
    return noun if noun == "receipt" else f"the {noun}"


def pairs(policy: Made) -> Iterator[tuple[str, str]]:
    """Yield every two events of a policy in their order."""
    events = ["receipt", *(step.event for step in policy.steps)]
    for number, start in enumerate(events):
        for end in events[number + 1 :]:
            yield start, end
