"""From checked policies to the folder of outputs: what is written, what is left, what is taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import click

from remit_cli import files
from remit_cli.checking import Checking
from remit_cli.output import RECEIPT, UNFINISHED, Change, Output


class Scope:
    """Which editions a run would compile, were their policies there: what it leaves of them is to be taken away."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._everything = not paths
        self._councils = {Path(files.shown(Path(path))).name for path in paths if Path(path).is_dir()}
        self._councils |= {folder.name for path in paths for folder in Path(path).glob("*/")}

    def covers(self, folder: PurePosixPath) -> bool:
        """Return whether the edition with this folder of outputs is one of them."""
        return self._everything or folder.parts[0] in self._councils


class Building:
    """One run of `build`, after its policies have been checked. `to` names the targets, where not all are wanted."""

    def __init__(self, run: Checking, out: str, to: Sequence[str] = ()) -> None:
        self._run, self._to = run, to
        self._unsaid = set[tuple[str, str]]()
        self._output, self._scope = Output(Path(out)), Scope(run.paths)
        self._receipts = {edition.folder: edition for edition in self._output.editions()}
        self._made_by: dict[PurePosixPath, str] = {}

    def compare(self) -> bool:
        """Tell each difference between the outputs and what the policies make; return whether there is one."""
        root, different = files.shown(self._output.root), Counter[str]()
        for change, _ in self._changes():
            click.echo(f"{change.what}: {root}/{change.path}")
            different[change.what] += 1
        numbers = ", ".join(f"{number} {what}" for what, number in sorted(different.items()))
        told = f"{root} is {'not ' * bool(different)}what the policies make{f': {numbers}' * bool(different)}"
        self._tell_unsaid()
        click.echo(told + self._not_compiled())
        return bool(different)

    def write(self) -> None:
        """Write what is missing or stale, and take away what an earlier run made and this one does not."""
        done = Counter[str]()
        for change, data in self._changes():
            if data is not None:
                self._output.write(change.path, data)
                done["written"] += 1
            elif self._is_ours(change.path):
                self._output.take_away(change.path)
                done["removed"] += 1
        written, removed = done["written"], done["removed"]
        same = len(self._made_by) - written
        told = f"{files.shown(self._output.root)}: {written} written, {same} unchanged, {removed} removed"
        self._tell_unsaid()
        click.echo(told + self._not_compiled())

    def _tell_unsaid(self) -> None:
        """Tell which formats cannot say all that the policies do: whoever uses one of them has to know."""
        told = sorted({target for target, _ in self._unsaid})
        if told:
            things = (f"{target} ({sum(target == name for name, _ in self._unsaid)})" for target in told)
            click.echo(f"not all is said by {', '.join(things)}: see `remit targets --limits NAME PATHS`")

    def _not_compiled(self) -> str:
        broken = self._run.broken_files
        return f"; not compiled: {', '.join(broken)}" if broken else ""

    def _changes(self) -> Iterator[tuple[Change, bytes | None]]:
        """Return what is to be done, with the bytes of what is to be written."""
        from remit import pipeline
        from remit.receipt import CODES

        for file in self._run.progress.over("compiling", self._run.good(), files.shown):
            checked = self._run.check(file)
            built = pipeline.build_file(checked, self._to)
            wanted = self._claim(checked.path, self._whole(built.files), CODES)
            self._unsaid.update((each.target, each.says) for each in built.unsaid)
            for change in self._output.changes(wanted, whole=not self._to):
                yield change, wanted.get(str(change.path))
        if self._to:
            return
        made = {PurePosixPath(*path.parts[:2]) for path in self._made_by}
        for folder, edition in self._receipts.items():
            if folder not in made and not self._run.broken and self._scope.covers(folder):
                for path in sorted(edition.files):
                    yield Change("extra", path), None

    def _whole(self, made: dict[str, bytes]) -> dict[str, bytes]:
        """Return the outputs with a receipt that speaks for what is left beside them too."""
        if not self._to:
            return made
        return {
            name: self._output.joined(PurePosixPath(name), data) if name.endswith(RECEIPT) else data
            for name, data in made.items()
        }

    def _claim(self, policy: str, made: dict[str, bytes], shared: str) -> dict[str, bytes]:
        """Return what a policy makes first, of the files in the folder `shared`, and all that is its own.

        Two policies that make a file that is not shared would each undo the other.
        """
        wanted = {}
        for name, data in made.items():
            other = self._made_by.setdefault(PurePosixPath(name), policy)
            if other == policy:
                wanted[name] = data
            elif PurePosixPath(name).parts[0] != shared:
                raise files.CannotError(f"{other} and {policy} both make {name}: give one another file name")
        return wanted

    def _is_ours(self, path: PurePosixPath) -> bool:
        edition = self._receipts.get(PurePosixPath(*path.parts[:2]))
        return path.name.endswith(UNFINISHED) or (edition is not None and path in edition.files)
