"""From what the command line says and a terminal answers to a first policy in its file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from remit_cli import files, output
from remit_cli.codes import day_of
from remit_cli.files import CannotError

if TYPE_CHECKING:
    from remit.drafting.answers import Answers, Defaults, Times

T = TypeVar("T")


class Asking:
    """One run of `new`. What is not given is asked for, or taken from the code of the nation, or found missing."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told
        self._terminal = sys.stdin.isatty() and sys.stdout.isatty()
        self._missing: list[str] = []

    def write(self) -> None:
        """Write the file, and say what comes next; raises UsageError or CannotError."""
        from remit.drafting import DraftError, drafted

        if self._told["out"]:
            self._refuse(Path(self._told["out"]))
        answers = self.answers()
        file = Path(self._told["out"] or Path("policies", answers.path))
        self._refuse(file)
        try:
            text = drafted(answers, files.shown(file))
        except DraftError as wrong:
            raise click.UsageError(f"no sound policy can be made of these answers: {wrong}") from wrong
        output.replace(file, text.encode())
        _tell(files.shown(file), answers)

    def answers(self) -> Answers:
        """Return all answers; raises UsageError for one that is wrong, or where some are missing."""
        from remit.drafting import answers as read
        from remit.drafting.answers import Answers, Defaults, defaults_of, is_complaint, leads_on

        council = self._ask("council", "Name of the council", read.words)
        nation = self._ask("nation", f"Nation ({', '.join(read.nations())})", read.nation)
        kinds = self._kinds()
        staged = any(map(is_complaint, kinds or ()))
        known = defaults_of(nation) if nation else Defaults()
        if not staged and (unused := [name for name in ("stages", *read.TIMES) if self._told[name]]):
            raise click.UsageError(f"--{unused[0]} is about complaints, and no --kind is one")
        stages = self._stages(known) if staged and nation else ()
        ombudsman = self._ombudsman(known) if nation and any(map(leads_on, kinds or ())) else ""
        since = self._read("since", self._told["since"], read.day) if self._told["since"] else day_of("")
        if self._missing:
            raise click.UsageError(self._lack())
        assert council and nation and kinds  # noqa: S101, PT018 - what is not there is missing
        return Answers(council, nation, kinds, stages, ombudsman, since)

    def _ombudsman(self, known: Defaults) -> str:
        from remit.drafting import answers as read

        return (
            self._ask("ombudsman", "Ombudsman who looks at complaints after the council", read.words, known.ombudsman)
            or ""
        )

    def _kinds(self) -> tuple[str, ...] | None:
        from remit.drafting import answers as read

        if self._told["kind"]:
            return self._read("kind", ",".join(self._told["kind"]), _one(read.kinds))
        return self._ask("kind", "Kinds of feedback, with commas between", _one(read.kinds), "complaint")

    def _stages(self, known: Defaults) -> tuple[Times, ...]:
        """Return the times of every stage."""
        from remit.drafting import answers as read
        from remit.drafting.answers import Times

        number = self._ask("stages", "Stages of the council", read.stages, str(known.number or ""))
        if number is None:
            return ()
        given = {name: self._times(name, number) for name in read.TIMES}
        if self._asks:
            click.echo(_guide(known))
        found = []
        for at in range(number):
            usual, stage = known.stage(at), f"Stage {at + 1}: "
            times: dict[str, Any] = {}
            for name, reader in read.TIMES.items():
                words = stage + _words(name, usual.since if times.get("acknowledge") else "", at + 1, number)
                times[name] = self._ask(name, words, reader, usual.times.get(name, ""), given[name][at])
            if times["respond"] is not None:
                found.append(Times(**times, since=usual.since))
        return tuple(found)

    @property
    def _asks(self) -> bool:
        """Tell whether the terminal is asked for what has a default."""
        return self._terminal and not self._told["yes"]

    def _times(self, name: str, stages: int) -> tuple[str | None, ...]:
        """Return what the command line says of a time at each stage, None where it says nothing."""
        said: tuple[str, ...] = self._told[name]
        if len(said) not in (0, 1, stages):
            raise click.UsageError(f"--{name} is given {len(said)} times, and there are {stages} stages")
        return said if len(said) == stages else (said or (None,)) * stages

    def _ask(
        self, name: str, words: str, reader: Callable[[str], T], usual: str = "", said: str | None = None
    ) -> T | None:
        """Return an answer from the command line, the terminal or the code; None where it is missing."""
        given = self._told[name] if said is None else said
        if isinstance(given, str):
            return self._read(name, given, reader)
        if usual and self._told["yes"]:
            return reader(usual)
        if self._terminal:
            answer: T = click.prompt(words, default=usual or None, value_proc=_proper(reader))
            return answer
        if name not in self._missing:
            self._missing.append(name)
        return None

    def _read(self, name: str, said: str, reader: Callable[[str], T]) -> T:
        from remit.drafting import DraftError

        option = "from" if name == "since" else name
        try:
            return reader(said)
        except DraftError as wrong:
            raise click.UsageError(f"--{option}: {wrong}") from wrong

    def _lack(self) -> str:
        named = ", ".join(f"--{name}" for name in self._missing)
        if self._told["yes"]:
            return f"{named}: not given, and there is no default"
        return f"{named}: not given, and there is no terminal to ask on; --yes takes what the code of the nation says"

    def _refuse(self, file: Path) -> None:
        """Raise CannotError where a file stands that is not to be replaced."""
        if os.path.lexists(file) and not self._told["force"]:
            raise CannotError(f"{files.shown(file)} is there already; --force replaces it, --out names another file")


def _guide(known: Defaults) -> str:
    """Return how the questions about times are answered."""
    says = f"what the {known.code} says, `none` where it says nothing" if known.code else "what is taken"
    return f"A time is for example `5 working days` or `4 weeks`. In brackets stands {says}; Enter takes it."


def _words(name: str, since: str, stage: int, stages: int) -> str:
    """Return what is asked about a time of a stage; its response counts from `since`, or from the stage's beginning."""
    goes_to = f"stage {stage + 1}" if stage < stages else "the Ombudsman"
    return {
        "acknowledge": "time to acknowledge",
        "respond": f"time to respond, from the {since}" if since else "time to respond",
        "extend": "by how much the response may come later",
        "escalate": f"time to go on to {goes_to}, from the response",
    }[name]


def _one(reader: Callable[[Sequence[str]], T]) -> Callable[[str], T]:
    return lambda said: reader((said,))


def _proper(reader: Callable[[str], T]) -> Callable[[str], T]:
    """Return a reader of answers that lets a terminal ask again."""
    from remit.drafting import DraftError

    def read(said: str) -> T:
        try:
            return reader(said)
        except DraftError as wrong:
            raise click.UsageError(str(wrong)) from wrong

    return read


def _tell(path: str, answers: Answers) -> None:
    click.echo(f"{path}: written")
    click.echo("Fill in what its remarks ask for. Then:")
    click.echo(f"  remit check {path}")
    click.echo(f"  remit test {path}")
    if answers.book is not None:
        click.echo(f"  remit assess {path}")
