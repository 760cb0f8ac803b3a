"""When one hears back: what the council sends with its worst case, and the dates that follow from receipts.

The dates are those of a year of receipts, and for readers with scripts those of any.

Takes what is proved of a procedure and plays cases on its calendar; reads no clock: the year begins with the edition,
or is the last of which the bank holidays are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from remit.calendar import LONDON, Calendar, HorizonError
from remit.derive.bounds import Bound
from remit.derive.dues import DueDate
from remit.derive.occasions import RECEIPT, done_events, received_steps
from remit.derive.proof import Worst
from remit.derive.tables import tables_of
from remit.derive.terms import Terms
from remit.derive.timeline import Timeline, timeline_of
from remit.derive.timeline_events import events_told
from remit.markup import Markup, element
from remit.model.editions import beginning, ending
from remit.site import calculator
from remit.site.frame import Frame
from remit.site.told import Table
from remit.targets import Product

_MONTHS = 12
_NOON = time(12)


@dataclass(frozen=True)
class Hearing:
    """What is heard of a procedure. `until` is when its edition ends, where another says so; `up` leads to the site."""

    product: Product
    frame: Frame
    until: datetime | None
    up: str

    def parts(self) -> list[Markup]:
        """Return the calculator and the tables, or the sentence that nothing is promised."""
        tables = [each.markup() for each in self.tables]
        return [*self._calculator(), *tables] if tables else [element("p", self.frame.words.say("hear none"))]

    @cached_property
    def tables(self) -> list[Table]:
        """Return the tables in words, none where nothing is promised."""
        if not self._heard:
            return []
        made = [_limits(self._heard, self.product, self.frame)]
        if self._dated:
            found = list(zip(self._days, self._timelines, strict=True))
            made.append(_dates(self._dated, found, self.product, self.frame))
        return made

    def _calculator(self) -> Iterator[Markup]:
        """Yield the calculator; it asks for every date of which there is a column."""
        if self._dated:
            sample = sample_of(self._dated, self._timelines, self.product)
            yield calculator.group(self.product, sample, self._ends, self.frame)
            yield element("script", src=f"{self.up}{calculator.SCRIPT_FILE}")

    @property
    def _ends(self) -> datetime | None:
        """Return the first moment at which the edition is no longer in force, where that is known."""
        return self.until or ending(self.product.policy.force)

    @cached_property
    def _heard(self) -> list[Worst]:
        return [each for each in self.product.worst if each.timed and _is_heard(each.rule, self.product)]

    @cached_property
    def _days(self) -> list[date]:
        return list(_receipts(self.product, self._ends))

    @cached_property
    def _timelines(self) -> list[Timeline | None]:
        terms = _terms(self.product)
        return [_timeline(day, terms) for day in self._days]

    @cached_property
    def _dated(self) -> list[Worst]:
        """Return what has a date that receipt alone decides."""
        return [each for each in self._heard if any(_due(each, found) for found in self._timelines)]


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


def _dates(dated: list[Worst], found: list[tuple[date, Timeline | None]], product: Product, frame: Frame) -> Table:
    """Return the table of the dates that receipt alone decides."""
    say, kind = frame.words.say, product.procedure.kind
    heading = (say("dates received"), *(say("dates by", what=_named(each, product)) for each in dated))
    rows = tuple((frame.day(day), *(_told(_due(each, timeline), frame) for each in dated)) for day, timeline in found)
    return Table("dates", say("dates caption", kind=kind), heading, rows)


def sample_of(dated: list[Worst], timelines: list[Timeline | None], product: Product) -> calculator.Sample:
    """Return a case in which as much is heard as in any."""
    most = max((each for each in timelines if each), key=lambda found: sum(bool(_due(each, found)) for each in dated))
    heard = [(each, due) for each in dated if (due := _due(each, most)) is not None]
    return calculator.Sample(most, [calculator.Promise(_named(each, product), due) for each, due in heard])


def _receipts(product: Product, until: datetime | None) -> Iterator[date]:
    """Yield the first day worked, while the edition is in force, of each of twelve months."""
    first = _first(product, until)
    for _ in range(_MONTHS):
        following = (first.replace(day=1) + timedelta(31)).replace(day=1)
        days = (first + timedelta(each) for each in range((following - first).days))
        worked = next((each for each in days if _is_worked(each, product.calendar)), None)
        if worked is not None and (until is None or datetime.combine(worked, _NOON) < until):
            yield worked
        first = following


def _first(product: Product, until: datetime | None) -> date:
    """Return the first day on which a case is an example: of an edition of which only the end is known, late ones."""
    since = beginning(product.policy.force)
    if since is not None:
        return since.date() + timedelta(since.time() > _NOON)
    return date(until.year - 1, until.month, 1) if until else date(product.calendar.known_until.year, 1, 1)


def _is_worked(day: date, calendar: Calendar) -> bool:
    return calendar.first <= day <= calendar.last and calendar.is_worked(day)


def _terms(product: Product) -> Terms:
    """Return under what cases run; no case is kept, so that the hash of the policy is not needed."""
    tables, vocabulary = tables_of(product.machine, product.procedure), product.voice.vocabulary
    return Terms(product.policy, "", product.procedure, vocabulary, product.machine, product.calendar, tables)


def _timeline(received: date, terms: Terms) -> Timeline | None:
    """Return the case received at noon of a day; None where one of its dates lies beyond the calendar."""
    at = datetime.combine(received, _NOON, LONDON)
    try:
        return timeline_of(terms, events_told(terms, at, "", ()), at)
    except HorizonError:
        return None


def _due(worst: Worst, timeline: Timeline | None) -> DueDate | None:
    """Return by when a rule is due where nothing but receipt has to happen first.

    INVARIANT: by the time that the rule itself gives; another one of its clocks may tell that somebody was silent.
    """
    own = f"clock.{worst.rule}"
    times = timeline.times if timeline else ()
    return next((each for each in reversed(times) if each.clock.id == own and each.due is not None), None)


def _told(found: DueDate | None, frame: Frame) -> str:
    if found is None or found.due is None:
        return frame.words.say("dates unknown")
    day = frame.day(found.due.day)
    return frame.words.say("dates provisional", day=day) if found.due.provisional else day
