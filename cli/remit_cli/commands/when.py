"""`remit when`: the dated timeline of a case: what is due by when, why, and what can come next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from remit_cli.main import Session


def timeline_format(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the name of a timeline's format, or refuse it with those that there are."""
    from remit.report.timeline import formats

    if value not in formats():
        raise click.BadParameter(f"{value!r} is not one of {', '.join(formats())}", ctx, param)
    return value


@click.command("when", short_help="Tell what is due by when in a case.")
@click.argument("policy", type=click.Path())
@click.argument("kind")
@click.option("--received", metavar="MOMENT", help='When the feedback came: "2026-12-18 16:30".')
@click.option("--by", "channel", metavar="CHANNEL", default="", help='How it came: "online form".')
@click.option(
    "--event",
    "events",
    metavar="WORDS",
    multiple=True,
    help='What happened since: "acknowledged 22 December 2026", or an event\'s id: '
    '"complaint.stage-1.acknowledge.done=2026-12-22 10:00".',
)
@click.option("--log", metavar="FILE", type=click.Path(dir_okay=False), help="A case log that tells what happened.")
@click.option("--as-of", metavar="MOMENT", help="For which moment it is told; without it, that of the last event.")
@click.option("--edition", metavar="NAME", default="", help="The edition, where the moment is not to choose it.")
@click.option("--case", "name", metavar="NAME", default="", help="What you call the case.")
@click.option(
    "--format",
    "form",
    metavar="text|json|ics|log",
    callback=timeline_format,
    default="text",
    show_default=True,
    help="How the timeline is told.",
)
@click.pass_obj
def command(session: Session, /, policy: str, kind: str, form: str, **told: Any) -> int:
    """Tell the dated timeline of one case: feedback of a KIND under POLICY, a file or a folder of editions.

    Of several editions, the one in force at the moment of receipt is taken. Moments are in London; no clock is read.
    The exit code is 1 if an event is refused, or if a line of the log is not applied.
    """
    from remit.report.timeline import format_named
    from remit_cli.telling import Telling

    telling = Telling(session, policy, kind, told)
    timeline = telling.timeline()
    click.echo(format_named(form).render(timeline), nl=False)
    return int(telling.faulty or bool(timeline.refused))
