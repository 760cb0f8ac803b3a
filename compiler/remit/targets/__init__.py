"""Procedure to the files that are published of it. One file a format, found by name; `_` marks what is shared.

A target has `NAME`, `SUFFIX` (its file's name), `PURPOSE`, `RUN_BY` (who reads or runs it, as our tests do) and
`render(product) -> bytes`; one that also serves a whole edition has `render_edition(edition) -> bytes`. What its format
cannot say stands in `LIMITS`; one with `ASKED` is written only where it is named. What is made of an edition's
assessment has a folder of its own, `assessment/`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from remit.calendar.table import Calendar, calendar_of
from remit.derive.chart import Chart
from remit.derive.proof import Worst
from remit.derive.schedule import Row
from remit.derive.states import Machine
from remit.derive.voice import Voice
from remit.model.policy import Policy, Procedure
from remit.portable.walk import Walk, walk_of

if TYPE_CHECKING:
    from remit.drawing.scene import Scene
    from remit.portable.vectors import Vectors


@dataclass(frozen=True)
class Product:
    """All that is derived from one procedure of an edition; `worst` are the worst cases of its steps."""

    policy: Policy
    procedure: Procedure
    machine: Machine
    schedule: tuple[Row, ...]
    chart: Chart
    voice: Voice
    worst: tuple[Worst, ...] = ()

    @cached_property
    def walk(self) -> Walk:
        """Return the walk over its machine, from which every format for machines starts."""
        return walk_of(self.machine, self.procedure, self.chart)

    @cached_property
    def wide(self) -> Scene:
        """Return the drawing of its chart for a page."""
        from remit.drawing.sheet import scene

        return scene(self.chart, 640)

    @cached_property
    def narrow(self) -> Scene:
        """Return the drawing of its chart for a phone."""
        from remit.drawing.sheet import scene

        return scene(self.chart, 290)

    @cached_property
    def vectors(self) -> Vectors:
        """Return the cases on which any implementation of the machine can be tried."""
        from remit.portable.vectors import vectors_of

        return vectors_of(self.machine, self.procedure, self.walk.tables, self.calendar)

    @cached_property
    def calendar(self) -> Calendar:
        """Return the calendar on which its days are counted."""
        return calendar_of(self.policy.working_time)


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is derived from one policy file."""

    policy: Policy
    schedule: tuple[Row, ...]
    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that a format cannot say, in a user's words; `uses` counts where a procedure needs it."""

    says: str
    uses: Callable[[Product], int]


@dataclass(frozen=True, slots=True)
class Target:
    """A format by name; one that has to be `asked` for is not written along with all others."""

    name: str
    suffix: str
    purpose: str
    run_by: tuple[str, ...]
    limits: tuple[Limit, ...]
    asked: bool
    render: Callable[[Product], bytes] | None
    render_edition: Callable[[Edition], bytes] | None


@cache
def targets() -> tuple[Target, ...]:
    """Return every format, by name."""
    found = []
    files = (info.name for info in iter_modules(__path__) if not (info.ispkg or info.name.startswith("_")))
    for module in sorted(files):
        made: Any = import_module(f"{__name__}.{module}")
        found.append(
            Target(
                name=made.NAME,
                suffix=made.SUFFIX,
                purpose=made.PURPOSE,
                run_by=made.RUN_BY,
                limits=getattr(made, "LIMITS", ()),
                asked=getattr(made, "ASKED", False),
                render=getattr(made, "render", None),
                render_edition=getattr(made, "render_edition", None),
            )
        )
    return tuple(found)


@cache
def names() -> tuple[str, ...]:
    """Return the names of the formats, in alphabetical order."""
    return tuple(sorted(target.name for target in targets()))
