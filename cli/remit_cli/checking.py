"""Policies read one by one, for the commands that check them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from remit_cli import files, terminal

if TYPE_CHECKING:
    from remit.assessment import Summary
    from remit.diagnostic import Diagnostic
    from remit.pipeline import Checked
    from remit_cli.codes import Codes
    from remit_cli.main import Session

DEFAULT_PATHS = ("policies",)
SUMMARY = "GITHUB_STEP_SUMMARY"
"""Where GitHub says which file the summary of a job is added to."""


class Checking:
    """Reads policies one by one; of each only the head is kept (`heads`), so that memory is bounded.

    With `codes` each policy is held against them, and what that finds is told with the rest.
    """

    def __init__(self, paths: Sequence[str], session: Session, codes: Codes | None = None) -> None:
        self.paths, self.codes = paths, codes
        self.assessed: list[Summary] = []
        self.heads: list[Checked] = []
        self.files = files.find(paths or DEFAULT_PATHS)
        self.progress = terminal.Progress(sys.stderr)
        self.broken: set[str] = set()
        self._session = session
        # What a policy leaves behind goes when nothing counts on it any more; looking for cycles finds next to none.
        gc.freeze()
        gc.set_threshold(100_000)
        self._ranks: set[int] = set()

    def findings(self) -> Iterator[Diagnostic]:
        """Return what is wrong with the rulebooks named, in each file, then what is wrong between them."""
        from remit import pipeline

        self.heads.clear()
        yield from self._noted(self.codes.wrong if self.codes else ())
        for file in self.progress.over("checking", self.files, files.shown):
            checked = self.check(file)
            found, assessed = self._held(checked)
            self.assessed += assessed
            yield from self._noted(found)
            self.heads.append(checked.head())
        self._session.busy_with = ""
        yield from self._noted(pipeline.check_together(self.heads))

    def check(self, file: Path) -> Checked:
        """Return one policy with its findings."""
        self.at(files.shown(file))
        return self.check_bytes(files.shown(file), files.read(file))

    def at(self, path: str) -> None:
        """Note which policy is at hand, in case that the program fails on it."""
        self._session.busy_with = path

    def check_bytes(self, path: str, data: bytes) -> Checked:
        """Return what a policy would be, and its findings, if `data` stood at its path."""
        from remit import pipeline

        return pipeline.check_file(path, data)

    def found_in(self, checked: Checked) -> tuple[Diagnostic, ...]:
        """Return everything that is found in a policy, by the checks and by its codes, in the order of the file."""
        return self._held(checked)[0]

    def _held(self, checked: Checked) -> tuple[tuple[Diagnostic, ...], tuple[Summary, ...]]:
        """Return everything that is found in a policy, with what a report needs of its assessments."""
        from remit.assessment import summary_of
        from remit.diagnostic import in_order

        if self.codes is None or self.codes.wrong:
            return checked.diagnostics, ()
        held = self.codes.hold(checked)
        return in_order((*checked.diagnostics, *held.diagnostics)), tuple(map(summary_of, held.assessments))

    def good(self) -> list[Path]:
        """Return the files without an error, in the order in which they were read."""
        return [file for file in self.files if files.shown(file) not in self.broken]

    def report(self, form: str, color: str) -> None:
        """Print the findings in a format as they are found."""
        from remit.report import Look, format_named

        look = Look(len(self.files), terminal.may_colour(color, sys.stdout), self.assessed)
        found = self.findings()
        summary = os.environ.get(SUMMARY, "") if form == "github" else ""
        if summary:
            from remit.report.github import summary as summary_of

            found = iter(kept := list(found))
            files.append(Path(summary), summary_of(kept, look))
        terminal.put(format_named(form).render(found, files.lines, look), self.progress)

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
