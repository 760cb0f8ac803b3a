"""The formats as a table, and what each cannot say, with where policies need it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from remit_cli import files

if TYPE_CHECKING:
    from remit.pipeline import Checked
    from remit.targets import Target
    from remit_cli.main import Session


def listing() -> str:
    """Return every format, a line each; those that have limits are marked."""
    from remit.targets import targets

    rows = [("name", "file", "for", "read or run by")]
    rows += [
        (f"{each.name}{' *' if each.limits else ''}", each.suffix, each.purpose, ", ".join(each.run_by))
        for each in sorted(targets(), key=lambda each: each.name)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join([*map(str.ljust, row[:3], widths), row[3]]).rstrip() for row in rows]
    starred = any(each.limits for each in targets())
    lines += ["", "* cannot say everything: `remit targets --limits NAME` tells what."] if starred else []
    asked = [each.name for each in targets() if each.asked]
    lines += ["", f"`remit build` writes {', '.join(asked)} only with `--to`."] if asked else []
    return "\n".join(lines) + "\n"


def limits(names: Sequence[str], paths: Sequence[str], session: Session) -> str:
    """Return what formats cannot say; with paths, how often each policy there needs it."""
    from remit.targets import targets

    checked = tuple(_read(paths, session)) if paths else ()
    wanted = [each for each in targets() if each.name in names]
    return "".join(line for target in wanted for line in _limits(target, checked))


def _read(paths: Sequence[str], session: Session) -> Iterator[Checked]:
    from remit import pipeline

    for file in files.find(paths):
        session.busy_with = files.shown(file)
        yield pipeline.check_file(session.busy_with, files.read(file))


def _limits(target: Target, checked: Sequence[Checked]) -> Iterator[str]:
    from remit import pipeline

    if not target.limits:
        yield f"{target.name} says everything that a policy says of what it is for.\n"
        return
    yield f"{target.name} cannot say:\n"
    editions = [(one.path, edition) for one in checked if (edition := pipeline.edition_of(one)) is not None]
    for limit in target.limits:
        yield f"- {limit.says}\n"
        for path, edition in editions:
            if times := sum(map(limit.uses, edition.products)):
                yield f"    {path}: {times}\n"
    yield from (f"  {one.path} has errors and was not looked at\n" for one in checked if not one.sound)
