"""`remit new`: a first policy from a few answers, for its author to go on with."""

from __future__ import annotations

from typing import Any

import click


@click.command("new", short_help="Write a first policy from a few answers.")
@click.option("--council", metavar="NAME", help="Whose policy it is.")
@click.option("--nation", metavar="NATION", help="England, Wales, Scotland or Northern Ireland.")
@click.option(
    "--kind", metavar="KIND", multiple=True, help="A kind of feedback: complaint, compliment …; again for more."
)
@click.option("--stages", metavar="NUMBER", help="How many stages of the council a complaint can go through.")
@click.option(
    "--acknowledge", metavar="TIME", multiple=True, help='The time to acknowledge a complaint: "5 working days".'
)
@click.option("--respond", metavar="TIME", multiple=True, help="The time to respond, from the acknowledgement.")
@click.option("--extend", metavar="TIME", multiple=True, help="By how much the response may come later; or `none`.")
@click.option("--escalate", metavar="TIME", multiple=True, help="The time to go further, from the response; or `none`.")
@click.option("--ombudsman", metavar="NAME", help="Who looks at complaints after the council.")
@click.option("--from", "since", metavar="DAY", help="The day from which the policy counts; without it, today.")
@click.option(
    "--out", metavar="FILE", type=click.Path(dir_okay=False), help="The file to write, in place of one in policies/."
)
@click.option("--yes", is_flag=True, help="Take what the code of the nation says for all that is not given.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def command(**told: Any) -> int:
    """Write a first policy that checks, with remarks on what to fill in.

    On a terminal it asks for what is not given. A time is given once for every stage, or once a stage in their order.
    """
    from remit_cli.asking import Asking

    Asking(told).write()
    return 0
