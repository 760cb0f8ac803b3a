"""The calendar as its definition reads, one day at a time, without any table: what the real one must agree with."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from remit.calendar import Convention, bank_holidays

DAY = timedelta(1)


def worked(day: date, convention: Convention) -> bool:
    if day.weekday() not in convention.weekdays:
        return False
    if convention.holidays_of and day in bank_holidays(convention.holidays_of).days:
        return False
    return not any(day in closure.days(date(day.year, 1, 1), date(day.year, 12, 31)) for closure in convention.closures)


def received(moment: datetime, convention: Convention) -> date:
    """What comes late or on a day not worked counts, where the convention says so, as received on the next one."""
    day = moment.date()
    if not convention.next_working_day:
        return day
    if convention.day_ends and moment.time() > convention.day_ends:
        day += DAY
    while not worked(day, convention):
        day += DAY
    return day


def last_working_day(moment: datetime, count: int, convention: Convention) -> date:
    """Count working days one after the other; 0 of them end on the first working day from the start on."""
    day = received(moment, convention)
    if count == 0:
        while not worked(day, convention):
            day += DAY
        return day
    if not (convention.day_one and not convention.clear):
        day += DAY
    while True:
        count -= worked(day, convention)
        if count == 0:
            return day
        day += DAY


def working_days_before(event: date, count: int, convention: Convention) -> date:
    """Count back from an event, which is not counted itself unless the day of an event is day 1."""
    day = event if convention.day_one and not convention.clear else event - DAY
    count += convention.clear
    while True:
        count -= worked(day, convention)
        if count == 0:
            return day
        day -= DAY


def late_by(due: date, done: date, convention: Convention) -> int:
    """Count the working days begun after the last day; a day not worked belongs to the next one."""
    days, day = 0, due + DAY
    while day <= done:
        days += worked(day, convention)
        day += DAY
    return max(1, days + (not worked(done, convention)))


def paused_days(pauses: list[tuple[date, date]], first: date, convention: Convention) -> int:
    """Count the working days of a set of pauses, none twice, none before `first`."""
    days = set()
    for start, end in pauses:
        day = start if convention.pause_inclusive else start + DAY
        while day <= end:
            if day >= first and worked(day, convention):
                days.add(day)
            day += DAY
    return len(days)
