"""What somebody says has happened, to the events of a case: by an event's id, or in the words of an example's line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from remit.calendar import NoZoneError, in_london, local
from remit.derive.case import Case, Happening
from remit.derive.log import Entry
from remit.derive.log_replay import entries_of
from remit.derive.occasions import RECEIPT, Occasions
from remit.derive.rehearsal_setting import (
    NOON,
    Setting,
    UnsettledError,
    facts_of,
    facts_of_channel,
    moment_of,
)
from remit.derive.terms import TOLD, Terms
from remit.model.example import Answer, Happened, Named, Told
from remit.model.example_days import days_in
from remit.model.example_faults import FaultError
from remit.model.example_names import Phrasebook
from remit.model.example_then import happened
from remit.source import Text
from remit.syntax.nearest import nearest
from remit.vocabulary import channels

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?")
_BY_ID = re.compile(r"([\w.-]+)\s*=\s*(.+?)(?:\s+until\s+(.+))?")


class UnclearError(ValueError):
    """Words that name no moment or no event; `help` is one cure."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - as a finding calls it
        super().__init__(message)
        self.help = help

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message}; {self.help}" if self.help else message


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is said to have happened: an event by its id, or a line in words."""

    at: datetime
    event: str = ""
    until: datetime | None = None
    line: Happened | None = None


def moment(said: str) -> datetime:
    """Return a moment in London: `2026-12-18 16:30`, `18 December 2026 at 16:30`; without an hour it is noon.

    Raises UnclearError for what is no moment.
    """
    words = said.strip()
    try:
        if _ISO.fullmatch(words):
            if len(words) == len("2026-12-18"):
                return local(date.fromisoformat(words), NOON)
            found = datetime.fromisoformat(words)
            return in_london(found) if found.utcoffset() is not None else local(found.date(), found.time())
        days = days_in(Text.inline(words, said))
    except (ValueError, OverflowError, NoZoneError):
        raise UnclearError(f"`{said}` is no day or hour that there is") from None
    except FaultError as fault:
        raise UnclearError(fault.finding.message, fault.finding.help) from None
    if len(days) != 1 or days[0].start or days[0].end != len(words):
        raise UnclearError(f"`{said}` is no moment", "write for example `2026-12-18 16:30`")
    return moment_of(days[0].when)


def events_told(terms: Terms, received: datetime, channel: str, said: Sequence[str]) -> tuple[Entry, ...]:
    """Return what has happened to a case, in order, receipt first; raises UnclearError and HorizonError."""
    _check_channel(terms, channel)
    facts = facts_of_channel(terms.procedure, _way(channel))
    receipt = Happening(f"{terms.procedure.slug}.{RECEIPT}", received, facts=facts)
    found, case = [receipt], terms.step(terms.opened(), receipt)[0]
    kinds = tuple(procedure.kind for procedure in terms.policy.procedures)
    book = Phrasebook(terms.procedure, terms.vocabulary, kinds)
    occasions = Occasions(terms.procedure, terms.vocabulary)
    setting = Setting(terms.machine, terms.procedure, terms.tables, occasions, terms.calendar)
    claims, last = list[Claim](), received
    for words in said:
        claims.append(_claim(words, book, last))
        last = claims[-1].at
    for claim in sorted(claims, key=lambda claim: claim.at):
        case = terms.expired(case, claim.at)
        happening = _happening(claim, setting, case)
        found.append(happening)
        case, _ = terms.step(case, happening)
    return entries_of(found)


def _claim(words: str, book: Phrasebook, last: datetime) -> Claim:
    """Return what words say; what says no day happened with what was said before it."""
    by_id = _BY_ID.fullmatch(words.strip())
    if by_id:
        until = moment(by_id[3]) if by_id[3] else None
        return Claim(moment(by_id[2]), by_id[1], until and local(until.date(), time(0)))
    try:
        line = happened(Text.inline(words, "--event"), book)
    except FaultError as fault:
        raise UnclearError(f"`{words}`: {fault.finding.message}", fault.finding.help) from None
    until = local(line.until.day) if line.until else None
    return Claim(moment_of(line.when) if line.when else last, "", until, line)


def _happening(claim: Claim, setting: Setting, case: Case) -> Happening:
    line = claim.line
    if line is None:
        return Happening(claim.event, claim.at, until=claim.until)
    if isinstance(line.what, Told):
        return Happening(TOLD, claim.at, facts=facts_of(line.what))
    if not isinstance(line.what, Named | Answer):
        raise UnclearError(f"`{line.text.text}` says that nothing happened", "give the moment as `--as-of`")
    try:
        return Happening(setting.event(case, line.what), claim.at, until=claim.until)
    except UnsettledError as unsettled:
        rules = " or ".join(rule.id for rule in unsettled.rules)
        raise UnclearError(f"`{line.text.text}` can be {rules}", "name the event by its id") from None


def _way(channel: str) -> str:
    """Return a channel as a fact says it: "by phone", "in person"."""
    return channel if not channel or channel.startswith(("by ", "in ")) else f"by {channel}"


def _check_channel(terms: Terms, channel: str) -> None:
    bare = channel.removeprefix("by ")
    if not channel or any(kind in ("CHANNEL", "MANNER") for kind, *_ in terms.vocabulary.meanings(bare)):
        return
    known = (*channels(), *(name for name, kind in terms.vocabulary.declared if kind == "CHANNEL"))
    meant = nearest(bare, known)
    cure = f"did you mean `{meant}`?" if meant else f"known are {', '.join(known)}; a policy may declare `channels`"
    raise UnclearError(f"`{channel}` is no way in which feedback comes", cure)
