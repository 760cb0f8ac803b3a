"""Due dates by the million: the scalar count's table, looked up by numpy. Imported only by who counts in batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from remit.calendar.table import Calendar, HorizonError

Days: TypeAlias = NDArray[np.datetime64]
Numbers: TypeAlias = NDArray[np.int64]
Marks: TypeAlias = NDArray[np.bool_]

_EPOCH = date(1970, 1, 1).toordinal()
_NOWHERE = np.iinfo(np.int64).min


def due_dates(starts: Days, counts: int | Numbers, calendar: Calendar, late: Marks | None = None) -> Days:
    """Return the last day of `counts` working days from each of `starts` (datetime64[D], days in London).

    `late` marks the starts that came after the hour at which a day ends. Raises HorizonError for a start or a last day
    outside the calendar, and ValueError for a missing date or a negative count.
    """
    return due_dates_under((calendar,), None, starts, counts, late)


def due_dates_under(
    calendars: Sequence[Calendar],
    which: Numbers | None,
    starts: Days,
    counts: int | Numbers,
    late: Marks | None = None,
) -> Days:
    """Return what `due_dates` returns, row `i` by the calendar `calendars[which[i]]` (None: all by the first)."""
    stack = _stacked(tuple(calendars))
    places = starts.astype("datetime64[D]", copy=False).view(np.int64) - stack.epoch
    if late is not None:
        places += late & (stack.shifts[0] if which is None else stack.shifts[which])
    _refuse_outside(places, stack, calendars[0].reach)
    if which is not None:
        if which.size and not 0 <= which.min() <= which.max() < len(calendars):
            raise ValueError(f"there are {len(calendars)} calendars, numbered from 0; a row asks for another")
        places += stack.offsets.take(which)
    least, most = (counts, counts) if isinstance(counts, int) else _bounds(counts)
    if least < 0:
        raise ValueError("nothing is counted in negative numbers of working days")
    found = stack.passed.take(places)
    found += counts
    found -= 1
    if least == 0:
        found = np.maximum(found, stack.before.take(places))
    days = stack.worked.take(found) if most < stack.days else np.full(1, _NOWHERE)
    if days.size and days.min() == _NOWHERE:
        raise HorizonError(f"a count leaves the calendar, which goes {calendars[0].reach}")
    return days.view("datetime64[D]")


@dataclass(frozen=True, slots=True)
class _Stack:
    """The tables of several calendars behind each other.

    `passed` and `before` give places in `worked`, which holds days as numpy counts them. INVARIANT: each calendar's
    working days are followed by as many _NOWHERE as a count can overshoot, so that none runs into the next calendar.
    """

    epoch: int
    days: int
    offsets: Numbers
    shifts: Marks
    passed: Numbers
    before: Numbers
    worked: Numbers


@lru_cache(maxsize=8)
def _stacked(calendars: tuple[Calendar, ...]) -> _Stack:
    days = len(calendars[0].passed)
    epoch = calendars[0].first.toordinal() - _EPOCH
    width = 2 * days + 2
    worked = np.full((len(calendars), width), _NOWHERE)
    for row, calendar in zip(worked, calendars, strict=True):
        row[: len(calendar.worked)] = np.array(calendar.worked, np.int64) + epoch
    behind = np.arange(len(calendars))[:, None] * width
    return _Stack(
        epoch=epoch,
        days=days,
        offsets=np.arange(len(calendars)) * days,
        shifts=np.array([calendar.is_late(time.max) for calendar in calendars]),
        passed=(np.array([calendar.passed for calendar in calendars]) + behind).ravel(),
        before=(np.array([calendar.ordinals[:-1] for calendar in calendars]) + behind).ravel(),
        worked=worked.ravel(),
    )


def _refuse_outside(places: Numbers, stack: _Stack, reach: str) -> None:
    # A day before the first is a huge number without its sign; so is a missing date.
    if places.size and int(places.view(np.uint64).max()) >= stack.days:
        row = int(places.view(np.uint64).argmax())
        raise HorizonError(f"the start in row {row} is missing or lies outside the calendar, which goes {reach}")


def _bounds(counts: Numbers) -> tuple[int, int]:
    return (int(counts.min()), int(counts.max())) if counts.size else (1, 1)
