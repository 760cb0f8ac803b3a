"""`remit prove`: the worst cases of a policy, and who may wait for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from remit_cli.main import Session


@click.command("prove", short_help="Prove how long a policy can let people wait.")
@click.argument("policy", type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
@click.option("--kind", default="", help="One kind of feedback, for example complaint; without it, all of them.")
@click.pass_obj
def command(session: Session, policy: str, form: str, kind: str) -> int:
    """Prove how long the file POLICY can let people wait while everybody keeps their promises.

    Each worst case comes with a run on real dates that attains it, and with what it takes for granted. A policy with
    an error is not proved: its findings are told, and the exit code is 1.
    """
    import sys

    from remit import pipeline
    from remit.report import _proofs
    from remit_cli import terminal
    from remit_cli.checking import Checking
    from remit_cli.files import CannotError

    run = Checking((policy,), session)
    if len(run.files) > 1:
        raise CannotError(f"{policy} holds {len(run.files)} policies; name one of them")
    checked = run.check(run.files[0])
    if checked.policy is None or not checked.sound:
        run.report("text", "auto")
        return 1
    kinds = [procedure.kind for procedure in checked.policy.procedures]
    proofs = pipeline.prove_file(checked, kind)
    if kind and not proofs:
        raise CannotError(f"{checked.path} says nothing of {kind!r}; it has {', '.join(kinds)}")
    calendar = pipeline.calendar_of_policy(checked.policy)
    terminal.put(_proofs.render(form, checked.path, checked.policy, calendar, proofs))
    sys.stdout.flush()
    return 0
