"""A step is bound to a time no longer than the code allows, on every run.

Someone who hears nothing assumes that nothing is happening. A policy may promise faster, never slower. Where the policy
lacks the event from which the code counts, it is counted from the beginning of the stage, or nothing is decided where
`named start` is given. Where `agreed` is given, a time that is agreed with the complainant may be any.

Given:
    {stage: "1", from: receipt, to: acknowledgement, at most: 5 working days}

Met:
    - The officer must acknowledge within 5 working days of receipt.

Not met:
    - The officer must acknowledge within 15 working days of receipt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from remit.assessment import Answer, Evidence, Verdict
from remit.derive.bounds import Bound
from remit.derive.latest import ends_of
from remit.derive.ways import Lack
from remit.diagnostic import Dated, Fix
from remit.judging.answers import cannot_tell, met, not_met, silent, worst
from remit.judging.proof import (
    ALONE,
    SAME_DAY,
    Reading,
    beginnings,
    called,
    dated,
    duration_of,
    first_beyond,
    keeps,
    length,
    readings,
    starts_of,
    without,
)
from remit.judging.view import View, conditions
from remit.model.policy import Rule, Stage
from remit.source import Span
from remit.syntax.clause import Duration, Fact
from remit.syntax.printer import print_duration
from remit.value import value

TAKES = {"stage": "number", "from": "event", "to": "event", "at most": "time", "named start": "yes?", "agreed": "yes?"}

_BREAKS = frozenset({Lack.START, Lack.AGREED, Lack.EXTENSION})
"""What is said and leaves a time without an end; all else is not said."""


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether every run keeps the time."""
    stage = view.stage(given["stage"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    steps = view.making(stage, given["to"])
    if not steps:
        return silent(view, f"by when the {given['to']} at {view.label(stage)} comes", stage, _cure(view, given))
    answers = [_step(view, stage, rule, given) for rule in steps]
    only = next((each for each in conditions(steps[0].condition) if isinstance(each, Fact)), None)
    if len(steps) == 1 and only is not None and answers[0].verdict is Verdict.MET:
        why = f"the {given['to']} at {view.label(stage)} has its time only for some complaints (`{only.name}`)"
        return cannot_tell(why, *answers[0].evidence, help="give a time for all other complaints too")
    return worst(answers)


def _step(view: View, stage: Stage, rule: Rule, given: Mapping[str, Any]) -> Answer:
    """Return the answer on one step, under every reading of its time."""
    step = _Step(view, stage, rule, given)
    if rule.limit is None and not step.received_in_time:
        return step.untold()
    found = list(readings(view, rule, stage))
    return keeps([step.read(reading) for reading in found], [reading.words for reading in found])


@value
class _Step:
    """One step of a stage, asked by when it is done."""

    view: View
    stage: Stage
    rule: Rule
    given: Mapping[str, Any]

    @property
    def what(self) -> str:
        """Return what a message calls it: "the response at stage 1"."""
        return f"the {self.given['to']} at {self.view.label(self.stage)}"

    @property
    def receiving(self) -> list[Rule]:
        """Return the duties that somebody has what it sends."""
        return self.view.receiving(self.rule)

    @property
    def received_in_time(self) -> bool:
        """Tell whether somebody must have what it sends by a time of its own."""
        return any(each.limit is not None for each in self.receiving)

    def untold(self) -> Answer:
        """Return that it has no time, at its own place; what is not formalised may give it one."""
        gaps = "".join(f"; `{gap.what}` is not formalised" for gap in self.view.gaps(self.stage)[:2])
        why = f"the policy does not say by when {self.what} comes{gaps}"
        return cannot_tell(why, self.view.said(self.rule), help=_cure(self.view, self.given))

    def read(self, reading: Reading) -> Answer:
        """Return the answer under one reading, counted from each event that the code may count from."""
        view, rule, said = self.view, self.rule, self.given["from"]
        if self.given.get("named start") == "yes" and not view.making(self.stage, said):
            return cannot_tell(f"{view.label(self.stage)} has no {said} to count from", view.said(rule))
        begun = view.stage_of(rule)
        starts = starts_of(view, begun, said, rule)
        told = self._from_any(reading, starts)
        if not told and (before := self._before(reading, starts)) is not None:
            return before
        told = told or self._from_any(reading, beginnings(view, begun))
        if told and view.making(self.stage, said):
            told += self._never_made(reading, starts, begun)
        return worst(told) if told else self.untold()

    def _from_any(self, reading: Reading, starts: Iterable[str]) -> list[Answer]:
        return [answer for start in starts if (answer := self._from(reading, start)) is not None]

    def _never_made(self, reading: Reading, starts: tuple[str, ...], begun: Stage) -> list[Answer]:
        """Return the answers on the ways, if there are any, on which what the code counts from never happens."""
        before = reading.times.table.machine
        machine = without(before, starts, self.rule)
        begins = [start for start in beginnings(self.view, begun) if start not in starts]
        if machine is None or not begins:
            return []
        counted = {start.event for each in before.clocks if each.rule == self.rule.id for start in each.starts_on}
        if counted and counted <= set(starts):
            lacking = f"some complaints have no {self.given['from']} at {self.view.label(self.stage)}"
            return [cannot_tell(f"{lacking}, from which the time of {self.what} counts", *self._evidence())]
        return self._from_any(Reading(self.view.times_of(machine), reading.words), begins)

    def _before(self, reading: Reading, starts: tuple[str, ...]) -> Answer | None:
        """Return the answer where the step stands before what its time counts from: the time is held against that."""
        clock = next((each for each in reading.times.table.machine.clocks if each.rule == self.rule.id), None)
        start = next((each for each in clock.starts_on if each.event in starts), None) if clock else None
        if clock is None or clock.duration is None or start is None or clock.pick or clock.otherwise is not None:
            return None
        calendar, limit = self.view.calendar, duration_of(self.given["at most"])
        begun = reading.times.naming.event(start.event)
        days = range(len(calendar.passed))
        late = first_beyond(self.view, days, ends_of(calendar, clock.duration), limit)
        said = f"counts from {begun}, which the page has after it"
        if late is None:
            why = f"the time for {self.what}, {print_duration(clock.duration)}, {said}"
            return met(why, *self._evidence())
        words = (begun, f"last day under {self.view.book.spoken_of} ({print_duration(limit)})", self.what)
        return not_met(
            f"the time for {self.what} {said}, and is {print_duration(clock.duration)}; {self._allows(limit)}",
            *self._evidence(),
            span=self._place,
            run=tuple(map(Dated, late, words)),
            help=self._help(limit),
            fix=_fix(self.rule, limit),
        )

    @property
    def _place(self) -> Span:
        """Return where its time stands, or the whole of it where it has none."""
        return self.view.limit_place(self.rule, self.rule.limit) if self.rule.limit is not None else self.rule.span

    def _from(self, reading: Reading, start: str) -> Answer | None:
        """Return the answer counted from one event, or None where the step never follows it."""
        limit, times, end = duration_of(self.given["at most"]), reading.times, f"{self.rule.id}.done"
        whole = times.brief(start, end, ALONE)
        lack = whole.why.lack if whole.why is not None else None
        if lack is Lack.NEVER:
            return None
        if lack is not None and lack not in _BREAKS:
            if (unmoved := self._unmoved(reading, start)) is not None:
                return unmoved
            return cannot_tell(f"nobody can say how late {self.what} may come: {whole.why_words}", *self._evidence())
        if lack is Lack.AGREED and self.given.get("agreed") == "yes":
            why = f"{self.what} comes in a time that is agreed"
            return met(why, *self._evidence(), assumed=whole.assumptions)
        within = whole.days is not None and whole.days <= limit.count
        late = (
            None if lack is None and limit.unit == "working day" and within else times.beyond(start, end, limit, ALONE)
        )
        past = lack is None and whole.days is None
        if late is not None or past:
            return self._late(reading, start, late or whole)
        since = called(self.view, self.view.stage_of(self.rule), start)
        most = f"at most {length(whole)} after {since}" if whole.days else f"on the day of {since}"
        return met(f"{self.what} comes {most}", *self._evidence(), assumed=whole.assumptions)

    def _unmoved(self, reading: Reading, start: str) -> Answer | None:
        """Return the answer where the council moves nobody into the stage on its own account; None if it may not."""
        machine = reading.times.table.machine
        moves = self.view.moves_into(self.view.stage_of(self.rule), machine)
        left = without(machine, [f"{rule.id}.done" for rule in moves], self.rule) if moves else None
        if left is None:
            return None
        answer = self._from(Reading(self.view.times_of(left), reading.words), start)
        unused = tuple(f"no use is made of what is allowed: `{rule.text}`" for rule in moves)
        return replace(answer, assumed=(*answer.assumed, *unused)) if answer is not None else None

    def _late(self, reading: Reading, start: str, late: Bound) -> Answer:
        """Return that it may come too late, with the run that shows it."""
        rule, limit = self.rule, duration_of(self.given["at most"])
        if late.why is not None:
            stage = self.view.label(self.stage)
            why = f"nothing limits how long {stage} may take to the {self.given['to']}: {late.why_words}"
        elif late.days is None:
            why = f"{self.what} may come later than the calendar reaches"
        else:
            why = f"{self.what} may come {length(late)} after {called(self.view, self.view.stage_of(rule), start)}"
        return not_met(
            f"{why}; {self._allows(limit)}",
            *self._evidence(),
            span=self._place,
            run=dated(self.view, late.run, start, limit),
            assumed=late.assumptions,
            unless=_unless(reading, late, limit),
            help=self._help(limit),
            fix=_fix(rule, limit),
        )

    def _allows(self, limit: Duration) -> str:
        return f"{self.view.book.spoken_of} allows {print_duration(limit)}"

    def _help(self, limit: Duration) -> str:
        duration = self.rule.limit.duration if self.rule.limit else None
        if duration is not None and (duration.unit, True) == (limit.unit, duration.count > limit.count):
            return f"write `within {print_duration(limit)}` or fewer"
        return f"count from the {self.given['from']}, or shorten the time: {self._allows(limit)}"

    def _evidence(self) -> tuple[Evidence, ...]:
        return tuple(self.view.said(rule) for rule in (self.rule, *self.receiving))


def _unless(reading: Reading, late: Bound, limit: Duration) -> str:
    """Return the assumption under which the time would be kept, if there is one."""
    if "receiving" not in late.turns_on:
        return ""
    same = reading.times.worst(late.start, late.end, SAME_DAY)
    kept = same.why is None and reading.times.beyond(late.start, late.end, limit, SAME_DAY) is None
    return "met if what is sent is received on the day on which it is sent" if kept else ""


def _fix(rule: Rule, limit: Duration) -> Fix | None:
    """Return the code's number in place of a larger one of the same unit."""
    duration = rule.limit.duration if rule.limit else None
    if duration is None or rule.reading is not None or duration.unit != limit.unit or duration.count <= limit.count:
        return None
    return Fix(rule.place(duration.span), print_duration(limit))


def _cure(view: View, given: Mapping[str, Any]) -> str:
    verb = view.vocabulary.verb_of_event(given["to"])
    act = verb.base if verb is not None else given["to"]
    return f"if the council promises it, write for example `The council must {act} within {given['at most']} of …`"
