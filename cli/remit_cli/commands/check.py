"""`remit check`: tell what is wrong in policies, all of it in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("check", short_help="Tell what is wrong in policies.")
@options.paths
@options.form
@click.option("--fix", is_flag=True, help="Write the fixes that are safe into the files, and tell what is left.")
@click.option("--diff", is_flag=True, help="Write nothing; print what --fix would change, and exit with 1 if it would.")
@options.codes
@options.fail_on
@options.color
@click.pass_obj
def command(session: Session, /, paths: tuple[str, ...], fail_on: str, **asked: Any) -> int:
    """Tell what is wrong in the policies at PATHS (files, or folders of .yaml files; without any, policies/).

    A policy that says under `follows:` which code it follows is held against that code; --code names another.
    """
    from remit_cli.checking import Checking
    from remit_cli.codes import codes_of
    from remit_cli.fixing import Fixing

    fix, diff = asked["fix"], asked["diff"]
    if fix and diff:
        raise click.UsageError("--diff shows what --fix would write: give one of the two")
    codes = codes_of(asked["code"], asked["as_of"], departures=asked["departures"])
    if diff:
        return int(Fixing(paths, session, codes).show())
    run = Fixing(paths, session, codes) if fix else Checking(paths, session, codes)
    run.report(asked["form"], asked["color"])
    return int(run.failed(fail_on))
