"""How a council counts days, as a value; made from the settings that a policy says or leaves unsaid."""

from __future__ import annotations

from datetime import time
from typing import Protocol

from remit.syntax.closed_days import ClosedDays, closed_days
from remit.value import value


class Settings(Protocol):
    """What a policy says about working time, in its words; `WorkingTime` of the model is one of these."""

    @property
    def weekdays(self) -> tuple[int, ...]: ...  # noqa: D102 - the fields of WorkingTime
    @property
    def holidays_of(self) -> str: ...  # noqa: D102
    @property
    def closures(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def day_ends(self) -> str: ...  # noqa: D102
    @property
    def first_day(self) -> str: ...  # noqa: D102
    @property
    def roll(self) -> str: ...  # noqa: D102
    @property
    def counted_as_received(self) -> str: ...  # noqa: D102
    @property
    def clear_days(self) -> bool: ...  # noqa: D102
    @property
    def pause_days(self) -> str: ...  # noqa: D102
    @property
    def after_a_pause(self) -> str: ...  # noqa: D102


@value
class Convention:
    """How days are counted.

    weekdays: 0 is Monday. holidays_of: the nation, or empty where bank holidays are worked.
    day_ends: what comes later than this hour comes late; None: only midnight ends a day.
    next_working_day: what comes late or on a day not worked counts as received on the next working day.
    day_one: the day of the event is day 1, not day 0. clear: neither end of a count is counted (day_one gives way).
    roll: a last day that is not worked moves to the next working day (counts in other units than working days).
    pause_inclusive: the day on which a pause begins counts as paused. restart: after a pause the count starts anew.
    """

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    holidays_of: str = ""
    closures: tuple[ClosedDays, ...] = ()
    day_ends: time | None = None
    next_working_day: bool = False
    day_one: bool = False
    clear: bool = False
    roll: bool = False
    pause_inclusive: bool = False
    restart: bool = False

    @property
    def counts_first_day(self) -> bool:
        """Tell whether the day of the event is counted."""
        return self.day_one and not self.clear


def convention_of(settings: Settings) -> Convention:
    """Return the convention that a policy's settings amount to; raises ValueError for what names no day or nation.

    Unsaid, a receipt on a day not worked counts on that very day, unless the policy says when a day ends: then
    Friday evening counts as Monday, and so does Saturday.
    """
    day_ends = None if settings.day_ends in ("", "24:00") else time.fromisoformat(settings.day_ends.zfill(5))
    received = settings.counted_as_received or ("next working day" if day_ends else "same day")
    return Convention(
        weekdays=settings.weekdays,
        holidays_of=settings.holidays_of,
        closures=tuple(_closed(text) for text in settings.closures),
        day_ends=day_ends,
        next_working_day=received == "next working day",
        day_one=settings.first_day == "day 1",
        clear=settings.clear_days,
        roll=settings.roll == "next working day",
        pause_inclusive=settings.pause_days == "inclusive",
        restart=settings.after_a_pause == "restart",
    )


def _closed(text: str) -> ClosedDays:
    found = closed_days(text)
    if found is None:
        raise ValueError(f"`{text}` names no days; write for example `24 December to 1 January`")
    return found
