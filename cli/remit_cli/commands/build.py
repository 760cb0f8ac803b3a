"""`remit build`: check policies, and write what is compiled from those without an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("build", short_help="Compile policies.")
@options.paths
@click.option(
    "--out", type=click.Path(file_okay=False), default="generated", show_default=True, help="The folder of outputs."
)
@options.to
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if the outputs are not fresh.")
@options.fail_on
@options.color
@click.pass_obj
def command(
    session: Session, /, paths: tuple[str, ...], out: str, to: tuple[str, ...], only_check: bool, **told: str
) -> int:
    """Compile the policies at PATHS (files, or folders of .yaml files; without any, policies/).

    A policy with an error is not compiled: what was made from it before stays as it is. What was made from a policy
    that is no longer there is taken away, unless another policy has an error. With --to, only those formats are
    written, and nothing is taken away.
    """
    from remit_cli.building import Building
    from remit_cli.checking import Checking

    run = Checking(paths, session)
    run.report("text", told["color"])
    building = Building(run, out, to)
    if only_check:
        return int(building.compare() or run.failed(told["fail_on"]))
    building.write()
    return int(run.failed(told["fail_on"]))
