"""What the command line says of one case, to its timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from remit_cli import files
from remit_cli.choosing import Choice
from remit_cli.files import CannotError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.derive.log import Entry, Log
    from remit.derive.terms import Terms
    from remit.derive.timeline import Timeline
    from remit_cli.main import Session


class Telling:
    """One run of `when`; `faulty` says that not all of the log could be taken."""

    def __init__(self, session: Session, path: str, kind: str, told: Mapping[str, Any]) -> None:
        self.faulty = False
        self._told, self._choice = told, Choice(path, kind, session)
        self._log = self._read_log()

    def timeline(self) -> Timeline:
        """Return the timeline; raises CannotError for what cannot be understood or dated."""
        from remit.calendar import HorizonError
        from remit.derive.timeline import timeline_of
        from remit.derive.timeline_events import UnclearError

        try:
            received = self._received()
            asked = self._moment("as_of")
            chosen = self._choice.edition(received, asked or received, self._told["edition"])
            entries = self._entries(chosen.terms, received)
            last = max(entry.happening.at for entry in entries)
            as_of = asked or last
            chosen = self._choice.edition(received, as_of, self._told["edition"])
            if as_of < received:
                raise CannotError("--as-of lies before the moment of receipt")
            timeline = timeline_of(chosen.terms, entries, as_of)
        except (UnclearError, HorizonError) as wrong:
            raise CannotError(str(wrong)) from wrong
        left = sum(entry.happening.at > as_of for entry in entries)
        events = f"{left} event{'s' * (left > 1)}"
        notes = [*chosen.notes, *([f"what happens after that is left out: {events}"] if left else [])]
        return replace(
            timeline,
            force=chosen.force,
            channel=self._told["channel"] and _way(self._told["channel"]),
            name=self._told["name"] or (self._log.head.case if self._log and self._log.head else ""),
            notes=tuple(notes),
        )

    def _read_log(self) -> Log | None:
        from remit.derive.log import read_log

        name = self._told["log"]
        if not name:
            return None
        try:
            return read_log(Path(name).read_bytes())
        except OSError as error:
            raise CannotError(f"cannot read {files.shown(Path(name))}: {files.reason(error)}") from error

    def _received(self) -> datetime:
        said = self._moment("received")
        if self._log is None and said is None:
            raise CannotError('--received is missing: say when the feedback came, for example "2026-12-18 16:30"')
        if said is not None:
            if self._log is not None:
                raise CannotError("--received and --log both say when the feedback came: give one of them")
            return said
        assert self._log is not None  # noqa: S101 - one of the two is there
        moments = [entry.happening.at for entry in self._log.entries if entry.happening.event.endswith(".receipt")]
        if not moments:
            faults = "".join(f"\n  {fault}" for fault in self._log.faults)
            raise CannotError(f"the log does not tell of the receipt{faults}")
        return moments[0]

    def _entries(self, terms: Terms, received: datetime) -> tuple[Entry, ...]:
        """Return what happened, by the log or by the command line."""
        from remit.derive.log_replay import applied, replay
        from remit.derive.timeline_events import events_told

        if self._log is None:
            return events_told(terms, received, self._told["channel"], self._told["events"])
        if self._told["events"] or self._told["channel"]:
            raise CannotError("--log tells what happened: leave --event and --by out, or put them into the log")
        _, said = replay(self._log, terms)
        for each in said:
            click.echo(f"{files.shown(Path(self._told['log']))}: {each}", err=True)
        entries = applied(self._log, terms)
        if not entries:
            raise CannotError("nothing of the log can be taken")
        self.faulty = any(each.kind == "fault" for each in said)
        return entries

    def _moment(self, name: str) -> datetime | None:
        from remit.derive.timeline_events import moment

        return moment(self._told[name]) if self._told[name] else None


def _way(channel: str) -> str:
    return channel if channel.startswith(("by ", "in ")) else f"by {channel}"
