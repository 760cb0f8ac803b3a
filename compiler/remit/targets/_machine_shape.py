"""The shape of machine.json: the one place from which its schema and its bytes are made."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from remit.schema_file import Part


class StateShape(Part):
    """Where a case can be."""

    id: str
    plain: str = Field(description="The id as formats write it that take letters, digits and `_` only.")
    kind: Literal["start", "step", "decision", "not formalised", "rest", "ending"]
    stage: str = Field(description="The stage's id; `arrival` before the first one.")
    title: str = Field(description="For people; may change between editions.")
    rule: str | None = Field(description="The rule that the state waits for.")
    reason: str | None = Field(description="Why a case ends here; endings only.")
    leads_to: str | None = Field(description="Where somebody goes on from an ending.")
    twin_of: str | None = Field(
        description="The state in which it waits for the same, and less is known of what somebody has done: "
        "what is owed in both is owed once."
    )


class CounterShape(Part):
    """A whole number beside the states, 0 at first."""

    id: str
    counts: str = Field(description="The act that it counts, or that is owed while it is 1.")
    owed: bool


class NeedShape(Part):
    """The transition is taken only while the counter is below a limit."""

    counter: str
    below: int


class ChangeShape(Part):
    """What the transition makes of a counter."""

    counter: str
    to: int | None = Field(description="The new number; without one, one more than before.")


class TransitionShape(Part):
    """What an event does in a state."""

    event: str
    source: str
    target: str = Field(description="The same as `source` for an act that is only recorded.")
    rule: str | None
    label: str | None = Field(description="The words at a way out of a decision.")
    passes_over: tuple[str, ...] = Field(
        description="Steps that the event of a later step leaves behind; they stay owed. Empty on the main line."
    )
    needs: tuple[NeedShape, ...]
    sets: tuple[ChangeShape, ...]


class EventShape(Part):
    """Something that can happen to a case."""

    id: str
    plain: str = Field(description="The id as formats write it that take letters, digits and `_` only.")
    label: str
    by: tuple[str, ...] = Field(description="Who makes it happen; empty where the policy does not say.")
    rule: str | None


class DurationShape(Part):
    """A number of units; `low` is the lower end of a range."""

    count: int
    unit: str
    low: int | None


class StartShape(Part):
    """What a clock counts from."""

    event: str
    label: str
    known: bool = Field(description="False where no rule of the procedure makes the event.")


class ClockShape(Part):
    """A time as data. The host sends the event `id` when the date has come; the machine runs no timer."""

    id: str
    plain: str = Field(description="The id as formats write it that take letters, digits and `_` only.")
    rule: str
    kind: Literal["promise", "target", "window", "repeat"]
    duration: DurationShape | None
    starts_on: tuple[StartShape, ...] = Field(description="Empty where the policy names no start.")
    stops_on: tuple[str, ...]
    pick: Literal["", "later", "earlier"] = Field(description="Of two limits, the later or the earlier counts.")
    counted: Literal["from", "before", "before due"] = Field(
        description="`from`: it runs from its start. `before`: it ends so long before its start happens. `before due`: "
        "so long before the day on which its start is due."
    )
    agreed_by: str | None = Field(
        description="The event that tells of a day on which both sides agreed; that day counts, within `duration`."
    )
    condition: str | None = Field(
        description="When it counts: `if` or `unless` with a condition in the words of the language. It always does "
        "without one."
    )
    second: DurationShape | None
    second_start: StartShape | None
    lapses_to: str | None
    extended_by: tuple[str, ...] = Field(description="Rules that let it run longer.")


class DutyShape(Part):
    """Something owed beside the main line, on an event or on reaching a state."""

    rule: str
    done: str
    event: str | None
    states: tuple[str, ...]
    before_closing: bool


class PermissionShape(Part):
    """Something that may be done in some states."""

    rule: str
    done: str
    states: tuple[str, ...]
    once: bool


class RemarkShape(Part):
    """A rule that neither obliges nor permits an act by itself, and where it holds."""

    rule: str
    states: tuple[str, ...]


class PauseShape(Part):
    """Clocks of a stage stand still between two events."""

    rule: str
    stage: str
    starts_on: str
    ends_on: str


class LineShape(Part):
    """A sequence of states with one place at a time: the main line, or a stage opened beside it."""

    id: str
    initial: str
    states: tuple[str, ...]
    opened_by: tuple[str, ...]


class RuleShape(Part):
    """The sentence behind the ids: in the author's words, in the canonical spelling, and where the page says it."""

    id: str
    sentence: str
    canonical: str
    strength: str | None
    source: str


class CalendarShape(Part):
    """How days are counted."""

    working_days: tuple[str, ...]
    holidays_of: str | None
    day_ends: str
    assumed: bool
    first_day: str
    roll: str
    closures: tuple[str, ...]
    counted_as_received: str
    clear_days: bool
    pause_days: str
    after_a_pause: str
    name: str
    digest: str = Field(description="SHA-256 of the days worked and of the counting: a log made under it pins it.")
    known_until: str = Field(
        description="The last day whose bank holidays are proclaimed; later dates are provisional."
    )


class MachineShape(Part):
    """A procedure as a state machine that knows events only."""

    format: Literal["remit-machine"]
    version: Literal[1]
    council: str
    policy: str
    edition: str
    in_force: str | None
    kind: str
    calendar: CalendarShape
    lines: tuple[LineShape, ...]
    states: tuple[StateShape, ...]
    events: tuple[EventShape, ...]
    counters: tuple[CounterShape, ...]
    transitions: tuple[TransitionShape, ...]
    clocks: tuple[ClockShape, ...]
    duties: tuple[DutyShape, ...]
    permissions: tuple[PermissionShape, ...]
    remarks: tuple[RemarkShape, ...]
    pauses: tuple[PauseShape, ...]
    rules: tuple[RuleShape, ...]
    not_compiled: tuple[str, ...] = Field(description="Rules that are understood and not yet part of the machine.")
