"""`remit check`: tell what is wrong in policies, all of it in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("check", short_help="Tell what is wrong in policies.")
@options.paths
@options.form
@options.fail_on
@options.color
@click.pass_obj
def command(session: Session, paths: tuple[str, ...], form: str, fail_on: str, color: str) -> int:
    """Tell what is wrong in the policies at PATHS (files, or folders of .yaml files; without any, policies/)."""
    from remit_cli.checking import Checking

    run = Checking(paths, session)
    run.report(form, color)
    return int(run.failed(fail_on))
