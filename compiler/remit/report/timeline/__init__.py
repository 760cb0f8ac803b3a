"""The dated timeline of a case to what a reader sees. One file a format, found by name; `_` marks what is shared."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from remit.derive.timeline import Timeline


class Format(Protocol):
    """What each format's file offers."""

    NAME: str

    def render(self, timeline: Timeline) -> bytes:
        """Return the whole of it, ready to be printed or sent."""
        ...


def formats() -> tuple[str, ...]:
    """Return the names of the formats, without importing one."""
    return tuple(sorted(file.stem for file in Path(__file__).parent.glob("[!_]*.py")))


def format_named(name: str) -> Format:
    """Return the format of that name."""
    return cast(Format, import_module(f"{__name__}.{name}"))
