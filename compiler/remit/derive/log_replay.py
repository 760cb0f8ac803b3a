"""A case log folded into its case: in the order in which things happened, each line whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from remit.calendar.words import full
from remit.derive.case import Case, Happening, Remark
from remit.derive.log import STRUCK_OUT, Entry, Head, Log
from remit.derive.log_line import Fault
from remit.derive.terms import Terms


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be said of a line. A `fault` is not applied, nor is anything after it; `waits` names those lines.

    `refused`: the procedure does not allow it, and the case is as if it had not come. The others were applied.
    """

    line: int
    kind: Literal["fault", "waits", "refused", "passed over", "out of turn", "out of order", "corrects"]
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


def head_of(terms: Terms, case: str = "") -> Head:
    """Return the first line of a log of a case under these terms."""
    policy, calendar = terms.policy, terms.calendar
    return Head(
        policy.council, policy.title, policy.edition, terms.procedure.kind, terms.sha256, calendar.name,
        calendar.digest, case,
    )  # fmt: skip


def entries_of(happenings: Iterable[Happening]) -> tuple[Entry, ...]:
    """Return events as the lines of a new log."""
    return tuple(Entry(number + 1, number, happening) for number, happening in enumerate(happenings, 1))


def replay(log: Log, terms: Terms) -> tuple[Case, tuple[Said, ...]]:
    """Return the case that a log tells of, and what is to be said of its lines.

    A log made for another policy, edition or calendar is refused whole. A line that cannot be read, or whose date lies
    outside the calendar, ends the replay: what comes before it stands, what comes after it waits.
    """
    faults = _faults(log, terms)
    end = min((fault.line for fault in faults), default=None)
    found = [Said(fault.line, "fault", _words(fault)) for fault in faults]
    taken = applied(log, terms)
    waiting = [entry.line for entry in log.entries if end is not None and entry.line > end]
    if waiting:
        others = f", as do the lines up to {waiting[-1]}," if len(waiting) > 1 else ""
        found.append(Said(waiting[0], "waits", f"it waits{others} until line {end} is put right"))
    case = terms.opened()
    for entry in in_order(taken):
        case, remarks = terms.step(case, entry.happening)
        found += [Said(entry.line, remark.kind, _remark(remark)) for remark in remarks]
    found += _late_entries(taken)
    found += [
        Said(entry.line, "corrects", f"stands in the place of event {entry.corrects}")
        for entry in taken
        if entry.corrects
    ]
    return case, tuple(sorted(found, key=lambda said: said.line))


def applied(log: Log, terms: Terms) -> tuple[Entry, ...]:
    """Return the lines of a log that can be relied on: those before the first fault."""
    end = min((fault.line for fault in _faults(log, terms)), default=None)
    return tuple(entry for entry in log.entries if end is None or entry.line < end)


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Return the events that count, corrections in the place of what they correct, in the order they happened in."""
    gone = {entry.corrects for entry in entries if entry.corrects}
    kept = (entry for entry in entries if entry.seq not in gone and entry.happening.event != STRUCK_OUT)
    return sorted(kept, key=lambda entry: (entry.happening.at, entry.seq))


def _faults(log: Log, terms: Terms) -> list[Fault]:
    return [*log.faults, *_other_terms(log.head, terms), *_outside(log.entries, terms)]


def _other_terms(head: Head | None, terms: Terms) -> Iterator[Fault]:
    """Yield one fault that names all in which a log belongs to something else."""
    if head is None:
        return
    own = head_of(terms)
    names = (
        ("council", head.council, own.council),
        ("policy", head.policy, own.policy),
        ("edition", head.edition, own.edition),
        ("kind of feedback", head.kind, own.kind),
        ("text of the policy (sha256)", head.policy_sha256[:12], own.policy_sha256[:12]),
        ("calendar", head.calendar, own.calendar),
        ("digest of the calendar", head.calendar_digest[:12], own.calendar_digest[:12]),
    )
    differ = [f"the {name} is `{theirs}` there and `{ours}` here" for name, theirs, ours in names if theirs != ours]
    if differ:
        yield Fault(1, f"the log was made for something else: {'; '.join(differ)}")


def _outside(entries: Iterable[Entry], terms: Terms) -> Iterator[Fault]:
    calendar = terms.calendar
    for entry in entries:
        day = entry.happening.at.date()
        if not calendar.first <= day <= calendar.last:
            yield Fault(entry.line, f"{full(day)} lies outside the calendar, which goes {calendar.reach}")


def _late_entries(entries: Iterable[Entry]) -> Iterator[Said]:
    """Yield the lines that tell of something earlier than a line before them."""
    latest: Entry | None = None
    for entry in entries:
        if latest is not None and not entry.corrects and entry.happening.at < latest.happening.at:
            message = f"it happened before what line {latest.line} tells, and is put in its place"
            yield Said(entry.line, "out of order", message)
        if latest is None or entry.happening.at > latest.happening.at:
            latest = entry


def _words(fault: Fault) -> str:
    return f"{fault.message}; {fault.help}" if fault.help else fault.message


def _remark(remark: Remark) -> str:
    if remark.kind == "refused":
        return f"`{remark.event}` is refused: {remark.reason}; what may come: {', '.join(remark.named) or 'nothing'}"
    if remark.kind == "passed over":
        return f"`{remark.event}` comes before {', '.join(remark.named)}: {remark.reason}"
    return f"`{remark.event}`: {remark.reason}"
