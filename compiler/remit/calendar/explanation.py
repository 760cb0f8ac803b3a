"""How a date was counted: the days passed over and why, and the count in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from remit.calendar.deadline import MONTHS_OF, Due, moved
from remit.calendar.moments import end_of
from remit.calendar.table import Calendar, Closed, Reason
from remit.calendar.words import counted, full, listed, named
from remit.syntax.closed_days import MONTHS


def counted_from(due: Due, calendar: Calendar) -> date:
    """Return the day on which the event counts as having happened."""
    if due.duration.unit != "working day" or due.backwards:
        return due.start.date()
    return calendar.first + timedelta(calendar.start(due.start.date(), due.start.time()))


def skipped(due: Due, calendar: Calendar) -> tuple[Closed, ...]:
    """Return the days that a count in working days passes over, in order, each with the reason."""
    if due.duration.unit != "working day":
        return ()
    first, last = sorted((due.start.date(), due.day))
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return tuple(closed for day in days if (closed := calendar.why_closed(day)))


def explain(due: Due, calendar: Calendar) -> str:
    """Return the count in words: "5 working days from Friday 18 December; 25 and 28 December are bank holidays"."""
    return "; ".join([_count(due), *_shifted(due, calendar), *_passed_over(due, calendar), *_ending(due, calendar)])


def counting(calendar: Calendar) -> tuple[str, ...]:
    """Return every rule by which the calendar counts, in words, for whoever prints assumptions."""
    convention = calendar.convention
    closed = "on a day that is not worked"
    if convention.day_ends:
        closed = f"after {convention.day_ends:%H:%M} or {closed}"
    received = "the next working day" if convention.next_working_day else "that very day"
    return (
        f"working days are {calendar.name}",
        f"what comes {closed} counts as received on {received}",
        "days are clear: neither the day of the event nor, counting back, the last day is counted"
        if convention.clear
        else f"the day of an event is day {int(convention.day_one)}",
        "a last day that is not worked " + ("moves to the next working day" if convention.roll else "stays"),
        f"the day on which a pause begins is {'' if convention.pause_inclusive else 'not '}paused",
        "after a pause " + ("the count starts anew" if convention.restart else "what remains runs on"),
    )


def _count(due: Due) -> str:
    units = counted(due.duration.count, due.duration.unit)
    at = f"{due.start:%H:%M} on " if due.in_hours else ""
    return f"{f'at least {units} before' if due.backwards else f'{units} from'} {at}{named(due.start.date())}"


def _shifted(due: Due, calendar: Calendar) -> Iterator[str]:
    """Yield why the count starts on another day than that of the event, and which day counts first."""
    start, day = due.start.date(), counted_from(due, calendar)
    convention = calendar.convention
    if day != start:
        late = calendar.is_worked(start) and convention.day_ends
        why = f"it came after {convention.day_ends:%H:%M}" if late else f"{named(start)} is not worked"
        yield f"{why}, so it counts from {named(day)}"
    if due.in_hours:
        return
    if convention.clear and due.backwards:
        yield "neither the first nor the last day is counted"
    elif convention.counts_first_day:
        yield f"{named(_day_one(due, day, calendar))} is day 1"


def _day_one(due: Due, day: date, calendar: Calendar) -> date:
    """Return the first day that is counted, where that of the event is: of working days, the first that is one."""
    if due.duration.unit != "working day" or calendar.is_worked(day):
        return day
    return calendar.day(calendar.ordinal(day) - due.backwards)


def _passed_over(due: Due, calendar: Calendar) -> Iterator[str]:
    """Yield the bank holidays and closures; weekends go without saying."""
    closed = skipped(due, calendar)
    for reason, one, several in _WORDS:
        days = [found.day for found in closed if found.reason == reason]
        if days:
            yield f"{listed(days)} {one if len(days) == 1 else several}"
    if due.paused:
        unit = due.duration.unit if due.duration.unit in ("working day", "hour") else "day"
        yield f"{counted(due.paused, unit)} of pause {'is' if due.paused == 1 else 'are'} added"


_WORDS: tuple[tuple[Reason, str, str], ...] = (
    ("bank holiday", "is a bank holiday", "are bank holidays"),
    ("closure", "is a closed day", "are closed days"),
)


def _ending(due: Due, calendar: Calendar) -> Iterator[str]:
    """Yield what became of the last day."""
    unit = due.duration.unit
    if due.in_hours and due.start.utcoffset() != due.end.utcoffset():
        yield f"the clocks {_clock_change(due)}"
    if unit in MONTHS_OF:
        count = -due.duration.count if due.backwards else due.duration.count
        end = moved(due.start.date(), count, unit, calendar)
        if end.day != due.start.day:
            yield f"{MONTHS[end.month - 1]} {end.year} has no day {due.start.day}, so its last day counts"
    if due.rolled_from:
        yield f"{named(due.rolled_from)} is not worked, so the last day is {named(due.day)}"
    if due.provisional:
        yield f"bank holidays after {full(calendar.known_until)} are not yet proclaimed"


def _clock_change(due: Due) -> str:
    """Return when clocks changed during a count in hours, and which way."""
    first, last = sorted((due.start, due.end))
    days = (first.date() + timedelta(number) for number in range((last.date() - first.date()).days + 1))
    offset = first.utcoffset()
    day = next(day for day in days if end_of(day).utcoffset() != offset)
    return f"go {'forward' if end_of(day).utcoffset() else 'back'} on {named(day)}"
