"""The shape of the JSON report, written once; the schema is made from it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from remit.assessment import Verdict
from remit.schema_file import Part, bytes_of, schema_of


class Place(Part):
    """A stretch of a file. Lines and columns count characters from 1; the end is the first place after it."""

    path: str
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)


class NoteShape(Part):
    """A second place that explains the first."""

    message: str
    place: Place


class FixShape(Part):
    """Words that put the finding right: what stands at the place becomes the replacement."""

    place: Place
    replacement: str


class MomentShape(Part):
    """A moment of an example on real dates."""

    date: dt.date | None = Field(description="Empty where nothing says by when it comes.")
    words: str
    place: Place | None = Field(description="Where the policy says it; empty where it does not.")


class Found(Part):
    """One finding with its code, as `remit explain` takes it, and its severity."""

    code: str
    rule: str = Field(description="A name that stays when the code is renumbered; empty where the code itself stays.")
    severity: Literal["error", "warning", "note"]
    label: str = Field(description="A verdict that people read instead of the severity; empty where there is none.")
    message: str
    place: Place
    help: str = Field(description="One cure in words; empty where there is none.")
    notes: tuple[NoteShape, ...]
    steps: tuple[str, ...] = Field(description="A path through the procedure that shows the finding, a line each.")
    run: tuple[MomentShape, ...] = Field(description="An example on real dates that shows the finding.")
    fix: FixShape | None
    departure: str = Field(description="Why the council departs from it: then it fails nothing. Empty: it does not.")


class Counts(Part):
    """How many findings there are of each severity, those that the council departs from among them."""

    error: int = Field(ge=0)
    warning: int = Field(ge=0)
    note: int = Field(ge=0)


class Held(Part):
    """The verdict on one provision of a code."""

    id: str = Field(description="The name that stays; with the code's id and `/` before it, the `rule` of a finding.")
    code: str
    title: str
    verdict: Verdict
    departed: bool = Field(description="Whether the council declares that it departs from it.")


class Assessed(Part):
    """A policy held against a code, provision by provision."""

    path: str
    code: str = Field(description="The code's id.")
    title: str
    provisions: tuple[Held, ...]


class Report(Part):
    """The findings of one run of `remit check`, by file and then by place."""

    format: Literal["remit diagnostics"]
    version: Literal[1] = Field(description="Grows when a reader of an older report would go wrong.")
    files: int = Field(ge=0, description="How many policies were read.")
    counts: Counts
    diagnostics: tuple[Found, ...]
    assessed: tuple[Assessed, ...] = Field(description="The policies that were held against a code.")


def diagnostics_schema_bytes() -> bytes:
    """Return the schema as the file `schema/diagnostics.schema.json` holds it."""
    return bytes_of(schema_of("diagnostics", Report.model_json_schema()))
