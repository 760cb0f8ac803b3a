"""The shape of what changed as JSON, written once; the schema is made from it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from remit.assessment import Verdict
from remit.changes.change import Direction, Effect
from remit.schema_file import Part, bytes_of, schema_of


class EditionShape(Part):
    """Which edition is meant, and from what page and when it was read."""

    path: str = Field(description="The file, or the git revision and the file in it.")
    council: str
    policy: str
    edition: str
    in_force: str
    source: str
    seen: str


class CalendarShape(Part):
    """The calendars on which days were counted: two where the editions count differently."""

    names: tuple[str, ...]
    known_until: date = Field(description="Bank holidays after this day are not yet proclaimed.")


class ExampleShape(Part):
    """One start day, and the last day on which the time is kept under each edition."""

    start: date
    before: date | None = Field(description="Empty where there is no last day.")
    after: date | None = Field(description="Empty where there is no last day.")


class ComparedShape(Part):
    """The latest days of one event, compared on every day on which the count can start."""

    counted_from: str
    assuming: str = Field(description="What is taken for granted beside the rest; empty: nothing more.")
    direction: Direction
    why_before: str = Field(description="Why there is no last day under the older edition; empty where there is one.")
    why_after: str = Field(description="Why there is no last day under the newer edition; empty where there is one.")
    examples: tuple[ExampleShape, ...] = Field(description="Two where some days are sooner and others later.")


class DeadlineShape(Part):
    """The direction of a time, with all that proves it."""

    direction: Direction
    window: bool = Field(description="A time to use a right, not one to do a duty.")
    compared: tuple[ComparedShape, ...] = Field(description="Those that differ; if none does, one that shows it.")


class ToldShape(Part):
    """One change for residents, in words that a resident reads."""

    effect: Effect
    worse: bool = Field(description="A resident loses by it.")
    kinds: tuple[str, ...] = Field(description="The kinds of feedback that it is for; empty: the whole policy.")
    stage: str
    who: str
    what: str
    before: str = Field(description="Empty where only the newer edition says it.")
    after: str = Field(description="Empty where only the older edition says it.")
    was: str = Field(description="The id of the rule in the older edition, or empty.")
    now: str = Field(description="The id of the rule in the newer edition, or empty.")
    deadline: DeadlineShape | None


class NamedShape(Part):
    """An id, and what it is of; of a clock that changed, how it counted and counts."""

    id: str
    words: str


class RenamedShape(Part):
    """An id and what the same thing is called now."""

    was: str
    now: str
    words: str


class IdsShape(Part):
    """The ids of one sort in one procedure that changed."""

    kind: str
    sort: Literal["states", "events", "clocks"]
    breaking: bool = Field(description="A system that knows the old ids goes wrong.")
    removed: tuple[NamedShape, ...]
    added: tuple[NamedShape, ...]
    renamed: tuple[RenamedShape, ...]
    changed: tuple[NamedShape, ...]


class ReversedShape(Part):
    """The verdict on one provision under each edition."""

    code: str = Field(description="What the provision is called, for example LGSCO 6.3.")
    provision: str
    title: str
    before: Verdict
    after: Verdict
    worse: bool
    why_before: str
    why_after: str
    departed_before: bool = Field(description="A declared departure covered it.")
    departed_after: bool = Field(description="A declared departure covers it.")


class HeldShape(Part):
    """The verdicts of one code. They are Remit's reading of the pages, and no assessment of the council's own."""

    code: str
    title: str
    unread: int = Field(description="The provisions whose words were not seen in full.")
    before: dict[Verdict, int]
    after: dict[Verdict, int]
    changed: tuple[ReversedShape, ...]


class DiffShape(Part):
    """What `remit diff` says of two editions; empty for an audience that was not asked for."""

    format: Literal["remit-diff"]
    version: Literal[1] = Field(description="Grows when a reader of older documents would go wrong.")
    old: EditionShape
    new: EditionShape
    calendar: CalendarShape
    residents: tuple[ToldShape, ...] | None
    systems: tuple[IdsShape, ...] | None
    regulator: tuple[HeldShape, ...] | None


def diff_schema_bytes() -> bytes:
    """Return the schema as the file `schema/diff.schema.json` holds it."""
    return bytes_of(schema_of("diff", DiffShape.model_json_schema()))
