"""`remit publish`: check policies, and write the pages of a website from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("publish", short_help="Write policies as the pages of a website.")
@options.paths
@click.option("--out", type=click.Path(file_okay=False), default="site", show_default=True, help="The folder of pages.")
@options.theme
@options.fail_on
@options.color
@click.pass_obj
def command(session: Session, /, paths: tuple[str, ...], out: str, theme: str | None, **told: str) -> int:
    """Write the policies at PATHS (files, or folders of .yaml files; without any, policies/) as a website.

    An index of councils and editions; for each kind of feedback how long each step takes, the flowchart, the steps in
    words and when one hears back, the same as a PDF and as a fragment for a content management system; the
    self-assessments; for reviewers, every rule beside the way it is read. No page needs a script or anything from
    elsewhere. If a policy has an error, nothing is written. Only what an earlier run wrote is replaced or taken away.
    """
    from remit_cli import files, site
    from remit_cli.checking import Checking
    from remit_cli.publishing import site_of

    own = site.theme_at(theme)
    run = Checking(paths, session)
    run.report("text", told["color"])
    if run.broken:
        click.echo(f"{files.shown(Path(out))}: not written; not compiled: {', '.join(run.broken_files)}")
        return 1
    made = site_of(run, own)
    written, gone = site.write(Path(out), made)
    click.echo(f"{files.shown(Path(out))}: {written} written, {len(made) - written} unchanged, {gone} removed")
    return int(run.failed(told["fail_on"]))
