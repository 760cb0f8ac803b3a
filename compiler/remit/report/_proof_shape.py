"""The shape of the proofs as JSON, written once; the schema is made from it."""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MomentShape(_Part):
    """One event of a run; events of one day are in their order."""

    event: str
    words: str
    day: date | None = Field(description="Empty where nothing says by when it happens.")


class BoundShape(_Part):
    """A worst case under assumptions, and a run that attains it, or that shows where the time is lost."""

    assuming: str = Field(description="What it takes for granted beside the rest; empty: nothing more.")
    bounded: bool
    working_days: int | None = Field(description="The council's working days; empty without a limit.")
    days: int | None = Field(description="All days, at their worst; empty without a limit or past the calendar's end.")
    why_not: str = Field(description="Why there is no limit; empty where there is one.")
    run: tuple[MomentShape, ...]
    assumptions: tuple[str, ...]


class WorstShape(_Part):
    """How late a step can be, counted from where the case came in, while everybody keeps their promises."""

    rule: str
    step: str
    counted_from: str = Field(description="The event's id.")
    counted_from_words: str
    bounds: tuple[BoundShape, ...]


class TrapShape(_Part):
    """A place from which a case cannot end."""

    place: str
    words: str
    line: int
    path: tuple[str, ...] = Field(description="The shortest way there.")


class LoopShape(_Part):
    """What may come again and again."""

    words: str
    line: int
    events: tuple[str, ...]
    by: tuple[str, ...] = Field(description="Who can make it; empty where the policy does not say.")


class LostShape(_Part):
    """A way on without a time."""

    way: str
    why: str


class WaitShape(_Part):
    """A place where the complainant waits and no clock runs, on all ways on or on some."""

    place: str
    words: str
    line: int
    always: bool
    ways: tuple[LostShape, ...]
    way_out: str = Field(description="What the complainant can do meanwhile; empty where that is nothing.")


class ClaimsShape(_Part):
    """What holds wherever a case can be, and where it does not."""

    places: int
    nobody_is_trapped: bool
    traps: tuple[TrapShape, ...]
    nobody_waits_for_ever: bool
    loops: tuple[LoopShape, ...]
    waiting: int
    every_wait_is_watched: bool
    waits: tuple[WaitShape, ...]


class ProofShape(_Part):
    """What is proved of one procedure."""

    kind: str
    worst_cases: tuple[WorstShape, ...]
    claims: ClaimsShape


class CountedOnShape(_Part):
    """The calendar on which days were counted."""

    name: str
    sha256: str
    known_until: date = Field(description="Bank holidays after this day are not yet proclaimed.")


class ProofsShape(_Part):
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
    identity = "https://remit.example/schema/proofs.schema.json"
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": identity}
    return (json.dumps(head | ProofsShape.model_json_schema(), indent=2, ensure_ascii=False) + "\n").encode()
