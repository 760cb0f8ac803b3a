"""Generated modules count as the compiler counts: any duration, from any moment, with pauses, under any convention."""

from __future__ import annotations

from typing import Any

from remit.portable.runtime.calendar import Days, HorizonError, counted_back, counted_with_pauses
from tests.portable.counted import Asked, asked, infos


def test_every_count_comes_to_the_same_day() -> None:
    days = [Days(info) for info in infos()]

    differ = [each for each in asked(20_000) if found(each, days[each.calendar]) != each.wanted]

    assert differ == []


def found(each: Asked, days: Days) -> Any:
    try:
        if each.back:
            due = counted_back(each.start, each.duration, days)
        else:
            due = counted_with_pauses(each.start, each.duration, each.pauses, days)
    except HorizonError:
        return "outside the calendar"
    return [due.day.isoformat(), due.end.isoformat(), due.provisional]
