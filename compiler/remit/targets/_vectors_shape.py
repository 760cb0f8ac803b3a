"""The shape of a line of vectors.jsonl: the head, then a case a line."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, RootModel

from remit.schema_file import Part


class UnshownClockShape(Part):
    """A time that no case shows, and why."""

    clock: str
    why: str


class UnshownMoveShape(Part):
    """A transition that no case takes: what it needs can never be so."""

    source: str
    event: str


class HeadShape(Part):
    """The first line: what the cases are of."""

    format: Literal["remit-vectors"]
    version: Literal[1]
    council: str
    policy: str
    edition: str
    kind: str
    calendar: str
    calendar_digest: str
    initial: tuple[str, ...]
    cases: int
    moves_not_shown: tuple[UnshownMoveShape, ...]
    clocks_not_shown: tuple[UnshownClockShape, ...]


class StepShape(Part):
    """One event, and what comes of it."""

    event: str
    at: str = Field(description="ISO 8601 with its offset; a moment in Europe/London.")
    outcome: Literal["moved", "stayed", "out of turn", "refused"] = Field(
        description="`stayed` and `out of turn` are taken note of, the latter though no rule waits for it; "
        "`refused` leaves the case as it was."
    )
    places: tuple[str, ...] = Field(description="Where the case is afterwards, a place for each line of the machine.")
    owed: tuple[str, ...] = Field(description="The acts that are open beside the main line afterwards.")
    over: tuple[str, ...] = Field(description="The acts that the event leaves behind.")


class ExpectedShape(Part):
    """One time of the case as of its last event."""

    clock: str = Field(description="A clock of the machine; of one that comes again, from the second on with `.N`.")
    due: str = Field(description="The last day; of a count in hours the last moment; empty where nothing bounds it.")
    at_latest: bool = Field(description="What it counts from has not happened.")
    extended: int
    standing: Literal["running", "paused", "kept", "late", "lapsed", "not counted"]


class CaseShape(Part):
    """A case: from no event on, every event in order; then what is due."""

    id: str
    steps: tuple[StepShape, ...]
    due: tuple[ExpectedShape, ...]


class VectorsShape(RootModel[HeadShape | CaseShape]):
    """A line of the file."""
