"""The dated timeline of a case: what happened, what is due by when and why, what each side can do next.

Knows no clock: `as_of` is the moment for which it is told. Windows that run out on the way close, as a host would close
them; nothing else happens by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from remit.derive.ahead import Breach, NextStep, breaches, next_steps
from remit.derive.case import Case, Happening, Remark
from remit.derive.dues import DueDate
from remit.derive.log import Entry
from remit.derive.log_replay import in_order
from remit.derive.terms import Terms


@dataclass(frozen=True, slots=True)
class Appointment:
    """One time of a case as it is told to others, who may have been told of an earlier version.

    `sequence` is how often its day has moved; `gone` says that it no longer holds, and `due` is what was told last.
    """

    time: DueDate
    day: date
    sequence: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """A case under its terms as of a moment. `notes` is what to know of the edition that was chosen."""

    terms: Terms
    as_of: datetime
    case: Case
    times: tuple[DueDate, ...]
    appointments: tuple[Appointment, ...]
    next: tuple[NextStep, ...]
    breaches: tuple[Breach, ...]
    remarks: tuple[Remark, ...]
    entries: tuple[Entry, ...]
    force: str = ""
    channel: str = ""
    name: str = ""
    notes: tuple[str, ...] = ()

    @property
    def received(self) -> datetime | None:
        """Return when the feedback came."""
        receipt = f"{self.terms.procedure.slug}.receipt"
        return next((each.at for each in self.case.happened if each.event == receipt), None)

    @property
    def refused(self) -> tuple[Remark, ...]:
        """Return the events that the procedure does not allow."""
        return tuple(remark for remark in self.remarks if remark.kind == "refused")


def timeline_of(terms: Terms, entries: Sequence[Entry], as_of: datetime) -> Timeline:
    """Return the timeline of what a log tells, in whatever order it tells it; raises HorizonError."""
    case, remarks = _played(terms, entries, as_of)
    dates = terms.dates(case)
    return Timeline(
        terms=terms,
        as_of=as_of,
        case=case,
        times=dates.all(),
        appointments=tuple(_appointments(terms, entries, as_of)),
        next=next_steps(terms.tables, dates),
        breaches=breaches(dates, as_of),
        remarks=remarks,
        entries=tuple(entries),
    )


def _played(terms: Terms, entries: Sequence[Entry], as_of: datetime) -> tuple[Case, tuple[Remark, ...]]:
    """Return the case after what happened up to a moment; a window that ran out before an event is closed by then."""
    case, found = terms.opened(), list[Remark]()
    for entry in in_order(entries):
        happening = entry.happening
        if happening.at > as_of:
            break
        case = terms.expired(case, happening.at)
        if not _closed_already(case, happening):
            case, remarks = terms.step(case, happening)
            found += remarks
    return terms.expired(case, as_of), tuple(found)


def _closed_already(case: Case, happening: Happening) -> bool:
    """Tell whether an event only says that a window has run out which is closed."""
    over = happening.event.startswith("clock.")
    return over and any(each.event == happening.event for each in case.happened)


def _appointments(terms: Terms, entries: Sequence[Entry], as_of: datetime) -> Iterator[Appointment]:
    """Yield what others were told, line by line of the log, as it stands after the last line."""
    told: dict[str, Appointment] = {}
    for number in range(1, len(entries) + 1):
        last = number == len(entries)
        so_far = entries[:number]
        now = as_of if last else max(entry.happening.at for entry in so_far)
        case, _ = _played(terms, so_far, now)
        times = {time.clock.id: time for time in terms.dates(case).all() if time.due is not None}
        told = _told_again(told, times)
    yield from sorted(told.values(), key=lambda one: (one.day, one.time.clock.id))


def _told_again(before: Mapping[str, Appointment], times: Mapping[str, DueDate]) -> dict[str, Appointment]:
    found = {}
    for name, old in before.items():
        if name not in times:
            found[name] = old if old.gone else replace(old, sequence=old.sequence + 1, gone=True)
    for name, time in times.items():
        assert time.due is not None  # noqa: S101 - only such times are told
        known = before.get(name)
        moved = known is not None and (known.day != time.due.day or known.gone)
        found[name] = Appointment(time, time.due.day, (known.sequence if known else 0) + moved)
    return found
