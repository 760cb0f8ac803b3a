"""What is proved of one procedure: the worst case of every step from where its stage begins, and who waits for what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from remit.calendar import Calendar
from remit.derive.bounds import Bound, Times
from remit.derive.occasions import done_events
from remit.derive.reckoning import Assume
from remit.derive.states import Machine
from remit.derive.timed import Timetable
from remit.derive.waiting import Claims, claims_of
from remit.derive.ways import Lack
from remit.model.policy import Part, Procedure, Rule, Stage, rules_in
from remit.syntax.clause import DUTIES

EXTENDED = Assume(extensions=True)
SAME_DAY = Assume(same_day=True)
BOTH = Assume(extensions=True, same_day=True)


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst cases of one step: without extension, with every one, and where what is sent is received at once.

    `extended`, `same_day` and `both` are None where they say nothing new. `cell` says it all in words, for a table.
    `timed`: the policy gives the step a time of its own.
    """

    rule: str
    words: str
    timed: bool
    start: str
    start_words: str
    plain: Bound
    extended: Bound | None
    same_day: Bound | None
    both: Bound | None
    cell: str = ""

    @property
    def bounds(self) -> tuple[tuple[str, Bound], ...]:
        """Return every answer with what it takes for granted, in words."""
        answers = (
            ("", self.plain),
            ("with every extension", self.extended),
            ("if what is sent is received that day", self.same_day),
            ("with every extension, if what is sent is received that day", self.both),
        )
        return tuple((words, bound) for words, bound in answers if bound is not None)


@dataclass(frozen=True, slots=True)
class Proof:
    """All that is proved of one procedure."""

    kind: str
    worst: tuple[Worst, ...]
    claims: Claims


def proof_of(
    machine: Machine, procedure: Procedure, calendar: Calendar, complainants: frozenset[str], since: date | None = None
) -> Proof:
    """Return what is proved of a procedure; `complainants` are the parties on the side of whoever gives feedback."""
    times = Times(machine, procedure, calendar, since, complainants)
    return Proof(
        procedure.kind,
        tuple(worst_cases(times)),
        claims_of(times.table, times.runs, times.naming, complainants),
    )


def worst_cases(times: Times) -> Iterator[Worst]:
    """Yield the worst case of every step, and of every duty beside them that has a time, in the order of the policy."""
    procedure = times.table.procedure
    receipt = f"{times.table.machine.kind}.receipt"
    yield from _worst_of(times, rules_in(procedure.arrival), (receipt,))
    for stage in procedure.stages:
        yield from _worst_of(times, rules_in(stage.items), entries_of(stage, times.table))


def entries_of(stage: Stage, table: Timetable) -> tuple[str, ...]:
    """Return the events by which a stage begins: its ways in, and for the first stage, or as a last resort, receipt."""
    receipt = f"{table.machine.kind}.receipt"
    ways = (f"{rule.id}.done" for rule in rules_in(stage.items) if rule.part is Part.WAY_IN)
    return (receipt,) if stage is table.procedure.stages[0] else (*(way for way in ways if way in table.made), receipt)


def _worst_of(times: Times, rules: Iterable[Rule], entries: tuple[str, ...]) -> Iterator[Worst]:
    for rule in rules:
        reached = [bound for end in _ends(times.table, rule) if (bound := _reached(times, end, entries)) is not None]
        if reached:
            yield _worst(times, rule, max(reached, key=_lasts))


def _ends(table: Timetable, rule: Rule) -> Iterator[str]:
    """Yield the events that end a step, or a duty beside the steps that has a time."""
    for end in done_events(rule):
        step = rule.part is Part.STEP and end in table.made
        duty = rule.part is not Part.STEP and rule.strength in DUTIES and rule.verb is not None
        if step or (duty and end in table.beside and table.times_of(rule.id)):
            yield end


def _reached(times: Times, end: str, entries: tuple[str, ...]) -> Bound | None:
    """Return the worst case of an event from the first of `entries` after which it can come."""
    found = (times.worst(entry, end) for entry in entries)
    return next((bound for bound in found if not (bound.why and bound.why.lack is Lack.NEVER)), None)


def _lasts(bound: Bound) -> tuple[bool, bool, int, int]:
    """Return the key by which worst cases are compared: without a limit, past the calendar, then by their days."""
    return bound.why is not None, bound.days is None, bound.days or 0, bound.elapsed or 0


def _worst(times: Times, rule: Rule, plain: Bound) -> Worst:
    def under(assume: Assume) -> Bound:
        return times.worst(plain.start, plain.end, assume)

    extended = under(EXTENDED) if "extensions" in plain.turns_on else plain
    same_day = under(SAME_DAY) if "receiving" in plain.turns_on else plain
    both = under(BOTH) if "extensions" in same_day.turns_on else same_day
    found = Worst(
        rule.id,
        times.naming.rule(rule.id),
        rule.limit is not None,
        plain.start,
        times.naming.event(plain.start),
        plain,
        extended if _says_more(extended, plain) else None,
        same_day if _says_more(same_day, plain) else None,
        both if _says_more(both, extended) and _says_more(both, same_day) else None,
    )
    return replace(found, cell=_cell(found))


def _says_more(one: Bound, other: Bound) -> bool:
    return (one.days, one.elapsed, one.why) != (other.days, other.elapsed, other.why)


def _cell(worst: Worst) -> str:
    """Return a worst case as a cell of a table: "15 working days after receipt; 25 with extensions"."""
    after = f" after {worst.start_words}"
    words = _bound(worst.plain, after, told=True)
    if worst.extended is not None:
        words += f"; {_bound(worst.extended, '')} with extensions"
    if worst.same_day is not None:
        words += f"; {_bound(worst.same_day, after)} if what is sent is received that day"
    if worst.both is not None:
        words += f", {_bound(worst.both, '')} with extensions"
    return words


def _bound(bound: Bound, after: str, *, told: bool = False) -> str:
    if bound.why is not None:
        return f"no limit ({bound.why_words})" if told else "no limit"
    if bound.days is None:
        return "longer than the calendar"
    if bound.days == 0:
        return "the same day" if not after else f"the day of {after.removeprefix(' after ')}"
    return f"{bound.days} working day{'' if bound.days == 1 else 's'}{after}"
