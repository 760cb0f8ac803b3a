"""Places in what an author wrote. Knows characters, lines and columns; nothing of YAML or of the language."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field

from remit.value import value


@value
class Span:
    """A stretch of a file: lines and columns count characters from 1, the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __lt__(self, other: Span) -> bool:
        return self._places < other._places

    @property
    def _places(self) -> tuple[str, int, int, int, int]:
        return self.path, self.line, self.column, self.end_line, self.end_column

    def to(self, other: Span) -> Span:
        """Return the stretch from the start of this span to the end of `other`."""
        return Span(self.path, self.line, self.column, other.end_line, other.end_column)

    def start(self) -> Span:
        """Return the empty stretch at which this span begins."""
        return Span(self.path, self.line, self.column, self.line, self.column)


@value
class Run:
    """From `offset` of a text onward, characters stand side by side from `line`:`column` of the file."""

    offset: int
    line: int
    column: int


@value
class Text:
    """An author's words, each character with its place, however the file wraps or quotes them.

    INVARIANT: `runs` is ordered by offset and its first offset is 0.
    """

    text: str
    span: Span = field(compare=False)
    runs: tuple[Run, ...] = field(compare=False)

    @classmethod
    def inline(cls, text: str, path: str, line: int = 1, column: int = 1) -> Text:
        """Return words that stand on one line of a file, unquoted."""
        return cls(text, Span(path, line, column, line, column + len(text)), (Run(0, line, column),))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at `offset`."""
        run = self.runs[0]
        if len(self.runs) > 1:
            run = self.runs[bisect_right(self.runs, offset, key=lambda each: each.offset) - 1]
        return run.line, run.column + offset - run.offset

    def part(self, start: int, end: int) -> Span:
        """Return where the characters from `start` up to `end` stand in the file."""
        line, column = self.place(start)
        if end <= start:
            return Span(self.span.path, line, column, line, column)
        end_line, end_column = self.place(end - 1)
        return Span(self.span.path, line, column, end_line, end_column + 1)

    def slice(self, start: int, end: int) -> Text:
        """Return the words from `start` up to `end` with their places."""
        line, column = self.place(start)
        inner = [Run(run.offset - start, run.line, run.column) for run in self.runs if start < run.offset < end]
        return Text(self.text[start:end], self.part(start, end), (Run(0, line, column), *inner))

    def __str__(self) -> str:
        return self.text
