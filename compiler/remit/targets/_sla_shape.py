"""The shape of sla.json: the one place from which its schema and its bytes are made."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from remit.schema_file import Part, bytes_of, schema_of


class RowShape(Part):
    """A promise, a target or a window; or a step for which the policy gives no time."""

    kind: str = Field(description="The kind of feedback; `reports and records` for duties that belong to no case.")
    stage: str
    step: str
    who: str
    nature: Literal["promise", "target", "expectation", "window", "recommended time", "duty"]
    number: int | None = Field(description="Empty where the policy gives no number.")
    low: int | None = Field(description="The lower end of a range.")
    unit: Literal["", "hour", "day", "calendar day", "working day", "week", "month", "calendar month", "year"]
    counted_from: str = Field(description="The event, in words; empty where the policy names none.")
    time: str = Field(description="The whole time in words.")
    condition: str
    reading: str = Field(description="Why the time is read so where the page leaves it open; else empty.")
    strength: Literal["must", "should", "aims to", "may"]
    longest: str = Field(description="The time with every extension that the policy allows, in words.")
    worst_case: str = Field(
        description="When it is done at the latest, counted from where the case came in, if all promises are kept; "
        "empty for windows and for what belongs to no case."
    )
    rule: str = Field(description="The id of the rule.")
    sentence: str = Field(description="The sentence as the policy has it.")
    source: str = Field(description="Where the council's page says it.")


class CalendarShape(Part):
    """Under which calendar the worst cases were counted."""

    name: str
    digest: str
    known_until: str = Field(description="The last day whose bank holidays are proclaimed.")


class SlaShape(Part):
    """The times of a policy, or of one of its procedures, as a table."""

    format: Literal["remit-sla"]
    version: Literal[1] = Field(description="Grows when a reader of an older table would go wrong.")
    council: str
    policy: str
    edition: str
    in_force: str | None
    calendar: CalendarShape
    rows: tuple[RowShape, ...]


def sla_schema_bytes() -> bytes:
    """Return the schema as the file `schema/sla.schema.json` holds it."""
    return bytes_of(schema_of("sla", SlaShape.model_json_schema()))
