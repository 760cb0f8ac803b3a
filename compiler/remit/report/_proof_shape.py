"""The shape of the proofs as JSON, written once; the schema is made from it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from remit.schema_file import Part, bytes_of, schema_of


class MomentShape(Part):
    """One event of a run; events of one day are in their order."""

    event: str
    words: str
    day: date | None = Field(description="Empty where nothing says by when it happens.")


class BoundShape(Part):
    """A worst case under assumptions, and a run that attains it, or that shows where the time is lost."""

    assuming: str = Field(description="What it takes for granted beside the rest; empty: nothing more.")
    bounded: bool
    working_days: int | None = Field(description="The council's working days; empty without a limit.")
    days: int | None = Field(description="All days, at their worst; empty without a limit or past the calendar's end.")
    why_not: str = Field(description="Why there is no limit; empty where there is one.")
    run: tuple[MomentShape, ...]
    assumptions: tuple[str, ...]


class WorstShape(Part):
    """How late a step can be, counted from where the case came in, while everybody keeps their promises."""

    rule: str
    step: str
    counted_from: str = Field(description="The event's id.")
    counted_from_words: str
    bounds: tuple[BoundShape, ...]


class TrapShape(Part):
    """A place from which a case cannot end."""

    place: str
    words: str
    line: int
    path: tuple[str, ...] = Field(description="The shortest way there.")


class LoopShape(Part):
    """What may come again and again."""

    words: str
    line: int
    events: tuple[str, ...]
    by: tuple[str, ...] = Field(description="Who can make it; empty where the policy does not say.")


class LostShape(Part):
    """A way on without a time."""

    way: str
    why: str


class WaitShape(Part):
    """A place where the complainant waits and no clock runs, on all ways on or on some."""

    place: str
    words: str
    line: int
    always: bool
    ways: tuple[LostShape, ...]
    way_out: str = Field(description="What the complainant can do meanwhile; empty where that is nothing.")


class ClaimsShape(Part):
    """What holds wherever a case can be, and where it does not."""

    places: int
    nobody_is_trapped: bool
    traps: tuple[TrapShape, ...]
    nobody_waits_for_ever: bool
    loops: tuple[LoopShape, ...]
    waiting: int
    every_wait_is_watched: bool
    waits: tuple[WaitShape, ...]


class ProofShape(Part):
    """What is proved of one procedure."""

    kind: str
    worst_cases: tuple[WorstShape, ...]
    claims: ClaimsShape


class CountedOnShape(Part):
    """The calendar on which days were counted."""

    name: str
    sha256: str
    known_until: date = Field(description="Bank holidays after this day are not yet proclaimed.")


class ProofsShape(Part):
    """What `remit prove` says of one policy."""

    format: Literal["remit-proofs"]
    version: Literal[1] = Field(description="Grows when a reader of older proofs would go wrong.")
    path: str
    council: str
    policy: str
    edition: str
    calendar: CountedOnShape
    procedures: tuple[ProofShape, ...]


def proofs_schema_bytes() -> bytes:
    """Return the schema as the file `schema/proofs.schema.json` holds it."""
    return bytes_of(schema_of("proofs", ProofsShape.model_json_schema()))
