"""Assessments of one policy to documents: on the terminal, in a file, or several of them in a folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit_cli import files, output
from remit_cli.files import CannotError

if TYPE_CHECKING:
    from remit.assessment import Assessment
    from remit.pipeline import Checked
    from remit_cli.codes import Codes


def assessments_of(checked: Checked, codes: Codes) -> tuple[Assessment, ...]:
    """Return the assessment of a policy by each of its codes; raises CannotError where there is no code for it."""
    from remit import pipeline

    policy = checked.policy
    own = pipeline.code_for(policy) if policy is not None and not codes.books else None
    books = codes.books or ((own,) if own else ())
    if not books:
        nation = policy.nation if policy is not None else ""
        raise CannotError(
            f"{checked.path}: of the code for councils in {nation} there is no rulebook; name one by --code"
        )
    return pipeline.judge_file(checked, books, codes.as_of, departures=codes.departures).assessments


def put(assessments: tuple[Assessment, ...], name: str, out: str | None) -> None:
    """Write assessments in a format: to the terminal, or to `out`; raises CannotError for what cannot be written."""
    from remit.targets.assessment import documents_of, format_named

    if out is not None and len(assessments) == 1:
        documents = documents_of(format_named(name), assessments[0])
        if len(documents) > 1 or Path(out).is_dir():
            _fill(Path(out), documents)
            return
    document = _together(assessments, name)
    if out is None:
        sys.stdout.buffer.write(document)
        sys.stdout.flush()
        return
    output.replace(Path(out), document)
    click.echo(f"{files.shown(Path(out))}: written")


def _fill(folder: Path, documents: Mapping[str, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotError(f"{files.shown(folder)} is no folder, and there are {len(documents)} documents to write")
    for name, document in documents.items():
        output.replace(folder / name, document)
        click.echo(f"{files.shown(folder / name)}: written")


def _together(assessments: tuple[Assessment, ...], name: str) -> bytes:
    """Return one document, or several where the format lets them follow each other; else raises CannotError."""
    from remit.targets.assessment import format_named, formats

    form = format_named(name)
    if len(assessments) > 1 and not form.TOGETHER:
        fit = ", ".join(other for other in formats() if format_named(other).TOGETHER)
        raise CannotError(
            f"one document of {name} holds one code: give --code once, or a format that holds several: {fit}"
        )
    return b"\n".join([form.render(each) for each in assessments])
