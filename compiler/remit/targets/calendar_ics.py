"""What an edition puts into a diary: the days that its counts pass over, its own beginning, and duties that come round.

Counts in working days pass over the days of this calendar and over the days of the week that are not worked, which it
does not name. DTSTAMP is the moment from which the edition counts, for nothing here reads a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from remit.calendar.deadline import DAYS_OF, MONTHS_OF
from remit.calendar.moments import local
from remit.calendar.table import Calendar, Closed
from remit.calendar.table import calendar_of as working_days_of
from remit.calendar.words import full
from remit.derive.schedule import REPORTS, Row
from remit.derive.voice import capital
from remit.diary import AllDay, calendar_bytes, uid_of
from remit.model.editions import beginning, ending
from remit.model.policy import Policy, Rule, rules_in
from remit.syntax.clause import DUTIES, Duration
from remit.syntax.printer import print_duration
from remit.targets import Edition, Limit, Product

NAME = "calendar-ics"
SUFFIX = "calendar.ics"
PURPOSE = "the days that are not worked, and what an edition puts into a diary"
RUN_BY = ("ical.js", "icalendar")

_WEEK = 7


def _is_first(product: Product) -> bool:
    """Tell whether a procedure is the one at which what belongs to a whole edition is counted."""
    return product.policy.procedures[0] is product.procedure


LIMITS = (
    Limit(
        "a duty that comes round is left out where the edition does not say from when it is in force, where it comes "
        "round in working days or hours, and where it lasts until something happens; it is in the SLA table. Such "
        "duties belong to the whole edition and are counted at its first procedure",
        lambda product: len(_unplaced(product.policy)) * _is_first(product),
    ),
    Limit(
        "the days of the week that are not worked are not among the events; the calendar's description names those "
        "that are. They are counted at the edition's first procedure too",
        lambda product: (_WEEK - len(product.policy.working_time.weekdays)) * _is_first(product),
    ),
)


def render_edition(edition: Edition) -> bytes:
    """Return one VCALENDAR for a whole edition."""
    return calendar_bytes(
        f"{edition.policy.council}, {edition.policy.title}, edition {edition.policy.edition}",
        sorted(_Diary(edition).all(), key=lambda each: (each.day, each.uid)),
        _about(edition.policy),
    )


def _about(policy: Policy) -> str:
    calendar = working_days_of(policy.working_time)
    assumed = " (assumed; the page does not say it)" if policy.working_time.assumed else ""
    return (
        f"Days on which counts in working days stand still, and days of the policy itself. Working days: "
        f"{calendar.name}{assumed}. Bank holidays are proclaimed until {full(calendar.known_until)}; later ones are "
        f"worked out and marked provisional. Calendar {calendar.digest[:12]}."
    )


_YEAR = re.compile(r"\d{4}$")


@dataclass(frozen=True, slots=True)
class _Diary:
    edition: Edition

    def all(self) -> Iterator[AllDay]:
        yield from self._in_force()
        yield from self._closed()
        rows = {row.rule: row for row in self.edition.schedule if row.kind == REPORTS}
        until = ending(self._policy.force)
        for rule, every in _placed(self._policy):
            found = self._coming_round(rule, every, rows[rule.id])
            if until is None or found.day < until.date():
                yield found

    @property
    def _policy(self) -> Policy:
        return self.edition.policy

    @property
    def _calendar(self) -> Calendar:
        return working_days_of(self._policy.working_time)

    @property
    def _stamp(self) -> datetime:
        since = beginning(self._policy.force)
        return local(since.date(), since.time()) if since else local(self._first)

    @property
    def _first(self) -> date:
        """Return the first day of the year in which the edition begins, or else in which its page was seen."""
        since, seen = beginning(self._policy.force), _YEAR.search(self._policy.seen)
        year = since.year if since else int(seen[0]) if seen else 0
        return max(date(year, 1, 1), self._calendar.first) if year else self._calendar.first

    def _uid(self, *parts: str) -> str:
        return uid_of(self._policy.council, self._policy.title, *parts)

    def _in_force(self) -> Iterator[AllDay]:
        """Yield the day from which the edition counts, and the last on which it does where it says so."""
        policy, force = self._policy, self._policy.force
        since, until = beginning(force), ending(force)
        which = f"{policy.title}, edition {policy.edition}"
        if since:
            month = len(force.since) == len("2026-03")
            yield AllDay(
                self._uid(policy.edition, "in force"),
                self._stamp,
                since.date(),
                f"{which}, comes into force" + (" (the policy names only the month)" if month else ""),
                (f"In force {force.said}.", policy.open_cases and f"Cases already open {policy.open_cases}."),
                status="TENTATIVE" if month else "CONFIRMED",
                category="edition",
            )
        if until:
            day = (until - timedelta(microseconds=1)).date()
            uid = self._uid(policy.edition, "until")
            yield AllDay(uid, self._stamp, day, f"{which}, ends", (f"In force {force.said}.",), category="edition")

    def _closed(self) -> Iterator[AllDay]:
        """Yield the days that are not worked, to the end of the calendar."""
        calendar = self._calendar
        for closed, last in _together(each for day, each in calendar.closed.items() if day >= self._first):
            provisional = closed.reason == "bank holiday" and calendar.provisional(closed.day)
            marks = "not a working day" + (" (provisional)" if provisional else "")
            name = closed.name if closed.reason == "bank holiday" else f"Closed {closed.name}"
            yield AllDay(
                self._uid(closed.reason, closed.day.isoformat()),
                self._stamp,
                closed.day,
                f"{name}: {marks}",
                last=last,
                status="TENTATIVE" if provisional else "CONFIRMED",
                category=closed.reason,
            )

    def _coming_round(self, rule: Rule, every: Duration, row: Row) -> AllDay:
        """Return a duty that comes round, for the first time one period after the edition begins."""
        since, until = beginning(self._policy.force), ending(self._policy.force)
        assert since is not None  # noqa: S101 - `_placed` leaves out what has no beginning
        start = _start(since.date(), every)
        day = _later(start, every)
        repeats = _repeats(every) | ({"UNTIL": until.date() - timedelta(1)} if until else {})
        on = ", on the 28th, which every month has" if start != since.date() else ""
        counted = (
            f"the policy names no day, so it is counted from {full(since.date())}, when the edition came into force"
        )
        lines = (
            row.sentence,
            f"Every {print_duration(every)}; {counted}{on}.",
            f"Only {row.condition}." if row.condition else "",
            row.source,
        )
        return AllDay(
            self._uid(rule.id),
            self._stamp,
            day,
            capital(f"{row.who}: {row.step}"),
            lines,
            status="TENTATIVE" if row.condition else "CONFIRMED",
            category=REPORTS,
            repeats=repeats,
        )


def _together(days: Iterable[Closed]) -> Iterator[tuple[Closed, date]]:
    """Yield the first day and the last of each closure; a bank holiday is a day by itself."""
    first, last = None, date.min
    for each in days:
        if first and each.reason == first.reason == "closure" and (each.name, each.day) == (first.name, _after(last)):
            last = each.day
            continue
        if first:
            yield first, last
        first, last = each, each.day
    if first:
        yield first, last


def _after(day: date) -> date:
    return day + timedelta(1)


def _start(day: date, every: Duration) -> date:
    """Return the day from which a period is counted, never one that some of its months do not have.

    Clients do not agree on the last of several days of a month, but all know the 28th, which is never late.
    """
    months = every.count * MONTHS_OF.get(every.unit, 0)
    always = months == 0 or (months % 12 == 0 and (day.month, day.day) != (2, 29))
    return day if always else day.replace(day=min(day.day, 28))


def _later(day: date, every: Duration) -> date:
    """Return the day one period later; the calendar's years are no bound, for no working days are counted."""
    if every.unit in DAYS_OF:
        return day + timedelta(every.count * DAYS_OF[every.unit])
    year, month = divmod(day.year * 12 + day.month - 1 + every.count * MONTHS_OF[every.unit], 12)
    return day.replace(year, month + 1)


def _repeats(every: Duration) -> dict[str, object]:
    """Return the RRULE of a period."""
    if every.unit in DAYS_OF:
        return {"FREQ": "DAILY", "INTERVAL": every.count * DAYS_OF[every.unit]}
    return {"FREQ": "MONTHLY", "INTERVAL": every.count * MONTHS_OF[every.unit]}


def _repeated(policy: Policy) -> Iterator[Rule]:
    return (
        rule
        for rule in rules_in(policy.reports)
        if rule.limit is not None and rule.limit.kind == "every" and rule.strength in DUTIES
    )


def _placed(policy: Policy) -> Iterator[tuple[Rule, Duration]]:
    """Yield the duties that come round on days that can be named, with their period."""
    for rule in _repeated(policy) if beginning(policy.force) else ():
        limit = rule.limit
        if limit and limit.duration and not limit.events and limit.duration.unit in DAYS_OF | MONTHS_OF:
            yield rule, limit.duration


def _unplaced(policy: Policy) -> list[Rule]:
    placed = {rule.id for rule, _ in _placed(policy)}
    return [rule for rule in _repeated(policy) if rule.id not in placed]
