"""The arguments and options that commands share. Imports click only; the library is asked when an option is given."""

from __future__ import annotations

import click


def format_name(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the name of a report's format, or refuse it with those that there are."""
    from remit.report import formats

    if value not in formats():
        raise click.BadParameter(f"{value!r} is not one of {', '.join(formats())}", ctx, param)
    return value


paths = click.argument("paths", nargs=-1, type=click.Path())

form = click.option(
    "--format",
    "form",
    metavar="text|json|…",
    callback=format_name,
    default="text",
    show_default=True,
    help="How the findings are told.",
)

fail_on = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help="The lightest finding that makes the exit code 1.",
)

color = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the text report."
)
