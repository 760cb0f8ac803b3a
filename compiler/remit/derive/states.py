"""What a compiled procedure consists of. It knows events only: no clock runs in it, time comes in as events.

Ids derive from rules. A state: `<rule>` waits for that rule; `<state>.late` is where a case goes on waiting once
somebody has been silent (a second clock that ends so makes `<state>.late-2`), `<state>.after` once somebody has done
what a way on turns on; `<rule>.lapsed` is where it ends because nobody has done in time what the rule permits. An
event: `<rule>.done` says that the rule is done, `<rule>.received` that the other side has what it sends,
`<rule>.or-<verb>` that another act was done instead, `<rule>.agreed` that a day was agreed on; `<slug>.event.<noun>` is
made by no rule. A clock, and its end as an event: `clock.<rule>` is the time that a rule gives,
`clock.<rule>.otherwise` the one for everyone else, `clock.<rule>.silence` the one at whose end somebody has not done
what the rule asks about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from remit.source import Span
from remit.syntax.clause import Duration
from remit.value import value


class StateKind(StrEnum):
    """What a state waits for."""

    START = "start"
    STEP = "step"
    DECISION = "decision"
    OPAQUE = "not formalised"
    REST = "rest"
    ENDING = "ending"


WAITING = frozenset({StateKind.STEP, StateKind.DECISION, StateKind.OPAQUE})
"""Where a case waits for somebody or something inside a stage."""
STILL = frozenset({StateKind.REST, StateKind.ENDING})
"""Where the rules of a stage have been gone through."""
AT_REST = STILL | {StateKind.START}
"""Where nothing inside a stage is waited for."""

ARRIVAL = "arrival"
"""The stage of what happens before the kind of feedback is known and it is accepted."""
LATE, AFTER = "late", "after"


class Reason(StrEnum):
    """Why a case ends where it ends."""

    ANSWERED = "answered"
    LAPSED = "a time has run out"
    EXCLUDED = "not for this procedure"
    ANOTHER_KIND = "another kind of feedback"
    ENDED = "ended by a rule"


@value
class State:
    """Where a case can be. `rule` is what it waits for, `reason` why an ending ends, `leads_to` what comes next.

    `twin_of` is the state in which it waits for the same, and less is known of what somebody has or has not done.
    """

    id: str
    kind: StateKind
    stage: str
    span: Span
    rule: str = ""
    reason: Reason | None = None
    leads_to: str = ""
    twin_of: str = ""

    @property
    def place(self) -> str:
        """Return the state that stands for this one and its twins."""
        return self.twin_of or self.id


@value
class Transition:
    """On `event`, from `source` to `target`. `stays` marks an act that is recorded and changes nothing else."""

    event: str
    source: str
    target: str
    rule: str = ""
    label: str = ""

    @property
    def stays(self) -> bool:
        """Tell whether the case stays where it is."""
        return self.source == self.target


@value
class Event:
    """Something that can happen: who makes it happen, and which rule speaks of it (empty: no rule does)."""

    id: str
    label: str
    by: tuple[str, ...]
    rule: str = ""


class ClockKind(StrEnum):
    """What the end of a clock means."""

    PROMISE = "promise"
    TARGET = "target"
    WINDOW = "window"
    REPEAT = "repeat"


@value
class Start:
    """What a clock counts from. `at_latest` is the clock that bounds the event, empty where nothing does."""

    event: str
    label: str
    known: bool = True


@value
class Act:
    """A condition on what somebody has done, by `name`: it is so once one of `events` has happened.

    Where two must have done it, one of `also` must have happened as well, the events of the other one. `bounded` says
    that it must have happened within a time; once `clock` has ended, it has not.
    """

    name: str
    events: tuple[str, ...]
    bounded: bool = False
    clock: str = ""
    also: tuple[str, ...] = ()

    @property
    def each(self) -> tuple[tuple[str, ...], ...]:
        """Return the events of everybody who must have done it."""
        return (self.events, self.also) if self.also else (self.events,)


@value
class Clock:
    """A time as data: `duration` from one of `starts_on` (empty: none named) until `stops_on`; a window lapses.

    Where the condition of its rule does not hold, `otherwise` from one of `otherwise_on` counts in its place. `silent`:
    its end says that somebody has not done what its rule asks about. `at_once`: it does not count where the condition
    of its rule is so (or is not so), as the act is due at once there.
    """

    id: str
    rule: str
    kind: ClockKind
    duration: Duration | None
    starts_on: tuple[Start, ...]
    stops_on: tuple[str, ...]
    pick: str = ""
    second: Duration | None = None
    second_start: Start | None = None
    lapses_to: str = ""
    extended_by: tuple[str, ...] = ()
    otherwise: Duration | None = None
    otherwise_on: tuple[Start, ...] = ()
    silent: bool = False
    at_once: bool | None = None

    @property
    def starts(self) -> tuple[Start, ...]:
        """Return every event from which it may count."""
        return (*self.starts_on, *((self.second_start,) if self.second_start else ()), *self.otherwise_on)


@value
class Duty:
    """Something owed beside the main line: on `event` or on reaching one of `states`; done by `done` or `instead`."""

    rule: str
    done: str
    event: str = ""
    states: tuple[str, ...] = ()
    before_closing: bool = False
    instead: tuple[str, ...] = ()


@value
class Permission:
    """Something that may be done in `states`, counted or recorded by `done`."""

    rule: str
    done: str
    states: tuple[str, ...]
    once: bool = False


@value
class Remark:
    """A rule that neither obliges nor permits an act by itself: a prohibition, who may act, a clock that stops.

    A target beside a promise is one: the act is that of the promise.

    That another case goes on beside this one is such a rule too: that case is somebody else's, under its own procedure.
    """

    rule: str
    states: tuple[str, ...]


@value
class Pause:
    """Clocks of a stage stand still between two events."""

    rule: str
    stage: str
    starts_on: str
    ends_on: str


@value
class Line:
    """A sequence of states with one place at a time: the main line, or a stage opened beside it by `opened_by`."""

    id: str
    initial: str
    states: tuple[str, ...]
    opened_by: tuple[str, ...] = ()


@value
class Machine:
    """A procedure compiled. INVARIANT: states, events and clocks are in the order of the policy; diffs rely on it."""

    kind: str
    lines: tuple[Line, ...]
    states: tuple[State, ...]
    events: tuple[Event, ...]
    transitions: tuple[Transition, ...]
    clocks: tuple[Clock, ...]
    duties: tuple[Duty, ...]
    permissions: tuple[Permission, ...]
    remarks: tuple[Remark, ...]
    pauses: tuple[Pause, ...]
    acts: tuple[Act, ...] = ()
    watched: tuple[str, ...] = ()
    """The rules that lead on where what somebody has done, or several things together, make them."""
    standing: Mapping[str, frozenset[str]] = field(init=False, compare=False, repr=False)
    """By rule the acts that may be done instead of its own and leave the case, or the duty, where it is."""

    def __post_init__(self) -> None:
        """Gather once what every clock is asked about."""
        found: dict[str, set[str]] = {}
        for step in self.transitions:
            if step.source == step.target:
                found.setdefault(step.source, set()).add(step.event)
        for duty in self.duties:
            if duty.instead:
                found.setdefault(duty.rule, set()).update(duty.instead)
        object.__setattr__(self, "standing", {rule: frozenset(events) for rule, events in found.items()})

    @property
    def initial(self) -> str:
        """Return the state before receipt."""
        return self.lines[0].initial
