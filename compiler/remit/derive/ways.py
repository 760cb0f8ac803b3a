"""Ways from place to place and the times that bind them, as values; and what is missing where no time does."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from remit.derive.states import Clock, Pause
from remit.model.policy import Rule
from remit.syntax.clause import Extension
from remit.value import value

RECEIVED, DONE = ".received", ".done"


class Lack(StrEnum):
    """What is missing where a time has no end that can be named."""

    NO_TIME = "nothing says by when this happens"
    NO_START = "this time does not say from what it counts"
    START = "this time counts from something, and nothing says by when that happens"
    NOT_BEGUN = "this time counts from something that has not happened on this way"
    OPAQUE = "this is not formalised"
    EXTENSION = "this extension has no limit"
    AGREED = "this is settled by agreement"
    EITHER = "another act keeps this promise as well"
    STOPPED = "the clock may be stopped, and nothing says for how long"
    AGAIN = "this may come again and again"
    NEVER = "the one does not follow the other on any way"


@value
class Why:
    """Why a time has no end: what is missing, in which words of the policy, at which rule."""

    lack: Lack
    said: str
    rule: str = ""


@value
class Time:
    """A clock that binds a way, with what makes it longer; `why` is set where it can bind nothing."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    clock: Clock
    strength: str
    extensions: tuple[tuple[Rule, Extension], ...] = ()
    pauses: tuple[Pause, ...] = ()
    why: Why | None = None

    def events(self) -> Iterator[str]:
        """Yield the events that decide when it ends: from which it counts, and between which it stands still."""
        for start in self.clock.starts:
            yield start.event
        for pause in self.pauses:
            yield pause.starts_on
            yield pause.ends_on


@value
class Way:
    """One way on. `names` are the events that it makes, `own` tells the main line from what may be done on the side.

    `at_once`: it is taken in the moment of arrival. `until`: a case waits for it no longer than these, and binds nobody
    by them who comes before. `why` is the reason why it can take for ever if no time binds it.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    event: str
    source: str
    target: str
    names: tuple[str, ...]
    why: Why
    rule: str = ""
    times: tuple[Time, ...] = ()
    own: bool = True
    at_once: bool = False
    until: tuple[Time, ...] = ()


@value
class Beside:
    """Something that happens beside the main line: on an event or in states, within its own times."""

    times: tuple[Time, ...]
    on: tuple[str, ...]
    states: tuple[str, ...]
    why: Why
