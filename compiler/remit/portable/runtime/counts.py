"""From when until when one clock of a case runs: its start, its pauses, its extensions. Knows no other clock's fate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from remit.portable.runtime.calendar import Days, Due, counted, counted_back, counted_with_pauses
from remit.portable.runtime.cases import Case
from remit.portable.runtime.moments import end_of, local
from remit.portable.runtime.shape import Clock, Condition, Duration, Extension, Machine, Start


class Count(NamedTuple):
    """What a clock comes to: counted from `start`, which has not happened where `at_latest`.

    `due` is the time that counts; where there is none, `why` says so. `extended` is how often it was extended.
    """

    start: Start | None
    due: Due | None
    at_latest: bool
    extended: int = 0
    why: str = ""


class Counts:
    """Counts the clocks of one case; raises HorizonError outside the calendar."""

    def __init__(self, machine: Machine, days: Days, case: Case) -> None:
        self.machine, self.days, self.case = machine, days, case
        self.clocks = {clock["id"]: clock for clock in machine["clocks"]}

    def of(self, clock: Clock, asked: frozenset[str] = frozenset()) -> Count:
        """Return what a clock comes to with its pauses and extensions; `asked` are those that wait for the answer."""
        if clock["before"]:
            return self._backwards(clock, asked)
        count = self._plain(clock, clock["starts"], clock["duration"], asked)
        if clock["pick"] and clock["second"] and clock["second_start"]:
            count = _picked(clock["pick"], count, self._plain(clock, (clock["second_start"],), clock["second"], asked))
        if clock["otherwise"]:
            count = self._of_two(clock, count, asked)
        if clock["at_once"] is not None and self.holds(clock["rule"]) is None:
            count = count._replace(at_latest=True)
        if clock["agreed"]:
            count = self._agreed(clock, count)
        return self._extended(clock, count)

    def from_moment(self, clock: Clock, start: Start, moment: datetime) -> Count:
        """Return what a clock comes to that counts from a moment, whatever it says it counts from."""
        found = self._counted(clock, clock["duration"], moment) if clock["duration"] else None
        return Count(start, found, at_latest=False)

    def at(self, event: str) -> datetime | None:
        """Return when an event first happened, since its stage was last opened again.

        A submission of which no day is known counts from receipt.
        """
        again = self.machine["reopening"].get(self.stage_of(event), ())
        since = next((each.at for each in reversed(self.case.happened) if each.event in again), None)
        days = (each.at for each in self.case.happened if each.event == event)
        found = next((at for at in days if since is None or at >= since), None)
        if found is None and event == self.machine["submission"]:
            return self.at(self.machine["receipt"])
        return found

    def stage_of(self, event: str) -> str:
        """Return the stage of the rule whose event it is; nothing where it is no rule's."""
        rule = self.machine["rules"].get(event.rpartition(".")[0])
        return rule["stage"] if rule else ""

    def paused_since(self, clock: Clock) -> datetime | None:
        """Return since when a clock stands still, if it does."""
        return next((start for start, end in self._pauses(clock) if end is None), None)

    def holds(self, rule: str) -> bool | None:
        """Tell whether the condition of a rule holds, by what was told, else by what has been done; None: not known."""
        if rule not in self.machine["conditions"]:
            return True
        if rule in self.case.conditions:
            return self.case.conditions[rule]
        return _held(self.machine["conditions"][rule], {each.event for each in self.case.happened})

    def _of_two(self, clock: Clock, count: Count, asked: frozenset[str]) -> Count:
        """Return which of two times counts in this case; while that is not known, the later one, at the latest."""
        other = self._plain(clock, clock["otherwise_starts"], clock["otherwise"], asked)
        held = self.holds(clock["rule"])
        if held is not None:
            return count if held else other
        later = _picked("later", count, other)
        if count.due and other.due:
            return later._replace(at_latest=True)
        return later._replace(due=None, why="which of two times counts is not known, and one of them has not begun")

    def _start(
        self, starts: tuple[Start, ...], unit: str, asked: frozenset[str]
    ) -> tuple[Start | None, datetime | None, bool]:
        """Return what counts: of the starts that have happened the first, else the latest that one can happen."""
        happened = [(at, start) for start in starts if (at := self.at(start[0])) is not None]
        if happened:
            moment, start = min(happened, key=lambda pair: pair[0].astimezone(UTC))
            return start, moment, False
        latest = [(at, start) for start in starts if (at := self._latest(start[0], unit, asked)) is not None]
        if latest:
            moment, start = max(latest, key=lambda pair: pair[0].astimezone(UTC))
            return start, moment, True
        return (starts[0] if starts else None), None, True

    def _plain(self, clock: Clock, starts: tuple[Start, ...], lasts: Duration | None, asked: frozenset[str]) -> Count:
        start, moment, at_latest = self._start(starts, lasts[1] if lasts else "", asked)
        if moment is None or lasts is None:
            return Count(start, None, at_latest, why=_why(start))
        return Count(start, self._counted(clock, lasts, moment), at_latest)

    def _backwards(self, clock: Clock, asked: frozenset[str]) -> Count:
        """Return a time that ends before an event, or before the day on which that event is due."""
        start = next(iter(clock["starts"]), None)
        if start is None or clock["duration"] is None:
            return Count(start, None, at_latest=True, why=_why(start))
        maker = self._maker(start[0], asked) if clock["before_due"] else None
        moment = None if maker else self.at(start[0])
        at_latest = self.of(maker, asked | {maker["id"]}).at_latest if maker else moment is None
        if moment is None:
            moment = self._latest(start[0], clock["duration"][1], asked)
        if moment is None:
            return Count(start, None, at_latest=True, why=_why(start))
        return Count(start, counted_back(moment, clock["duration"], self.days), at_latest)

    def _latest(self, event: str, unit: str, asked: frozenset[str]) -> datetime | None:
        """Return the last moment at which an event can happen if its promise is kept; None where nothing bounds it.

        What is done on its last day is taken as done before that day ends, so that a count in days starts on it.
        """
        maker = self._maker(event, asked)
        found = self.of(maker, asked | {maker["id"]}).due if maker else None
        if found is None or found.in_hours:
            return found.end if found else None
        if unit != "hour":
            return local(found.day)
        return local(found.day, self.days.day_ends) if self.days.day_ends else found.end

    def _maker(self, event: str, asked: frozenset[str]) -> Clock | None:
        """Return the clock that bounds when an event happens; none of those that ask, for they wait for the answer."""
        info = self.machine["events"].get(event)
        found = info["bound_by"] if info else ""
        return self.clocks[found] if found and found not in asked else None

    def _counted(self, clock: Clock, duration: Duration, moment: datetime) -> Due:
        pauses = [(start, end) for start, end in self._pauses(clock) if end is not None]
        return counted_with_pauses(moment, duration, pauses, self.days)

    def _pauses(self, clock: Clock) -> Iterator[tuple[datetime, datetime | None]]:
        """Yield when a clock stood still; the last pause may not have ended."""
        for pause in self.machine["pauses"] if clock["kind"] != "window" else ():
            since: datetime | None = None
            for each in self.case.happened if pause["stage"] == clock["stage"] else ():
                if each.event == pause["starts_on"] and since is None:
                    since = each.at
                elif each.event == pause["ends_on"] and since is not None:
                    yield since, each.at
                    since = None
            if since is not None:
                yield since, None

    def _agreed(self, clock: Clock, count: Count) -> Count:
        """Return a time once a day was agreed on: that day, or the last one allowed; before, only what is allowed."""
        told = [each for each in self.case.happened if each.event == clock["agreed"] and each.until is not None]
        if not told:
            return count._replace(at_latest=True, why=count.why if count.due else "no date has been agreed")
        at, day = told[-1].at, told[-1].until or date.max
        if count.due is not None and day > count.due.day:
            return count._replace(why=f"the day that was agreed, {day}, is later than the rule allows")
        lasts = (max((day - at.date()).days, 0), "calendar day")
        found = Due(at, lasts, day, end_of(day), 0, self.days.provisional(day))
        return Count((clock["agreed"], "the agreement"), found, at_latest=False)

    def _extended(self, clock: Clock, count: Count) -> Count:
        for each in self.case.happened:
            extension = clock["extensions"].get(each.event)
            if extension is None:
                continue
            due, why = count.due, count.why
            if due is not None:
                due, why = self._later(clock, due, each.until, extension)
            count = count._replace(due=due, extended=count.extended + 1, why=why)
        return count

    def _later(self, clock: Clock, found: Due, until: date | None, extension: Extension) -> tuple[Due | None, str]:
        """Return a due date after an extension: the day that was told, within what the rule allows; else all of it."""
        most = self._most(clock, found, extension)
        if until is None:
            return most, "" if most else "extended, and nothing says until when"
        if most is None or until <= most.day or extension["longer"]:
            return found._replace(day=until, end=end_of(until), provisional=self.days.provisional(until)), ""
        return most, f"the new day that was told, {until}, is later than the rule allows"

    def _most(self, clock: Clock, found: Due, extension: Extension) -> Due | None:
        """Return how late an extension can make a due date; None where it has no limit."""
        more = extension["duration"]
        if more is None or extension["kind"] not in ("by up to", "in total"):
            return None
        if extension["kind"] == "in total":
            return self._counted(clock, more, found.start)
        if more[1] == found.duration[1]:
            longer = self._counted(clock, (found.duration[0] + more[0], more[1]), found.start)
        else:
            # What is added counts from the last day, not from the hour at which that day ends.
            longer = counted(local(found.day), more, 0, self.days)._replace(start=found.start)
        total = self._counted(clock, extension["total"], found.start) if extension["total"] else longer
        return min(longer, total, key=lambda each: each.end.astimezone(UTC))


def _picked(pick: str, one: Count, other: Count) -> Count:
    """Return the later or the earlier of two; the later of two is not known before both are."""
    if one.due is None or other.due is None:
        if pick == "later":
            return one if one.due is None else other
        known = one if one.due else other
        return known._replace(at_latest=one.at_latest or other.at_latest) if known.due else one
    ends = one.due.end.astimezone(UTC), other.due.end.astimezone(UTC)
    first = ends[0] >= ends[1] if pick == "later" else ends[0] <= ends[1]
    return (one if first else other)._replace(at_latest=one.at_latest or other.at_latest)


def _held(condition: Condition, done: set[str]) -> bool | None:
    """Tell whether a condition holds by what has been done; None where a part that decides it is not known."""
    parts = zip(condition["acts"], condition["denied"], strict=True)
    values = [not done.isdisjoint(acts) is not denied if acts else None for acts, denied in parts]
    held = values[-1]
    for value, joined in zip(values[-2::-1], reversed(condition["joined"]), strict=True):
        decisive = joined == "or"
        held = decisive if decisive in (value, held) else None if None in (value, held) else not decisive
    return None if held is None else held is not condition["unless"]


def _why(start: Start | None) -> str:
    return f"counts from {start[1]}, and nothing says when that is" if start else "no start is named"
