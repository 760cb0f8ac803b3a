"""What the head of a policy file says: its origin, from when it counts, how days are counted, what is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from remit.source import Span
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
