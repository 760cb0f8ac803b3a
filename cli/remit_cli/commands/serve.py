"""`remit serve`: show policies in a browser while they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("serve", short_help="Show policies in a browser while they are written.")
@options.paths
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where it answers; 0: any free one."
)
@click.pass_obj
def command(session: Session, /, paths: tuple[str, ...], port: int) -> int:
    """Serve the policies at PATHS (files, or folders of .yaml files; without any, policies/) on this machine alone.

    The pages of `remit publish`, with what is wrong and what the examples show. A page shows anew what is saved, within
    half a second; a policy with an error shows its errors until it is put right. Nothing is written. Ctrl-C ends it.
    """
    from remit_cli.preview import Preview
    from remit_cli.serving import serve

    return serve(Preview(paths, session), port)
