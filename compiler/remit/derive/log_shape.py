"""The shape of a case log, written once: its schema is made from these models, and lines are checked against that."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StrictBool, StrictInt, TypeAdapter

from remit.schema_file import Part, bytes_of, schema_of

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = rf"^{_DAY}T[0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}(\.[0-9]{{1,6}})?)?(Z|[+-][0-9]{{2}}:[0-9]{{2}})$"
_SHA256 = "^[0-9a-f]{64}$"

Words = Annotated[str, Field(min_length=1)]
Moment = Annotated[str, Field(pattern=_MOMENT, examples=["2026-12-18T16:30:00+00:00"])]


class CalendarShape(Part):
    """The calendar by which the case's dates are counted."""

    name: Words
    digest: str = Field(pattern=_SHA256, description="SHA-256 of all that a date can depend on.")


class HeadShape(Part):
    """The first line: what the log belongs to. A case is replayed under these terms and no others."""

    model_config = ConfigDict(title="Head")

    format: Literal["remit-case-log"]
    version: Literal[1]
    council: Words
    policy: Words = Field(description="What the council calls the policy.")
    edition: Words
    kind: Words = Field(description="The kind of feedback, as the policy names it.")
    policy_sha256: str = Field(pattern=_SHA256, description="SHA-256 of the policy file.")
    calendar: CalendarShape
    case: Words | None = Field(None, description="What the host calls the case.")


class EventShape(Part):
    """Every other line: something that happened. What is recorded stays; a mistake is put right by a new line."""

    model_config = ConfigDict(title="Event")

    event: Words = Field(
        description="An event of the machine, for example `complaint.stage-1.acknowledge.done`; `told` for what only "
        "makes `facts` known; `struck-out` with `corrects` for what did not happen."
    )
    at: Moment = Field(description="When it happened, with its zone. Events are ordered by `at`, then by `seq`.")
    recorded: Moment | None = Field(None, description="When somebody wrote it down.")
    seq: Annotated[StrictInt, Field(ge=1)] | None = Field(
        None, description="Its number in the log, rising; left out, one more than that of the line before."
    )
    facts: dict[Words, StrictBool | StrictInt] | None = Field(
        None, description="What it told of the case, by the policy's own words: `the complaint is complex`."
    )
    until: Annotated[str, Field(pattern=f"^{_DAY}$")] | None = Field(
        None, description="The new last day that an extension gives."
    )
    told: tuple[Words, ...] | None = Field(None, description="What the other side was told along with it.")
    by: Words | None = Field(None, description="Who did it.")
    corrects: Annotated[StrictInt, Field(ge=1)] | None = Field(
        None, description="The number of the event in whose place this one stands."
    )


def case_log_schema_bytes() -> bytes:
    """Return the schema of one line of a case log as the file `schema/case-log.schema.json` holds it."""
    made: dict[str, Any] = TypeAdapter(HeadShape | EventShape).json_schema()
    head = {
        "title": "A line of a case log",
        "description": "A case log is JSON Lines: the first line is a Head, every other line an Event.",
    }
    return bytes_of(schema_of("case-log", head | _optional(made)))


def _optional(part: Any) -> Any:
    """Return a schema in which what is optional is left out, not null."""
    if isinstance(part, list):
        return [_optional(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _optional(value) for key, value in part.items() if not (key == "default" and value is None)}
    options = kept.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        (only,) = [option for option in options if option != {"type": "null"}]
        kept = {**only, **{key: value for key, value in kept.items() if key != "anyOf"}}
    return kept
