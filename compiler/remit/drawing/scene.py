"""What stands where on a sheet: figures, lines and runs of text in px. Knows no chart, no file format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from remit.derive.chart import Shape
from remit.drawing import look

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """One line of text: `x` is its left end, or its middle if `middle`; `y` its baseline; `room` px hold it."""

    text: str
    x: int
    y: int
    room: int
    size: int = look.TEXT
    bold: bool = False
    colour: str = look.INK
    middle: bool = False

    def moved(self, dx: int, dy: int) -> Run:
        """Return the run elsewhere."""
        x, y = self.x + dx, self.y + dy
        return Run(self.text, x, y, self.room, self.size, self.bold, self.colour, self.middle)


@dataclass(frozen=True, slots=True)
class Figure:
    """A box with its words; `clocks` are the middles of its clock icons."""

    number: int
    shape: Shape
    colour: str
    x: int
    y: int
    width: int
    height: int
    runs: tuple[Run, ...] = ()
    clocks: tuple[Point, ...] = ()

    @property
    def right(self) -> int:
        """Return the x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Return the y of its foot."""
        return self.y + self.height

    @property
    def centre(self) -> int:
        """Return the x of its middle."""
        return self.x + self.width // 2

    @property
    def middle(self) -> int:
        """Return the y of its middle."""
        return self.y + self.height // 2

    def foot(self, x: int) -> int:
        """Return the y at which a line going straight down at `x` leaves the figure."""
        reach = min(x - self.x, self.right - x)
        if self.shape is Shape.DECISION and reach < look.POINT:
            return self.middle + self.height * reach // (2 * look.POINT)
        return self.bottom

    def moved(self, dx: int, dy: int) -> Figure:
        """Return the figure elsewhere."""
        runs = tuple(run.moved(dx, dy) for run in self.runs)
        clocks = tuple((x + dx, y + dy) for x, y in self.clocks)
        x, y = self.x + dx, self.y + dy
        return Figure(self.number, self.shape, self.colour, x, y, self.width, self.height, runs, clocks)


@dataclass(frozen=True, slots=True)
class Line:
    """A line through `points`, with a head at its end if `head`; `joins` are the numbers of the boxes it belongs to."""

    points: tuple[Point, ...]
    joins: tuple[int, ...]
    head: bool = True

    def moved(self, dx: int, dy: int) -> Line:
        """Return the line elsewhere."""
        return Line(tuple((x + dx, y + dy) for x, y in self.points), self.joins, self.head)


Piece = Figure | Line | Run


@dataclass(frozen=True, slots=True)
class Frame:
    """A band: its title bar is `bar` px high and carries `runs`."""

    y: int
    height: int
    bar: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing; `title` and `says` are its name and description for those who cannot see it.

    What is higher than `top` is not seen.
    """

    title: str
    says: str
    width: int
    height: int
    frames: tuple[Frame, ...]
    pieces: tuple[Piece, ...]
    top: int = 0


def moved(pieces: Iterable[Piece], dx: int, dy: int) -> tuple[Piece, ...]:
    """Return the pieces elsewhere."""
    return tuple(piece.moved(dx, dy) for piece in pieces)
