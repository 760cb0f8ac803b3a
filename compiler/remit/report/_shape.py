"""The shape of the JSON report, written once; the schema is made from it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

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


class Found(Part):
    """One finding with its code, as `remit explain` takes it, and its severity."""

    code: str
    severity: Literal["error", "warning", "note"]
    message: str
    place: Place
    help: str = Field(description="One cure in words; empty where there is none.")
    notes: tuple[NoteShape, ...]
    steps: tuple[str, ...] = Field(description="A path through the procedure that shows the finding, a line each.")
    fix: FixShape | None


class Counts(Part):
    """How many findings there are of each severity."""

    error: int = Field(ge=0)
    warning: int = Field(ge=0)
    note: int = Field(ge=0)


class Report(Part):
    """The findings of one run of `remit check`, by file and then by place."""

    format: Literal["remit diagnostics"]
    version: Literal[1] = Field(description="Grows when a reader of an older report would go wrong.")
    files: int = Field(ge=0, description="How many policies were read.")
    counts: Counts
    diagnostics: tuple[Found, ...]


def diagnostics_schema_bytes() -> bytes:
    """Return the schema as the file `schema/diagnostics.schema.json` holds it."""
    return bytes_of(schema_of("diagnostics", Report.model_json_schema()))
