"""Policies checked with their safe fixes made: written to the disk, or shown as a difference."""

from __future__ import annotations

import difflib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit_cli import files, terminal
from remit_cli.checking import Checking
from remit_cli.output import replace

if TYPE_CHECKING:
    from remit.fixing import Fixed
    from remit.pipeline import Checked
    from remit_cli.codes import Codes
    from remit_cli.main import Session

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # INVARIANT: lines are those of `patch`, which knows one end of a line only


class Fixing(Checking):
    """Reads policies one by one, and makes in each the fixes of its findings that are safe; what is left is found."""

    def __init__(self, paths: Sequence[str], session: Session, codes: Codes | None = None) -> None:
        super().__init__(paths, session, codes)
        self._made: dict[Path, int] = {}

    def check(self, file: Path) -> Checked:
        """Fix one policy, and return it with the findings that are left."""
        checked = super().check(file)
        fixed = self._fixed(checked)
        if not fixed.made:
            return checked
        rewrite(file, fixed.data)
        self._made[file] = len(fixed.made)
        return self.check_bytes(checked.path, fixed.data)

    def report(self, form: str, color: str) -> None:
        """Print the findings that are left as they are found, and say on the standard error what was done."""
        try:
            super().report(form, color)
        finally:  # a run that is broken off has changed files all the same
            self._tell("made")

    def show(self) -> bool:
        """Print what fixing would change, and change nothing; return whether there is something."""
        terminal.put(self._differences(), self.progress)
        self._tell("to make")
        return bool(self._made)

    def _differences(self) -> Iterator[str]:
        for file in self.progress.over("checking", self.files, files.shown):
            checked = super().check(file)
            fixed = self._fixed(checked)
            if fixed.made:
                self._made[file] = len(fixed.made)
                yield from difference(checked.path, checked.data, fixed.data)

    def _fixed(self, checked: Checked) -> Fixed:
        """Return a policy with its fixes made, and tell of each that was not; it is checked again if it offers one."""
        from remit.fixing import Fixed, fix

        if not any(each.finding.fix for each in self.found_in(checked)):
            return Fixed(checked.data, (), ())
        fixed = fix(checked.data, lambda data: self.found_in(self.check_bytes(checked.path, data)))
        for left in fixed.left:
            span = left.diagnostic.finding.span
            self.progress.clear()
            click.echo(f"{span.path}:{span.line}:{span.column}: {left.diagnostic.code} not fixed: {left.why}", err=True)
        return fixed

    def _tell(self, what: str) -> None:
        fixes, changed = sum(self._made.values()), len(self._made)
        where = f" in {changed} {'file' if changed == 1 else 'files'}" if changed else ""
        click.echo(f"{fixes or 'no'} {'fixes' if fixes > 1 else 'fix'} {what}{where}", err=True)


def rewrite(file: Path, data: bytes) -> None:
    """Put `data` in the place of what its author wrote in a file; its permissions and the links to it stay.

    Raises CannotError, and leaves the file as it is, if it cannot be written.
    """
    written = file.resolve()
    try:
        mode = file.stat().st_mode
    except OSError as error:
        raise files.CannotError(f"cannot write {files.shown(file)}: {files.reason(error)}") from error
    if not stat.S_ISREG(mode):
        raise files.CannotError(f"cannot write {files.shown(file)}: it is no ordinary file")
    if not os.access(written, os.W_OK):
        raise files.CannotError(f"cannot write {files.shown(file)}: permission denied")
    replace(written, data, stat.S_IMODE(mode))


def difference(path: str, old: bytes, new: bytes) -> Iterator[str]:
    """Return the unified difference between two contents of a file, as `patch -p1` and `git apply` take it."""
    before, after = (_LINE.findall(data.decode("utf-8")) for data in (old, new))
    name = path.lstrip("/")
    for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
