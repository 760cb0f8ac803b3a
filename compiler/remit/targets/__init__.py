"""Procedure to the files that are published of it. One file a format, found by name; `_` marks what is shared.

A target has `NAME`, `SUFFIX` (its file's name) and `render(product) -> bytes`; one that also serves a whole edition
has `render_edition(edition) -> bytes`. What is made of an edition's assessment has a folder of its own, `assessment/`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from remit.derive.chart import Chart
from remit.derive.schedule import Row
from remit.derive.states import Machine
from remit.derive.voice import Voice
from remit.model.policy import Policy, Procedure


@dataclass(frozen=True, slots=True)
class Product:
    """All that is derived from one procedure of an edition."""

    policy: Policy
    procedure: Procedure
    machine: Machine
    schedule: tuple[Row, ...]
    chart: Chart
    voice: Voice


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is derived from one policy file."""

    policy: Policy
    schedule: tuple[Row, ...]
    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A format by name."""

    name: str
    suffix: str
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
            Target(made.NAME, made.SUFFIX, getattr(made, "render", None), getattr(made, "render_edition", None))
        )
    return tuple(found)
