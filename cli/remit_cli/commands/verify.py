"""`remit verify`: build a site anew from its policies, and tell which file is not what they make."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("verify", short_help="Tell whether a website is what policies make.")
@click.argument("site", type=click.Path(file_okay=False))
@options.paths
@options.theme
@click.pass_obj
def command(session: Session, /, site: str, paths: tuple[str, ...], theme: str | None) -> int:
    """Build the website in the folder SITE anew, and tell each file that is missing, differs or is not part of it.

    It is built from the policies at PATHS; without any, from those that its site.json names. The exit code is 1 if a
    file is not what they make.
    """
    from remit_cli import files
    from remit_cli import site as sites
    from remit_cli.checking import Checking
    from remit_cli.publishing import site_of

    root = Path(site)
    try:
        receipt = sites.receipt_of(root)
    except sites.BrokenReceiptError as error:
        if not paths:
            raise
        click.echo(error.message)
        receipt = None
    policies = sites.policies_of(paths, receipt)
    if not policies:
        raise files.CannotError(f"{files.shown(root)} has no {sites.RECEIPT} of `remit publish`: name its policies")
    run = Checking(policies, session)
    for _ in run.findings():
        pass  # what is wrong in policies is told by `remit check`; here it matters only whether they compile
    if run.broken:
        raise files.CannotError(f"not compiled: {', '.join(run.broken_files)}; `remit check` tells why")
    made = site_of(run, sites.theme_at(theme))
    for reason in sites.reasons(receipt, made):
        click.echo(reason)
    different = Counter[str]()
    for what, path in sites.differences(root, made):
        click.echo(f"{what}: {files.shown(root)}/{path}")
        different[what] += 1
    numbers = ", ".join(f"{number} {what}" for what, number in sorted(different.items()))
    click.echo(
        f"{files.shown(root)} is "
        + (f"not what the policies make: {numbers}" if different else "what the policies make")
    )
    return int(bool(different))
