"""Due dates by the million: the scalar count's table, looked up by numpy. Imported only by who counts in batches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from remit.calendar.table import Calendar, HorizonError
from remit.value import value

Days: TypeAlias = NDArray[np.datetime64]
Numbers: TypeAlias = NDArray[np.int64]
Places: TypeAlias = NDArray[np.int16]
Marks: TypeAlias = NDArray[np.bool_]

BLOCK = 32_768
"""Rows that are counted at once: what they need in between stays in the processor's cache."""

_EPOCH = date(1970, 1, 1).toordinal()


def due_dates(starts: Days, counts: int | Numbers, calendar: Calendar, late: Marks | None = None) -> Days:
    """Return the last day of `counts` working days from each of `starts` (datetime64[D], days in London).

    `late` marks the starts that came after the hour at which a day ends. Raises HorizonError for a start or a last day
    outside the calendar, and ValueError for a negative count.
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
    numbers = starts.astype("datetime64[D]", copy=False).view(np.int64)
    if late is not None:
        numbers = numbers + (late & (stack.shifts[0] if which is None else stack.shifts.take(which)))
    found = np.empty(len(numbers), np.int64)
    for at in range(0, len(numbers), BLOCK):
        rows = slice(at, at + BLOCK)
        some = counts if isinstance(counts, int) else counts[rows]
        found[rows] = _counted(stack, None if which is None else which[rows], numbers[rows], some, at)
    return found.view("datetime64[D]")


@value
class _Stack:
    """The tables of several calendars, a row of `width` entries each, row behind row.

    `passed` (less 1) and `before` give places in a row of `worked`, which holds numbers of days. INVARIANT: the working
    days of a row are followed by -1 as far as a count can overshoot, so that none runs into the next calendar.
    """

    calendars: tuple[Calendar, ...]
    epoch: int
    days: int
    width: int
    shifts: Marks
    passed: Places
    before: Places
    worked: Places

    @property
    def reach(self) -> str:
        return self.calendars[0].reach


@lru_cache(maxsize=128)
def _stacked(calendars: tuple[Calendar, ...]) -> _Stack:
    days = len(calendars[0].passed)
    width = 2 * days + 2
    passed, before, worked = (np.full((len(calendars), width), -1, np.int16) for _ in range(3))
    for row, calendar in enumerate(calendars):
        passed[row, :days] = calendar.passed
        before[row, :days] = calendar.ordinals[:-1]
        worked[row, : len(calendar.worked)] = calendar.worked
    return _Stack(
        calendars=calendars,
        epoch=calendars[0].first.toordinal() - _EPOCH,
        days=days,
        width=width,
        shifts=np.array([calendar.is_late(time.max) for calendar in calendars]),
        passed=(passed - 1).ravel(),
        before=before.ravel(),
        worked=worked.ravel(),
    )


def _counted(stack: _Stack, which: Numbers | None, numbers: Numbers, counts: int | Numbers, first: int) -> Numbers:
    """Return the last days of one block, whose first row is the row `first` of the whole."""
    least, most = (counts, counts) if isinstance(counts, int) else (int(counts.min()), int(counts.max()))
    if least < 0:
        raise ValueError("nothing is counted in negative numbers of working days")
    days = numbers - stack.epoch
    # A day before the first is a huge number when its sign is left out; so is a missing date.
    if days.view(np.uint64).max() >= stack.days:
        row = first + int(days.view(np.uint64).argmax())
        raise HorizonError(f"the start in row {row} is missing or lies outside the calendar, which goes {stack.reach}")
    rows = np.int64(0) if which is None else _rows(stack, which)
    days += rows
    places = stack.passed.take(days, mode="clip") + rows
    places += counts
    if least == 0:
        places = np.maximum(places, stack.before.take(days, mode="clip") + rows)
    found = stack.worked.take(places, mode="clip") if most < stack.days else np.array([-1], np.int16)
    if found.min() < 0:
        raise HorizonError(f"a count leaves the calendar, which goes {stack.reach}")
    return found + np.int64(stack.epoch)


def _rows(stack: _Stack, which: Numbers) -> Numbers:
    if which.astype(np.int64, copy=False).view(np.uint64).max() >= len(stack.calendars):
        raise ValueError(f"a row asks for a calendar that is none of the {len(stack.calendars)}, numbered from 0")
    return which.astype(np.int64, copy=False) * stack.width
