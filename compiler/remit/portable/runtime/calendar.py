"""From a moment and a duration to the last day, on the calendar of the policy."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from remit.portable.runtime.moments import LONDON, end_of, in_london
from remit.portable.runtime.shape import CalendarInfo, Duration

HOUR = timedelta(hours=1)
MONTHS_OF = {"month": 1, "calendar month": 1, "year": 12}
DAYS_OF = {"day": 1, "calendar day": 1, "week": 7}


class HorizonError(ValueError):
    """A count that leaves the years of the calendar."""


class Due(NamedTuple):
    """Until when something is in time, counted from `start`.

    `day` is the last day. `end` is its 24:00, the first moment that is late; of a count in hours it is the last moment
    in time. `paused` is what pauses added: working days, days or seconds, as the duration is counted. `provisional`:
    the date rests on bank holidays that are not yet proclaimed.
    """

    start: datetime
    duration: Duration
    day: date
    end: datetime
    paused: float = 0
    provisional: bool = False

    @property
    def in_hours(self) -> bool:
        """Tell whether the last moment, and not only the last day, counts."""
        return self.duration[1] == "hour"

    def kept(self, moment: datetime) -> bool:
        """Tell whether what happens at `moment` is in time."""
        there = in_london(moment)
        return there.astimezone(UTC) <= self.end.astimezone(UTC) if self.in_hours else there.date() <= self.day


class Days:
    """The days of the calendar, numbered from 0.

    `ordinals[i]` working days lie before day i (one entry more than days); `worked[k]` is the number of the k-th.
    """

    def __init__(self, info: CalendarInfo) -> None:
        self.info = info
        self.first, self.last = date.fromisoformat(info["first"]), date.fromisoformat(info["last"])
        self.known_until = date.fromisoformat(info["known_until"])
        self.day_ends = time.fromisoformat(info["day_ends"]) if info["day_ends"] else None
        self.count = (self.last - self.first).days + 1
        closed = {f"{year}{day}" for year, days in info["closed"].items() for day in days.split()}
        ordinals, worked = [0], list[int]()
        for number in range(self.count):
            day = self.first + timedelta(number)
            if day.weekday() in info["weekdays"] and f"{day:%Y%m%d}" not in closed:
                worked.append(number)
            ordinals.append(len(worked))
        self.ordinals, self.worked = tuple(ordinals), tuple(worked)

    def index(self, day: date) -> int:
        """Return the number of a day; raises HorizonError outside the calendar."""
        found = day.toordinal() - self.first.toordinal()
        if 0 <= found < self.count:
            return found
        raise HorizonError(f"{day} lies outside the calendar, which goes from {self.first} to {self.last}")

    def working_day(self, place: int) -> date:
        """Return the working day at a place among them; raises HorizonError where there is none."""
        if 0 <= place < len(self.worked):
            return self.first + timedelta(self.worked[place])
        raise HorizonError(f"the count leaves the calendar, which goes from {self.first} to {self.last}")

    def start(self, moment: datetime) -> int:
        """Return the number of the day on which what happens then counts in working days as happening."""
        if not self.info["next_working_day"]:
            return self.index(moment.date())
        late = self.day_ends is not None and moment.time() > self.day_ends
        number = self.index(moment.date()) + late
        if number < self.count and self.ordinals[number] < len(self.worked):
            return self.worked[self.ordinals[number]]
        raise HorizonError(f"no working day follows {moment.date()} in the calendar, which ends on {self.last}")

    def passed(self, number: int) -> int:
        """Return how many working days are behind before the first that is counted from a day."""
        if self.info["counts_first_day"]:
            return self.ordinals[number]
        return self.ordinals[number] + 1 if self.info["next_working_day"] else self.ordinals[number + 1]

    def added(self, day: date, days: int) -> date:
        """Return the day so many days later; raises HorizonError outside the calendar."""
        if 0 <= self.index(day) + days < self.count:
            return day + timedelta(days)
        raise HorizonError(f"the count leaves the calendar, which goes from {self.first} to {self.last}")

    def moved(self, day: date, count: int, unit: str) -> date:
        """Return the date so many units later (negative: before); a month without such a day ends on its last day."""
        if unit in DAYS_OF:
            return self.added(day, count * DAYS_OF[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_OF[unit], 12)
        if not self.first.year <= year <= self.last.year:
            raise HorizonError(f"the count leaves the calendar, which goes from {self.first} to {self.last}")
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def rolled(self, day: date) -> date:
        """Return the day, or the next working day after it where the policy moves a last day that is not worked."""
        return self.working_day(self.ordinals[self.index(day)]) if self.info["roll"] else day

    def provisional(self, day: date) -> bool:
        """Tell whether a day lies where bank holidays are worked out and not yet proclaimed."""
        return day > self.known_until


def counted(start: datetime, duration: Duration, paused: float, days: Days) -> Due:
    """Return the last moment at which a duration from `start` is kept, `paused` later."""
    start, (count, unit) = in_london(start), duration
    if unit == "hour":
        end = (start.astimezone(UTC) + count * HOUR + timedelta(seconds=paused)).astimezone(LONDON)
        days.index(start.date())
        days.index(end.date())
        return Due(start, duration, end.date(), end, paused)
    if unit == "working day":
        first = days.start(start)
        day = days.working_day(max(days.passed(first) + count - 1, days.ordinals[first]) + int(paused))
        return Due(start, duration, day, end_of(day), paused, days.provisional(day))
    ends = days.moved(start.date(), count, unit)
    # A month that has no such day ends on its last day, whether or not the first day counts.
    whole = unit in MONTHS_OF and ends.day != start.day
    if days.info["counts_first_day"] and count and not whole:
        ends -= timedelta(1)
    day = days.rolled(days.added(ends, int(paused)))
    return Due(start, duration, day, end_of(day), paused, days.info["roll"] and days.provisional(day))


def counted_back(event: datetime, duration: Duration, days: Days) -> Due:
    """Return the last moment that is at least a duration before an event."""
    event, (count, unit) = in_london(event), duration
    if unit == "hour":
        end = (event.astimezone(UTC) - count * HOUR).astimezone(LONDON)
        days.index(event.date())
        days.index(end.date())
        return Due(event, duration, end.date(), end)
    number, first_counts, clear = days.index(event.date()), days.info["counts_first_day"], days.info["clear"]
    if unit == "working day":
        day = event.date()
        if count:
            day = days.working_day(days.ordinals[number + first_counts] - count - clear)
        return Due(event, duration, day, end_of(day), 0, days.provisional(event.date()))
    nearer = first_counts - clear if count else 0
    day = days.added(days.moved(event.date(), -count, unit), nearer)
    return Due(event, duration, day, end_of(day))


def counted_with_pauses(
    start: datetime, duration: Duration, pauses: Iterable[tuple[datetime, datetime]], days: Days
) -> Due:
    """Return until when a duration is kept, given the pauses that have ended; what lies in two counts once.

    A pause moves the last day by the working days paused (a count in hours by the time, any other by the days). One
    that begins after the last day changes nothing.
    """
    found = counted(start, duration, 0, days)
    ordered = sorted(pauses, key=lambda pause: pause[0].astimezone(UTC))
    if days.info["restart"]:
        for begun, ended in ordered:
            if ended.astimezone(UTC) > found.start.astimezone(UTC) and found.kept(begun):
                found = counted(ended, duration, 0, days)
        return found
    return _hours_later(found, ordered, days) if found.in_hours else _days_later(found, ordered, days)


def _hours_later(found: Due, pauses: Iterable[tuple[datetime, datetime]], days: Days) -> Due:
    reached = found.start.astimezone(UTC)
    for begun, ended in pauses:
        # What of the pause has not been counted: the part before it began, or before the last one ended, is none.
        more = (ended.astimezone(UTC) - max(reached, begun.astimezone(UTC))).total_seconds()
        if found.kept(begun) and more > 0:
            found, reached = counted(found.start, found.duration, found.paused + more, days), ended.astimezone(UTC)
    return found


def _days_later(found: Due, pauses: Iterable[tuple[datetime, datetime]], days: Days) -> Due:
    # The day of the event cannot be paused unless it is counted.
    reached = _number(found.start, found, days) - days.info["counts_first_day"]
    for begun, ended in pauses:
        last = _number(ended, found, days)
        first = max(_number(begun, found, days) + (not days.info["pause_inclusive"]), reached + 1)
        if found.kept(begun) and first <= last:
            more = last - first + 1
            if found.duration[1] == "working day":
                more = days.ordinals[last + 1] - days.ordinals[first]
            found, reached = counted(found.start, found.duration, found.paused + more, days), last
    return found


def _number(moment: datetime, found: Due, days: Days) -> int:
    """Return the number of the day on which a moment counts."""
    there = in_london(moment)
    return days.start(there) if found.duration[1] == "working day" else days.index(there.date())
