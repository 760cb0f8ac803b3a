"""A complaint is taken for as long as the code asks, counted from the issue and from when the person learnt of it.

Only a bar counts: a time within which somebody is asked to complain bars nobody. No bar at all keeps this. Without
`aware` the time may count from the issue alone; where `final` is given, a good reason for coming late need not help.

Given:
    {at least: 12 months, aware: [knowledge, discovery, awareness], learnt: [aware, learnt], statement: time limit}

Met:
    not for this procedure:
      - what: an older issue
        later than: 12 months of the issue or of the knowledge
        unless: the chief executive decides that there is a good reason
    - The officer must respond within 10 working days of receipt.

Not met:
    not for this procedure:
      - what: an older issue
        later than: 6 months of the issue or of the knowledge
        unless: the chief executive decides that there is a good reason
    - The officer must respond within 10 working days of receipt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from remit.assessment import Answer, Evidence
from remit.derive.latest import ends_of
from remit.judging.answers import cannot_tell, met, names, not_met, silent, words, worst
from remit.judging.proof import duration_of
from remit.judging.view import View
from remit.source import Span
from remit.syntax.clause import Duration, Limit
from remit.syntax.printer import print_duration
from remit.value import value

_MONTHS: Mapping[str, int] = {"month": 1, "calendar month": 1, "year": 12}

TAKES = {"at least": "time", "aware": "words?", "learnt": "words?", "final": "yes?", "statement": "statement"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether every bar leaves the time that the code asks for, from both starts, with room for good reasons."""
    bars = [*_exclusions(view, given), *_rules(view)]
    if bars:
        return worst(_judge(view, bar, given) for bar in bars)
    stated = view.stated(given["statement"])
    if stated is not None:
        cure = "write the bar under `not for this procedure:` with `later than:`, for example `12 months of the issue`"
        return cannot_tell("a time limit is stated, and not as a rule that can be judged", stated, help=cure)
    cure = "where there is one, write it under `not for this procedure:` with `later than:`"
    return silent(view, "whether there is a time within which people must complain", help=cure)


@value
class _Bar:
    """A time after which a complaint is turned away: `lifted` for good reasons, `aware` if it counts from learning."""

    limit: Limit
    lifted: bool
    evidence: Evidence
    place: Span
    aware: bool = False


def _exclusions(view: View, given: Mapping[str, Any]) -> Iterator[_Bar]:
    for each in view.procedure.exclusions:
        if each.later_than is None:
            continue
        # "Unless they learnt of it only then" is a second start, and no room for good reasons.
        aware = bool(each.unless) and names(each.unless, words(given, "learnt"))
        evidence = view.named(each)
        place = each.later_place or each.what.span
        yield _Bar(each.later_than, bool(each.unless) and not aware, evidence, place, aware)


def _rules(view: View) -> Iterator[_Bar]:
    """Yield the rules by which a complaint must, or may only, be made within a time."""
    for rule in view.first_ways():
        if rule.strength in ("must", "may") and rule.limit is not None and rule.limit.kind == "within":
            place = view.limit_place(rule, rule.limit)
            yield _Bar(rule.limit, rule.condition is not None, view.said(rule), place)


def _judge(view: View, bar: _Bar, given: Mapping[str, Any]) -> Answer:
    least, limit = duration_of(given["at least"]), bar.limit
    if limit.duration is None:
        return cannot_tell("how long people have to complain is not said", bar.evidence, span=bar.place)
    said = print_duration(limit.duration)
    aware = bar.aware or any(event.event in words(given, "aware") for event in limit.events)
    if _shorter(view, limit.duration, least):
        why = f"people have {said} to complain; {view.book.spoken_of} asks for {print_duration(least)}"
        cure = f"write {print_duration(least)} or more"
    elif not bar.lifted and given.get("final") != "yes":
        other = "any other reason" if bar.aware else "whatever the reason for the delay"
        why = f"a complaint after {said} is turned away, " + (f"for {other} too" if bar.aware else other)
        cure = "add `unless:` with who decides on good reasons"
    elif not limit.events:
        return cannot_tell(f"from what the {said} count is not said", bar.evidence, span=bar.place)
    elif not aware and "aware" in given:
        why = f"the {said} count from the issue only, not from when the person learnt of it"
        cure = "add `or of the knowledge`, so that it counts from when the person learnt of the issue too"
    else:
        since = "the issue or from learning of it" if aware else "the issue"
        longer = ", longer for good reasons" if bar.lifted else ""
        return met(f"people have {said} from {since}{longer}", bar.evidence)
    return not_met(why, bar.evidence, span=bar.place, help=cure)


def _shorter(view: View, one: Duration, other: Duration) -> bool:
    """Tell whether a time ends before another on any day of the calendar, however they are counted."""
    if one.unit in _MONTHS and other.unit in _MONTHS:
        return one.count * _MONTHS[one.unit] < other.count * _MONTHS[other.unit]
    return any(
        mine < theirs for mine, theirs in zip(ends_of(view.calendar, one), ends_of(view.calendar, other), strict=True)
    )
