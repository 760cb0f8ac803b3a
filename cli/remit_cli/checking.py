"""Policies read one by one, for the commands that check them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from remit_cli import files, terminal

if TYPE_CHECKING:
    from remit.diagnostic import Diagnostic
    from remit.pipeline import Checked
    from remit_cli.main import Session

DEFAULT_PATHS = ("policies",)


class Checking:
    """Reads policies one by one; what is left of each is what the findings between files need."""

    def __init__(self, paths: Sequence[str], session: Session) -> None:
        self.paths = paths
        self.files = files.find(paths or DEFAULT_PATHS)
        self.checked: list[Checked] = []
        self.progress = terminal.Progress(sys.stderr)
        self.broken: set[str] = set()
        self._session = session
        self._ranks: set[int] = set()

    def findings(self) -> Iterator[Diagnostic]:
        """Return what is wrong in each file, then what is wrong between them."""
        from remit import pipeline

        for file in self.progress.over("checking", self.files, files.shown):
            self._session.busy_with = files.shown(file)
            checked = pipeline.check_file(files.shown(file), files.read(file))
            self.checked.append(checked)
            yield from self._noted(checked.diagnostics)
        self._session.busy_with = ""
        yield from self._noted(pipeline.check_together(self.checked))

    def report(self, form: str, color: str) -> None:
        """Print the findings in a format as they are found."""
        from remit.report import Look, format_named

        look = Look(files=len(self.files), colour=terminal.may_colour(color, sys.stdout))
        terminal.put(format_named(form).render(self.findings(), files.lines, look), self.progress)

    def failed(self, fail_on: str) -> bool:
        """Return whether there was a finding as heavy as `fail_on`."""
        from remit.diagnostic import Severity

        return any(rank <= Severity(fail_on).rank for rank in self._ranks)

    @property
    def broken_files(self) -> list[str]:
        """Return the policies that have an error, in the order in which they were read."""
        return [checked.path for checked in self.checked if checked.path in self.broken]

    def _noted(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        for diagnostic in diagnostics:
            self._ranks.add(diagnostic.severity.rank)
            if diagnostic.severity == "error":
                self.broken.add(diagnostic.finding.span.path)
            yield diagnostic
