"""What a machine is given as: places, moves, clocks and a calendar, all of it text, whole numbers and rows of them."""

from __future__ import annotations

from typing import Literal, TypedDict

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
    """The condition of a rule. `acts`: for each part the acts that make it so; none where the host must tell.

    `joined`: how each part but the last is joined to all that follows it. "A and either B or C": and, or.
    """

    says: str
    unless: bool
    joined: tuple[Literal["and", "or"], ...]
    acts: tuple[tuple[str, ...], ...]
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
