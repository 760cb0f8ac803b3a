"""Which codes policies are held against: what the command line names, to rulebooks, and the day by which they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from remit_cli import files
from remit_cli.files import CannotError

if TYPE_CHECKING:
    from remit.diagnostic import Diagnostic
    from remit.pipeline import Checked, Held
    from remit.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one run; without any, each policy is held against the one that it says it follows.

    `wrong` is what is wrong with a rulebook that the command line names: then no policy is judged.
    """

    books: tuple[Rulebook, ...]
    as_of: date
    departures: bool = True
    wrong: tuple[Diagnostic, ...] = ()

    def hold(self, checked: Checked) -> Held:
        """Return how a policy keeps its codes."""
        from remit import pipeline

        return pipeline.judge_file(checked, self.books, self.as_of, departures=self.departures)


def codes_of(code: Sequence[str], as_of: str, *, departures: bool = True) -> Codes:
    """Return the codes that are named by id, by title or as a file; raises CannotError for one that there is not."""
    books: list[Rulebook] = []
    wrong: list[Diagnostic] = []
    for name in code:
        book, found = _book(name)
        wrong += found
        if book is not None and book.id not in {each.id for each in books}:
            books.append(book)
    return Codes(tuple(books), day_of(as_of), departures, tuple(wrong))


def day_of(said: str) -> date:
    """Return the day that --as-of names, or today in London; raises CannotError for no day that there is."""
    from datetime import datetime

    from remit.calendar import LONDON

    if not said:
        return datetime.now(LONDON).date()
    from remit.derive.timeline_events import UnclearError, moment

    try:
        return moment(said).date()
    except UnclearError as wrong:
        raise CannotError(f"--as-of: {wrong}") from wrong


def _book(name: str) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
    from remit.rulebook.shipped import codes, followed, rulebook

    found = rulebook(name) or followed(name)
    if found is not None:
        return found, ()
    if not name.endswith(files.SUFFIXES):
        from remit.syntax.nearest import nearest

        near = nearest(name, codes())
        hint = f"; did you mean {near!r}?" if near else f"; there are {', '.join(codes())}, or name a rulebook's file"
        raise CannotError(f"no code is called {name!r}{hint}")
    return _read(Path(name))


def _read(file: Path) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
    """Return the rulebook of a file, with everything that is wrong with it."""
    from remit.judging.verify import verify
    from remit.rulebook.from_syntax import read_rulebook

    read, found = read_rulebook(files.read(file), files.shown(file))
    if read is not None:
        found += verify(read)
    wrong = tuple(each for each in found if each.severity == "error")
    return (read.rulebook if read is not None and not wrong else None), wrong
