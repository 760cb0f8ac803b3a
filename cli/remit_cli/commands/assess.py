"""`remit assess`: a policy held against a code, as the self-assessment that councils publish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from remit_cli import options

if TYPE_CHECKING:
    from remit.assessment import Assessment
    from remit.pipeline import Checked
    from remit_cli.codes import Codes
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
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False), help="Write to FILE, not to the terminal.")
@click.pass_obj
def command(session: Session, /, policy: str, form: str, out: str | None, **asked: Any) -> int:
    """Write the self-assessment of the file POLICY against a code: the form of the Ombudsman and every provision.

    Without --code it is the code that the policy follows, else that of its nation. Whatever the verdicts are, the exit
    code is 0; of a policy with an error the findings are told instead, and the exit code is 1.
    """
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
    _put(_written(_assessments(checked, codes), form), out)
    return 0


def _assessments(checked: Checked, codes: Codes) -> tuple[Assessment, ...]:
    """Return the assessment of a policy by each of its codes; raises CannotError where there is no code for it."""
    from dataclasses import replace

    from remit import pipeline
    from remit_cli.files import CannotError

    policy = checked.policy
    own = pipeline.code_for(policy) if policy is not None and not codes.books else None
    books = codes.books or ((own,) if own else ())
    if not books:
        nation = policy.nation if policy is not None else ""
        raise CannotError(
            f"{checked.path}: of the code for councils in {nation} there is no rulebook; name one by --code"
        )
    held = pipeline.judge_file(checked, books, codes.as_of, departures=codes.departures)
    return tuple(replace(each, departures=codes.departures) for each in held.assessments)


def _written(assessments: tuple[Assessment, ...], name: str) -> bytes:
    """Return one document, or several where the format lets them follow each other; else raises CannotError."""
    from remit.targets.assessment import format_named, formats
    from remit_cli.files import CannotError

    form = format_named(name)
    if len(assessments) > 1 and not form.TOGETHER:
        fit = ", ".join(other for other in formats() if format_named(other).TOGETHER)
        raise CannotError(
            f"one document of {name} holds one code: give --code once, or a format that holds several: {fit}"
        )
    return b"\n".join([form.render(each) for each in assessments])


def _put(document: bytes, out: str | None) -> None:
    import sys
    from pathlib import Path

    from remit_cli import files, output

    if out is None:
        sys.stdout.buffer.write(document)
        sys.stdout.flush()
        return
    output.replace(Path(out), document)
    click.echo(f"{files.shown(Path(out))}: written")
