"""The machine on which the face stands in this repository: the smallest there is, one event that ends the case.

In a generated module the data of a real machine stands here, of the same shape.
"""

from __future__ import annotations

from typing import Literal

from remit.portable.runtime.shape import Machine

PlaceId = Literal["start", "ended"]
EventId = Literal["thing.receipt"]
ClockId = Literal["clock.none"]

MACHINE: Machine = {
    "council": "",
    "policy": "",
    "edition": "",
    "kind": "thing",
    "initial": ("start",),
    "receipt": "thing.receipt",
    "submission": "thing.submission",
    "places": {},
    "events": {},
    "rules": {},
    "moves": {"start": {"thing.receipt": ("ended", "", ())}, "ended": {}},
    "leads": {"start": ("ended",)},
    "named": {},
    "recorded": (),
    "owed_in": {},
    "owed_on": {},
    "closing": (),
    "before_closing": (),
    "at_most": {},
    "keeps": {},
    "first_stage": "",
    "reopening": {},
    "conditions": {},
    "clocks": (),
    "pauses": (),
    "calendar": {
        "name": "",
        "digest": "",
        "first": "2026-01-01",
        "last": "2026-12-31",
        "known_until": "2026-12-31",
        "weekdays": (0, 1, 2, 3, 4),
        "closed": {},
        "day_ends": "",
        "next_working_day": False,
        "counts_first_day": False,
        "clear": False,
        "roll": False,
        "pause_inclusive": False,
        "restart": False,
    },
}
