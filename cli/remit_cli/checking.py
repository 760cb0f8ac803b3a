"""Policies read one by one, for the commands that check them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from remit_cli import files, terminal

if TYPE_CHECKING:
    from remit.diagnostic import Diagnostic
    from remit.pipeline import Checked
    from remit_cli.main import Session

DEFAULT_PATHS = ("policies",)


class Checking:
    """Reads policies one by one; of each only the head is kept, so that memory is bounded."""

    def __init__(self, paths: Sequence[str], session: Session) -> None:
        self.paths = paths
        self.files = files.find(paths or DEFAULT_PATHS)
        self.progress = terminal.Progress(sys.stderr)
        self.broken: set[str] = set()
        self._session = session
        # What a policy leaves behind goes when nothing counts on it any more; looking for cycles finds next to none.
        gc.freeze()
        gc.set_threshold(100_000)
        self._ranks: set[int] = set()

    def findings(self) -> Iterator[Diagnostic]:
        """Return what is wrong in each file, then what is wrong between them."""
        from remit import pipeline

        heads = []
        for file in self.progress.over("checking", self.files, files.shown):
            checked = self.check(file)
            yield from self._noted(checked.diagnostics)
            heads.append(checked.head())
        self._session.busy_with = ""
        yield from self._noted(pipeline.check_together(heads))

    def check(self, file: Path) -> Checked:
        """Return one policy with its findings."""
        from remit import pipeline

        self._session.busy_with = files.shown(file)
        return pipeline.check_file(self._session.busy_with, files.read(file))

    def good(self) -> list[Path]:
        """Return the files without an error, in the order in which they were read."""
        return [file for file in self.files if files.shown(file) not in self.broken]

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
        return [files.shown(file) for file in self.files if files.shown(file) in self.broken]

    def _noted(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        for diagnostic in diagnostics:
            self._ranks.add(diagnostic.severity.rank)
            if diagnostic.severity == "error":
                self.broken.add(diagnostic.finding.span.path)
            yield diagnostic
