"""What the modules for Python and TypeScript share: types of ids, and what such a module leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from remit.portable.runtime.shape import Machine
from remit.targets import Limit, Product


def ids_of(data: Machine) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each type of id with the ids of it that there are."""
    yield "PlaceId", tuple(data["places"])
    yield "EventId", tuple(data["events"])
    if data["clocks"]:
        yield "ClockId", tuple(clock["id"] for clock in data["clocks"])


def _asked(product: Product) -> int:
    return len(product.walk.tables.decisions)


LIMITS = (
    Limit("a decision that hangs on facts is not taken from them: the host sends the event of the answer", _asked),
)
