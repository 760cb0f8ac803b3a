"""One case at once on the compiler and on what generated modules run on, with whatever happens to it on any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Any

from remit.calendar.convention import Convention
from remit.calendar.moments import local
from remit.calendar.table import Calendar, HorizonError, calendar_under
from remit.derive import ahead
from remit.derive.case import Happening, opened, step
from remit.derive.dues import Dates
from remit.derive.facts import holds, name_of, names
from remit.portable.module_data import data_of
from remit.portable.runtime import calendar as days
from remit.portable.runtime import cases, times
from remit.portable.runtime.shape import Machine
from remit.syntax.clause import Count, atoms
from remit.targets import Product

CONVENTIONS = (
    Convention(holidays_of="England"),
    Convention(holidays_of="Scotland", day_ends=time(17), next_working_day=True),
    Convention(holidays_of="Wales", day_one=True, roll=True, pause_inclusive=True),
    Convention(holidays_of="England", clear=True, restart=True),
    Convention((0, 1, 2, 3, 4, 5), "Northern Ireland", day_ends=time(12, 30), next_working_day=True, day_one=True),
)
HOURS = (time(0), time(0, 59), time(1), time(1, 30), time(9), time(16, 59), time(17), time(17, 1), time(23, 59, 59))


def moments(random: Random, calendar: Calendar) -> datetime:
    """Return when something is received: any day, more often one on which counts are known to go wrong."""
    year = random.randrange(calendar.first.year, calendar.last.year + 1)
    day = random.choice(
        [
            calendar.first + timedelta(random.randrange((calendar.last - calendar.first).days + 1)),
            date(year, 12, random.randrange(20, 32)),
            date(year, 3, 31) - timedelta(random.randrange(8)),
            date(year, 10, 31) - timedelta(random.randrange(8)),
            date(random.choice([2016, 2020, 2024, 2028]), 2, 29),
            date(year, random.randrange(1, 13), 1) - timedelta(1),
            date(calendar.last.year, random.randrange(1, 13), random.randrange(1, 29)),
            calendar.last,
        ]
    )
    return local(day, random.choice(HOURS).replace(fold=random.randrange(2)))


def later(random: Random, moment: datetime) -> datetime:
    """Return when the next event is: at once, some hours, days or months later."""
    most = random.choice([timedelta(0), timedelta(hours=30), timedelta(days=9), timedelta(days=70)])
    day = (moment + most * random.random()).date()
    found = local(day, random.choice(HOURS).replace(fold=random.randrange(2)))
    return max(moment, found, key=datetime.timestamp)


class Pair:
    """One case, on the compiler and on what generated modules run on."""

    def __init__(self, product: Product, calendar: Calendar) -> None:
        self.product, self.calendar = product, calendar
        self.data: Machine = data_of(product.policy, product.procedure, product.machine, product.walk, calendar)
        self.days = days.Days(self.data["calendar"])
        self.restart()

    def restart(self) -> None:
        self.told: list[dict[str, str]] = []
        self.conditions: dict[str, bool] = {}
        self.case, self.other = opened(self.product.walk.tables), cases.opened(self.data)

    def tell(self, facts: dict[str, bool | int]) -> None:
        """Let it be known what is so: the compiler is told by fact, a module by rule."""
        self.case = self.case._replace(facts=facts)
        rules = (self.product.procedure.rule(name) for name in self.data["conditions"])
        said = {rule.id: holds(rule.sentence.when, facts) for rule in rules if rule}
        self.conditions = {name: held for name, held in said.items() if held is not None}
        self.other = cases.told(self.data, self.other, self.conditions)

    def send(self, event: str, at: datetime, until: date | None = None) -> None:
        self.told.append({"event": event, "at": at.isoformat(), "until": until.isoformat() if until else ""})
        happening = Happening(event, at, until=local(until) if until else None)
        before = self.case
        self.case, remarks = step(self.product.walk.tables, before, happening)
        kinds = {remark.kind: remark for remark in remarks}
        found = cases.stepped(self.data, self.other, cases.Happening(event, at, until))
        self.other = found.case
        assert (found.outcome == "refused") == ("refused" in kinds), self.told
        assert (found.outcome == "out of turn") == ("out of turn" in kinds and "refused" not in kinds), self.told
        assert (found.outcome == "moved") == (self.case.places != before.places), self.told
        if "refused" in kinds:
            assert found.allowed == kinds["refused"].named
        assert found.over == (kinds["passed over"].named if "passed over" in kinds else ())
        assert (self.other.places, self.other.owed) == (self.case.places, self.case.owed), self.told
        assert dict(self.other.used) == dict(self.case.used)

    def compare(self, now: datetime) -> None:
        assert self.found(now) == self.wanted(now), self.told
        assert self.over(now) == self.wanted_over(now), self.told

    def dates(self) -> Dates:
        return Dates(self.product.machine, self.product.procedure, self.calendar, self.case)

    def wanted(self, now: datetime) -> Any:
        try:
            return [
                (
                    time.id, time.due.day if time.due else None, time.due.end if time.due else None,
                    time.at_latest, time.extended, time.due is not None and time.due.provisional, time.done,
                    time.standing(now), time.why, time.counted_from.event if time.counted_from else "",
                )
                for time in self.dates().all()
            ]  # fmt: skip
        except HorizonError:
            return "outside the calendar"

    def found(self, now: datetime) -> Any:
        try:
            return [
                (
                    time.id, time.day, time.end, time.at_latest, time.extended, time.provisional, time.done,
                    time.standing, time.why, time.counted_from,
                )
                for time in times.due_times(self.data, self.days, self.other, now)
            ]  # fmt: skip
        except days.HorizonError:
            return "outside the calendar"

    def wanted_over(self, now: datetime) -> Any:
        try:
            return [(each.event, each.at) for each in ahead.expire(self.product.walk.tables, self.dates(), now)]
        except HorizonError:
            return "outside the calendar"

    def over(self, now: datetime) -> Any:
        try:
            return [(each.event, each.at) for each in times.expired(self.data, self.days, self.other, now)]
        except days.HorizonError:
            return "outside the calendar"


def events(pair: Pair, random: Random) -> Iterator[str]:
    """Yield events without end: mostly what the case waits for, at times anything that is known or is not."""
    while True:
        waiting = [event for place in pair.other.places for event in pair.data["moves"][place]]
        anything = [*pair.data["events"], "constructor"]
        yield (
            random.choice([*pair.other.owed, *waiting] or anything)
            if random.random() < 0.8
            else random.choice(anything)
        )


def known(product: Product, random: Random) -> dict[str, bool | int]:
    """Return all facts on which rules hang and no decision does."""
    procedure = product.procedure
    deciding = {
        name
        for branch in procedure.branches()
        for case in branch.cases
        if case.condition is not None
        for name in names(case.condition)
    }
    parts = [atom for rule in procedure.rules() if rule.sentence.when for atom in atoms(rule.sentence.when.condition)]
    return {
        name_of(atom): random.randrange(40) if isinstance(atom, Count) else random.random() < 0.5
        for atom in parts
        if name_of(atom) not in deciding
    }


def tried(pair: Pair, random: Random, most: int = 9) -> None:
    """Compare one case, from a moment of receipt on, after each of some events; at times it is told what is so."""
    pair.restart()
    if pair.data["conditions"] and random.random() < 0.5:
        pair.tell(known(pair.product, random))
    at = moments(random, pair.calendar)
    pair.send(f"{pair.product.procedure.slug}.receipt", at)
    pair.compare(at)
    for event in islice(events(pair, random), random.randrange(most)):
        at = later(random, at)
        until = (at + timedelta(random.randrange(60))).date() if random.random() < 0.3 else None
        pair.send(event, at, until)
    pair.compare(later(random, at))


def calendars(product: Product) -> list[Calendar]:
    """Return the calendar of a policy, and others."""
    return [product.calendar, *map(calendar_under, CONVENTIONS)]
