"""What is proved of one procedure: the worst case of every step from where its stage begins, and who waits for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from remit.calendar import Calendar
from remit.derive.bounds import Bound, Times
from remit.derive.naming import Naming
from remit.derive.reckoning import Assume
from remit.derive.states import Machine
from remit.derive.timed import Lack, Timetable
from remit.derive.waiting import Claims, claims_of
from remit.model.policy import Part, Procedure, Rule, Stage

PLAIN = Assume()
EXTENDED = Assume(extensions=True)
SAME_DAY = Assume(same_day=True)
BOTH = Assume(extensions=True, same_day=True)


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst cases of one step: without extension, with every one, and where what is sent is received at once.

    `extended`, `same_day` and `both` are None where they say nothing new. `cell` says it all in words, for a table.
    """

    rule: str
    words: str
    start: str
    start_words: str
    plain: Bound
    extended: Bound | None
    same_day: Bound | None
    both: Bound | None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """All that is proved of one procedure."""

    kind: str
    slug: str
    calendar: str
    worst: tuple[Worst, ...]
    claims: Claims


def proof_of(
    machine: Machine, procedure: Procedure, calendar: Calendar, complainants: frozenset[str], since: date | None = None
) -> Proof:
    """Return what is proved of a procedure; `complainants` are the parties on the side of whoever gives feedback."""
    times = Times(machine, procedure, calendar, since, complainants)
    return Proof(
        procedure.kind,
        procedure.slug,
        calendar.name,
        tuple(worst_cases(times)),
        claims_of(times.table, times.runs, times.naming, complainants),
    )


def worst_cases(times: Times) -> Iterator[Worst]:
    """Yield the worst case of every step of the main line, in the order of the policy."""
    table = times.table
    for stage in table.procedure.stages:
        entries = entries_of(stage, table)
        for rule in (rule for rule in table.rules.values() if rule.stage == stage.id and is_step(rule, table)):
            end = f"{rule.id}.done"
            found = [times.worst(entry, end) for entry in entries]
            reached = [bound for bound in found if not (bound.why and bound.why.lack is Lack.NEVER)]
            if reached:
                yield _worst(times, rule, reached[0])


def is_step(rule: Rule, table: Timetable) -> bool:
    """Tell whether a rule is a step of the main line by which a case gets on."""
    return rule.part is Part.STEP and f"{rule.id}.done" in table.made


def entries_of(stage: Stage, table: Timetable) -> tuple[str, ...]:
    """Return the events by which a stage begins: its ways in, and for the first stage, or as a last resort, receipt."""
    receipt = f"{table.machine.kind}.receipt"
    ways = tuple(
        f"{rule.id}.done" for rule in table.rules.values() if rule.stage == stage.id and rule.part is Part.WAY_IN
    )
    return (receipt,) if stage is table.procedure.stages[0] else (*(way for way in ways if way in table.made), receipt)


def _worst(times: Times, rule: Rule, plain: Bound) -> Worst:
    def under(assume: Assume) -> Bound:
        return times.worst(plain.start, plain.end, assume)

    extended, same_day, both = under(EXTENDED), under(SAME_DAY), under(BOTH)
    found = Worst(
        rule.id,
        times.naming.rule(rule.id),
        plain.start,
        times.naming.event(plain.start),
        plain,
        extended if _says_more(extended, plain) else None,
        same_day if _says_more(same_day, plain) else None,
        both if _says_more(both, extended) and _says_more(both, same_day) else None,
    )
    return replace(found, cell=_cell(found, times.naming))


def _says_more(one: Bound, other: Bound) -> bool:
    return (one.days, one.elapsed, one.why) != (other.days, other.elapsed, other.why)


def _cell(worst: Worst, naming: Naming) -> str:
    """Return a worst case as a cell of a table: "15 working days after receipt; 25 with extensions"."""
    after = f" after {worst.start_words}"
    words = _bound(worst.plain, after, naming)
    if worst.extended is not None:
        words += f"; {_bound(worst.extended, '')} with extensions"
    if worst.same_day is not None:
        words += f"; {_bound(worst.same_day, after)} if what is sent is received that day"
    if worst.both is not None:
        words += f", {_bound(worst.both, '')} with extensions as well"
    return words


def _bound(bound: Bound, after: str, naming: Naming | None = None) -> str:
    if bound.why is not None:
        return f"no limit ({naming.why(bound.why)})" if naming else "no limit"
    if bound.days is None:
        return "longer than the calendar"
    return f"{bound.days} working day{'' if bound.days == 1 else 's'}{after}"
