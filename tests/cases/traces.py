"""Histories of cases, made at random from a machine's own moves: what may come, in any order that it may come in."""

from __future__ import annotations

import random
from datetime import date, timedelta

from remit.calendar import local
from remit.derive.case import Happening, opened, step
from remit.derive.terms import Terms

LONGEST = 25


def traces(terms: Terms, number: int, seed: int, *, long: bool = False) -> list[tuple[str, ...]]:
    """Return the events of `number` cases, the same for the same seed; each until nothing can come, or long enough.

    With `long`, a case ends only where nothing else can come, and never skips a step.
    """
    dice = random.Random(seed)
    return [_trace(terms, dice, long) for _ in range(number)]


def _trace(terms: Terms, dice: random.Random, long: bool) -> tuple[str, ...]:
    tables, case, events = terms.tables, opened(terms.tables), list[str]()
    day = date(2026, 1, 19)
    while len(events) < LONGEST:
        onward = tables.moves[case.places[0]]
        going = [event for event, move in onward.items() if not move.early and tables.moves[move.target]]
        open_ = going if long and going else list(onward)
        if not open_:
            break
        event = dice.choice(open_)
        after, remarks = step(tables, case, Happening(event, local(day + timedelta(len(events)))))
        if any(remark.kind == "refused" for remark in remarks):
            break
        case = after
        events.append(event)
    return tuple(events)
