"""The numbered boxes of a procedure: what flowcharts draw and steps in words tell. Knows no format and no size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What a box is; each differs by form and by word."""

    START = "start"
    STEP = "step"
    DECISION = "decision"
    GAP = "not formalised"
    END = "end"


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a box: `label` is empty where it is the only one; `target` is a box's number."""

    label: str
    target: int


@dataclass(frozen=True, slots=True)
class Box:
    """One numbered box.

    `actor` is what the reader sees ("You", "Council", "Ombudsman"); `voice` is you, council or other.
    `times` are time limits ("Within 10 working days of the acknowledgement"); `notes` short sentences.
    `more` is what only the steps in words tell, for want of room in the drawing: conditions of how a case begins.
    `side` says that the box stands to the right of the main line; `opens` is the number of the box that it hangs on.
    `jumps` are exits to which no line is drawn: "Go to step N".
    INVARIANT: boxes of a chart are numbered from 1 in the order in which they stand.
    """

    number: int
    id: str
    shape: Shape
    actor: str
    voice: str
    title: str
    times: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    exits: tuple[Exit, ...] = ()
    side: bool = False
    opens: int | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A stage, or the way to the first one. `more` is what holds throughout it; the steps in words tell it."""

    title: str
    boxes: tuple[Box, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A procedure as a reader follows it. `title` names it; `edition` says which edition it shows."""

    title: str
    edition: str
    bands: tuple[Band, ...]
