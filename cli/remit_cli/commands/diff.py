"""`remit diff`: what changed from one edition to another, by meaning and not by text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session

AUDIENCES = ("residents", "systems", "regulator")


@click.command("diff", short_help="Tell what changed between two editions.")
@click.argument("old")
@click.argument("new")
@click.option(
    "--depth",
    type=click.Choice(["headline", "rules", "full"]),
    default="rules",
    show_default=True,
    help="How much is told: the headlines, every rule that changed, or all that proves it.",
)
@click.option(
    "--for",
    "audiences",
    type=click.Choice(AUDIENCES),
    multiple=True,
    help="For whom it is told; may be given again. Without it, for all.",
)
@click.option(
    "--fail-on",
    type=click.Choice(AUDIENCES),
    multiple=True,
    help="Make the exit code 1 where something gets worse: for residents, what takes longer, leaves less time or is no "
    "longer possible or promised; for systems, an id that is removed or renamed; for a regulator, a verdict.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
@options.code
@click.pass_obj
def command(session: Session, /, old: str, new: str, **asked: Any) -> int:
    """Tell what changed from the edition OLD to the edition NEW.

    Each is a file, an edition below policies/ ("cambridgeshire/2026-01", or "2026-01" where one policy has it), or a
    file in a git revision ("HEAD~3:policies/x.yaml"). Rules that mean what they meant are not told. Each time is
    proved tighter, looser, the same or incomparable, on every start day of the calendar.

    Of an edition with an error the findings are told instead, and the exit code is 1.
    """
    from remit.editions import diff_files
    from remit.report import _changes, _changes_json
    from remit_cli import editions, files, terminal
    from remit_cli.codes import codes_of

    codes = codes_of(asked["code"], "")
    if codes.wrong:
        editions.tell(codes.wrong, len(asked["code"]), files.lines)
        return 1
    checked = [editions.read(each, session) for each in (old, new)]
    changes = diff_files(checked[0], checked[1], codes.books)
    if changes is None:
        editions.tell_errors(checked)
        return 1
    audiences = asked["audiences"] or AUDIENCES
    if asked["form"] == "json":
        terminal.put([_changes_json.document(changes, audiences)])
    else:
        terminal.put(_changes.text(changes, asked["depth"], audiences))
    return int(any(changes.worse_for(audience) for audience in asked["fail_on"]))
