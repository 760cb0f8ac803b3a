"""When one hears back: what the council sends with its worst case, and the dates that follow for a year of receipts.

Takes what is proved of a procedure and plays cases on its calendar; reads no clock: the year begins with the edition,
or is the last of which the bank holidays are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from remit.calendar import LONDON, Calendar, HorizonError
from remit.calendar.words import WEEKDAYS, full
from remit.derive.bounds import Bound
from remit.derive.dues import DueDate
from remit.derive.occasions import RECEIPT, done_events, received_steps
from remit.derive.proof import Worst
from remit.derive.tables import tables_of
from remit.derive.terms import Terms
from remit.derive.timeline import timeline_of
from remit.derive.timeline_events import events_told
from remit.markup import Markup, element
from remit.model.editions import beginning
from remit.site.frame import Frame
from remit.site.told import Table
from remit.targets import Product

_MONTHS = 12
_NOON = time(12)


def hearing(product: Product, frame: Frame) -> list[Markup]:
    """Return the tables, or the sentence that nothing is promised."""
    tables = hearing_told(product, frame)
    return [each.markup() for each in tables] or [element("p", frame.words.say("hear none"))]


def hearing_told(product: Product, frame: Frame) -> list[Table]:
    """Return the tables in words, none where nothing is promised."""
    heard = [each for each in product.worst if each.timed and _is_heard(each.rule, product)]
    return [_limits(heard, product, frame), *_dates(heard, product, frame)] if heard else []


def _is_heard(name: str, product: Product) -> bool:
    """Tell whether a rule says when the reader hears from the council: what it sends, or what they have by then."""
    rule = product.procedure.rule(name)
    if rule is None or rule.limit is None:
        return False
    if product.voice.side(rule) == "you":
        return any(event.endswith(".received") for event in done_events(rule))
    return product.voice.side(rule) == "council" and rule.verb is not None and rule.verb.communication


# What holds for every receipt


def _limits(heard: list[Worst], product: Product, frame: Frame) -> Table:
    say = frame.words.say
    heading = tuple(say(f"hear {each}") for each in ("what", "time", "latest", "extended"))
    rows = tuple((_named(each, product), *_limit(each, product, frame)) for each in heard)
    return Table("hear", say("hear caption"), heading, rows)


def _limit(worst: Worst, product: Product, frame: Frame) -> tuple[str, str, str]:
    after = _after(worst, product, frame)
    extended = _bound(worst.extended, after, frame) if worst.extended else frame.words.say("hear same")
    return _time(worst, product), _bound(worst.plain, after, frame), extended


def _time(worst: Worst, product: Product) -> str:
    """Return the time that the policy gives, as the chart says it."""
    rule = product.procedure.rule(worst.rule)
    assert rule is not None  # noqa: S101 - only such are heard
    assert rule.limit is not None  # noqa: S101 - only such are heard
    having = product.voice.side(rule) == "you"
    return product.voice.having(rule.limit) if having else product.voice.time(rule.limit)


def _named(worst: Worst, product: Product) -> str:
    """Return what is heard; of what somebody has by then, what was sent: "Stage 1 acknowledgement"."""
    rule = product.procedure.rule(worst.rule)
    sent = received_steps(rule) if rule is not None else ()
    words = next((each.words for each in product.worst if each.rule in sent), worst.words)
    return f"{words[:1].upper()}{words[1:]}"


def _after(worst: Worst, product: Product, frame: Frame) -> str:
    """Return from where the time is counted: from receipt, else from a step of the chart."""
    if worst.start.endswith(f".{RECEIPT}"):
        return frame.words.say("receipt", kind=product.procedure.kind)
    boxes = (box for band in product.chart.bands for box in band.boxes)
    step = next((box for box in boxes if f"{box.id}.done" == worst.start), None)
    if step is not None:
        return frame.words.say("step", number=str(step.number), title=step.title)
    return frame.words.say("event", event=worst.start_words)


def _bound(bound: Bound, after: str, frame: Frame) -> str:
    say = frame.words.say
    if bound.why is not None:
        return say("no limit")
    if bound.days is None:
        return say("past calendar")
    if bound.days == 0:
        return say("same day")
    return say("days one" if bound.days == 1 else "days many", number=str(bound.days), after=after)


# What follows for one receipt


def _dates(heard: list[Worst], product: Product, frame: Frame) -> Iterator[Table]:
    """Yield the table of dates, where there is one that receipt alone decides."""
    say, kind = frame.words.say, product.procedure.kind
    days, terms = list(_receipts(product)), _terms(product)
    found = [_due(day, heard, terms) for day in days]
    dated = [each for each in heard if any(each.rule in due for due in found)]
    if not dated:
        return
    heading = (say("dates received"), *(say("dates by", what=_named(each, product)) for each in dated))
    rows = tuple(
        (_day(day, frame), *(_told(due.get(each.rule), frame) for each in dated))
        for day, due in zip(days, found, strict=True)
    )
    yield Table("dates", say("dates caption", kind=kind), heading, rows)


def _receipts(product: Product) -> Iterator[date]:
    """Yield the first day worked, since the edition is in force, of each of twelve months."""
    calendar = product.calendar
    since = beginning(product.policy.force)
    first = since.date() if since else date(calendar.known_until.year, 1, 1)
    if since and since.time() > _NOON:
        first += timedelta(1)
    for _ in range(_MONTHS):
        following = (first.replace(day=1) + timedelta(31)).replace(day=1)
        days = (first + timedelta(each) for each in range((following - first).days))
        yield from islice((each for each in days if _is_worked(each, calendar)), 1)
        first = following


def _is_worked(day: date, calendar: Calendar) -> bool:
    return calendar.first <= day <= calendar.last and calendar.is_worked(day)


def _terms(product: Product) -> Terms:
    """Return under what cases run; no case is kept, so that the hash of the policy is not needed."""
    tables, vocabulary = tables_of(product.machine, product.procedure), product.voice.vocabulary
    return Terms(product.policy, "", product.procedure, vocabulary, product.machine, product.calendar, tables)


def _due(received: date, heard: list[Worst], terms: Terms) -> dict[str, DueDate]:
    """Return what is due by when of a case received at noon, by its rule, where nothing else has to happen first."""
    at = datetime.combine(received, _NOON, LONDON)
    try:
        timeline = timeline_of(terms, events_told(terms, at, "", ()), at)
    except HorizonError:
        return {}
    wanted = {each.rule for each in heard}
    return {each.rule.id: each for each in timeline.times if each.due is not None and each.rule.id in wanted}


def _told(found: DueDate | None, frame: Frame) -> str:
    if found is None or found.due is None:
        return frame.words.say("dates unknown")
    day = _day(found.due.day, frame)
    return frame.words.say("dates provisional", day=day) if found.due.provisional else day


def _day(day: date, frame: Frame) -> str:
    return frame.words.say("day", weekday=WEEKDAYS[day.weekday()], day=full(day))
