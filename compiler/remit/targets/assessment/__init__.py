"""Assessment to the self-assessment that councils publish. One file a format, found by name; `_` marks what is shared.

A format has `NAME`, `SUFFIX` (its file's name), `TOGETHER` (whether one document may follow another in a stream) and
`render(assessment) -> bytes`; one that is several files offers them as `documents(assessment)` too. None of them reads
a clock: what depends on a day says so by the assessment's `as_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


def documents_of(form: Format, assessment: Assessment) -> Mapping[str, bytes]:
    """Return the files of a format by their names: mostly one, of some formats several that lead to each other."""
    several: Callable[[Assessment], Mapping[str, bytes]] | None = getattr(form, "documents", None)
    return several(assessment) if several is not None else {form.SUFFIX: form.render(assessment)}


def format_named(name: str) -> Format:
    """Return the format of that name."""
    return cast(Format, import_module(f"{__name__}.{name}"))
