"""One procedure of a policy, to run cases of it: an event in and the next case out, and what is due by when.

Made from the policy; not to be changed by hand. It needs Python 3.11 with the time zone Europe/London and nothing
else. A host calls `step`, `replay`, `tell`, `due` and `expire`, which stand at the end; `MACHINE` holds what they run
on, with the words for people beside every id.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple, TypedDict
from zoneinfo import ZoneInfo

# What a machine is given as: places, moves, clocks and a calendar, all of it text, whole numbers and rows of them.

Duration = tuple[int, str]
"""How many of which unit: hour, day, calendar day, working day, week, month, calendar month, year."""
Start = tuple[str, str]
"""An event from which a time counts, and what the policy calls it."""
Move = tuple[str, str, tuple[str, ...]]
"""Where an event leads, the rule that says so, and the acts that it leaves behind and that stay owed."""


class Place(TypedDict):
    """Where a case can be. `twin_of`: the place in which the same is owed. `final`: nothing leads on from here."""

    title: str
    kind: Literal["start", "step", "decision", "not formalised", "rest", "ending"]
    stage: str
    rule: str
    reason: str
    leads_to: str
    twin_of: str
    final: bool


class EventInfo(TypedDict):
    """An event: who makes it happen, the rule that speaks of it, and the clock that bounds when it happens."""

    label: str
    by: tuple[str, ...]
    rule: str
    bound_by: str


class RuleInfo(TypedDict):
    """A rule as the policy says it. Its events are its id with `.done`, `.received` and the like behind it."""

    stage: str
    sentence: str
    strength: str
    source: str


class Extension(TypedDict):
    """By how much an act extends a time, to no more than `total`; `longer`: a later day than that may be told."""

    kind: str
    duration: Duration | None
    total: Duration | None
    longer: bool


class Condition(TypedDict):
    """The condition of a rule. `acts`: for each part the acts that make it so, of each who must have done it one.

    Where a part has none, the host must tell. `denied`: it is so while they have not.
    `joined`: how each part but the last is joined to all that follows it. "A and either B or C": and, or.
    """

    says: str
    unless: bool
    joined: tuple[Literal["and", "or"], ...]
    acts: tuple[tuple[tuple[str, ...], ...], ...]
    denied: tuple[bool, ...]


class Clock(TypedDict):
    """A time: `duration` from one of `starts` until one of `stops`.

    `pick`: the later or earlier of that and `second` from `second_start`. `otherwise` from `otherwise_starts` counts
    where the condition of the rule does not hold, and at once where that is `at_once`; `for_everyone`: the rule says
    what counts then. `kept_by`: what keeps it, `stops` and for the first way in receipt. `way_in`: it also counts
    before its stage has begun, once one of `opened_by` (`opened_by_all`: each) has happened. `waits_at`: the places at
    which what stops or opens it may come, or is owed on arrival. `begins`: for what comes again and again, the events
    by which the first turn begins. `agreed`: the event that tells of an agreed day. `before`: it ends before its start,
    or before the day on which that is due (`before_due`). `counts` is false where the rule gives no time that can be
    counted; `silent`: its end says that nobody has acted.
    """

    id: str
    rule: str
    stage: str
    kind: Literal["promise", "target", "window", "repeat"]
    counts: bool
    silent: bool
    duration: Duration | None
    starts: tuple[Start, ...]
    stops: tuple[str, ...]
    kept_by: tuple[str, ...]
    pick: str
    second: Duration | None
    second_start: Start | None
    otherwise: Duration | None
    otherwise_starts: tuple[Start, ...]
    for_everyone: bool
    at_once: bool | None
    before: bool
    before_due: bool
    agreed: str
    extensions: dict[str, Extension]
    way_in: bool
    opened_by: tuple[str, ...]
    opened_by_all: bool
    waits_at: tuple[str, ...]
    begins: tuple[str, ...]


class Pause(TypedDict):
    """The clocks of a stage stand still between two events."""

    stage: str
    starts_on: str
    ends_on: str


class CalendarInfo(TypedDict):
    """Which days are worked and how they are counted.

    `weekdays`: 0 is Monday. `closed`: by year, the days of the working week that are not worked, as MMDD. `day_ends`:
    what comes later than this hour comes late; empty where only midnight ends a day.
    """

    name: str
    digest: str
    first: str
    last: str
    known_until: str
    weekdays: tuple[int, ...]
    closed: dict[str, str]
    day_ends: str
    next_working_day: bool
    counts_first_day: bool
    clear: bool
    roll: bool
    pause_inclusive: bool
    restart: bool


class Machine(TypedDict):
    """A procedure compiled, with its clocks and its calendar.

    `initial`: the place on each line. `named`: the events that the rules of a stage name. `recorded`: events that are
    noted wherever they come. `owed_in`, `owed_on`: what arriving at a place, or an event, makes owed. `closing`:
    endings that close a case; `before_closing`: what must be done first. `at_most`: how often an act may be done.
    `keeps`: the duties that an act does in their place. `leads`: where the rules lead from a place. `reopening`: the
    events by which a stage is opened again. `conditions`: those of rules with a time.
    """

    council: str
    policy: str
    edition: str
    kind: str
    initial: tuple[str, ...]
    receipt: str
    submission: str
    places: dict[str, Place]
    events: dict[str, EventInfo]
    rules: dict[str, RuleInfo]
    moves: dict[str, dict[str, Move]]
    leads: dict[str, tuple[str, ...]]
    named: dict[str, tuple[str, ...]]
    recorded: tuple[str, ...]
    owed_in: dict[str, tuple[str, ...]]
    owed_on: dict[str, tuple[str, ...]]
    closing: tuple[str, ...]
    before_closing: tuple[str, ...]
    at_most: dict[str, int]
    keeps: dict[str, tuple[str, ...]]
    first_stage: str
    reopening: dict[str, tuple[str, ...]]
    conditions: dict[str, Condition]
    clocks: tuple[Clock, ...]
    pauses: tuple[Pause, ...]
    calendar: CalendarInfo


# Moments and days. Local time is Europe/London.

LONDON = ZoneInfo("Europe/London")


def in_london(moment: datetime) -> datetime:
    """Return the same moment as clocks in London show it; raises ValueError for a time without a zone."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} does not say in which time zone")
    return moment.astimezone(LONDON)


def local(day: date, at: time = time()) -> datetime:
    """Return the moment at which clocks in London show `at`; an hour that comes twice is the first of the two."""
    return datetime.combine(day, at, LONDON).astimezone(UTC).astimezone(LONDON)


def end_of(day: date) -> datetime:
    """Return 24:00 of a day."""
    return datetime.combine(day + timedelta(1), time(), LONDON)


# From a moment and a duration to the last day, on the calendar of the policy.

HOUR = timedelta(hours=1)
MONTHS_OF = {"month": 1, "calendar month": 1, "year": 12}
DAYS_OF = {"day": 1, "calendar day": 1, "week": 7}


class HorizonError(ValueError):
    """A count that leaves the years of the calendar."""


class Due(NamedTuple):
    """Until when something is in time, counted from `start`.

    `day` is the last day. `end` is its 24:00, the first moment that is late; of a count in hours it is the last moment
    in time. `paused` is what pauses added: working days, days or seconds, as the duration is counted. `provisional`:
    the date rests on bank holidays that are not yet proclaimed.
    """

    start: datetime
    duration: Duration
    day: date
    end: datetime
    paused: float = 0
    provisional: bool = False

    @property
    def in_hours(self) -> bool:
        """Tell whether the last moment, and not only the last day, counts."""
        return self.duration[1] == "hour"

    def kept(self, moment: datetime) -> bool:
        """Tell whether what happens at `moment` is in time."""
        there = in_london(moment)
        return there.astimezone(UTC) <= self.end.astimezone(UTC) if self.in_hours else there.date() <= self.day


class Days:
    """The days of the calendar, numbered from 0.

    `ordinals[i]` working days lie before day i (one entry more than days); `worked[k]` is the number of the k-th.
    """

    def __init__(self, info: CalendarInfo) -> None:
        self.info = info
        self.first, self.last = date.fromisoformat(info["first"]), date.fromisoformat(info["last"])
        self.known_until = date.fromisoformat(info["known_until"])
        self.day_ends = time.fromisoformat(info["day_ends"]) if info["day_ends"] else None
        self.count = (self.last - self.first).days + 1
        closed = {f"{year}{day}" for year, days in info["closed"].items() for day in days.split()}
        ordinals, worked = [0], list[int]()
        for number in range(self.count):
            day = self.first + timedelta(number)
            if day.weekday() in info["weekdays"] and f"{day:%Y%m%d}" not in closed:
                worked.append(number)
            ordinals.append(len(worked))
        self.ordinals, self.worked = tuple(ordinals), tuple(worked)

    def index(self, day: date) -> int:
        """Return the number of a day; raises HorizonError outside the calendar."""
        found = day.toordinal() - self.first.toordinal()
        if 0 <= found < self.count:
            return found
        raise HorizonError(f"{day} lies outside the calendar, which goes from {self.first} to {self.last}")

    def working_day(self, place: int) -> date:
        """Return the working day at a place among them; raises HorizonError where there is none."""
        if 0 <= place < len(self.worked):
            return self.first + timedelta(self.worked[place])
        raise HorizonError(f"the count leaves the calendar, which goes from {self.first} to {self.last}")

    def start(self, moment: datetime) -> int:
        """Return the number of the day on which what happens then counts in working days as happening."""
        if not self.info["next_working_day"]:
            return self.index(moment.date())
        late = self.day_ends is not None and moment.time() > self.day_ends
        number = self.index(moment.date()) + late
        if number < self.count and self.ordinals[number] < len(self.worked):
            return self.worked[self.ordinals[number]]
        raise HorizonError(f"no working day follows {moment.date()} in the calendar, which ends on {self.last}")

    def passed(self, number: int) -> int:
        """Return how many working days are behind before the first that is counted from a day."""
        if self.info["counts_first_day"]:
            return self.ordinals[number]
        return self.ordinals[number] + 1 if self.info["next_working_day"] else self.ordinals[number + 1]

    def added(self, day: date, days: int) -> date:
        """Return the day so many days later; raises HorizonError outside the calendar."""
        if 0 <= self.index(day) + days < self.count:
            return day + timedelta(days)
        raise HorizonError(f"the count leaves the calendar, which goes from {self.first} to {self.last}")

    def moved(self, day: date, count: int, unit: str) -> date:
        """Return the date so many units later (negative: before); a month without such a day ends on its last day."""
        if unit in DAYS_OF:
            return self.added(day, count * DAYS_OF[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_OF[unit], 12)
        if not self.first.year <= year <= self.last.year:
            raise HorizonError(f"the count leaves the calendar, which goes from {self.first} to {self.last}")
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def rolled(self, day: date) -> date:
        """Return the day, or the next working day after it where the policy moves a last day that is not worked."""
        return self.working_day(self.ordinals[self.index(day)]) if self.info["roll"] else day

    def provisional(self, day: date) -> bool:
        """Tell whether a day lies where bank holidays are worked out and not yet proclaimed."""
        return day > self.known_until


def counted(start: datetime, duration: Duration, paused: float, days: Days) -> Due:
    """Return the last moment at which a duration from `start` is kept, `paused` later."""
    start, (count, unit) = in_london(start), duration
    if unit == "hour":
        end = (start.astimezone(UTC) + count * HOUR + timedelta(seconds=paused)).astimezone(LONDON)
        days.index(start.date())
        days.index(end.date())
        return Due(start, duration, end.date(), end, paused)
    if unit == "working day":
        first = days.start(start)
        day = days.working_day(max(days.passed(first) + count - 1, days.ordinals[first]) + int(paused))
        return Due(start, duration, day, end_of(day), paused, days.provisional(day))
    ends = days.moved(start.date(), count, unit)
    # A month that has no such day ends on its last day, whether or not the first day counts.
    whole = unit in MONTHS_OF and ends.day != start.day
    if days.info["counts_first_day"] and count and not whole:
        ends -= timedelta(1)
    day = days.rolled(days.added(ends, int(paused)))
    return Due(start, duration, day, end_of(day), paused, days.info["roll"] and days.provisional(day))


def counted_back(event: datetime, duration: Duration, days: Days) -> Due:
    """Return the last moment that is at least a duration before an event."""
    event, (count, unit) = in_london(event), duration
    if unit == "hour":
        end = (event.astimezone(UTC) - count * HOUR).astimezone(LONDON)
        days.index(event.date())
        days.index(end.date())
        return Due(event, duration, end.date(), end)
    number, first_counts, clear = days.index(event.date()), days.info["counts_first_day"], days.info["clear"]
    if unit == "working day":
        day = event.date()
        if count:
            day = days.working_day(days.ordinals[number + first_counts] - count - clear)
        return Due(event, duration, day, end_of(day), 0, days.provisional(event.date()))
    nearer = first_counts - clear if count else 0
    day = days.added(days.moved(event.date(), -count, unit), nearer)
    return Due(event, duration, day, end_of(day))


def counted_with_pauses(
    start: datetime, duration: Duration, pauses: Iterable[tuple[datetime, datetime]], days: Days
) -> Due:
    """Return until when a duration is kept, given the pauses that have ended; what lies in two counts once.

    A pause moves the last day by the working days paused (a count in hours by the time, any other by the days). One
    that begins after the last day changes nothing.
    """
    found = counted(start, duration, 0, days)
    ordered = sorted(pauses, key=lambda pause: pause[0].astimezone(UTC))
    if days.info["restart"]:
        for begun, ended in ordered:
            if ended.astimezone(UTC) > found.start.astimezone(UTC) and found.kept(begun):
                found = counted(ended, duration, 0, days)
        return found
    return _hours_later(found, ordered, days) if found.in_hours else _days_later(found, ordered, days)


def _hours_later(found: Due, pauses: Iterable[tuple[datetime, datetime]], days: Days) -> Due:
    reached = found.start.astimezone(UTC)
    for begun, ended in pauses:
        # What of the pause has not been counted: the part before it began, or before the last one ended, is none.
        more = (ended.astimezone(UTC) - max(reached, begun.astimezone(UTC))).total_seconds()
        if found.kept(begun) and more > 0:
            found, reached = counted(found.start, found.duration, found.paused + more, days), ended.astimezone(UTC)
    return found


def _days_later(found: Due, pauses: Iterable[tuple[datetime, datetime]], days: Days) -> Due:
    # The day of the event cannot be paused unless it is counted.
    reached = _number(found.start, found, days) - days.info["counts_first_day"]
    for begun, ended in pauses:
        last = _number(ended, found, days)
        first = max(_number(begun, found, days) + (not days.info["pause_inclusive"]), reached + 1)
        if found.kept(begun) and first <= last:
            more = last - first + 1
            if found.duration[1] == "working day":
                more = days.ordinals[last + 1] - days.ordinals[first]
            found, reached = counted(found.start, found.duration, found.paused + more, days), last
    return found


def _number(moment: datetime, found: Due, days: Days) -> int:
    """Return the number of the day on which a moment counts."""
    there = in_london(moment)
    return days.start(there) if found.duration[1] == "working day" else days.index(there.date())


# One case on its way: an event in, the next case out. Pure; knows no clock and no calendar.
#
# Cases do not keep to the page. The event of a later step of the same stage is accepted, and what was passed over stays
# owed; whatever a rule of the stage names is recorded. Refused is only what no rule of the stage names, or what a duty
# that must come first holds up.

Outcome = Literal["moved", "stayed", "out of turn", "refused"]
"""What became of an event: the case moved; it was noted; noted though no rule waits for it; not taken."""


class Happening(NamedTuple):
    """Something that happened at a moment (with its zone). `until`: the new last day that it tells of."""

    event: str
    at: datetime
    until: date | None = None


class Case(NamedTuple):
    """Where a case is on each line, what happened, what is owed, and how often acts were done that are counted.

    `conditions`: by rule, whether its condition holds in this case; where a rule is missing, that is not known.
    """

    places: tuple[str, ...]
    happened: tuple[Happening, ...] = ()
    owed: tuple[str, ...] = ()
    used: Mapping[str, int] = {}
    conditions: Mapping[str, bool] = {}


class Step(NamedTuple):
    """The case after an event and what became of it.

    `over`: the acts that it left behind and that stay owed. Where it was refused, the case is as it was, `reason` says
    why, and `allowed` are the events that may come instead, or must come first.
    """

    case: Case
    outcome: Outcome
    over: tuple[str, ...] = ()
    reason: str = ""
    allowed: tuple[str, ...] = ()


def opened(machine: Machine) -> Case:
    """Return the case before anything has happened."""
    return Case(machine["initial"])


def stepped(machine: Machine, case: Case, happening: Happening) -> Step:
    """Return the case after an event; raises ValueError for a moment without a zone."""
    in_london(happening.at)
    for line, place in enumerate(case.places):
        move = machine["moves"][place].get(happening.event)
        if move is not None:
            return _moved(machine, case, happening, line, move)
    if not _is_named(machine, case, happening.event):
        known = happening.event in machine["events"]
        return refused(machine, case, f"no rule of {'this stage names' if known else 'the policy knows'} it")
    reason = _used_up(machine, case, happening.event)
    if reason:
        return refused(machine, case, reason)
    after = _recorded(machine, case, happening)
    awaited = {happening.event, *machine["keeps"].get(happening.event, ())}
    if happening.event in machine["recorded"] or not awaited.isdisjoint(case.owed):
        return Step(after, "stayed")
    return Step(after, "out of turn", reason="no rule waits for it now; it is recorded")


def refused(machine: Machine, case: Case, reason: str, first: tuple[str, ...] = ()) -> Step:
    """Return a case as it is, with what may come instead: `first` where that must be done before."""
    ways = (event for place in case.places for event in machine["moves"][place])
    return Step(case, "refused", reason=reason, allowed=first or tuple(dict.fromkeys((*ways, *case.owed))))


def replayed(machine: Machine, log: Iterable[Happening]) -> tuple[Case, tuple[Step, ...]]:
    """Return the case that events tell of, and what became of each, in the order in which they happened."""
    case, steps = opened(machine), list[Step]()
    for happening in sorted(log, key=lambda each: in_london(each.at).astimezone(UTC)):
        steps.append(stepped(machine, case, happening))
        case = steps[-1].case
    return case, tuple(steps)


def told(machine: Machine, case: Case, conditions: Mapping[str, bool]) -> Case:
    """Return the case once it is known whether the conditions of rules hold; raises ValueError for any other rule."""
    for rule in conditions:
        if rule not in machine["conditions"]:
            raise ValueError(f"`{rule}` is no rule with a time and a condition")
    return case._replace(conditions={**case.conditions, **conditions})


def _moved(machine: Machine, case: Case, happening: Happening, line: int, move: Move) -> Step:
    target, _, over = move
    here = case.places[line]
    first = tuple(act for act in case.owed if act in machine["before_closing"])
    if target in machine["closing"] and target != here and first:
        return refused(machine, case, "the case cannot close before this is done", first)
    reason = _used_up(machine, case, happening.event)
    if reason:
        return refused(machine, case, reason)
    after = _recorded(machine, case, happening)
    if target != here:
        moves = stands_for(machine, target) != stands_for(machine, here)
        opens = (*over, *(machine["owed_in"].get(target, ()) if moves else ()))
        owed = (*after.owed, *(act for act in opens if act not in after.owed))
        after = after._replace(places=(*case.places[:line], target, *case.places[line + 1 :]), owed=owed)
    return Step(after, "stayed" if after.places == case.places else "moved", over)


def stands_for(machine: Machine, place: str) -> str:
    """Return the place that stands for this one and its twins: what is owed in them is owed once."""
    return machine["places"][place]["twin_of"] or place


def _used_up(machine: Machine, case: Case, event: str) -> str:
    """Return why an act may not be done again; nothing where it may."""
    limit = machine["at_most"].get(event)
    if limit is None or case.used.get(event, 0) < limit:
        return ""
    return "this may be done once" if limit == 1 else f"this may be done {limit} times"


def _recorded(machine: Machine, case: Case, happening: Happening) -> Case:
    done = {happening.event, *machine["keeps"].get(happening.event, ())}
    owed = tuple(act for act in case.owed if act not in done)
    owed = (*owed, *(act for act in machine["owed_on"].get(happening.event, ()) if act not in owed))
    used = case.used
    if happening.event in machine["at_most"]:
        used = {**used, happening.event: used.get(happening.event, 0) + 1}
    return case._replace(happened=(*case.happened, happening), owed=owed, used=used)


def _is_named(machine: Machine, case: Case, event: str) -> bool:
    """Tell whether a rule of a stage in which the case is, or a duty that is open, names an event."""
    acts = {event, *machine["keeps"].get(event, ())}
    if event in machine["recorded"] or not acts.isdisjoint(case.owed):
        return True
    here = (machine["places"][place] for place in case.places)
    return any(event in machine["named"].get(place["stage"], ()) for place in here if place["kind"] != "start")


# From when until when one clock of a case runs: its start, its pauses, its extensions. Knows no other clock's fate.

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
    values = [all(not done.isdisjoint(acts) for acts in each) is not denied if each else None for each, denied in parts]
    held = values[-1]
    for value, joined in zip(values[-2::-1], reversed(condition["joined"]), strict=True):
        decisive = joined == "or"
        held = decisive if decisive in (value, held) else None if None in (value, held) else not decisive
    return None if held is None else held is not condition["unless"]


def _why(start: Start | None) -> str:
    return f"counts from {start[1]}, and nothing says when that is" if start else "no start is named"


# What is due by when in a case: every clock of the stages in which it has been, on the calendar of the policy.
#
# A time that counts from an event which has not happened is shown from the last day on which that event was due, `at the
# latest`, and fixed when it happens. What can no longer be done, because the case went another way or is closed, is no
# longer due; it was missed if its time was over by then. Nothing here waits: the host sends what `expired` returns.

Standing = Literal["running", "paused", "kept", "late", "lapsed", "not counted"]


class Time(NamedTuple):
    """One time of a case, as it stands at a moment.

    `day` is the last day; `end` its 24:00, the first moment that is late; of a count in hours it is the last moment in
    time. There is neither where nothing bounds its start, and `why` says so. `at_latest`: what it counts from has not
    happened. `extended` is how often it was extended, `done` when its duty was done. `provisional`: the day rests on
    bank holidays that are not yet proclaimed. `id` is the clock, with the number of the turn from the second on.
    """

    id: str
    clock: str
    rule: str
    counted_from: str
    day: date | None
    end: datetime | None
    in_hours: bool
    at_latest: bool
    extended: int
    provisional: bool
    done: datetime | None
    standing: Standing
    why: str

    @property
    def due(self) -> str:
        """Return the last day, of a count in hours the last moment, as text; nothing where nothing bounds it."""
        if self.day is None or self.end is None:
            return ""
        return self.end.isoformat() if self.in_hours else self.day.isoformat()


def due_times(machine: Machine, days: Days, case: Case, now: datetime | None) -> tuple[Time, ...]:
    """Return every time that counts or will count, as it stands `now` (unsaid: at the last event).

    Raises HorizonError where a date lies outside the calendar.
    """
    if not case.happened:
        return ()
    return tuple(_Times(machine, days, case, now or case.happened[-1].at).all())


def expired(machine: Machine, days: Days, case: Case, now: datetime) -> tuple[Happening, ...]:
    """Return the events that say a time has run out by `now`, for those of which the end moves the case.

    Where the case waits to hear whether somebody has answered in time, and somebody has, that is said too.
    """
    clocks = {clock["id"]: clock for clock in machine["clocks"]}
    found: list[Happening] = []
    for time in due_times(machine, days, case, now):
        waiting = [place for place in case.places if time.clock in machine["moves"][place]]
        if waiting and time.end is not None and not time.at_latest and time.standing in ("lapsed", "late"):
            found.append(Happening(time.clock, time.end))
        elif waiting and clocks[time.clock]["silent"] and time.done is not None:
            at = max(time.done, case.happened[-1].at, key=lambda moment: moment.astimezone(UTC))
            asking = (place for place in waiting if machine["places"][place]["kind"] == "decision")
            answers = ((place, f"{stands_for(machine, place)}.no") for place in asking)
            found += [Happening(answer, at) for place, answer in answers if answer in machine["moves"][place]]
    return tuple(found)


class _Times:
    """The times of one case at one moment."""

    def __init__(self, machine: Machine, days: Days, case: Case, now: datetime) -> None:
        self.machine, self.case, self.now = machine, case, now
        self.counts = Counts(machine, days, case)
        self.been = {self.counts.stage_of(each.event) for each in case.happened} | {machine["first_stage"]}
        here = (machine["places"][place] for place in case.places)
        # A stage beside the main line begins when it is opened: until then the case waits at its start.
        self.been |= {place["stage"] for place in here if place["kind"] != "start"}

    def all(self) -> Iterator[Time]:
        """Yield the times in the order of the policy."""
        for clock in self.machine["clocks"]:
            if clock["counts"] and self._applies(clock) and not self._at_once(clock):
                if clock["kind"] == "repeat":
                    yield from self._turns(clock)
                elif clock["silent"]:
                    yield from self._silent(clock)
                else:
                    done = [at for stop in clock["kept_by"] if (at := self.counts.at(stop)) is not None]
                    first = min(done, default=None, key=lambda at: at.astimezone(UTC))
                    yield from self._time(clock, self.counts.of(clock), first)

    def _applies(self, clock: Clock) -> bool:
        """Tell whether a rule is in a stage in which the case is or was, and its condition is not told to fail."""
        if clock["stage"] not in self.been:
            # A way in to the next stage is open once what its window counts from has happened.
            opened = (self.counts.at(event) is not None for event in clock["opened_by"])
            if not clock["way_in"] or not (all(opened) if clock["opened_by_all"] else any(opened)):
                return False
        return clock["for_everyone"] or self.case.conditions.get(clock["rule"]) is not False

    def _at_once(self, clock: Clock) -> bool:
        """Tell whether what is done within a time in other cases is due at once in this one."""
        return clock["at_once"] is not None and self.counts.holds(clock["rule"]) is clock["at_once"]

    def _time(self, clock: Clock, count: Count, done: datetime | None, number: int = 1) -> Iterator[Time]:
        """Yield a time; not where the case has left the way on which it was due before its time was over."""
        due = count.due
        if done is None and not self._ahead(clock) and (due is None or due.kept(self.case.happened[-1].at)):
            return
        yield Time(
            id=clock["id"] if number == 1 else f"{clock['id']}.{number}",
            clock=clock["id"],
            rule=clock["rule"],
            counted_from=count.start[0] if count.start else "",
            day=due.day if due else None,
            end=due.end if due else None,
            in_hours=due is not None and due.in_hours,
            at_latest=count.at_latest,
            extended=count.extended,
            provisional=due is not None and due.provisional,
            done=done,
            standing=self._standing(clock, count, done),
            why=count.why,
        )

    def _standing(self, clock: Clock, count: Count, done: datetime | None) -> Standing:
        if count.due is None:
            return "not counted"
        if done is not None:
            return "kept" if count.due.kept(done) else "late"
        paused = self.counts.paused_since(clock)
        if paused is not None and count.due.kept(paused):
            return "paused"
        if count.due.kept(self.now):
            return "running"
        return "lapsed" if clock["kind"] == "window" else "late"

    def _silent(self, clock: Clock) -> Iterator[Time]:
        """Yield the time within which somebody must do something, from when it began last: not before it begins."""
        starts = (*clock["starts"], *((clock["second_start"],) if clock["second_start"] else ()))
        starts = (*starts, *clock["otherwise_starts"])
        begun = [(each.at, start) for each in self.case.happened for start in starts if each.event == start[0]]
        if not begun:
            return
        at, start = max(begun, key=lambda pair: pair[0].astimezone(UTC))
        count = self.counts.of(clock) if clock["pick"] else self.counts.from_moment(clock, start, at)
        done = (each.at for each in self.case.happened if each.event in clock["stops"] and each.at >= at)
        yield from self._time(clock, count, next(done, None))

    def _turns(self, clock: Clock) -> Iterator[Time]:
        """Yield the turns of a time that comes again: from the event that opens it, then from each turn taken."""
        start, moment = self._opening(clock)
        if moment is None:
            return
        done, number = f"{clock['rule']}.done", 1
        for number, at in enumerate([each.at for each in self.case.happened if self._is_turn(each, done, moment)], 2):
            yield from self._time(clock, self.counts.from_moment(clock, start, moment), at, number - 1)
            start, moment = (done, done), at
        if all(self.counts.at(stop) is None for stop in clock["stops"]):
            yield from self._time(clock, self.counts.from_moment(clock, start, moment), None, number)

    def _is_turn(self, each: Happening, done: str, since: datetime) -> bool:
        return each.event == done and each.at >= since

    def _opening(self, clock: Clock) -> tuple[Start, datetime | None]:
        """Return on which event a duty that comes again begins: that by which the case reached it, else receipt."""
        found = [(at, event) for event in clock["begins"] if (at := self.counts.at(event)) is not None]
        if found:
            moment, event = max(found, key=lambda pair: (pair[0].astimezone(UTC), pair[1]))
            return (event, event), moment
        receipt = self.machine["receipt"]
        owed = f"{clock['rule']}.done" in self.case.owed
        return (receipt, receipt), self.counts.at(receipt) if owed else None

    def _ahead(self, clock: Clock) -> bool:
        """Tell whether what a clock waits for is owed, or can still come on the way that the case is on."""
        # What comes again and again, and nothing says until when, is over where it is neither owed nor comes again.
        acts = clock["stops"] or (f"{clock['rule']}.done",)
        if not set(acts).isdisjoint(self.case.owed):
            return True
        seen, queue = set(self.case.places), list(self.case.places)
        while queue:
            here = queue.pop()
            if here in clock["waits_at"]:
                return True
            new = [place for place in self.machine["leads"].get(here, ()) if place not in seen]
            seen.update(new)
            queue += new
        return False


# The machine: what the policy says, as data.

PlaceId = Literal[
    "complaint.start",
    "complaint.accept",
    "complaint.exclude.councillor.end",
    "complaint.stage-1.acknowledge",
    "complaint.stage-1.about-chief-executive",
    "complaint.stage-1.pass",
    "complaint.stage-1.investigate",
    "complaint.stage-1.finally-decide",
    "complaint.stage-1.finally-decide.end",
    "complaint.stage-1.respond",
    "complaint.stage-1.rest",
]
EventId = Literal[
    "complaint.receipt",
    "complaint.accept.yes",
    "complaint.exclude.councillor.applies",
    "complaint.stage-1.acknowledge.done",
    "complaint.stage-1.about-chief-executive.yes",
    "complaint.stage-1.pass.done",
    "complaint.stage-1.investigate.done",
    "complaint.stage-1.investigate.or-appoint",
    "complaint.stage-1.investigate.or-choose-another-way",
    "complaint.stage-1.finally-decide.done",
    "complaint.stage-1.about-chief-executive.no",
    "complaint.stage-1.respond.done",
    "clock.complaint.stage-1.acknowledge",
    "clock.complaint.stage-1.respond",
]
ClockId = Literal["clock.complaint.stage-1.acknowledge", "clock.complaint.stage-1.respond"]

MACHINE: Machine = {
    "council": "Woking Borough Council",
    "policy": "Customer complaints",
    "edition": "undated-older",
    "kind": "complaint",
    "initial": ("complaint.start",),
    "receipt": "complaint.receipt",
    "submission": "complaint.submission",
    "places": {
        "complaint.start": {
            "title": "You send us your complaint",
            "kind": "start",
            "stage": "arrival",
            "rule": "",
            "reason": "",
            "leads_to": "",
            "twin_of": "",
            "final": False,
        },
        "complaint.accept": {
            "title": "Does this procedure cover your complaint?",
            "kind": "decision",
            "stage": "arrival",
            "rule": "",
            "reason": "",
            "leads_to": "",
            "twin_of": "",
            "final": False,
        },
        "complaint.exclude.councillor.end": {
            "title": "Go to the arrangements under the Localism Act",
            "kind": "ending",
            "stage": "arrival",
            "rule": "complaint.exclude.councillor",
            "reason": "not for this procedure",
            "leads_to": "the arrangements under the Localism Act",
            "twin_of": "",
            "final": True,
        },
        "complaint.stage-1.acknowledge": {
            "title": "We acknowledge your complaint",
            "kind": "step",
            "stage": "stage-1",
            "rule": "complaint.stage-1.acknowledge",
            "reason": "",
            "leads_to": "",
            "twin_of": "",
            "final": False,
        },
        "complaint.stage-1.about-chief-executive": {
            "title": "Whether the complaint is about the chief executive",
            "kind": "decision",
            "stage": "stage-1",
            "rule": "complaint.stage-1.about-chief-executive",
            "reason": "",
            "leads_to": "",
            "twin_of": "",
            "final": False,
        },
        "complaint.stage-1.pass": {
            "title": "We pass your complaint to the monitoring officer",
            "kind": "step",
            "stage": "stage-1",
            "rule": "complaint.stage-1.pass",
            "reason": "",
            "leads_to": "",
            "twin_of": "",
            "final": False,
        },
        "complaint.stage-1.investigate": {
            "title": "We investigate your complaint",
            "kind": "step",
            "stage": "stage-1",
            "rule": "complaint.stage-1.investigate",
            "reason": "",
            "leads_to": "",
            "twin_of": "",
            "final": False,
        },
        "complaint.stage-1.finally-decide": {
            "title": "We take the final decision",
            "kind": "step",
            "stage": "stage-1",
            "rule": "complaint.stage-1.finally-decide",
            "reason": "",
            "leads_to": "",
            "twin_of": "",
            "final": False,
        },
        "complaint.stage-1.finally-decide.end": {
            "title": "Ended",
            "kind": "ending",
            "stage": "stage-1",
            "rule": "complaint.stage-1.finally-decide",
            "reason": "ended by a rule",
            "leads_to": "",
            "twin_of": "",
            "final": True,
        },
        "complaint.stage-1.respond": {
            "title": "We respond to your complaint",
            "kind": "step",
            "stage": "stage-1",
            "rule": "complaint.stage-1.respond",
            "reason": "",
            "leads_to": "",
            "twin_of": "",
            "final": False,
        },
        "complaint.stage-1.rest": {
            "title": "Ended",
            "kind": "ending",
            "stage": "stage-1",
            "rule": "",
            "reason": "answered",
            "leads_to": "",
            "twin_of": "",
            "final": True,
        },
    },
    "events": {
        "complaint.receipt": {"label": "receipt", "by": (), "rule": "", "bound_by": ""},
        "complaint.accept.yes": {"label": "yes", "by": (), "rule": "", "bound_by": ""},
        "complaint.exclude.councillor.applies": {
            "label": "the conduct of a councillor",
            "by": (),
            "rule": "complaint.exclude.councillor",
            "bound_by": "",
        },
        "complaint.stage-1.acknowledge.done": {
            "label": "acknowledgement",
            "by": ("the council",),
            "rule": "complaint.stage-1.acknowledge",
            "bound_by": "clock.complaint.stage-1.acknowledge",
        },
        "complaint.stage-1.about-chief-executive.yes": {
            "label": "the complaint is about the chief executive",
            "by": (),
            "rule": "complaint.stage-1.about-chief-executive",
            "bound_by": "",
        },
        "complaint.stage-1.pass.done": {
            "label": "handover",
            "by": ("the council",),
            "rule": "complaint.stage-1.pass",
            "bound_by": "",
        },
        "complaint.stage-1.investigate.done": {
            "label": "investigation",
            "by": ("the monitoring officer",),
            "rule": "complaint.stage-1.investigate",
            "bound_by": "",
        },
        "complaint.stage-1.investigate.or-appoint": {
            "label": "appointment",
            "by": ("the monitoring officer",),
            "rule": "complaint.stage-1.investigate",
            "bound_by": "",
        },
        "complaint.stage-1.investigate.or-choose-another-way": {
            "label": "choice of another way",
            "by": ("the monitoring officer",),
            "rule": "complaint.stage-1.investigate",
            "bound_by": "",
        },
        "complaint.stage-1.finally-decide.done": {
            "label": "final decision",
            "by": ("the monitoring officer",),
            "rule": "complaint.stage-1.finally-decide",
            "bound_by": "",
        },
        "complaint.stage-1.about-chief-executive.no": {
            "label": "no",
            "by": (),
            "rule": "complaint.stage-1.about-chief-executive",
            "bound_by": "",
        },
        "complaint.stage-1.respond.done": {
            "label": "response",
            "by": ("the council",),
            "rule": "complaint.stage-1.respond",
            "bound_by": "clock.complaint.stage-1.respond",
        },
        "clock.complaint.stage-1.acknowledge": {
            "label": "time is over",
            "by": (),
            "rule": "complaint.stage-1.acknowledge",
            "bound_by": "",
        },
        "clock.complaint.stage-1.respond": {
            "label": "time is over",
            "by": (),
            "rule": "complaint.stage-1.respond",
            "bound_by": "",
        },
    },
    "rules": {
        "complaint.stage-1.acknowledge": {
            "stage": "stage-1",
            "sentence": "The council must acknowledge within 5 working days of receipt.",
            "strength": "must",
            "source": "Woking Borough Council, How your complaint is reviewed",
        },
        "complaint.stage-1.include": {
            "stage": "stage-1",
            "sentence": "The acknowledgement must include the name of the investigator.",
            "strength": "must",
            "source": "Woking Borough Council, How your complaint is reviewed",
        },
        "complaint.stage-1.pass": {
            "stage": "stage-1",
            "sentence": "The council must pass the complaint to the monitoring officer.",
            "strength": "must",
            "source": "Woking Borough Council, How your complaint is reviewed",
        },
        "complaint.stage-1.investigate": {
            "stage": "stage-1",
            "sentence": "The monitoring officer must investigate or appoint an independent person or choose another way.",
            "strength": "must",
            "source": "Woking Borough Council, How your complaint is reviewed",
        },
        "complaint.stage-1.finally-decide": {
            "stage": "stage-1",
            "sentence": "The monitoring officer must finally decide, after which the complaint is closed.",
            "strength": "must",
            "source": "Woking Borough Council, How your complaint is reviewed",
        },
        "complaint.stage-1.respond": {
            "stage": "stage-1",
            "sentence": "The council must respond within 20 working days of the acknowledgement.",
            "strength": "must",
            "source": "Woking Borough Council, How your complaint is reviewed",
        },
    },
    "moves": {
        "complaint.start": {"complaint.receipt": ("complaint.accept", "", ())},
        "complaint.accept": {
            "complaint.accept.yes": ("complaint.stage-1.acknowledge", "", ()),
            "complaint.exclude.councillor.applies": (
                "complaint.exclude.councillor.end",
                "complaint.exclude.councillor",
                (),
            ),
            "complaint.stage-1.acknowledge.done": (
                "complaint.stage-1.about-chief-executive",
                "complaint.stage-1.acknowledge",
                (),
            ),
            "complaint.stage-1.pass.done": (
                "complaint.stage-1.investigate",
                "complaint.stage-1.pass",
                ("complaint.stage-1.acknowledge.done",),
            ),
            "complaint.stage-1.respond.done": (
                "complaint.stage-1.rest",
                "complaint.stage-1.respond",
                ("complaint.stage-1.acknowledge.done",),
            ),
            "complaint.stage-1.investigate.done": (
                "complaint.stage-1.finally-decide",
                "complaint.stage-1.investigate",
                ("complaint.stage-1.acknowledge.done", "complaint.stage-1.pass.done"),
            ),
            "complaint.stage-1.finally-decide.done": (
                "complaint.stage-1.finally-decide.end",
                "complaint.stage-1.finally-decide",
                (
                    "complaint.stage-1.acknowledge.done",
                    "complaint.stage-1.pass.done",
                    "complaint.stage-1.investigate.done",
                ),
            ),
        },
        "complaint.exclude.councillor.end": {},
        "complaint.stage-1.acknowledge": {
            "complaint.stage-1.acknowledge.done": (
                "complaint.stage-1.about-chief-executive",
                "complaint.stage-1.acknowledge",
                (),
            ),
            "complaint.stage-1.pass.done": (
                "complaint.stage-1.investigate",
                "complaint.stage-1.pass",
                ("complaint.stage-1.acknowledge.done",),
            ),
            "complaint.stage-1.respond.done": (
                "complaint.stage-1.rest",
                "complaint.stage-1.respond",
                ("complaint.stage-1.acknowledge.done",),
            ),
            "complaint.stage-1.investigate.done": (
                "complaint.stage-1.finally-decide",
                "complaint.stage-1.investigate",
                ("complaint.stage-1.acknowledge.done", "complaint.stage-1.pass.done"),
            ),
            "complaint.stage-1.finally-decide.done": (
                "complaint.stage-1.finally-decide.end",
                "complaint.stage-1.finally-decide",
                (
                    "complaint.stage-1.acknowledge.done",
                    "complaint.stage-1.pass.done",
                    "complaint.stage-1.investigate.done",
                ),
            ),
        },
        "complaint.stage-1.about-chief-executive": {
            "complaint.stage-1.about-chief-executive.yes": (
                "complaint.stage-1.pass",
                "complaint.stage-1.about-chief-executive",
                (),
            ),
            "complaint.stage-1.about-chief-executive.no": (
                "complaint.stage-1.respond",
                "complaint.stage-1.about-chief-executive",
                (),
            ),
            "complaint.stage-1.pass.done": ("complaint.stage-1.investigate", "complaint.stage-1.pass", ()),
            "complaint.stage-1.respond.done": ("complaint.stage-1.rest", "complaint.stage-1.respond", ()),
            "complaint.stage-1.investigate.done": (
                "complaint.stage-1.finally-decide",
                "complaint.stage-1.investigate",
                ("complaint.stage-1.pass.done",),
            ),
            "complaint.stage-1.finally-decide.done": (
                "complaint.stage-1.finally-decide.end",
                "complaint.stage-1.finally-decide",
                ("complaint.stage-1.pass.done", "complaint.stage-1.investigate.done"),
            ),
        },
        "complaint.stage-1.pass": {
            "complaint.stage-1.pass.done": ("complaint.stage-1.investigate", "complaint.stage-1.pass", ()),
            "complaint.stage-1.investigate.done": (
                "complaint.stage-1.finally-decide",
                "complaint.stage-1.investigate",
                ("complaint.stage-1.pass.done",),
            ),
            "complaint.stage-1.finally-decide.done": (
                "complaint.stage-1.finally-decide.end",
                "complaint.stage-1.finally-decide",
                ("complaint.stage-1.pass.done", "complaint.stage-1.investigate.done"),
            ),
        },
        "complaint.stage-1.investigate": {
            "complaint.stage-1.investigate.done": (
                "complaint.stage-1.finally-decide",
                "complaint.stage-1.investigate",
                (),
            ),
            "complaint.stage-1.investigate.or-appoint": (
                "complaint.stage-1.investigate",
                "complaint.stage-1.investigate",
                (),
            ),
            "complaint.stage-1.investigate.or-choose-another-way": (
                "complaint.stage-1.investigate",
                "complaint.stage-1.investigate",
                (),
            ),
            "complaint.stage-1.finally-decide.done": (
                "complaint.stage-1.finally-decide.end",
                "complaint.stage-1.finally-decide",
                ("complaint.stage-1.investigate.done",),
            ),
        },
        "complaint.stage-1.finally-decide": {
            "complaint.stage-1.finally-decide.done": (
                "complaint.stage-1.finally-decide.end",
                "complaint.stage-1.finally-decide",
                (),
            ),
        },
        "complaint.stage-1.finally-decide.end": {},
        "complaint.stage-1.respond": {
            "complaint.stage-1.respond.done": ("complaint.stage-1.rest", "complaint.stage-1.respond", ()),
        },
        "complaint.stage-1.rest": {},
    },
    "leads": {
        "complaint.start": ("complaint.accept",),
        "complaint.accept": ("complaint.stage-1.acknowledge", "complaint.exclude.councillor.end"),
        "complaint.stage-1.acknowledge": ("complaint.stage-1.about-chief-executive",),
        "complaint.stage-1.about-chief-executive": ("complaint.stage-1.pass", "complaint.stage-1.respond"),
        "complaint.stage-1.pass": ("complaint.stage-1.investigate",),
        "complaint.stage-1.investigate": ("complaint.stage-1.finally-decide",),
        "complaint.stage-1.finally-decide": ("complaint.stage-1.finally-decide.end",),
        "complaint.stage-1.respond": ("complaint.stage-1.rest",),
    },
    "named": {
        "arrival": (
            "complaint.exclude.councillor.applies",
            "complaint.receipt",
            "complaint.stage-1.about-chief-executive.no",
            "complaint.stage-1.about-chief-executive.yes",
            "complaint.stage-1.acknowledge.done",
            "complaint.stage-1.acknowledge.received",
            "complaint.stage-1.finally-decide.done",
            "complaint.stage-1.finally-decide.received",
            "complaint.stage-1.include.done",
            "complaint.stage-1.include.received",
            "complaint.stage-1.investigate.done",
            "complaint.stage-1.investigate.or-appoint",
            "complaint.stage-1.investigate.or-choose-another-way",
            "complaint.stage-1.investigate.received",
            "complaint.stage-1.pass.done",
            "complaint.stage-1.pass.received",
            "complaint.stage-1.respond.done",
            "complaint.stage-1.respond.received",
        ),
        "stage-1": (
            "complaint.stage-1.about-chief-executive.no",
            "complaint.stage-1.about-chief-executive.yes",
            "complaint.stage-1.acknowledge.done",
            "complaint.stage-1.acknowledge.received",
            "complaint.stage-1.finally-decide.done",
            "complaint.stage-1.finally-decide.received",
            "complaint.stage-1.include.done",
            "complaint.stage-1.include.received",
            "complaint.stage-1.investigate.done",
            "complaint.stage-1.investigate.or-appoint",
            "complaint.stage-1.investigate.or-choose-another-way",
            "complaint.stage-1.investigate.received",
            "complaint.stage-1.pass.done",
            "complaint.stage-1.pass.received",
            "complaint.stage-1.respond.done",
            "complaint.stage-1.respond.received",
        ),
    },
    "recorded": ("clock.complaint.stage-1.acknowledge", "clock.complaint.stage-1.respond"),
    "owed_in": {},
    "owed_on": {},
    "closing": ("complaint.stage-1.finally-decide.end",),
    "before_closing": (),
    "at_most": {},
    "keeps": {},
    "first_stage": "stage-1",
    "reopening": {},
    "conditions": {},
    "clocks": (
        {
            "id": "clock.complaint.stage-1.acknowledge",
            "rule": "complaint.stage-1.acknowledge",
            "stage": "stage-1",
            "kind": "promise",
            "counts": True,
            "silent": False,
            "duration": (5, "working day"),
            "starts": (("complaint.receipt", "receipt"),),
            "stops": ("complaint.stage-1.acknowledge.done",),
            "kept_by": ("complaint.stage-1.acknowledge.done",),
            "pick": "",
            "second": None,
            "second_start": None,
            "otherwise": None,
            "otherwise_starts": (),
            "for_everyone": False,
            "at_once": None,
            "before": False,
            "before_due": False,
            "agreed": "",
            "extensions": {},
            "way_in": False,
            "opened_by": (),
            "opened_by_all": False,
            "waits_at": ("complaint.stage-1.acknowledge",),
            "begins": (),
        },
        {
            "id": "clock.complaint.stage-1.respond",
            "rule": "complaint.stage-1.respond",
            "stage": "stage-1",
            "kind": "promise",
            "counts": True,
            "silent": False,
            "duration": (20, "working day"),
            "starts": (("complaint.stage-1.acknowledge.done", "the acknowledgement"),),
            "stops": ("complaint.stage-1.respond.done",),
            "kept_by": ("complaint.stage-1.respond.done",),
            "pick": "",
            "second": None,
            "second_start": None,
            "otherwise": None,
            "otherwise_starts": (),
            "for_everyone": False,
            "at_once": None,
            "before": False,
            "before_due": False,
            "agreed": "",
            "extensions": {},
            "way_in": False,
            "opened_by": (),
            "opened_by_all": False,
            "waits_at": ("complaint.stage-1.respond",),
            "begins": (),
        },
    ),
    "pauses": (),
    "calendar": {
        "name": "Monday to Friday except bank holidays in England",
        "digest": "bddc92f60ec7b8c689411f147d8a71c3a5c442b3da0543a2612700c0072baaa5",
        "first": "2012-01-01",
        "last": "2031-12-31",
        "known_until": "2028-12-31",
        "weekdays": (0, 1, 2, 3, 4),
        "closed": {
            "2012": "0102 0406 0409 0507 0604 0605 0827 1225 1226",
            "2013": "0101 0329 0401 0506 0527 0826 1225 1226",
            "2014": "0101 0418 0421 0505 0526 0825 1225 1226",
            "2015": "0101 0403 0406 0504 0525 0831 1225 1228",
            "2016": "0101 0325 0328 0502 0530 0829 1226 1227",
            "2017": "0102 0414 0417 0501 0529 0828 1225 1226",
            "2018": "0101 0330 0402 0507 0528 0827 1225 1226",
            "2019": "0101 0419 0422 0506 0527 0826 1225 1226",
            "2020": "0101 0410 0413 0508 0525 0831 1225 1228",
            "2021": "0101 0402 0405 0503 0531 0830 1227 1228",
            "2022": "0103 0415 0418 0502 0602 0603 0829 0919 1226 1227",
            "2023": "0102 0407 0410 0501 0508 0529 0828 1225 1226",
            "2024": "0101 0329 0401 0506 0527 0826 1225 1226",
            "2025": "0101 0418 0421 0505 0526 0825 1225 1226",
            "2026": "0101 0403 0406 0504 0525 0831 1225 1228",
            "2027": "0101 0326 0329 0503 0531 0830 1227 1228",
            "2028": "0103 0414 0417 0501 0529 0828 1225 1226",
            "2029": "0101 0330 0402 0507 0528 0827 1225 1226",
            "2030": "0101 0419 0422 0506 0527 0826 1225 1226",
            "2031": "0101 0411 0414 0505 0526 0825 1225 1226",
        },
        "day_ends": "",
        "next_working_day": False,
        "counts_first_day": False,
        "clear": False,
        "roll": False,
        "pause_inclusive": False,
        "restart": False,
    },
}


# What a host calls: one machine, an event in and the next case out, what is due, and which times have run out.

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
