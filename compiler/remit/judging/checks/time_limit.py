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

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer, Verdict
from remit.derive.timed import Lack
from remit.diagnostic import Fix
from remit.judging.answers import cannot_tell, met, not_met, silent, worst
from remit.judging.proof import (
    ALONE,
    SAME_DAY,
    Reading,
    beginnings,
    dated,
    duration_of,
    keeps,
    length,
    readings,
    starts_of,
)
from remit.judging.view import View, conditions
from remit.model.policy import Rule, Stage
from remit.syntax.clause import Duration, Fact
from remit.syntax.printer import print_duration

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
    if rule.limit is None and not _received_in_time(view, rule):
        return silent_of(view, stage, rule, given)
    found = list(readings(view, rule, stage))
    answers = [_read(view, stage, rule, given, reading) for reading in found]
    return keeps(answers, [reading.words for reading in found])


def silent_of(view: View, stage: Stage, rule: Rule, given: Mapping[str, Any]) -> Answer:
    """Return that a step has no time, at its own place; what is not formalised may give it one."""
    why = f"the policy does not say by when the {given['to']} at {view.label(stage)} comes"
    gaps = "".join(f"; `{gap.what}` is not formalised" for gap in view.gaps(stage)[:2])
    return cannot_tell(f"{why}{gaps}", view.said(rule), help=_cure(view, given))


def _received_in_time(view: View, rule: Rule) -> bool:
    """Tell whether somebody must have what a step sends by a time of its own."""
    return any(
        rule.id in each.attached_to and each.verb is not None and each.verb.base == "receive" and each.limit is not None
        for each in view.procedure.rules()
    )


def _read(view: View, stage: Stage, rule: Rule, given: Mapping[str, Any], reading: Reading) -> Answer:
    """Return the answer under one reading, counted from each event that the code may count from."""
    begun = view.stage_of(rule)
    if given.get("named start") == "yes" and not view.making(stage, given["from"]):
        return cannot_tell(f"{view.label(stage)} has no {given['from']} to count from", view.said(rule))
    starts = starts_of(view, begun, given["from"], rule)
    answers = [_from(view, stage, rule, given, reading, start) for start in starts]
    if all(answer is None for answer in answers):
        answers = [_from(view, stage, rule, given, reading, start) for start in beginnings(view, begun)]
    told = [answer for answer in answers if answer is not None]
    return worst(told) if told else silent_of(view, stage, rule, given)


def _from(
    view: View, stage: Stage, rule: Rule, given: Mapping[str, Any], reading: Reading, start: str
) -> Answer | None:
    """Return the answer counted from one event, or None where the step never follows it."""
    limit, times, end = duration_of(given["at most"]), reading.times, f"{rule.id}.done"
    whole = times.brief(start, end, ALONE)
    assumed = whole.assumptions
    since = times.naming.event(start)
    evidence = (view.said(rule), *_received(view, rule))
    if whole.why is not None and whole.why.lack is Lack.NEVER:
        return None
    if whole.why is not None and whole.why.lack not in _BREAKS:
        return cannot_tell(f"nobody can say how late the {given['to']} may come: {whole.why_words}", *evidence)
    if whole.why is not None and whole.why.lack is Lack.AGREED and given.get("agreed") == "yes":
        why = f"the {given['to']} at {view.label(stage)} comes in a time that is agreed"
        return met(why, *evidence, assumed=assumed)
    kept = whole.why is None and limit.unit == "working day" and whole.days is not None and whole.days <= limit.count
    late = None if kept else times.beyond(start, end, limit, ALONE)
    if late is None and whole.why is None and whole.days is None:
        return not_met(
            f"the {given['to']} at {view.label(stage)} may come later than the calendar reaches",
            *evidence,
            span=view.limit_place(rule, rule.limit) if rule.limit is not None else rule.span,
            assumed=assumed,
            help=_help(rule, limit, given),
            fix=_fix(rule, limit),
        )
    if late is None:
        most = f"at most {length(whole)} after {since}" if whole.days else f"on the day of {since}"
        return met(f"the {given['to']} at {view.label(stage)} comes {most}", *evidence, assumed=assumed)
    allows = f"the Code allows {print_duration(limit)}"
    if late.why is not None:
        why = f"nothing limits how long {view.label(stage)} may take to the {given['to']}: {late.why_words}; {allows}"
    else:
        why = f"the {given['to']} at {view.label(stage)} may come {length(late)} after {since}; {allows}"
    return not_met(
        why,
        *evidence,
        span=view.limit_place(rule, rule.limit) if rule.limit is not None else rule.span,
        run=dated(view, late.run, start, limit),
        assumed=late.assumptions,
        unless=_unless(reading, start, end, limit),
        help=_help(rule, limit, given),
        fix=_fix(rule, limit),
    )


def _received(view: View, rule: Rule) -> list[Any]:
    """Return the rules by which somebody must have what a step sends, and those that its time counts from."""
    return [
        view.said(each)
        for each in view.procedure.rules()
        if rule.id in each.attached_to and each.verb is not None and each.verb.base == "receive"
    ]


def _unless(reading: Reading, start: str, end: str, limit: Duration) -> str:
    """Return the assumption under which the time would be kept, if there is one."""
    late = reading.times.beyond(start, end, limit, ALONE)
    if late is None or "receiving" not in late.turns_on:
        return ""
    same = reading.times.worst(start, end, SAME_DAY)
    kept = same.why is None and reading.times.beyond(start, end, limit, SAME_DAY) is None
    return "met if what is sent is received on the day on which it is sent" if kept else ""


def _help(rule: Rule, limit: Duration, given: Mapping[str, Any]) -> str:
    duration = rule.limit.duration if rule.limit else None
    if duration is not None and (duration.unit, True) == (limit.unit, duration.count > limit.count):
        return f"write `within {print_duration(limit)}` or fewer"
    return f"count from the {given['from']}, or shorten the time: the Code allows {print_duration(limit)}"


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
