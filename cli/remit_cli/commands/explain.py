"""`remit explain`: the page behind a code, with a mistake and its cure."""

from __future__ import annotations

import click


@click.command("explain", short_help="Tell more about a code that stands in brackets.")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Tell what the finding CODE means, why it matters and how it is put right; without CODE, list all codes."""
    from remit import catalogue
    from remit_cli.files import CannotError

    if code is None:
        pages = [catalogue.page(name) for name in catalogue.codes()]
        width = max((len(page.code) for page in pages), default=0)
        for page in pages:
            click.echo(f"{page.code:<{width}}  {page.severity:<7}  {page.title}")
    elif code in catalogue.codes():
        click.echo(catalogue.page(code).markdown.rstrip("\n"))
    else:
        raise CannotError(f"no code is called {code!r}{_near(code, catalogue.codes())}")
    return 0


def _near(code: str, codes: tuple[str, ...]) -> str:
    from remit.syntax.nearest import nearest

    near = nearest(code, codes)
    return f"; did you mean {near!r}?" if near else "; `remit explain` lists them all"
