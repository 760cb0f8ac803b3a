"""The calendar: one table of ordinals for the days of 20 years, from which every count is a look-up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import field
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Literal

from remit.calendar.bank_holidays import bank_holidays, years
from remit.calendar.convention import Convention, Settings, convention_of
from remit.calendar.moments import MIDNIGHT
from remit.calendar.words import full, week
from remit.value import value

Reason = Literal["weekend", "bank holiday", "closure"]


class HorizonError(ValueError):
    """A count that leaves the years of the calendar."""


@value
class Closed:
    """A day that is not worked, why, and the name of the bank holiday or the words of the closure."""

    day: date
    reason: Reason
    name: str = ""


@value
class Calendar:
    """Which days of the 20 years are worked, and how they are counted. Days are numbered from 0, the `first`.

    `ordinals[i]` working days lie before day i (one entry more than days); `worked[k]` is the number of the k-th
    working day, from 0. INVARIANT: `passed[i] + n - 1` is the place in `worked` of the last of n working days that
    are counted from day i: scalar and batch counts both rest on it.
    """

    name: str
    digest: str
    convention: Convention = field(compare=False, repr=False)
    first: date = field(compare=False)
    last: date = field(compare=False)
    known_until: date = field(compare=False)
    ordinals: tuple[int, ...] = field(compare=False, repr=False)
    worked: tuple[int, ...] = field(compare=False, repr=False)
    passed: tuple[int, ...] = field(compare=False, repr=False)
    closed: Mapping[date, Closed] = field(compare=False, repr=False)

    def index(self, day: date) -> int:
        """Return the number of `day`; raises HorizonError outside the 20 years."""
        found = day.toordinal() - self.first.toordinal()
        if 0 <= found < len(self.passed):
            return found
        raise HorizonError(f"{full(day)} lies outside the calendar, which goes {self.reach}")

    def day(self, place: int) -> date:
        """Return the working day at `place` of `worked`; raises HorizonError past the last one or before the first."""
        if 0 <= place < len(self.worked):
            return self.first + timedelta(self.worked[place])
        raise HorizonError(f"the count leaves the calendar, which goes {self.reach}")

    def start(self, day: date, at: time = MIDNIGHT) -> int:
        """Return the number of the day on which something that happens then counts in working days as happening."""
        if not self.convention.next_working_day:
            return self.index(day)
        number = self.index(day) + self.is_late(at)
        if number < len(self.passed) and self.ordinals[number] < len(self.worked):
            return self.worked[self.ordinals[number]]
        raise HorizonError(f"no working day follows {full(day)} in the calendar, which goes {self.reach}")

    def is_late(self, at: time) -> bool:
        """Tell whether what happens at that hour counts as happening on the next working day."""
        ends = self.convention.day_ends
        return self.convention.next_working_day and ends is not None and at > ends

    def is_worked(self, day: date) -> bool:
        """Tell whether `day` is a working day."""
        number = self.index(day)
        return self.ordinals[number] < self.ordinals[number + 1]

    def ordinal(self, day: date) -> int:
        """Return how many working days there are up to and including `day`, from the first day of the calendar."""
        return self.ordinals[self.index(day) + 1]

    def provisional(self, day: date) -> bool:
        """Tell whether `day` lies where bank holidays are worked out and not yet proclaimed."""
        return day > self.known_until

    def why_closed(self, day: date) -> Closed | None:
        """Return why `day` is not worked, or None if it is."""
        return self.closed.get(day) or (None if self.is_worked(day) else Closed(day, "weekend"))

    @property
    def reach(self) -> str:
        """Return the years of the calendar in words."""
        return f"from {full(self.first)} to {full(self.last)}"


def calendar_of(settings: Settings) -> Calendar:
    """Return the calendar of a policy's working time; raises ValueError for what names no day or nation."""
    return calendar_under(convention_of(settings))


@lru_cache(maxsize=128)
def calendar_under(convention: Convention) -> Calendar:
    """Return the calendar that counts by `convention`, one value for equal conventions."""
    first, last = years()
    closed = _closed(convention, first, last)
    number_of_days = (last - first).days + 1
    ordinals, worked = [0], []
    for number in range(number_of_days):
        day = first + timedelta(number)
        if day.weekday() in convention.weekdays and day not in closed:
            worked.append(number)
        ordinals.append(len(worked))
    known_until = bank_holidays(convention.holidays_of).known_until if convention.holidays_of else last
    name = _name(convention)
    return Calendar(
        name=name,
        digest=_digest(name, convention, first, known_until, worked),
        convention=convention,
        first=first,
        last=last,
        known_until=known_until,
        ordinals=tuple(ordinals),
        worked=tuple(worked),
        passed=_passed(convention, ordinals),
        closed=closed,
    )


def _closed(convention: Convention, first: date, last: date) -> dict[date, Closed]:
    """Return the days of the working week that are not worked; a bank holiday in a closure is a bank holiday."""
    found = {day: Closed(day, "closure", str(days)) for days in convention.closures for day in days.days(first, last)}
    if convention.holidays_of:
        days = bank_holidays(convention.holidays_of).days
        found |= {day: Closed(day, "bank holiday", name) for day, name in days.items()}
    return {day: found[day] for day in sorted(found) if day.weekday() in convention.weekdays}


def _passed(convention: Convention, ordinals: list[int]) -> tuple[int, ...]:
    """Return, for every day, how many working days are behind before the first that is counted."""
    if convention.counts_first_day:
        return tuple(ordinals[:-1])
    if convention.next_working_day:
        return tuple(number + 1 for number in ordinals[:-1])
    return tuple(ordinals[1:])


def _name(convention: Convention) -> str:
    name = week(convention.weekdays)
    if convention.holidays_of:
        name += f" except bank holidays in {convention.holidays_of}"
    if convention.closures:
        name += ", closed " + " and ".join(map(str, convention.closures))
    return name


def _digest(name: str, convention: Convention, first: date, known_until: date, worked: list[int]) -> str:
    """Return the SHA-256 of all that a date can depend on."""
    rules = (
        str(convention.day_ends), convention.next_working_day, convention.day_one, convention.clear,
        convention.roll, convention.pause_inclusive, convention.restart,
    )  # fmt: skip
    content = [name, rules, first.isoformat(), known_until.isoformat(), worked]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()
