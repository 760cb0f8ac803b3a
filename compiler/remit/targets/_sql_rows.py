"""Procedures and their calendar to the rows of each table, in the order in which tables refer to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from datetime import date, timedelta

from remit.calendar.deadline import DAYS_OF, MONTHS_OF
from remit.calendar.table import Calendar
from remit.derive.occasions import RECEIPT, SUBMISSION
from remit.derive.states import Clock, Start, StateKind
from remit.model.policy import Rule, rules_in
from remit.portable.ids import plain
from remit.portable.walk import Place
from remit.syntax.clause import When
from remit.syntax.printer import print_condition, print_sentence
from remit.targets import Edition, Product
from remit.targets._sql_counting import Counting
from remit.targets._sql_text import Value, insert

Row = tuple[Value, ...]


def statements(edition: Edition) -> Iterator[str]:
    """Yield the statements that fill the tables of an edition."""
    policy = edition.policy
    yield insert(
        "edition", "council, policy, edition, in_force",
        [(policy.council, policy.title, policy.edition, policy.force.since or None)],
    )  # fmt: skip
    units = [("hour", 0, 0, 0), ("working day", 1, 0, 0)]
    units += [(name, 0, days, 0) for name, days in DAYS_OF.items()]
    units += [(name, 0, 0, months) for name, months in MONTHS_OF.items()]
    yield insert("unit", "id, working, days, months", units)
    for table, (columns, rows) in TABLES.items():
        yield insert(table, columns, (row for product in edition.products for row in rows(product)))
    yield insert("pause", "id, stage, rule, starts_on, ends_on", pauses(edition.products))
    columns, _ = TABLES["rule"]
    yield insert("rule", columns, (_rule(rule, None) for rule in rules_in(policy.reports)))
    yield insert(
        "sla", "number, kind, stage, step, who, nature, count, low, unit, counted_from, time_in_words, condition, "
        "reading, strength, longest, worst_case, rule",
        # The sentence and its source stand in `rule`.
        ((number, *astuple(row)[:-2]) for number, row in enumerate(edition.schedule, 1)),
    )  # fmt: skip


def calendar_statements(calendar: Calendar) -> Iterator[str]:
    """Yield the statements from which a database makes every day of a calendar."""
    convention, name = calendar.convention, calendar.digest[:12]
    ends = convention.day_ends.isoformat() if convention.day_ends else None
    yield insert(
        "calendar", "id, name, digest, known_until, first_weekday, day_ends, next_working_day, first_day_counts, "
        "rolls, pause_day_counts, restarts",
        [(name, calendar.name, calendar.digest, calendar.known_until.isoformat(), calendar.first.weekday(), ends,
          convention.next_working_day, convention.counts_first_day, convention.roll, convention.pause_inclusive,
          convention.restart)],
    )  # fmt: skip
    yield insert("working_weekday", "calendar, weekday", ((name, each) for each in sorted(convention.weekdays)))
    closed = ((name, each.day.isoformat(), each.name or each.reason) for each in calendar.closed.values())
    yield insert("closed_day", "calendar, date, why", closed)
    months = (
        (name, day.year * 12 + day.month - 1, f"{day:%Y-%m}", (day - calendar.first).days, length)
        for day, length in _months(calendar)
    )
    yield insert("calendar_month", "calendar, month, name, first_number, length", months)


def _months(calendar: Calendar) -> Iterator[tuple[date, int]]:
    """Yield the first day of every month, and how many days it has."""
    day = calendar.first
    while day <= calendar.last:
        after = (day + timedelta(31)).replace(day=1)
        yield day, (after - day).days
        day = after


def _procedures(product: Product) -> Iterator[Row]:
    yield product.procedure.slug, product.procedure.kind, product.procedure.stages[0].id


def _rules(product: Product) -> Iterator[Row]:
    for rule in product.procedure.rules():
        yield _rule(rule, product.procedure.slug)


def _rule(rule: Rule, procedure: str | None) -> Row:
    canonical = print_sentence(rule.sentence)
    other = canonical if canonical != rule.text.text else None
    return rule.id, procedure, rule.stage, rule.strength, rule.text.text, other, str(rule.origin)


def _lines(product: Product) -> Iterator[Row]:
    for region in product.walk.regions:
        yield product.procedure.slug, region.id, region.initial


def _states(product: Product) -> Iterator[Row]:
    for region in product.walk.regions:
        yield from (_state(product, region.id, place) for place in region.places)


def _state(product: Product, line: str, place: Place) -> Row:
    return (
        place.name, place.id, product.procedure.slug, line, place.stage, place.kind.value, place.title,
        place.rule or None, place.kind is not StateKind.START, place.final,
    )  # fmt: skip


def _events(product: Product) -> Iterator[Row]:
    for event in product.machine.events:
        maker = product.procedure.rule(event.id.rpartition(".")[0])
        stage = maker.stage if maker else ""
        yield event.id, plain(event.id), product.procedure.slug, event.label, event.rule or None, stage


def _moves(product: Product) -> Iterator[Row]:
    for move in product.walk.moves:
        if not move.stays:
            yield move.source, move.event, move.target, move.rule or None, move.label or None


def _passed_over(product: Product) -> Iterator[Row]:
    for move in product.walk.moves:
        yield from ((move.source, move.event, act) for act in move.over)


def _duties(product: Product) -> Iterator[Row]:
    tables = product.walk.tables
    for event, acts in tables.owed_on.items():
        yield from ((act, event, None) for act in acts)
    for state, acts in tables.owed_in.items():
        yield from ((act, None, state) for act in acts)


def _done_by(product: Product) -> Iterator[Row]:
    for event, acts in product.walk.tables.keeps.items():
        yield from ((act, event) for act in acts)


def _reopenings(product: Product) -> Iterator[Row]:
    counts = Counting(product).counts
    for stage in product.procedure.stages:
        yield from ((stage.id, event) for event in dict.fromkeys(counts.reopening(stage.id)))


def _taken_as(product: Product) -> Iterator[Row]:
    known = {event.id for event in product.machine.events}
    event, happened = (f"{product.procedure.slug}.{name}" for name in (SUBMISSION, RECEIPT))
    if {event, happened} <= known:
        yield event, happened


def _clocks(product: Product) -> Iterator[Row]:
    counting = Counting(product)
    for clock in product.machine.clocks:
        rule = counting.rule(clock)
        yield (
            clock.id, plain(clock.id), product.procedure.slug, rule.stage, rule.id, clock.kind.value,
            counting.timed(clock), clock.pick, clock.silent, counting.opened_by(clock), _said(rule.sentence.when),
            counting.left(clock),
        )  # fmt: skip


def _said(when: When | None) -> str | None:
    return f"{when.kind} {print_condition(when.condition)}" if when else None


def _times(product: Product) -> Iterator[Row]:
    for clock in product.machine.clocks:
        if clock.duration is not None:
            yield clock.id, 1, clock.duration.count, clock.duration.unit
        if clock.second is not None:
            yield clock.id, 2, clock.second.count, clock.second.unit


def _starts(product: Product) -> Iterator[Row]:
    counting = Counting(product)
    for clock in product.machine.clocks:
        second = (clock.second_start,) if clock.second_start else ()
        for way, starts in ((1, clock.starts_on), (2, second), (3, clock.otherwise_on)):
            yield from ((clock.id, way, *_start(counting, clock, start)) for start in starts)


def _start(counting: Counting, clock: Clock, start: Start) -> Row:
    bound = counting.bounded_by(clock, start.event)
    return start.event, start.label, bound.id if bound else None


def _stops(product: Product) -> Iterator[Row]:
    counting = Counting(product)
    for clock in product.machine.clocks:
        yield from ((clock.id, event) for event in counting.stops(clock))


def _extensions(product: Product) -> Iterator[Row]:
    for clock in product.machine.clocks:
        for name in clock.extended_by:
            rule = product.procedure.rule(name)
            extension = rule.extension if rule else None
            lasts = extension.duration if extension else None
            yield (
                clock.id, f"{name}.done", extension.kind if extension else "unsaid", lasts.count if lasts else None,
                lasts.unit if lasts else None, bool(extension and extension.longer),
            )  # fmt: skip


def _ahead(product: Product) -> Iterator[Row]:
    counting = Counting(product)
    for clock in product.machine.clocks:
        yield from ((clock.id, state) for state in counting.ahead(clock))


def pauses(products: Iterable[Product]) -> Iterator[Row]:
    """Yield the pauses of every procedure, numbered through."""
    found = [pause for product in products for pause in product.machine.pauses]
    yield from ((number, each.stage, each.rule, each.starts_on, each.ends_on) for number, each in enumerate(found, 1))


TABLES: dict[str, tuple[str, Callable[[Product], Iterator[Row]]]] = {
    "procedure": ("id, kind, first_stage", _procedures),
    "rule": ("id, procedure, stage, strength, sentence, canonical, source", _rules),
    "line": ("procedure, id, initial", _lines),
    "state": ("id, plain, procedure, line, stage, kind, title, rule, begun, final", _states),
    "event": ("id, plain, procedure, label, rule, stage", _events),
    "move": ("state, event, target, rule, label", _moves),
    "passed_over": ("state, event, act", _passed_over),
    "duty": ("act, event, state", _duties),
    "done_by": ("act, event", _done_by),
    "reopening": ("stage, event", _reopenings),
    "taken_as": ("event, happened", _taken_as),
    "clock": (
        "id, plain, procedure, stage, rule, kind, timed, pick, silent, opened_by, condition, left_to_host", _clocks,
    ),
    "clock_time": ("clock, way, number, unit", _times),
    "clock_start": ("clock, way, event, label, bounded_by", _starts),
    "clock_stop": ("clock, event", _stops),
    "extension": ("clock, event, kind, number, unit, longer", _extensions),
    "still_ahead": ("clock, state", _ahead),
}  # fmt: skip
"""Each table, its columns and who makes its rows. INVARIANT: in the order in which tables refer to one another."""
