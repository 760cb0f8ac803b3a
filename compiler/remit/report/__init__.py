"""Diagnostics to what a reader sees. One file a format, found by name; `_` marks what is shared.

A format reads the findings one by one, so that a report of 5,000 files needs the memory of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from remit.assessment import Summary
from remit.diagnostic import Diagnostic
from remit.value import value

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of the file at a path, without their ends; none where the file cannot be shown."""


@value
class Look:
    """What a report is told besides the findings: how many files were read, whether it may colour.

    `assessed` grows while the findings are read: it is whole once the last of them has been.
    """

    files: int
    colour: bool = False
    assessed: list[Summary] = field(default_factory=list)


_BREAK = re.compile("\r\n|\n|\r")  # INVARIANT: lines are counted as the reader of policies counts them


class Format(Protocol):
    """What each format's file offers."""

    NAME: str

    def render(self, diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
        """Return the report in pieces, each ready to be printed as it stands."""
        ...


def formats() -> tuple[str, ...]:
    """Return the names of the formats, without importing one."""
    return tuple(sorted(file.stem for file in Path(__file__).parent.glob("[!_]*.py")))


def format_named(name: str) -> Format:
    """Return the format of that name."""
    return cast(Format, import_module(f"{__name__}.{name}"))


def lines_of(data: bytes) -> tuple[str, ...]:
    """Return the lines of a file, whatever its bytes are."""
    return tuple(_BREAK.split(data.decode("utf-8-sig", "replace")))
