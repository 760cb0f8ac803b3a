"""`remit targets`: the formats that `remit build` writes, what each is for, who runs it, and what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("targets", short_help="List the formats that policies are compiled to.")
@options.paths
@click.option(
    "--limits", "limited", metavar="NAME", multiple=True, callback=options.target_names,
    help="What the format NAME cannot say, and how often the policies at PATHS need it.",
)  # fmt: skip
@click.pass_obj
def command(session: Session, paths: tuple[str, ...], limited: tuple[str, ...]) -> int:
    """List every format: its name, the file that it makes, what it is for, and who reads or runs it.

    With --limits, tell what a format cannot say. PATHS are policies in which to count it; without any, none is read.
    """
    from remit_cli.targeting import limits, listing

    click.echo(limits(limited, paths, session) if limited else listing(), nl=False)
    return 0
