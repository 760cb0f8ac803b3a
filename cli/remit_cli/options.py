"""The arguments and options that commands share. Imports click only; the library is asked when an option is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def format_name(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the name of a report's format, or refuse it with those that there are."""
    from remit.report import formats

    if value not in formats():
        raise click.BadParameter(f"{value!r} is not one of {', '.join(formats())}", ctx, param)
    return value


def target_names(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of targets, each also several of them with commas, or refuse one with those that there are."""
    from remit.targets import names

    wanted = tuple(name for each in value for name in each.replace(",", " ").split())
    for name in wanted:
        if name not in names():
            raise click.BadParameter(f"{name!r} is not one of {', '.join(names())}", ctx, param)
    return wanted


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

to = click.option(
    "--to",
    multiple=True,
    metavar="NAME…",
    callback=target_names,
    help="The formats to write, in place of all; `remit targets` lists them.",
)

fail_on = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help="The lightest finding that makes the exit code 1.",
)

theme = click.option(
    "--theme",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="A style sheet of your own that sets the custom properties of theme.css otherwise.",
)

color = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the text report."
)

code = click.option(
    "--code",
    multiple=True,
    metavar="CODE",
    help="The code to hold policies against: its id, its title, or the file of a rulebook; may be given again.",
)

_codes = (
    code,
    click.option(
        "--as-of", default="", metavar="DAY", help="The day by which departures are looked at; without it, today."
    ),
    click.option(
        "--no-departures",
        "departures",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Show policies without the departures that they declare.",
    ),
)


def codes(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which codes policies are held against."""
    for option in reversed(_codes):
        command = option(command)
    return command
