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
    from remit.targets.assessment import Format
    from remit_cli.codes import Codes


def assessments_of(checked: Checked, codes: Codes) -> tuple[Assessment, ...]:
    """Return the assessment by each code asked for, else by one a lane; raises CannotError if there is no code."""
    from remit import pipeline

    found = pipeline.assess_file(checked, codes.books, codes.as_of, departures=codes.departures)
    if not found:
        nation = checked.policy.nation if checked.policy is not None else ""
        raise CannotError(
            f"{checked.path}: of the code for councils in {nation} there is no rulebook; name one by --code"
        )
    return found


def put(assessments: tuple[Assessment, ...], name: str, out: str | None) -> None:
    """Write assessments in a format: to the terminal, or to `out`; raises CannotError for what cannot be written."""
    from remit.targets.assessment import documents_of, format_named

    form = format_named(name)
    if out is not None and _wants_folder(form, assessments, Path(out)):
        _fill(Path(out), documents_of(form, assessments))
        return
    document = _together(assessments, form)
    if out is None:
        sys.stdout.buffer.write(document)
        sys.stdout.flush()
        return
    output.replace(Path(out), document)
    click.echo(f"{files.shown(Path(out))}: written")


def _wants_folder(form: Format, assessments: tuple[Assessment, ...], out: Path) -> bool:
    """Tell whether there are several documents to write, or `out` is a folder already."""
    from remit.targets.assessment import documents_of

    if len(assessments) == 1:
        return out.is_dir() or len(documents_of(form, assessments)) > 1
    return out.is_dir() or not (out.suffix or form.TOGETHER)


def _fill(folder: Path, documents: Mapping[str, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotError(f"{files.shown(folder)} is no folder, and there are {len(documents)} documents to write")
    for name, document in documents.items():
        output.replace(folder / name, document)
        click.echo(f"{files.shown(folder / name)}: written")


def _together(assessments: tuple[Assessment, ...], form: Format) -> bytes:
    """Return one document, or several where the format lets them follow each other; else raises CannotError."""
    from remit.targets.assessment import format_named, formats

    if len(assessments) > 1 and not form.TOGETHER:
        fit = ", ".join(other for other in formats() if format_named(other).TOGETHER)
        codes = ", ".join(each.rulebook.id for each in assessments)
        raise CannotError(
            f"one document of {form.NAME} holds one code: give --code once, or a folder by --out, or a format that "
            f"holds several: {fit} (the codes are {codes})"
        )
    return b"\n".join([form.render(each) for each in assessments])
