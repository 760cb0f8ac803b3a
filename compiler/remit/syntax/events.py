"""What the parser of YAML meets in a file, one event after the other. Knows which parser it is; no more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol


class Mark(Protocol):
    """A place in the characters, counted from 0."""

    index: int


class Event(Protocol):
    """What the parser met: not every event has all of these."""

    start_mark: Mark
    end_mark: Mark
    value: str
    style: str | None
    anchor: str | None
    tag: str | None
    flow_style: bool | None
    version: object
    tags: object


class Parser(Protocol):
    """What turns characters into events."""

    def parse(self, characters: str) -> Iterator[Event]:
        """Return the events one by one; raises the parser's errors."""
        ...


@cache
def parser() -> Parser:
    """Return the reader of YAML events, a C extension."""
    from ruamel.yaml import YAML

    made: Parser = YAML(typ="safe", pure=False)
    return made
