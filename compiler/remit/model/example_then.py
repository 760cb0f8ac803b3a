"""A line of `then` to what happened. The forms stand in `remit.model.example`."""

from __future__ import annotations

import re

from remit.model.example import Happened, Named, Told, Waited
from remit.model.example_days import FORM, Found, days_in
from remit.model.example_faults import UNCLEAR, FaultError
from remit.model.example_names import Phrasebook
from remit.source import Text

_ON = re.compile(r"\s+(?:on|to|until)?\s*$")
_DECIDED = "decided that "
_UNTIL = re.compile(r"\bto $")


def happened(line: Text, book: Phrasebook) -> Happened:
    """Return what a line says; raises FaultError where it says nothing that the policy knows."""
    days = days_in(line)
    if line.text.startswith("nothing until "):
        return _waited(line, days)
    until = next((found for found in days if _UNTIL.search(line.text[: found.start])), None)
    own = [found for found in days if found is not until]
    first = min((found.start for found in days), default=len(line.text))
    _well_placed(line, days, own)
    head = _trimmed(line, 0, first)
    if until is not None:
        return _extended(line, head, own, until, book)
    if not own:
        return _undated(line, head, book)
    what = book.answer(head) or _judged(head, book) or book.told(head) or book.event(head)
    return Happened(line, what, own[0].when)


def _waited(line: Text, days: tuple[Found, ...]) -> Happened:
    if len(days) != 1 or days[0].end != len(line.text):
        raise FaultError(UNCLEAR, "`nothing until` needs one day behind it", line.span, FORM)
    return Happened(line, Waited(line.text), days[0].when)


def _well_placed(line: Text, days: tuple[Found, ...], own: list[Found]) -> None:
    """Raise FaultError where a line says too many days, or goes on behind the last one."""
    if len(own) > 1:
        span = line.part(own[1].start, own[1].end)
        raise FaultError(UNCLEAR, "this line says two days", span, "write one line for each thing that happened")
    rest = line.text[days[-1].end :].lstrip() if days else ""
    if rest:
        span = line.part(len(line.text) - len(rest), len(line.text))
        message = f"nothing can stand behind the day, but `{rest}` does"
        raise FaultError(UNCLEAR, message, span, "write what happened before the day, and the day last")


def _undated(line: Text, head: Text, book: Phrasebook) -> Happened:
    what = _judged(head, book) or book.told(head)
    if what is not None:
        return Happened(line, what)
    event = book.answer(head) or book.event(head)
    cure = f"write the day behind it, for example `{event.words} 22 December 2026`"
    raise FaultError(UNCLEAR, f"`{event.words}` says no day", line.span, cure)


def _extended(line: Text, head: Text, own: list[Found], until: Found, book: Phrasebook) -> Happened:
    event = book.event(head)
    if not _extends(event, book):
        span = line.part(until.start, until.end)
        message = f"`{head.text}` gives no more time, so no day can stand behind `to`"
        raise FaultError(UNCLEAR, message, span, "write the day on which it happened, without `to`")
    return Happened(line, event, own[0].when if own else None, until.when)


def _extends(event: Named, book: Phrasebook) -> bool:
    rules = [row.rule for row in book.rows if row.rule.id in event.rules]
    return any(rule.verb is not None and rule.verb.extends for rule in rules)


def _judged(head: Text, book: Phrasebook) -> Told | None:
    """Return the fact that somebody has decided on ("decided that the complaint is complex")."""
    return book.told(head.slice(len(_DECIDED), len(head.text))) if head.text.startswith(_DECIDED) else None


def _trimmed(line: Text, start: int, end: int) -> Text:
    """Return the words between two places without what leads to a day."""
    match = _ON.search(line.text[start:end])
    stop = start + match.start() if match else end
    return line.slice(start, max(stop, start))
