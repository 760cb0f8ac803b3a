"""Whether what an example expects is so, and what is so instead, in the words in which it could be expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from remit.calendar import explain, in_london
from remit.calendar.words import full
from remit.derive.ahead import NextStep, next_steps
from remit.derive.case import Case
from remit.derive.dues import Dates, DueDate
from remit.derive.facts import name_of
from remit.derive.rehearsal_setting import Setting
from remit.derive.rehearsal_words import due_line, event_words
from remit.derive.states import WAITING, ClockKind, StateKind
from remit.model.example import (
    Allowed,
    Asking,
    AtStage,
    Claim,
    DueOn,
    Ended,
    Expected,
    Lateness,
    Named,
    Refused,
    TooLate,
    WaitingFor,
)
from remit.model.identity import slug
from remit.model.policy import Rule
from remit.syntax.clause import Atom, Count, atoms
from remit.syntax.printer import print_condition


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of `expect`: whether it holds, and the line that would, if there is one.

    `counting` is how a date was counted.
    """

    expected: Expected
    holds: bool
    actual: str
    rule: Rule | None = None
    counting: str = ""


def judged(
    setting: Setting, dates: Dates, now: datetime, lines: Iterable[Expected], refused: tuple[str, ...]
) -> tuple[Verdict, ...]:
    """Return the verdict on each line, as things stand at `now`; `refused` are the lines that were refused."""
    judge = _Judge(setting, dates, now, refused)
    found = (judge.verdict(line) for line in lines)
    return tuple(replace(each, actual=each.expected.text.text) if each.holds else each for each in found)


def time_of(setting: Setting, dates: Dates, event: Named) -> DueDate | None:
    """Return the time that a line speaks of: one with a date, where the case is, not done yet, in the last stage."""
    times = dates.all()
    found = [time for time in times if not time.clock.silent and _bounds(time, event)]
    found = found or [time for time in times if time.clock.silent and _awaits(time, event)]
    here = setting.stages(dates.case)

    def rank(pair: tuple[int, DueDate]) -> tuple[bool, bool, bool, int]:
        place, time = pair
        return time.due is not None, time.rule.stage in here, time.done is None, place

    return max(enumerate(found), key=rank)[1] if found else None


def _bounds(time: DueDate, event: Named) -> bool:
    """Tell whether a time bounds an event: the act of a rule, or that the other side has what the act sends."""
    if event.received:
        return any(f"{rule}.received" in time.clock.stops_on for rule in event.rules)
    return time.rule.id in event.rules


def _awaits(time: DueDate, event: Named) -> bool:
    """Tell whether a time is one within which somebody must do something, or else another thing follows."""
    names = {f"{rule}.{'received' if event.received else 'done'}" for rule in event.rules}
    outside = {stop for stop in time.clock.stops_on if event.moment and stop.endswith(f".{slug(event.moment)}")}
    return bool(outside) or not names.isdisjoint(time.clock.stops_on)


@dataclass(frozen=True, slots=True)
class _Judge:
    setting: Setting
    dates: Dates
    now: datetime
    refused: tuple[str, ...]

    @property
    def case(self) -> Case:
        return self.dates.case

    def verdict(self, line: Expected) -> Verdict:
        claim: Claim = line.claim
        if isinstance(claim, DueOn | Lateness | TooLate):
            return self._time(line, claim)
        if isinstance(claim, Allowed):
            return self._allowed(line, claim)
        if isinstance(claim, Refused):
            actual = f"refused: {self.refused[-1]}" if self.refused else ""
            return Verdict(line, claim.words in self.refused, actual)
        return Verdict(line, self._stands(claim), self._standing())

    def _time(self, line: Expected, claim: DueOn | Lateness | TooLate) -> Verdict:
        time = time_of(self.setting, self.dates, claim.event)
        words = claim.event.words
        rule = time.rule if time else None
        counting = explain(time.due, self.dates.calendar) if time and time.due else time.why if time else ""
        if isinstance(claim, DueOn):
            return Verdict(line, _is_due(claim, time), due_line(words, time), rule, counting)
        standing = time.standing(self.now) if time else "not counted"
        days = time.days_late(self.now, self.dates.calendar) if time else 0
        late = standing in ("late", "lapsed")
        if isinstance(claim, TooLate):
            holds = late and time is not None and time.clock.kind is ClockKind.WINDOW
        else:
            holds = standing != "not counted" and days == claim.days
        return Verdict(line, holds, _lateness(words, time, late, days), rule, counting)

    def _allowed(self, line: Expected, claim: Allowed) -> Verdict:
        rules = {rule.id: rule for rule in self.setting.rules(claim.event)}
        steps = [step for step in next_steps(self.setting.tables, self.dates) if step.rule and step.rule.id in rules]
        step = next((step for step in steps if claim.until is None or _until(step) == claim.until.day), None)
        shown = step or next(iter(steps), None)
        rule = shown.rule if shown and shown.rule else next(iter(rules.values()), None)
        return Verdict(line, (step is not None) is claim.allowed, _may(claim.event.words, shown), rule)

    def _stands(self, claim: Claim) -> bool:
        match claim:
            case Ended(closed):
                return self._closed() is closed
            case AtStage(stage):
                return stage in self.setting.stages(self.case)
            case WaitingFor(event):
                return not set(event.rules).isdisjoint(self._awaited())
            case Asking(fact):
                return not {name_of(atom) for atom in atoms(fact)}.isdisjoint(self._asked())
        return False

    def _closed(self) -> bool:
        """Tell whether every line of the case has ended; one beside it that was never opened does not count."""
        kinds = {state.id: state.kind for state in self.setting.machine.states}
        first, *others = (kinds[place] for place in self.case.places)
        return first is StateKind.ENDING and all(kind in (StateKind.ENDING, StateKind.START) for kind in others)

    def _awaited(self) -> list[str]:
        """Return the ids of the rules that the case waits for."""
        states = {state.id: state for state in self.setting.machine.states}
        return [states[place].rule for place in self.case.places if states[place].kind in WAITING]

    def _asked(self) -> dict[str, str]:
        """Return the facts that the case waits for and that nobody has told, by name, in words."""
        ways = [way for place in self.case.places for way in self.setting.tables.decisions.get(place, ())]
        asked = {name_of(atom): atom for way in ways for atom in atoms(way.condition)}
        return {name: _fact(atom) for name, atom in asked.items() if name not in self.case.facts}

    def _standing(self) -> str:
        """Return where the case is, as a line could expect it."""
        if self._closed():
            return "the case is closed"
        if asked := self._asked():
            return f"waiting to know whether {next(iter(asked.values()))}"
        awaited = [rule for name in self._awaited() if (rule := self.setting.procedure.rule(name)) is not None]
        if awaited:
            return f"waiting for the {event_words(awaited[0])}"
        labels = {stage.id: stage.label for stage in self.setting.procedure.stages}
        here = [label for stage in self.setting.stages(self.case) if (label := labels.get(stage, ""))]
        return f"at {here[-1].lower()}" if here else "the case is open"


def _fact(atom: Atom) -> str:
    return print_condition(atom if isinstance(atom, Count) else replace(atom, negated=False))


def _is_due(claim: DueOn, time: DueDate | None) -> bool:
    due = time.due if time else None
    if claim.when is None or due is None or time is None:
        return claim.when is None and due is None
    hour = claim.when.at is None or in_london(due.end).time().replace(second=0, microsecond=0) == claim.when.at
    sure = due.provisional or not claim.provisional
    return due.day == claim.when.day and hour and sure and time.at_latest is claim.at_latest


def _lateness(words: str, time: DueDate | None, late: bool, days: int) -> str:
    if time is None or time.due is None:
        return f"{words} not due"
    if not late:
        return f"{words} in time"
    if time.clock.kind is ClockKind.WINDOW:
        return f"{words} no longer in time"
    return f"{words} late by {days} working day{'' if days == 1 else 's'}"


def _until(step: NextStep) -> object:
    return step.by.due.day if step.by and step.by.due else None


def _may(words: str, step: NextStep | None) -> str:
    if step is None:
        return f"may not {words}"
    return f"may {words}" + (f" until {full(step.by.due.day)}" if step.by and step.by.due else "")
