"""Policies to the files of a site: on every core, where there are many."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING

from remit_cli import files
from remit_cli.files import CannotError

if TYPE_CHECKING:
    from remit.site import Listed
    from remit_cli.checking import Checking

    Pages = tuple[Listed, dict[str, bytes]]
FEW = 4
"""So many policies take less time than it takes to start another process."""


@dataclass(frozen=True, slots=True)
class Task:
    """A policy of which pages are made; `replaced` is the path and text of the one that it replaces."""

    path: str
    data: bytes
    replaced: tuple[str, bytes] | None
    until: datetime | None


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
