"""What changed outside the procedures: how days are counted, what the council reports and records, what it states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from remit.calendar import Calendar
from remit.changes.change import Effect, Told
from remit.changes.matching import Edition, matched
from remit.changes.proof import repeated
from remit.changes.residents import TIMES
from remit.derive.voice import capital
from remit.model.head import Statement
from remit.model.policy import Rule, items_in
from remit.syntax.printer import print_sentence

REPORTS = "Reports and records"
_ABOUT = frozenset({"says", "source", "link", "note"})
"""Keys of a statement that say where the page has it, or that are told first."""


def settings_of(old: Edition, new: Edition, calendars: tuple[Calendar, Calendar], since: date) -> Iterator[Told]:
    """Yield what changed outside the procedures."""
    before, after = calendars
    if before.name != after.name:
        yield Told(Effect.OTHERWISE, (), "", "Council", "How days are counted", before.name, after.name)
    yield from _reports(old, new, calendars, since)
    yield from _statements(old, new)


def _reports(old: Edition, new: Edition, calendars: tuple[Calendar, Calendar], since: date) -> Iterator[Told]:
    """Yield what the council reports and records otherwise; these rules belong to no case and speak to nobody."""
    before, after = (_rules(edition) for edition in (old, new))
    pairs = matched(before, after, (lambda each, _: print_sentence(each.sentence), lambda each, _: each.id))
    kept = {id(each) for pair in pairs for each in pair}
    for each in before:
        if id(each) not in kept:
            effect = Effect.IMPOSSIBLE if each.strength == "may" else Effect.UNPROMISED
            yield Told(effect, (), REPORTS, "Council", _what(each), was=each.id, yours=False)
    for one, other in pairs:
        if _what(one) != _what(other):
            deadline = repeated(one, other, calendars, since)
            effect = TIMES.get(deadline.direction, Effect.OTHERWISE) if deadline is not None else Effect.OTHERWISE
            about = effect, (), REPORTS, "Council", _what(other), print_sentence(one.sentence), ""
            yield Told(*about, one.id, other.id, deadline, yours=False)
    for each in after:
        if id(each) not in kept:
            effect = Effect.POSSIBLE if each.strength == "may" else Effect.PROMISED
            yield Told(effect, (), REPORTS, "Council", _what(each), now=each.id, yours=False)


def _rules(edition: Edition) -> tuple[Rule, ...]:
    return tuple(each for each in items_in(edition.policy.reports) if isinstance(each, Rule))


def _what(rule: Rule) -> str:
    return print_sentence(rule.sentence).rstrip(".")


def _statements(old: Edition, new: Edition) -> Iterator[Told]:
    olds: Mapping[str, Statement] = {each.key: each for each in old.policy.statements}
    news: Mapping[str, Statement] = {each.key: each for each in new.policy.statements}
    for key in dict.fromkeys((*olds, *news)):
        before, after = (_says(each[key]) if key in each else "" for each in (olds, news))
        if before != after:
            name, what = f"statements.{key}", capital(key)
            was, now = (name if said else "" for said in (before, after))
            yield Told(Effect.SAID, (), "", "Council", what, before, after, was, now)


def _says(statement: Statement) -> str:
    """Return all that is stated under one key, in one line."""
    told = (f"{key}: {', '.join(each)}" for key, each in statement.details.items() if key not in _ABOUT)
    parts = [statement.says, *told]
    return "; ".join(part for part in parts if part)
