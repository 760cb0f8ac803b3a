"""The folder of a site: what stands there, what the policies make, what an earlier run left."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from remit_cli import files
from remit_cli.files import CannotError
from remit_cli.output import UNFINISHED, Output

if TYPE_CHECKING:
    from remit.site import Listed
    from remit_cli.checking import Checking

    Pages = tuple[Listed, dict[str, bytes]]
RECEIPT = "site.json"
FEW = 4
"""So many policies take less time than it takes to start another process."""


@dataclass(frozen=True, slots=True)
class Task:
    """A policy of which pages are made; `replaced` is the path and text of the one that it replaces."""

    path: str
    data: bytes
    replaced: tuple[str, bytes] | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a site says of itself: by which version it was made, from which policies, and which files it has."""

    version: str
    policies: Mapping[str, str]
    files: frozenset[PurePosixPath]


def site_of(run: Checking, theme: bytes | None) -> dict[str, bytes]:
    """Return what the policies of a run make, of which it has told the findings.

    Raises CannotError where two of them are in each other's way. Memory grows with the editions.
    """
    from remit.site import whole_site

    files, editions, by_folder = dict[str, bytes](), [], dict[str, str]()
    for path, (listed, made) in sorted(_pages(run)):
        other = by_folder.setdefault(listed.folder, path)
        if other != path:
            raise CannotError(f"{other} and {path} both make {listed.folder}: give one another file name")
        editions.append(listed)
        files |= made
    return whole_site(editions, files, theme)


def _pages(run: Checking) -> Iterator[tuple[str, Pages]]:
    """Yield the pages of each policy without an error, by its path: on every core, where there are many."""
    from remit.editions import ends_in, replaced_in

    read = {files.shown(file): files.read(file) for file in run.good()}
    heads = [head.policy for head in run.heads if head.policy is not None and head.path in read]
    before, ends = replaced_in(heads), ends_in(heads)
    replaced = {path: (other, read[other]) for path, other in before.items()}
    tasks = [Task(path, data, replaced.get(path), ends.get(path)) for path, data in read.items()]
    # What takes long is begun first, so that no core is left waiting for it at the end.
    tasks.sort(key=lambda task: len(task.data), reverse=True)
    cores = min(os.cpu_count() or 1, len(tasks) // FEW)
    with ProcessPoolExecutor(cores, _context(), gc.disable) if cores > 1 else nullcontext() as pool:
        answers = pool.map(pages_of, tasks) if pool else map(pages_of, tasks)
        for task in run.progress.over("publishing", tasks, lambda task: task.path):
            run.at(task.path)
            yield task.path, next(answers)


def _context() -> BaseContext:
    """Return how processes are started: never as a copy of this one, in which whatever its threads hold stays held."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["remit.editions", "remit.site"])
    return context


def pages_of(task: Task) -> Pages:
    """Return what the index tells of a policy without an error, and its pages."""
    from remit import pipeline
    from remit.editions import publish_file
    from remit.site import edition_files, listed

    replaced = pipeline.check_file(*task.replaced) if task.replaced else None
    made = publish_file(pipeline.check_file(task.path, task.data), replaced, task.until)
    assert made is not None  # noqa: S101 - only policies without an error are published
    return listed(made), edition_files(made)


class BrokenReceiptError(CannotError):
    """What stands where the receipt of a site should is none."""


def receipt_of(root: Path) -> Receipt | None:
    """Return what the site in a folder says of itself, None where it says nothing; raises BrokenReceiptError."""
    from remit.schema_words import fault_in

    try:
        told: Any = json.loads((root / RECEIPT).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotError(f"cannot read {files.shown(root / RECEIPT)}: {files.reason(error)}") from error
    except (ValueError, RecursionError) as error:
        raise _broken(root, "it cannot be read as JSON") from error
    if fault := fault_in(told, "site"):
        raise _broken(root, fault)
    paths = map(PurePosixPath, told["files"])
    ours = frozenset(path for path in paths if not path.is_absolute() and ".." not in path.parts)
    return Receipt(told["remit"], told["policies"], ours | {PurePosixPath(RECEIPT)})


def _broken(root: Path, fault: str) -> BrokenReceiptError:
    return BrokenReceiptError(f"{files.shown(root / RECEIPT)} is not as `remit publish` writes it: {fault}")


def standing(root: Path) -> Iterator[PurePosixPath]:
    """Yield every file below a folder, in alphabetical order."""
    for place, folders, names in os.walk(root):
        folders.sort()
        yield from (PurePosixPath(Path(place, name).relative_to(root).as_posix()) for name in sorted(names))


def differences(root: Path, made: Mapping[str, bytes]) -> Iterator[tuple[str, PurePosixPath]]:
    """Yield each file in which a folder is not what was made: "missing", "differs" or "extra"."""
    output = Output(root)
    wanted = {PurePosixPath(name): data for name, data in made.items()}
    for path in sorted(wanted):
        found = output.found(path)
        if found != wanted[path]:
            yield ("missing" if found is None else "differs"), path
    yield from (("extra", path) for path in standing(root) if path not in wanted)


def write(root: Path, made: Mapping[str, bytes]) -> tuple[int, int]:
    """Write what is missing or differs, and take away what an earlier run made; return how many of each.

    Raises CannotError before anything is written if a file would be replaced that is not of a site.
    """
    before = receipt_of(root)
    ours = before.files if before else frozenset[PurePosixPath]()
    found = [
        each for each in differences(root, made) if each[0] != "extra" or each[1] in ours or _is_unfinished(each[1])
    ]
    foreign = [path for what, path in found if what == "differs" and path not in ours]
    if foreign:
        raise CannotError(
            f"{files.shown(root / foreign[0])} was not made by `remit publish`: move it away, or name another folder"
        )
    output, gone = Output(root), 0
    # The receipt comes last: broken off, the folder is still known to be the earlier site.
    for what, path in sorted(found, key=lambda each: (each[1] == PurePosixPath(RECEIPT), each[1])):
        if what == "extra":
            output.take_away(path)
            gone += 1
        else:
            output.write(path, made[str(path)])
    return len(found) - gone, gone


def _is_unfinished(path: PurePosixPath) -> bool:
    return path.name.endswith(UNFINISHED)


def theme_at(path: str | None) -> bytes | None:
    """Return the style sheet that a council brings, None where it brings none."""
    return files.read(Path(path)) if path is not None else None


def policies_of(paths: Sequence[str], receipt: Receipt | None) -> tuple[str, ...]:
    """Return the policies from which a site is built anew: those named, else those that it says it was made from."""
    return tuple(paths) or (tuple(receipt.policies) if receipt else ())


def reasons(receipt: Receipt | None, made: Mapping[str, bytes]) -> Iterator[str]:
    """Yield why a site may differ as a whole: another version of the program, a policy with another text."""
    if receipt is None:
        return
    now: Any = json.loads(made[RECEIPT])
    if receipt.version != now["remit"]:
        yield f"made by version {receipt.version} of remit; this is {now['remit']}"
    for path, sha256 in now["policies"].items():
        if path not in receipt.policies:
            yield f"not made from {path}"
        elif receipt.policies[path] != sha256:
            yield f"made from another text of {path}"
