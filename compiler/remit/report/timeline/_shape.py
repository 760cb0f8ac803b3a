"""The shape of a timeline as it is told, written once: the schema and every format are made from it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import AwareDatetime, ConfigDict, Field

from remit.schema_file import Part, bytes_of, schema_of

Side = Literal["complainant", "council", "other"]


class CalendarShape(Part):
    """By which days the dates are counted, and how."""

    name: str
    digest: str = Field(description="SHA-256 of all that a date can depend on.")
    dates_known_until: dt.date = Field(
        description="Bank holidays after it are not yet proclaimed; dates that rest on them are provisional."
    )
    first: dt.date
    last: dt.date
    assumed: bool = Field(description="The council's page does not say which days are working days.")
    counting: tuple[str, ...] = Field(description="Every rule of counting, in words.")


class PlaceShape(Part):
    """Where the case is on one of its lines."""

    state: str
    stage: str
    words: str


class HappenedShape(Part):
    """Something that has happened."""

    event: str
    words: str
    at: AwareDatetime
    until: dt.date | None = Field(description="The new last day that an extension gave.")
    must_tell: tuple[str, ...] = Field(description="What the rule says must be told along with it.")
    told: tuple[str, ...] = Field(description="What was told, as far as that is known.")
    not_told: tuple[str, ...] = Field(description="What had to be told and was not, where it is known what was.")


class DueShape(Part):
    """One time of the case: a promise, a target, a window in which something is permitted, or what comes again."""

    clock: str
    rule: str
    what: str
    stage: str
    who: tuple[str, ...]
    side: Side
    kind: Literal["promise", "target", "window", "repeat"]
    strength: str | None
    sentence: str = Field(description="The author's words.")
    read_as: str | None = Field(
        description="The reading that the policy declares, where its words leave more than one."
    )
    source: str
    counts_from: str | None = Field(description="The event, in words.")
    counting: str = Field(description="How the date was counted; where there is none, why.")
    condition: str | None = Field(description="On what it depends, while that is not known.")
    due: dt.date | None = Field(description="The last day.")
    end: AwareDatetime | None = Field(description="The first moment that is late; in hours, the last that is not.")
    in_hours: bool
    at_latest: bool = Field(
        description="The event from which it counts has not happened yet: it can only come earlier."
    )
    provisional: bool
    standing: Literal["running", "paused", "kept", "late", "lapsed", "not counted"]
    done: AwareDatetime | None
    days_late: int
    extended: int


class NextShape(Part):
    """What can happen next. `told` asks for a fact, on which the way hangs."""

    event: str
    words: str
    who: tuple[str, ...]
    side: Side
    nature: Literal["must", "should", "aims to", "may", "told"]
    by: dt.date | None
    at_latest: bool
    overdue: bool


class MissedShape(Part):
    """A promise that was not kept in time, or a target that was missed."""

    clock: str
    what: str
    days_late: int = Field(description="Working days, each day begun.")
    open: bool = Field(description="It is still not done.")
    target: bool = Field(description="Only a target: said with `should` or `aims to`.")


class RemarkShape(Part):
    """What is to be said of an event: refused, or accepted although something was passed over."""

    event: str
    words: str
    at: AwareDatetime
    kind: Literal["refused", "passed over", "out of turn"]
    message: str
    named: tuple[str, ...] = Field(description="What may come instead of what is refused; what was passed over.")


class TimelineShape(Part):
    """A case under one edition as of a moment: what happened, what is due by when and why, what can come next."""

    model_config = ConfigDict(title="Timeline")

    format: Literal["remit-timeline"]
    version: Literal[1]
    council: str
    policy: str
    edition: str
    in_force: str
    policy_sha256: str
    kind: str
    case: str | None = Field(description="What the host calls the case.")
    received: AwareDatetime | None
    channel: str | None
    as_of: AwareDatetime
    calendar: CalendarShape
    places: tuple[PlaceShape, ...]
    facts: dict[str, bool | int]
    happened: tuple[HappenedShape, ...]
    due: tuple[DueShape, ...] = Field(description="By date; what has none comes last.")
    next: tuple[NextShape, ...]
    missed: tuple[MissedShape, ...]
    remarks: tuple[RemarkShape, ...]
    notes: tuple[str, ...]


def timeline_schema_bytes() -> bytes:
    """Return the schema as the file `schema/timeline.schema.json` holds it."""
    return bytes_of(schema_of("timeline", TimelineShape.model_json_schema()))
