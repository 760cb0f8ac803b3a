"""`remit test`: run the examples of policies, and tell which rules none of them exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("test", short_help="Run the examples of policies.")
@options.paths
@click.option(
    "--fail-under",
    type=click.IntRange(0, 100),
    default=0,
    metavar="PERCENT",
    help="Exit with 1 if the examples exercise fewer of a hundred rules, over all policies together.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--suggest", is_flag=True, help="Print examples of every time at its awkward days instead.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="With --suggest: the day from which days are chosen.")
@options.color
@click.pass_obj
def command(session: Session, /, paths: tuple[str, ...], **wishes: Any) -> int:
    """Run the examples of the policies at PATHS (files, or folders of .yaml files; without any, policies/).

    An example fails where the policy gives something else than it expects. --suggest prints `examples:` that pass, for
    the author to read and to copy into the policy.
    """
    from remit_cli.testing import Testing, Wishes

    return Testing(paths, session, Wishes(**wishes)).run()
