"""What a million due dates under 50 calendars cost beside one numpy take and beside numpy.busday_offset.

Run it with the Python in which the library and numpy are installed: `python bench/calendars.py`. All three are measured
in turn, on the same rows, and must agree; the figures are ratios of CPU time. `--write` puts them into calendar.md.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from remit.calendar import NATIONS, Calendar, Convention, calendar_under
from remit.calendar.batch import due_dates, due_dates_under
from remit.syntax.closed_days import ClosedDays

ROWS = 1_000_000
CALENDARS = 50
MOST_TAKES = 7.0
LEAST_FASTER = 4.0


def calendars() -> list[Calendar]:
    """Return 50 calendars: every nation, with closures at Christmas of different lengths."""
    found = []
    for number in range(CALENDARS):
        closures = (ClosedDays((12, 12 + number // len(NATIONS)), (1, 2)),)
        found.append(calendar_under(Convention(holidays_of=NATIONS[number % len(NATIONS)], closures=closures)))
    return found


class Rows:
    """A million starts in the years of the calendar, each with a count and a calendar; in order of the calendars."""

    def __init__(self, every: list[Calendar]) -> None:
        dice = np.random.default_rng(2026)
        self.every = every
        self.starts = np.datetime64(every[0].first) + dice.integers(0, 7000, ROWS)
        self.counts = dice.integers(1, 31, ROWS)
        self.which = np.repeat(np.arange(CALENDARS), ROWS // CALENDARS)
        self.shuffled = dice.permutation(self.which)
        self.groups = [slice(at, at + ROWS // CALENDARS) for at in range(0, ROWS, ROWS // CALENDARS)]
        self.table = np.array(every[0].ordinals, np.int64)
        self.places = (self.starts - np.datetime64(every[0].first)).astype(np.int64)
        self.busy = [_busday(one) for one in every]

    def take(self) -> NDArray[np.int64]:
        """Look a million rows up in one table."""
        return self.table.take(self.places)

    def mixed(self) -> NDArray[np.datetime64]:
        """Count rows in which the calendars come in any order."""
        return due_dates_under(self.every, self.shuffled, self.starts, self.counts)

    def sorted(self) -> NDArray[np.datetime64]:
        """Count rows in which each calendar's stand together."""
        return due_dates_under(self.every, self.which, self.starts, self.counts)

    def grouped(self) -> NDArray[np.datetime64]:
        """Count the rows of each calendar in a call of its own."""
        parts = [
            due_dates(self.starts[rows], self.counts[rows], calendar)
            for rows, calendar in zip(self.groups, self.every, strict=True)
        ]
        return np.concatenate(parts)

    def numpy(self) -> NDArray[np.datetime64]:
        """Count the rows of each calendar with `numpy.busday_offset`, which knows one calendar a call."""
        parts = [
            np.busday_offset(self.starts[rows], self.counts[rows], roll="backward", busdaycal=busy)
            for rows, busy in zip(self.groups, self.busy, strict=True)
        ]
        return np.concatenate(parts)


def _busday(calendar: Calendar) -> np.busdaycalendar:
    days = [calendar.first + timedelta(number) for number in range(len(calendar.passed))]
    closed = [day for day in days if day.weekday() < 5 and not calendar.is_worked(day)]
    return np.busdaycalendar(weekmask="1111100", holidays=closed)


def cost(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measured(rows: Rows, rounds: int) -> list[tuple[str, float, float, float]]:
    """Return, for each way of counting: its name, milliseconds, ratio to a take, how often faster than numpy."""
    ways = {
        "numpy take": rows.take,
        "remit, calendars in any order": rows.mixed,
        "remit, rows in order of calendars": rows.sorted,
        "remit, one call a calendar": rows.grouped,
        "numpy.busday_offset, one call a calendar": rows.numpy,
    }
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, work in ways.items():
            found[name].append(cost(work))
    take, theirs = found["numpy take"][1:], found["numpy.busday_offset, one call a calendar"][1:]
    return [
        (
            name,
            statistics.median(spent[1:]) * 1000,
            statistics.median(one / other for one, other in zip(spent[1:], take, strict=True)),
            statistics.median(other / one for one, other in zip(spent[1:], theirs, strict=True)),
        )
        for name, spent in found.items()
    ]


def main() -> int:
    """Print the table; the exit code is 1 if a ratio that must hold does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="rounds that are counted")
    parser.add_argument("--write", action="store_true", help="write the table to bench/calendar.md")
    asked = parser.parse_args()
    rows = Rows(calendars())
    assert (rows.sorted() == rows.numpy()).all()
    assert (rows.grouped() == rows.numpy()).all()
    found = measured(rows, asked.rounds)
    lines = ["| 1,000,000 due dates, 50 calendars | CPU ms | ratio to a take | times faster than busday_offset |"]
    lines += ["|---|---:|---:|---:|"]
    lines += [f"| {name} | {spent:.1f} | {ratio:.1f} | {faster:.1f} |" for name, spent, ratio, faster in found]
    print(text := "\n".join(lines))
    if asked.write:
        file = Path(__file__).with_name("calendar.md")
        head = file.read_text(encoding="utf-8").partition("|")[0].rstrip()
        file.write_text(f"{head}\n\n{text}\n", encoding="utf-8")
    ours = [row for row in found if row[0].startswith("remit")]
    return int(any(ratio > MOST_TAKES or faster < LEAST_FASTER for _, _, ratio, faster in ours))


if __name__ == "__main__":
    raise SystemExit(main())
