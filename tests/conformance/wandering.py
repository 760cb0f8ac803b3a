"""Cases that go nowhere in particular: any events in any order, also those that a counter holds up."""

from __future__ import annotations

from random import Random

from remit.derive.case import opened
from remit.portable.traces import _WHENEVER
from remit.portable.vectors import Vector, _Making, _Played
from remit.targets import Product

LONG = 30


def wanderings(product: Product, many: int = 4) -> tuple[Vector, ...]:
    """Return so many cases of a procedure; two in three of their events are some that move the case on."""
    tables = product.walk.tables
    making = _Making(product.machine, product.procedure, tables, product.calendar)
    events = [event.id for event in product.machine.events]
    found = []
    for number in range(many):
        random, played = Random(number), _Played(opened(tables))
        for _ in range(LONG):
            onward = [event for place in played.case.places for event in tables.moves[place]]
            event = random.choice(onward if onward and random.random() < 2 / 3 else events)
            played = making._on(played, event, _WHENEVER)
        found.append(Vector(f"wandering.{number}", played.steps, ()))
    return tuple(found)
