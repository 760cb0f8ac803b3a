"""What a host calls: one machine, an event in and the next case out, what is due, and which times have run out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from remit.portable.runtime.calendar import Days, HorizonError
from remit.portable.runtime.cases import Case, Happening, Step, opened, replayed, stepped, told
from remit.portable.runtime.data import MACHINE
from remit.portable.runtime.times import Time, due_times, expired

__all__ = [
    "CALENDAR", "MACHINE", "OPENED", "Case", "Happening", "HorizonError", "Step", "Time",
    "due", "expire", "replay", "step", "tell",
]  # fmt: skip

CALENDAR = Days(MACHINE["calendar"])
OPENED = opened(MACHINE)
"""A case before anything has happened."""


def step(case: Case, happening: Happening) -> Step:
    """Return the case after an event and what became of it; a refused event leaves the case as it is."""
    return stepped(MACHINE, case, happening)


def replay(log: Iterable[Happening]) -> tuple[Case, tuple[Step, ...]]:
    """Return the case that events tell of, and what became of each, in the order in which they happened."""
    return replayed(MACHINE, log)


def tell(case: Case, conditions: Mapping[str, bool]) -> Case:
    """Return the case once it is known, by rule, whether the conditions in `MACHINE["conditions"]` hold."""
    return told(MACHINE, case, conditions)


def due(case: Case, now: datetime | None = None) -> tuple[Time, ...]:
    """Return every time of the case as it stands `now` (unsaid: at its last event). Computes; schedules nothing.

    Raises HorizonError where a date lies outside the years of the calendar.
    """
    return due_times(MACHINE, CALENDAR, case, now)


def expire(case: Case, now: datetime) -> tuple[Happening, ...]:
    """Return the events that say which times have run out by `now`, for the host to send by `step`."""
    return expired(MACHINE, CALENDAR, case, now)
