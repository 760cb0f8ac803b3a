"""What the head of a policy file says: its origin, from when it counts, how days are counted, what is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from remit.source import Span
from remit.syntax.closed_days import MONTHS
from remit.value import value


@value
class Origin:
    """Where the council's own page says it: title and heading, the step, a link, a remark."""

    source: str = ""
    place: str = ""
    link: str = ""
    note: str = ""

    def __str__(self) -> str:
        return ", ".join(words for words in (self.source, self.place) if words)


@value
class Force:
    """From when an edition counts: a local moment, day or month ("2026-01-16T17:00", "2026-03"), or empty.

    `until` is its last day or month, or the moment at which it ends; mostly empty, for the next edition says it.
    """

    since: str
    said: str
    until: str = ""


@value
class WorkingTime:
    """How the council counts days. Weekdays are 0 for Monday; `assumed` says that the page does not define it.

    `counted_as_received` is empty where the policy does not say it: `remit.calendar` then decides by `day_ends`.
    """

    weekdays: tuple[int, ...]
    holidays_of: str
    day_ends: str
    assumed: bool
    first_day: str
    roll: str
    closures: tuple[str, ...]
    said: str
    counted_as_received: str = ""
    clear_days: bool = False
    pause_days: str = "not inclusive"
    after_a_pause: str = "resume"


@value
class Statement:
    """What a policy says that is no step."""

    key: str
    says: str
    details: Mapping[str, tuple[str, ...]]
    origin: Origin
    span: Span = field(compare=False)


@value
class Departure:
    """A declared reason for not meeting a provision: who approved it, when, and until when it holds."""

    provision: str
    reason: str
    approved_by: str
    on: date
    until: date
    span: Span = field(compare=False)

    def lapsed(self, as_of: date) -> bool:
        """Tell whether it no longer holds on a day; it holds to the end of its last."""
        return as_of > self.until

    @property
    def last_day(self) -> str:
        """Return its last day in words."""
        return _day(self.until)

    def __str__(self) -> str:
        return f"{self.reason} (approved by {self.approved_by} on {_day(self.on)}, until {self.last_day})"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
