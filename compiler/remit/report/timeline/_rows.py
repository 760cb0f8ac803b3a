"""A timeline to the values that every format tells."""

from __future__ import annotations

from datetime import date
from typing import cast

from remit.calendar import counting as rules_of_counting
from remit.derive.ahead import Breach, NextStep
from remit.derive.case import Happening, Remark
from remit.derive.dues import DueDate
from remit.derive.states import StateKind
from remit.derive.terms import Terms
from remit.derive.timeline import Timeline
from remit.report.timeline import _words as words
from remit.report.timeline._shape import (
    CalendarShape,
    DueShape,
    HappenedShape,
    MissedShape,
    NextShape,
    PlaceShape,
    RemarkShape,
    Side,
    TimelineShape,
)
from remit.syntax.printer import print_sentence


def shape_of(timeline: Timeline) -> TimelineShape:
    """Return what is told of a case."""
    terms, case = timeline.terms, timeline.case
    policy = terms.policy
    return TimelineShape(
        format="remit-timeline",
        version=1,
        council=policy.council,
        policy=policy.title,
        edition=policy.edition,
        in_force=timeline.force or policy.force.said,
        policy_sha256=terms.sha256,
        kind=terms.procedure.kind,
        case=timeline.name or None,
        received=timeline.received,
        channel=timeline.channel or None,
        as_of=timeline.as_of,
        calendar=_calendar(terms),
        places=_places(timeline),
        facts=dict(case.facts),
        happened=tuple(_happened(each, terms) for each in case.happened),
        due=tuple(sorted((due_of(time, timeline) for time in timeline.times), key=_by_date)),
        next=tuple(_next(step, timeline) for step in timeline.next),
        missed=tuple(_missed(breach, terms) for breach in timeline.breaches),
        remarks=tuple(_remark(remark, terms) for remark in timeline.remarks),
        notes=timeline.notes,
    )


def due_of(time: DueDate, timeline: Timeline) -> DueShape:
    """Return what is told of one time of a case."""
    rule, due, terms = time.rule, time.due, timeline.terms
    return DueShape(
        clock=time.id,
        rule=rule.id,
        what=words.title(rule, terms),
        stage=rule.stage,
        who=rule.actors,
        side=cast(Side, words.side(rule.actors, terms)),
        kind=time.clock.kind.value,
        strength=rule.strength,
        sentence=rule.text.text,
        read_as=print_sentence(rule.reading.sentence) if rule.reading else None,
        source=str(rule.origin),
        counts_from=time.counted_from.label if time.counted_from else None,
        counting=words.counting(time, timeline),
        condition=words.condition(time, timeline),
        due=due.day if due else None,
        end=due.end if due else None,
        in_hours=bool(due and due.in_hours),
        at_latest=bool(due and time.at_latest),
        provisional=bool(due and due.provisional),
        standing=time.standing(timeline.as_of),
        done=time.done,
        days_late=time.days_late(timeline.as_of, terms.calendar) if time.clock.kind.value != "window" else 0,
        extended=time.extended,
    )


def _happened(each: Happening, terms: Terms) -> HappenedShape:
    must_tell = words.must_tell(each.event, terms)
    return HappenedShape(
        event=each.event,
        words=words.event(each.event, terms),
        at=each.at,
        until=each.until.date() if each.until else None,
        must_tell=must_tell,
        told=each.told,
        not_told=tuple(thing for thing in must_tell if each.told and thing not in each.told),
    )


def _calendar(terms: Terms) -> CalendarShape:
    calendar = terms.calendar
    return CalendarShape(
        name=calendar.name,
        digest=calendar.digest,
        dates_known_until=calendar.known_until,
        first=calendar.first,
        last=calendar.last,
        assumed=terms.policy.working_time.assumed,
        counting=rules_of_counting(calendar),
    )


def _places(timeline: Timeline) -> tuple[PlaceShape, ...]:
    """Return where the case is; a line beside the main one that nobody has opened is left out."""
    states = {state.id: state for state in timeline.terms.machine.states}
    return tuple(
        PlaceShape(state=name, stage=states[name].stage, words=words.place(name, timeline.terms))
        for number, name in enumerate(timeline.case.places)
        if number == 0 or states[name].kind is not StateKind.START
    )


def _next(step: NextStep, timeline: Timeline) -> NextShape:
    actors = step.rule.actors if step.rule else ()
    due = step.by.due if step.by else None
    return NextShape(
        event=step.event,
        words=words.next_step(step, timeline.terms),
        who=actors,
        side=cast(Side, words.side(actors, timeline.terms)),
        nature=step.nature,
        by=due.day if due else None,
        at_latest=bool(due and step.by and step.by.at_latest),
        overdue=bool(step.by and step.by.standing(timeline.as_of) == "late"),
    )


def _missed(breach: Breach, terms: Terms) -> MissedShape:
    return MissedShape(
        clock=breach.time.id,
        what=words.title(breach.time.rule, terms),
        days_late=breach.days_late,
        open=breach.open,
        target=breach.target,
    )


def _remark(remark: Remark, terms: Terms) -> RemarkShape:
    named = "; ".join(dict.fromkeys(words.event(name, terms) for name in remark.named))
    message = remark.reason
    if remark.kind == "refused":
        message = f"refused: {message}; what may come: {named or 'nothing'}"
    elif named:
        message = f"comes before {named}; {message}"
    return RemarkShape(
        event=remark.event,
        words=words.event(remark.event, terms),
        at=remark.at,
        kind=remark.kind,
        message=message,
        named=remark.named,
    )


def _by_date(due: DueShape) -> date:
    return due.due or date.max
