"""`remit explain`: the page behind what stands in brackets: a finding's code, or a provision of a code."""

from __future__ import annotations

import click


@click.command("explain", short_help="Tell more about what stands in brackets.")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Tell what CODE means: a finding (`bare-days`), a provision ("LGSCO 6.3"), a code (`lgsco-2024`) or a check.

    Without CODE, list them all.
    """
    from remit_cli.explaining import listing, near, page
    from remit_cli.files import CannotError

    if code is None:
        click.echo(listing(), nl=False)
        return 0
    text = page(code)
    if text is None:
        raise CannotError(f"no code is called {code!r}{near(code)}")
    click.echo(text, nl=False)
    return 0
