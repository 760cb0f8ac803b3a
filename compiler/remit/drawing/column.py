"""What a layout hands over: one band's pieces, and the lines that leave it downwards."""

from __future__ import annotations

from dataclasses import dataclass

from remit.drawing.scene import Figure, Piece


@dataclass(frozen=True, slots=True)
class Onward:
    """A line that leaves `box` at `x` for the next band, with words beside it."""

    box: Figure
    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """The pieces of a band, drawn from its title bar down to `bottom`."""

    pieces: tuple[Piece, ...]
    bottom: int
    onward: tuple[Onward, ...]
