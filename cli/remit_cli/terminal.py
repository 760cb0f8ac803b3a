"""What the program may do to a terminal: colour, and a line of progress that never ends up in a file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import IO, TypeVar

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of work before progress is shown."""
BEAT = 0.1


def may_colour(wish: str, stream: IO[str]) -> bool:
    """Return whether to colour: `always`, `never`, or `auto`, which asks the terminal and NO_COLOR."""
    if wish != "auto":
        return wish == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def put(pieces: Iterable[str], progress: Progress | None = None) -> None:
    """Print pieces as they come; a character that the terminal's encoding lacks is spelt out."""
    with suppress(AttributeError):
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    for piece in pieces:
        if progress:
            progress.clear()
        sys.stdout.write(piece)
    sys.stdout.flush()


class Progress:
    """A line such as `checking 123 of 5000  policies/a.yaml`, on a terminal only, and only when work takes long."""

    def __init__(self, stream: IO[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._next = clock() + PATIENCE if stream.isatty() else float("inf")
        self._width = 0

    def over(self, doing: str, items: Sequence[T], name: Callable[[T], str]) -> Iterator[T]:
        """Pass on items, telling which one is at hand."""
        for number, item in enumerate(items, 1):
            if self._clock() >= self._next:
                self._show(f"{doing} {number} of {len(items)}  {name(item)}")
            yield item
        self.clear()

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0

    def _show(self, line: str) -> None:
        self.clear()
        with suppress(OSError):
            line = line[: (os.get_terminal_size(self._stream.fileno()).columns or 80) - 1]
        self._stream.write(line)
        self._stream.flush()
        self._width, self._next = len(line), self._clock() + BEAT
