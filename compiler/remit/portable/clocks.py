"""Clocks as other systems are given them: one time each, where the policy gives two under one condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from remit.derive.agreed import agreed_event
from remit.derive.counted import BEFORE
from remit.derive.events import OTHERWISE
from remit.derive.states import Clock
from remit.model.policy import Procedure, Rule
from remit.syntax.printer import print_condition

Counted = Literal["from", "before", "before due"]
"""A time runs from its start, ends so long before it happens, or so long before the day on which it is due."""


def clocks_in(clock: Clock) -> Iterator[Clock]:
    """Yield a clock, and behind it the one for everyone else; which of the two counts hangs on the rule's condition."""
    yield clock
    if clock.otherwise is not None:
        other = replace(clock, duration=clock.otherwise, starts_on=clock.otherwise_on, pick="", lapses_to="")
        yield replace(other, id=f"{clock.id}.{OTHERWISE}", second=None, second_start=None)


def counted(clock: Clock, procedure: Procedure) -> Counted:
    """Return which way a time counts."""
    limit = _rule(clock, procedure).limit
    if limit is None or limit.kind != BEFORE or _is_for_others(clock):
        return "from"
    return "before due" if limit.due else "before"


def agreed_by(clock: Clock, procedure: Procedure) -> str:
    """Return the event that tells of a day on which both sides agreed; that day counts, within what the rule allows."""
    limit = _rule(clock, procedure).limit
    return agreed_event(clock.rule) if limit is not None and limit.kind == "agreed" else ""


def condition(clock: Clock, procedure: Procedure) -> str:
    """Return when a time counts: `if` or `unless` with a condition in the words of the language, or nothing: always."""
    when = _rule(clock, procedure).sentence.when
    if when is None:
        return ""
    holds = (when.kind != "unless") != (_is_for_others(clock) or clock.at_once is True)
    return f"{'if' if holds else 'unless'} {print_condition(when.condition)}"


def _is_for_others(clock: Clock) -> bool:
    return clock.id != f"clock.{clock.rule}"


def _rule(clock: Clock, procedure: Procedure) -> Rule:
    rule = procedure.rule(clock.rule)
    assert rule is not None  # noqa: S101 - INVARIANT: every clock is of a rule of its procedure
    return rule
