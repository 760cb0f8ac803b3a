"""A file in a git revision ("HEAD~3:policies/x.yaml") to its bytes. No shell ever sees what a user wrote."""

from __future__ import annotations

import os
import subprocess

from remit_cli import files
from remit_cli.files import CannotError

_ENVIRONMENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
"""Nothing is asked for, fetched or written, and git says what is wrong in the words that are quoted here."""


def is_revision(said: str) -> bool:
    """Tell whether words have the form of a revision and a path in it."""
    revision, colon, path = said.partition(":")
    return bool(revision and colon and path)


def read(said: str) -> bytes:
    """Return the file at a revision, never more than a byte beyond the largest that is allowed.

    Raises CannotError for what begins like an option, for a path that the revision does not have, and without git.
    """
    if said.startswith("-"):
        raise CannotError(f"{said!r} begins with `-`, and no revision does")
    if not said.isprintable():
        raise CannotError(f"{said!r} holds a character that no revision has")
    command = ["git", "cat-file", "blob", "--end-of-options", said]
    try:
        with subprocess.Popen(  # noqa: S603 - no shell, and what was said stands behind the end of the options
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | _ENVIRONMENT,
        ) as git:
            assert git.stdout is not None  # noqa: S101 - it is a pipe
            assert git.stderr is not None  # noqa: S101 - it is a pipe
            data = git.stdout.read(files.LARGEST + 1)
            if len(data) > files.LARGEST:
                git.kill()
                return data
            wrong = git.stderr.read().decode("utf-8", "backslashreplace")
    except OSError as error:
        raise CannotError(f"cannot read {said}: git cannot be started ({files.reason(error)})") from error
    if git.returncode:
        raise CannotError(f"cannot read {said}: {_reason(wrong)}")
    return data


def _reason(wrong: str) -> str:
    """Return the first thing that git says, without its prefix."""
    first = next((line for line in wrong.splitlines() if line.strip()), "git does not say why")
    return first.removeprefix("fatal: ").strip()
