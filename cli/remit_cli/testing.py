"""From policies to what their examples show: played one policy after the other, told as text or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from remit_cli import files, terminal
from remit_cli.checking import Checking

if TYPE_CHECKING:
    from remit.derive.rehearsal_coverage import Rehearsed
    from remit.diagnostic import Diagnostic
    from remit_cli.main import Session


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for."""

    fail_under: int = 0
    form: str = "text"
    suggest: bool = False
    since: datetime | None = None
    color: str = "auto"


class Testing:
    """One run of `test`."""

    __test__ = False

    def __init__(self, paths: Sequence[str], session: Session, wishes: Wishes) -> None:
        self._checking = Checking(paths, session)
        self._wishes = wishes
        self._found: list[Rehearsed] = []

    def run(self) -> int:
        """Tell what was asked for; return the exit code."""
        if self._wishes.suggest:
            return self._suggest()
        if self._wishes.form == "json":
            from remit.report._examples_shape import examples_json

            list(self._played())
            terminal.put([examples_json(self._found)], self._checking.progress)
        else:
            self._tell()
        failed = any(each.diagnostics for each in self._found)
        return int(failed or self._percent < self._wishes.fail_under)

    def _suggest(self) -> int:
        """Print examples for each policy; of one with errors, its errors instead."""
        from remit import pipeline
        from remit.report import Look, format_named

        broken: list[Diagnostic] = []
        since = self._wishes.since.date() if self._wishes.since else None
        for file in self._checking.progress.over("reading", self._checking.files, files.shown):
            checked = self._checking.check(file)
            broken += pipeline.rehearse_file(checked).diagnostics if not checked.sound else ()
            if text := pipeline.suggest_file(checked, since):
                name = f"# {checked.path}\n" if len(self._checking.files) > 1 else ""
                terminal.put([f"{name}{text}"], self._checking.progress)
            elif checked.sound:
                click.echo(f"{checked.path}: no time that an example could be of", err=True)
        if broken:
            look = Look(files=len(self._checking.files))
            click.echo("".join(format_named("text").render(broken, files.lines, look)), err=True, nl=False)
        return int(bool(broken))

    def _tell(self) -> None:
        from remit.report import Look, format_named

        look = Look(files=len(self._checking.files), colour=terminal.may_colour(self._wishes.color, sys.stdout))
        told = list(format_named("text").render(self._played(), files.lines, look))
        terminal.put(told[: -1 if not self._failed else None], self._checking.progress)
        terminal.put(line for each in self._found for line in _summary(each))
        if self._percent < self._wishes.fail_under:
            click.echo(f"{self._percent}% of the rules are exercised; --fail-under asks for {self._wishes.fail_under}%")

    def _played(self) -> Iterator[Diagnostic]:
        """Play the examples of each policy, and pass on what failed."""
        from remit import pipeline

        for file in self._checking.progress.over("testing", self._checking.files, files.shown):
            rehearsed = pipeline.rehearse_file(self._checking.check(file))
            self._found.append(rehearsed)
            yield from rehearsed.diagnostics

    @property
    def _failed(self) -> bool:
        return any(each.diagnostics for each in self._found)

    @property
    def _percent(self) -> int:
        """Return how many of a hundred rules are exercised, over all policies."""
        rules = sum(each.coverage.rules for each in self._found)
        return 100 * sum(len(each.coverage.exercised) for each in self._found) // rules if rules else 100


def _summary(rehearsed: Rehearsed) -> Iterator[str]:
    """Return how one policy fared, and the rules that no example exercises."""
    coverage, number = rehearsed.coverage, len(rehearsed.rehearsals)
    if rehearsed.diagnostics and not number and not coverage.rules:
        yield f"{rehearsed.path}: not played, for it has errors\n"
        return
    passed = "all pass" if not rehearsed.failed else f"{rehearsed.failed} of them fail"
    examples = f"{number} example{'' if number == 1 else 's'}" + (f", {passed}" if number else "")
    rules = f"{len(coverage.exercised)} of {coverage.rules} rules exercised ({coverage.percent}%)"
    yield f"{rehearsed.path}: {examples}; {rules}\n"
    if coverage.missing:
        width = len(str(coverage.missing[-1].span.line))
        yield "  no example exercises\n"
        yield from (f"  {rule.span.line:>{width}}: {rule.text.text}\n" for rule in coverage.missing)
