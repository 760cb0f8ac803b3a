"""From the paths of a command line to the policies that are read. Knows the disk, nothing of what is in a policy."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import click

SUFFIXES = (".yaml", ".yml")
LARGEST = 1024 * 1024
"""Bytes of a file at most; one more is read, so that the library sees that there are too many."""


class CannotError(click.ClickException):
    """The command cannot be carried out as it stands, and the message says what is in the way."""

    exit_code = 2


def find(paths: Sequence[str]) -> tuple[Path, ...]:
    """Return the policies at `paths`, folders walked in alphabetical order, each policy once.

    Raises CannotError if a path is not there or no policy is found.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in _policies(Path(path)):
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100 - without following links
    if not found:
        raise CannotError(f"no policy (a file that ends in .yaml or .yml) in {', '.join(map(_name, paths))}")
    return tuple(found.values())


def shown(file: Path) -> str:
    """Return the name under which a file is spoken of: from the working folder if it is below it."""
    whole = Path(os.path.abspath(file))  # noqa: PTH100 - without following links
    here = Path.cwd()
    return _name((whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix())


def read(file: Path) -> bytes:
    """Return what is in a file, never more than a byte beyond the largest that is allowed."""
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise CannotError(f"cannot read {shown(file)}: {reason(error)}") from error


def append(file: Path, text: str) -> None:
    """Add a text to the end of a file; raises CannotError where that cannot be done."""
    try:
        with file.open("a", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise CannotError(f"cannot write {shown(file)}: {reason(error)}") from error


@lru_cache(maxsize=4)
def lines(path: str) -> Sequence[str]:
    """Return the lines of the file at `path`, none where it cannot be shown."""
    from remit.report import lines_of

    try:
        data = read(Path(path))
    except CannotError:
        return ()
    return () if len(data) > LARGEST else lines_of(data)


def reason(error: OSError) -> str:
    """Return what the system says, in lower case."""
    return (error.strerror or type(error).__name__).lower()


def _policies(path: Path) -> Iterator[Path]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise CannotError(f"{_name(path)}: {reason(error)}") from error
    if not stat.S_ISDIR(mode):
        yield path
        return
    for folder, folders, names in os.walk(path, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and file.is_file():
                yield file


def _refuse(error: OSError) -> None:
    raise CannotError(f"cannot read {_name(error.filename)}: {reason(error)}") from error


def _name(path: Path | str) -> str:
    """Return a path as text that every terminal takes, whatever bytes stand in it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
