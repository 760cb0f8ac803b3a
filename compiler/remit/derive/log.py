"""A case log: JSON Lines to events and back. Reads every line whole or not at all, and says of each which it was.

The first line pins what the log belongs to. A line that cannot be read ends what can be relied on: what it said is not
known, so the lines after it wait until it is put right. They are read all the same, and nothing of them is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from remit.derive.case import Happening
from remit.derive.log_line import Fault, WrongLineError, read_event, read_head, read_json

STRUCK_OUT = "struck-out"
"""The event of a line that only says that another one did not happen."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a log belongs to; `case` is what the host calls the case."""

    council: str
    policy: str
    edition: str
    kind: str
    policy_sha256: str
    calendar: str
    calendar_digest: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a log with its number there; `corrects` is the number of the event in whose place it stands."""

    line: int
    seq: int
    happening: Happening
    by: str = ""
    corrects: int = 0


@dataclass(frozen=True, slots=True)
class Log:
    """What a file holds, in its order. `head` is None where the first line cannot be read."""

    head: Head | None
    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def end(self) -> float:
        """Return the first line that cannot be relied on."""
        return min((fault.line for fault in self.faults), default=float("inf"))


@dataclass(slots=True)
class _Reader:
    """Reads one line after the other; `last` is the number of the event before."""

    entries: list[Entry] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    last: int = 0

    def event(self, line: int, row: dict[str, Any]) -> Entry:
        event = read_event(line, row)
        seq = int(row.get("seq", self.last + 1))
        corrects = int(row.get("corrects", 0))
        if seq <= self.last:
            raise WrongLineError(
                line, f"number {seq} does not come after {self.last}", "numbers rise from line to line"
            )
        if corrects and corrects not in self.numbers:
            raise WrongLineError(line, f"it corrects event {corrects}, and no line before has that number")
        if event.event == STRUCK_OUT and not corrects:
            raise WrongLineError(line, "it does not say which event is struck out", "add `corrects` with its number")
        self.last = seq
        self.numbers.add(seq)
        return Entry(line, seq, event, row.get("by", ""), corrects)


def read_log(data: bytes) -> Log:
    """Return what a file holds and every line of it that cannot be read; never raises for what the file says."""
    reader, faults, head = _Reader(), [], None
    for line, text, whole in _lines(data):
        try:
            row = read_json(line, text, whole=whole)
            if line == 1:
                head = Head(*read_head(row))
            else:
                reader.entries.append(reader.event(line, row))
        except WrongLineError as wrong:
            faults.append(wrong.fault)
    if not data.strip():
        faults.append(Fault(1, "the log is empty", "its first line says which policy, edition and calendar it is for"))
    return Log(head, tuple(reader.entries), tuple(faults))


def write_log(head: Head, entries: tuple[Entry, ...]) -> bytes:
    """Return a log as a file: a line an event, in the order given, the same bytes for the same log."""
    return "".join(f"{_line(row)}\n" for row in (_head(head), *map(_event, entries))).encode()


def _lines(data: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Yield the lines that are not blank, each with its number, and whether its end is there."""
    pieces = data.split(b"\n")
    for number, piece in enumerate(pieces, 1):
        if piece.strip():
            yield number, piece, number < len(pieces)


def _head(head: Head) -> dict[str, Any]:
    row = {
        "format": "remit-case-log",
        "version": 1,
        "council": head.council,
        "policy": head.policy,
        "edition": head.edition,
        "kind": head.kind,
        "policy_sha256": head.policy_sha256,
        "calendar": {"name": head.calendar, "digest": head.calendar_digest},
    }
    return row | ({"case": head.case} if head.case else {})


def _event(entry: Entry) -> dict[str, Any]:
    happening = entry.happening
    row = {
        "event": happening.event,
        "at": happening.at.isoformat(),
        "recorded": happening.recorded and happening.recorded.isoformat(),
        "seq": entry.seq,
        "facts": dict(happening.facts),
        "until": happening.until and happening.until.date().isoformat(),
        "told": happening.told,
        "by": entry.by,
        "corrects": entry.corrects,
    }
    return {key: value for key, value in row.items() if value}


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)
