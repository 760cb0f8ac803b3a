"""Assessment to the self-assessment that councils publish. One file a format, found by name; `_` marks what is shared.

A format has `NAME`, `SUFFIX` (its file's name), `TOGETHER` (whether one document may follow another in a stream) and
`render(assessment) -> bytes`. None of them reads a clock: what depends on a day says so by the assessment's `as_of`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from remit.assessment import Assessment


class Format(Protocol):
    """What each format's file offers."""

    NAME: str
    SUFFIX: str
    TOGETHER: bool

    def render(self, assessment: Assessment) -> bytes:
        """Return the whole document."""
        ...


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the formats, without importing one."""
    return tuple(sorted(file.stem for file in Path(__file__).parent.glob("[!_]*.py")))


def format_named(name: str) -> Format:
    """Return the format of that name."""
    return cast(Format, import_module(f"{__name__}.{name}"))
