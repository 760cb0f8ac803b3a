"""`remit assess`: a policy held against a code, as the self-assessment that councils publish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit_cli.main import Session


def assessment_format(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the name of an assessment's format, or refuse it with those that there are."""
    from remit.targets.assessment import formats

    if value not in formats():
        raise click.BadParameter(f"{value!r} is not one of {', '.join(formats())}", ctx, param)
    return value


@click.command("assess", short_help="Write the self-assessment of a policy against a code.")
@click.argument("policy", type=click.Path())
@options.codes
@click.option(
    "--format",
    "form",
    metavar="md|html|csv|…",
    callback=assessment_format,
    default="md",
    show_default=True,
    help="How it is written; `provisions` is the table of every provision as CSV.",
)
@click.option("--out", metavar="PATH", type=click.Path(), help="Write to a file; of several, to a folder.")
@click.pass_obj
def command(session: Session, /, policy: str, form: str, out: str | None, **asked: Any) -> int:
    """Write the self-assessment of the file POLICY against a code: the form of the Ombudsman and every provision.

    Without --code it is the code that the policy follows, else that of its nation, and beside it each code that a
    procedure of its own follows: each judges its own kinds of feedback, in an assessment of its own.

    Whatever the verdicts are, the exit code is 0; of a policy with an error the findings are told instead, and the
    exit code is 1.
    """
    from remit_cli.assessing import assessments_of, put
    from remit_cli.checking import Checking
    from remit_cli.codes import codes_of
    from remit_cli.files import CannotError

    codes = codes_of(asked["code"], asked["as_of"], departures=asked["departures"])
    run = Checking((policy,), session, codes)
    if len(run.files) > 1:
        raise CannotError(f"{policy} holds {len(run.files)} policies; name one of them")
    checked = run.check(run.files[0])
    if codes.wrong or not checked.sound:
        run.report("text", "auto")
        return 1
    put(assessments_of(checked, codes), form, out)
    return 0
