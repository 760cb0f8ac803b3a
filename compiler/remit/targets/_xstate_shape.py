"""The shape of machine.xstate.json; it refuses what XState lets pass in silence, such as a misspelt key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel, StringConstraints

from remit.schema_file import Part

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Limit = Annotated[int, Field(ge=1)]


class BelowShape(Part):
    """What a move needs: each counter is below its limit."""

    type: Literal["below"]
    params: dict[Name, Limit] = Field(min_length=1)


class SetShape(Part):
    """Counters become these numbers."""

    type: Literal["set"]
    params: dict[Name, Annotated[int, Field(ge=0)]] = Field(min_length=1)


class CountedShape(Part):
    """A counter by name."""

    counter: Name


class CountShape(Part):
    """A counter becomes one more."""

    type: Literal["count"]
    params: CountedShape


class ActsShape(Part):
    """Acts, each by the event that says it is done."""

    acts: tuple[Name, ...] = Field(min_length=1)


class LeaveOpenShape(Part):
    """Acts that the event leaves behind, and that stay owed."""

    type: Literal["leave_open"]
    params: ActsShape


class NotedShape(Part):
    """An act that changes nothing else."""

    act: Name


class NoteShape(Part):
    """An act is taken note of."""

    type: Literal["note"]
    params: NotedShape


Action = Annotated[SetShape | CountShape | LeaveOpenShape | NoteShape, Field(discriminator="type")]


class MoveMetaShape(Part):
    """What people call the event, and which rule makes the move."""

    event: str = Field(description="The event as machine.json names it.")
    label: str | None = None
    rule: str | None = None


class MoveShape(Part):
    """What an event does at a place. Without a `target` the case stays where it is."""

    target: Name | None = None
    guard: BelowShape | None = None
    actions: tuple[Action, ...] | None = None
    meta: MoveMetaShape


class StateMetaShape(Part):
    """What a place is in machine.json."""

    id: str
    kind: Literal["start", "step", "decision", "not formalised", "rest", "ending"]
    stage: str
    rule: str | None = None
    reason: str | None = None
    leads_to: str | None = None


class StateShape(Part):
    """A place: `description` is what people call it; nothing comes after one that is `final`."""

    description: str
    type: Literal["final"] | None = None
    tags: tuple[str, ...]
    meta: StateMetaShape
    on: dict[Name, MoveShape] | None = None


class LineShape(Part):
    """Places of which a case is always at exactly one."""

    initial: Name
    states: dict[Name, StateShape] = Field(min_length=1)


class MetaShape(Part):
    """What the machine is of."""

    format: Literal["remit-xstate"]
    version: Literal[1]
    council: str
    policy: str
    edition: str
    kind: str
    calendar: str
    clocks: Literal["machine.json"] = Field(description="The file beside this one that holds the table of clocks.")


class HeadShape(Part):
    """What every machine says of itself; `context` holds its counters."""

    id: Name
    description: str
    version: str
    meta: MetaShape
    context: dict[Name, Literal[0]]


class OneLineShape(HeadShape):
    """A machine with a main line and nothing beside it."""

    initial: Name
    states: dict[Name, StateShape] = Field(min_length=1)


class ManyLinesShape(HeadShape):
    """A machine with stages beside the main line."""

    type: Literal["parallel"]
    states: dict[Name, LineShape] = Field(min_length=2)


class XstateShape(RootModel[OneLineShape | ManyLinesShape]):
    """A machine as XState 5 takes it."""
