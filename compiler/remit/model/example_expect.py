"""A line of `expect` to what must be so. The forms stand in `remit.model.example`."""

from __future__ import annotations

import re

from remit.model.example import (
    Allowed,
    Asking,
    AtStage,
    Claim,
    DueOn,
    Ended,
    Expected,
    Lateness,
    Refused,
    TooLate,
    WaitingFor,
)
from remit.model.example_days import Found, days_in
from remit.model.example_faults import OF_NOTHING, UNCLEAR, FaultError
from remit.model.example_names import Phrasebook
from remit.source import Text
from remit.syntax.nearest import nearest

_DUE = re.compile(r"(.+?) (provisionally )?due( at the latest)?(?: on)?")
_NOT_DUE = re.compile(r"(.+?) (?:is )?not due")
_LATE = re.compile(r"(.+?) (?:is )?late by (\d+) working days?")
_IN_TIME = re.compile(r"(.+?) (no longer )?in time")
_MAY = re.compile(r"(?:(.+?) )?may (not )?(.+?)(?: until)?")
_ASKING = "waiting to know whether "
_CASE = re.compile(r"the (?:case|feedback|\S+(?: \S+)*?) is (closed|open)")
_AT = re.compile(r"(?:the \S+ is )?at (?:the )?(\S.*)")
_KEYWORDS = ("due", "not", "latest", "until", "time", "late", "may", "closed", "open", "waiting", "refused", "working")
FORMS = "write for example `response due 13 January 2027`, `may escalate until 3 June 2026` or `the case is closed`"


def expected(line: Text, book: Phrasebook) -> Expected:
    """Return what a line claims; raises FaultError where it claims nothing that can be looked at."""
    days = days_in(line)
    if len(days) > 1:
        raise FaultError(UNCLEAR, "this line says two days", line.part(days[1].start, days[1].end), "keep one of them")
    if days and days[0].end != len(line.text):
        rest = line.text[days[0].end :].lstrip()
        span = line.part(len(line.text) - len(rest), len(line.text))
        raise FaultError(UNCLEAR, f"nothing can stand behind the day, but `{rest}` does", span, "write the day last")
    claim = _dated(line, days[0], book) if days else _undated(line, book)
    return Expected(line, claim)


def _dated(line: Text, found: Found, book: Phrasebook) -> Claim:
    head = line.text[: found.start].rstrip()
    if match := _DUE.fullmatch(head):
        event = book.event(line.slice(0, match.end(1)))
        return DueOn(event, found.when, bool(match[3]), bool(match[2]))
    match = _MAY.fullmatch(head)
    if match and head.endswith(" until") and not match[2]:
        return Allowed(book.act(line.slice(match.start(3), match.end(3))), until=found.when)
    if match and head.endswith(" until"):
        message = "`may not … until` says two things"
        raise FaultError(UNCLEAR, message, line.span, "write `may … until` its last day, or `may not …`")
    raise _unclear(line, head)


def _undated(line: Text, book: Phrasebook) -> Claim:
    said = line.text
    if said.startswith("refused:"):
        return _refused(line)
    if said.startswith(_ASKING):
        return _asking(line, book)
    if said.startswith("waiting for "):
        return WaitingFor(book.event(_without_the(line, len("waiting for "))))
    if match := _LATE.fullmatch(said):
        return Lateness(book.event(line.slice(0, match.end(1))), int(match[2]))
    if match := _IN_TIME.fullmatch(said):
        event = book.event(line.slice(0, match.end(1)))
        return TooLate(event) if match[2] else Lateness(event, 0)
    if match := _NOT_DUE.fullmatch(said):
        return DueOn(book.event(line.slice(0, match.end(1))), None)
    if match := _CASE.fullmatch(said):
        return Ended(match[1] == "closed")
    if (match := _AT.fullmatch(said)) and not said.startswith("at the latest"):
        return _at(line, match, book)
    if match := _MAY.fullmatch(said):
        return Allowed(book.act(line.slice(match.start(3), match.end(3))), not match[2])
    if _DUE.fullmatch(said):
        cure = f"write the day behind it, for example `{said} 13 January 2027`"
        raise FaultError(UNCLEAR, f"`{said}` says no day", line.span, cure)
    raise _unclear(line, said)


def _asking(line: Text, book: Phrasebook) -> Asking:
    told = book.told(line.slice(len(_ASKING), len(line.text)))
    if told is None:
        span = line.part(len(_ASKING), len(line.text))
        cure = "write a fact as a rule says it, for example `the complaint is complex`"
        raise FaultError(UNCLEAR, f"`{line.text[len(_ASKING) :]}` is no fact that the policy knows", span, cure)
    return Asking(told.condition)


def _refused(line: Text) -> Refused:
    words = line.text.removeprefix("refused:").strip()
    if not words:
        cure = "write the words of the line without their day: `refused: escalated`"
        raise FaultError(UNCLEAR, "`refused:` does not say what was refused", line.span, cure)
    return Refused(words)


def _at(line: Text, match: re.Match[str], book: Phrasebook) -> AtStage:
    stage = book.stage(match[1])
    if stage is None:
        labels = (stage.label for stage in book.procedure.stages if stage.label)
        stages = [label.lower() if label.startswith("Stage ") else f"the {label}" for label in labels]
        meant = nearest(match[1], stages)
        cure = f"did you mean `at {meant}`?" if meant else f"its stages are {', '.join(f'`{one}`' for one in stages)}"
        if not stages:
            cure = f"the procedure for a {book.procedure.kind} has no stages; leave the line out"
        raise FaultError(OF_NOTHING, f"no stage is called `{match[1]}`", line.part(match.start(1), match.end(1)), cure)
    return AtStage(stage.id, stage.label)


def _unclear(line: Text, head: str) -> FaultError:
    """Return what to say of a line in none of the forms; a word that is almost one of ours is pointed out."""
    words = head.split()
    for at, word in enumerate(words):
        meant = nearest(word, _KEYWORDS)
        if meant and meant != word:
            start = len(" ".join(words[:at])) + bool(at)
            span = line.part(start, start + len(word))
            return FaultError(UNCLEAR, f"`{word}` is not understood", span, f"did you mean `{meant}`?")
    return FaultError(UNCLEAR, f"`{line.text}` expects nothing that can be looked at", line.span, FORMS)


def _without_the(line: Text, start: int) -> Text:
    start += len("the ") if line.text[start:].startswith("the ") else 0
    return line.slice(start, len(line.text))
