"""What the command line calls an edition (a file, its name, a git revision) to a policy that is checked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from remit_cli import files, revisions, terminal
from remit_cli.checking import DEFAULT_PATHS
from remit_cli.files import CannotError

if TYPE_CHECKING:
    from remit.diagnostic import Diagnostic
    from remit.pipeline import Checked
    from remit_cli.main import Session


def read(said: str, session: Session) -> Checked:
    """Return the edition that is meant: a file that is there comes before a revision, and that before a name."""
    from remit import pipeline

    session.busy_with = said
    path, data = _found(said)
    checked = pipeline.check_file(path, data)
    session.busy_with = ""
    return checked


def tell_errors(checked: Sequence[Checked]) -> None:
    """Tell what is wrong with editions of which one has an error."""
    from remit.report import lines_of

    broken = [each for each in checked if not each.sound]
    data = {each.path: each.data for each in broken}
    found = [diagnostic for each in broken for diagnostic in each.diagnostics]
    tell(found, len(data), lambda path: lines_of(data.get(path, b"")))


def tell(found: Sequence[Diagnostic], number: int, lines: Callable[[str], Sequence[str]]) -> None:
    """Tell findings of a `number` of files whose lines are given."""
    from remit.report import Look, format_named

    look = Look(number, terminal.may_colour("auto", sys.stdout))
    terminal.put(format_named("text").render(found, lines, look))


def _found(said: str) -> tuple[str, bytes]:
    if said.startswith("-"):
        raise CannotError(f"{said!r} begins with `-`; write ./{said} for a file of that name")
    if "\0" in said:
        raise CannotError(f"{said!r} holds a character that no file has")
    file = Path(said)
    if file.is_dir():
        only = files.find((said,))
        if len(only) > 1:
            raise CannotError(f"{said} holds {len(only)} policies; name one of them")
        file = only[0]
    if file.exists():
        return files.shown(file), files.read(file)
    if revisions.is_revision(said):
        return said, revisions.read(said)
    named = _named(said)
    return files.shown(named), files.read(named)


def _named(said: str) -> Path:
    """Return the file of an edition below policies/ by its place (council/edition) or by its name alone."""
    every = files.find(DEFAULT_PATHS) if Path(*DEFAULT_PATHS).is_dir() else ()
    found = [file for file in every if _is_called(file, said)] or [file for file in every if _says(file, said)]
    if len(found) == 1:
        return found[0]
    if found:
        ways = ", ".join(files.shown(file) for file in found)
        raise CannotError(f"several policies have an edition {said!r}: name one of {ways}")
    raise CannotError(f"{said}: there is no such file, and no edition of that name below {DEFAULT_PATHS[0]}/")


def _is_called(file: Path, said: str) -> bool:
    wanted, parts = PurePosixPath(said).parts, file.with_suffix("").parts
    return bool(wanted) and parts[-len(wanted) :] == wanted


def _says(file: Path, said: str) -> bool:
    """Tell whether a file says that it is that edition, whatever the file is called."""
    from remit import pipeline

    data = files.read(file)
    if said.encode() not in data:
        return False
    policy = pipeline.check_file(files.shown(file), data).policy
    return policy is not None and policy.edition == said
