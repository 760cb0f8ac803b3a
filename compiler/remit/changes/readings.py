"""The meanings that the words of two editions leave: which days are meant, and from what a time counts if unsaid."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import product

from remit.calendar import Calendar
from remit.changes.change import Compared
from remit.changes.matching import Pair
from remit.derive.bounds import Times
from remit.derive.occasions import RECEIPT
from remit.derive.proof import entries_of
from remit.derive.states import Clock, Machine, Start
from remit.derive.timed import Timetable
from remit.derive.ways import DONE
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import Unit
from remit.value import value

ACKNOWLEDGEMENT = "acknowledgement"
UNITS: tuple[tuple[Unit, str], ...] = (("working day", "in working days"), ("calendar day", "in calendar days"))
STARTS = (
    (False, "counted from the beginning of the stage where no event is named"),
    (True, "counted from the acknowledgement where no event is named"),
)


@value
class Reading:
    """The times of both editions under one meaning of their words; `words` tell it apart where there are several."""

    old: Times
    new: Times
    words: str = ""

    def named(self, compared: Compared) -> Compared:
        """Return a comparison that says under which meaning it is made."""
        return replace(compared, assuming=", ".join(each for each in (self.words, compared.assuming) if each))


def readings_of(
    pair: Pair, calendars: tuple[Calendar, Calendar], complainants: tuple[frozenset[str], frozenset[str]]
) -> tuple[Reading, ...]:
    """Return the meanings that the times of a procedure have in both editions: one where all words are clear."""
    editions = ((pair.old, pair.old_machine), (pair.new, pair.new_machine))
    clocks = [clock for _, machine in editions for clock in machine.clocks]
    units = UNITS if any(each.duration and each.duration.unit == "day" for each in clocks) else ()
    later = any(
        _acknowledged(procedure, clock) for procedure, machine in editions for clock in _open(procedure, machine)
    )
    found = []
    for (unit, in_units), (acknowledged, from_start) in product(units or (("day", ""),), STARTS[: 1 + later]):
        old, new = (
            Times(_read(machine, procedure, unit, acknowledged=acknowledged), procedure, calendar, None, people)
            for (procedure, machine), calendar, people in zip(editions, calendars, complainants, strict=True)
        )
        words = ", ".join(each for each in (in_units, from_start if later else "") if each)
        found.append(Reading(old, new, words))
    return tuple(found)


def _read(machine: Machine, procedure: Procedure, unit: Unit, *, acknowledged: bool) -> Machine:
    """Return a machine in which `days` are of a unit, and a time that names no event counts from one."""
    clocks, startless = list[Clock](), list(_open(procedure, machine))
    table = Timetable(machine, procedure) if startless else None
    for each in machine.clocks:
        clock = each
        if each.duration is not None and each.duration.unit == "day":
            clock = replace(clock, duration=replace(each.duration, unit=unit))
        if table is not None and each in startless:
            start = _acknowledged(procedure, each) if acknowledged else None
            clock = replace(clock, starts_on=(start,) if start else tuple(_begun(procedure, each, table)))
        clocks.append(clock)
    return replace(machine, clocks=tuple(clocks))


def _open(procedure: Procedure, machine: Machine) -> Iterator[Clock]:
    """Yield the clocks of duties that do not say from what they count."""
    for clock in machine.clocks:
        rule = procedure.rule(clock.rule)
        if rule is not None and _is_duty(rule) and not clock.starts_on and clock.duration is not None:
            yield clock


def _is_duty(rule: Rule) -> bool:
    within = rule.limit is not None and rule.limit.kind == "within"
    return within and rule.strength != "may" and rule.part is not Part.WAY_IN


def _begun(procedure: Procedure, clock: Clock, table: Timetable) -> Iterator[Start]:
    """Yield the events by which the stage of a clock begins: the first of those that happen, and else receipt."""
    rule = procedure.rule(clock.rule)
    stage = procedure.stage(rule.stage) if rule is not None else None
    receipt = f"{procedure.slug}.{RECEIPT}"
    entries: Collection[str] = entries_of(stage, table) if stage is not None else (receipt,)
    yield from (Start(each, each) for each in entries if each != receipt or len(entries) == 1)


def _acknowledged(procedure: Procedure, clock: Clock) -> Start | None:
    """Return the acknowledgement in the stage of a clock, if there is another rule that makes it."""
    rule = procedure.rule(clock.rule)
    if rule is None or rule.noun == ACKNOWLEDGEMENT:
        return None
    makers = (each for each in procedure.rules() if each.stage == rule.stage and each.noun == ACKNOWLEDGEMENT)
    return next((Start(f"{each.id}{DONE}", f"the {ACKNOWLEDGEMENT}") for each in makers), None)
