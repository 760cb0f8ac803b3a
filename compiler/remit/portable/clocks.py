"""Clocks as other systems are given them: one time each, where the policy gives two under one condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from remit.derive.events import OTHERWISE
from remit.derive.states import Clock


def clocks_in(clock: Clock) -> Iterator[Clock]:
    """Yield a clock, and behind it the one for everyone else; which of the two counts hangs on the rule's condition."""
    yield clock
    if clock.otherwise is not None:
        other = replace(clock, duration=clock.otherwise, starts_on=clock.otherwise_on, pick="", lapses_to="")
        yield replace(other, id=f"{clock.id}.{OTHERWISE}", second=None, second_start=None)
