"""The tree of one sentence. What the words are; what they do to a case is the business of `model`.

Names inside nodes are canonical: a party with its article ("the officer"), an event's noun without
("acknowledgement"), a verb's base ("respond"). Extents and the author's article never count in a comparison.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal, Self

from remit.value import value

Strength = Literal["must", "must not", "should", "aims to", "may"]
DUTIES = frozenset({"must", "should", "aims to"})
"""The strengths with which a sentence asks for an act, however strongly."""
Unit = Literal["hour", "day", "calendar day", "working day", "week", "month", "calendar month", "year"]

Extent = tuple[int, int]
"""From which character of its sentence up to which a part goes: the same for the same words, wherever they stand."""
NOWHERE: Extent = (0, 0)


class Name(str):
    """A canonical name that remembers how the author said it ("an advocate" for "the advocate").

    INVARIANT: it equals its canonical spelling; `said` counts in no comparison and only the printer asks for it.
    """

    __slots__ = ("said",)
    said: str

    def __new__(cls, canonical: str, said: str = "") -> Self:
        """Return `canonical`, said as `said` (nothing: as it is spelt)."""
        name = super().__new__(cls, canonical)
        name.said = said or canonical
        return name


@value
class Duration:
    """`count` units; `low` is the lower end of a range ("10 to 20 working days")."""

    count: int
    unit: Unit
    low: int | None = None
    span: Extent = field(default=NOWHERE, compare=False)


@value
class EventRef:
    """An event by its noun; `stage` is "stage 1", "the final stage" or empty for the stage in which it is said.

    With `received` it is the moment at which the event reached somebody: `by`, or whom it was sent to.
    """

    event: str
    stage: str = ""
    received: bool = False
    by: str = ""
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Limit:
    """When something must, should or may happen.

    within: `duration` counted from any of `events` (none: the page names none); with `pick`, the later or earlier
    of `duration` from `events[0]` and `second` from `second_event`.
    agreed: by an agreed date, at most `duration` after `events`. every: each `duration`, until `events`.
    at least before: `duration` before `events`. before: before `events`, or before doing `doing`.
    `due` says that "is due" follows the event. at once, at any time, in time stand alone.
    """

    kind: Literal["within", "agreed", "at once", "at any time", "in time", "every", "at least before", "before"]
    duration: Duration | None = None
    events: tuple[EventRef, ...] = ()
    pick: Literal["", "later", "earlier"] = ""
    second: Duration | None = None
    second_event: EventRef | None = None
    doing: str = ""
    doing_to: str = ""
    doing_things: tuple[Thing, ...] = ()
    due: bool = False
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Extension:
    """By how much a step may take longer.

    by up to | in total: `duration` more, or altogether; `longer` is what allows still more
    ("with good reason", "by agreement"). no limit. by agreement. unsaid: an extension of which nothing is said.
    `total` is what the step may come to with all that "by up to" adds, counted from its start.
    With `agreed` a bounded extension needs an agreement as well.
    """

    kind: Literal["by up to", "in total", "no limit", "by agreement", "unsaid"]
    duration: Duration | None = None
    longer: str = ""
    once: bool = False
    agreed: bool = False
    total: Duration | None = None
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Thing:
    """What an act is done to, or what is told: an item ("the reason"), an event, the case, or quoted words."""

    kind: Literal["item", "event", "case", "quote"]
    name: str
    event: EventRef | None = None
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Share:
    """The part of cases that a target is for, in percent."""

    percent: int
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Action:
    """A verb with what belongs to it.

    `only`: nobody but the recipient. `whether`: the act that is decided on; `whether_fact`, `that`: the fact that is.
    `passive`: the subject is what the act is done to ("the complaint may be reopened").
    """

    verb: str
    recipient: str = ""
    only: bool = False
    things: tuple[Thing, ...] = ()
    whether: Action | None = None
    whether_fact: Fact | None = None
    that: Fact | None = None
    to_do: Action | None = None
    to_party: tuple[str, ...] = ()
    to_kind: str = ""
    to_stage: str = ""
    to_thing: Thing | None = None
    as_kind: str = ""
    at_stage: str = ""
    for_things: tuple[Thing, ...] = ()
    with_party: str = ""
    share: Share | None = None
    by_channel: tuple[str, ...] = ()
    manner: str = ""
    extension: Extension | None = None
    limits: tuple[Limit, ...] = ()
    giving: tuple[Thing, ...] = ()
    passive: bool = False
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Norm:
    """Somebody must, should, aims to, may or must not do one of `actions`.

    A subject is a party, an event ("the response must include …") or the case. Of several parties one does it.
    `stand_in` does it instead if `stand_in_if` holds.
    """

    subjects: tuple[Thing | str, ...]
    strength: Strength
    actions: tuple[Action, ...]
    stand_in: str = ""
    stand_in_if: Condition | None = None
    span: Extent = field(default=NOWHERE, compare=False)
    strength_span: Extent = field(default=NOWHERE, compare=False)


@value
class Qualification:
    """Who may act: "the senior officer must not be the officer who responded at stage 1"."""

    subject: str
    strength: Literal["must", "must not"]
    relations: tuple[str, ...]
    party: str
    verb: str
    stage: str = ""
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Outcome:
    """What becomes of the case: "is" done to by a verb (its base), "goes to" a stage, "becomes" a kind.

    "leaves running": another case (`target`) goes on beside it.
    """

    case: str
    kind: Literal["is", "goes to", "becomes", "leaves running"]
    target: str
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Pause:
    """The clock stops from `start` until `end`; "while `party` waits for `end`" leaves the start to the vocabulary."""

    end: EventRef
    start: EventRef | None = None
    party: str = ""
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Fact:
    """A declared clause that is true or false of a case; with `judge`, somebody decides that it is so."""

    name: str
    negated: bool = False
    judge: str = ""
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Done:
    """Somebody has, or has not, done something, maybe in time or within a limit.

    `also` is a second party that has done it too ("the complainant and the officer have agreed").
    """

    subject: Thing | str
    verb: str
    negated: bool = False
    also: str = ""
    recipient: str = ""
    thing: Thing | None = None
    to_party: str = ""
    limit: Limit | None = None
    passive: bool = False
    span: Extent = field(default=NOWHERE, compare=False)


@value
class Count:
    """There are `low` to `high` of a measure; `bound` is "at least", "at most", "more than", "fewer than" or empty."""

    measure: str
    low: int
    high: int | None = None
    bound: Literal["", "at least", "at most", "more than", "fewer than"] = ""
    subject: Thing | str = ""
    span: Extent = field(default=NOWHERE, compare=False)


Atom = Fact | Done | Count


@value
class Group:
    """Conditions that all hold, or of which one holds.

    INVARIANT: only the last may be a group itself, with the other word: "A and either B or C", "A or both B and C".
    """

    joined: Literal["and", "or"]
    items: tuple[Condition, ...]
    span: Extent = field(default=NOWHERE, compare=False)


Condition = Atom | Group


def atoms(condition: Condition) -> tuple[Atom, ...]:
    """Return the parts of a condition that are true or false by themselves."""
    if isinstance(condition, Group):
        return tuple(atom for item in condition.items for atom in atoms(item))
    return (condition,)


@value
class When:
    """The condition of a sentence, said first or last."""

    kind: Literal["if", "unless", "only if"]
    condition: Condition


Statement = Norm | Qualification | Outcome | Pause


@value
class Sentence:
    """One rule as it is said. `otherwise` is the limit for everyone else, `after` what follows a lapsed time."""

    statement: Statement
    when: When | None = None
    otherwise: Limit | None = None
    after: Statement | None = None
    span: Extent = field(default=NOWHERE, compare=False)
