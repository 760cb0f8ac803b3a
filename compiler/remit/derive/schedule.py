"""Every promise, target and window of a policy as a row: who, what, how long, counted from what, with which proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from remit.derive.extensions import Extensions, extensions_of
from remit.model.policy import Branch, Case, Item, Part, Policy, Procedure, Rule, Stage
from remit.syntax.clause import Duration, Extension, Limit
from remit.syntax.printer import print_action, print_condition, print_duration, print_limit, print_moment

REPORTS = "reports and records"
NAMELESS = frozenset({"limits", "giving", "extension"})
NO_TIME = "no time given"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the SLA table.

    `number` (and `low`, of a range) of `unit`; empty where the policy gives no time. `longest` is the time with every
    extension that the policy allows, in words; `worst_case` when it is done at the latest, counted from where the case
    came in, if everybody keeps their promises; `source` is where the council's page says it.
    """

    kind: str
    stage: str
    step: str
    who: str
    nature: str
    number: int | None
    low: int | None
    unit: str
    counted_from: str
    time: str
    condition: str
    reading: str
    strength: str
    longest: str
    worst_case: str
    rule: str
    sentence: str
    source: str


def schedule_of(policy: Policy) -> tuple[Row, ...]:
    """Return the rows of every procedure, then those of the reports, in the order of the policy."""
    rows = [row for procedure in policy.procedures for row in procedure_schedule(procedure)]
    reports = (
        Stage("", "", "", "", policy.reports, policy.origin, policy.procedures[0].span) if policy.procedures else None
    )
    if reports:
        rows += _rows(REPORTS, reports, {})
    return tuple(rows)


def procedure_schedule(procedure: Procedure) -> tuple[Row, ...]:
    """Return the rows of one procedure."""
    rows: list[Row] = []
    extensions = extensions_of(procedure.rules())
    arrival = Stage("", "", "", "", procedure.arrival, procedure.origin, procedure.span)
    for stage in (arrival, *procedure.stages):
        rows += _rows(procedure.kind, stage, extensions)
    return tuple(rows)


def _rows(kind: str, stage: Stage, extensions: Extensions) -> Iterator[Row]:
    for rule, under in with_conditions(stage.items):
        if not _counts(rule):
            continue
        yield _row(kind, stage.label, rule, rule.limit, (*under, *_own_condition(rule)), extensions)
        if rule.sentence.otherwise is not None:
            yield _row(kind, stage.label, rule, rule.sentence.otherwise, (*under, *_else(rule)), extensions)


def with_conditions(items: tuple[Item, ...]) -> Iterator[tuple[Rule, tuple[str, ...]]]:
    """Yield the rules of `items`, each with the conditions of the branches in which it stands."""
    yield from ((item, under) for item, under in items_under(items) if isinstance(item, Rule))


def items_under(items: tuple[Item, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Yield `items` and what stands in their branches in the order of the policy, each under its conditions."""
    for item in items:
        yield item, above
        if isinstance(item, Branch):
            if item.rule is not None:
                yield item.rule, above
            for case in item.cases:
                # `must … if …` says its condition itself.
                own = () if item.id.endswith(".if") else (_case(item, case),)
                yield from items_under(case.items, (*above, *own))


def _case(branch: Branch, case: Case) -> str:
    if case.condition is not None:
        return f"if {print_condition(case.condition)}"
    asked = branch.rule.text.text.rstrip(".") if branch.rule else branch.text.text
    if branch.rule is None:
        return "otherwise"
    return f"if so ({asked})" if case.key == "yes" else f"otherwise ({asked})"


def with_worst_cases(rows: Iterable[Row], worst: Mapping[str, str]) -> tuple[Row, ...]:
    """Return rows with the worst case of each rule for which one is known."""
    return tuple(replace(row, worst_case=worst.get(row.rule, "")) for row in rows)


def _counts(rule: Rule) -> bool:
    """Tell whether a rule belongs in the table: it has a time, or it is a step for which none is given.

    What is forbidden until then is no promise to be done by then, so it has no row.
    """
    if rule.action is None or rule.action.extension is not None or rule.strength == "must not":
        return False
    return (rule.limit is not None and not rule.anytime) or rule.part is Part.STEP


def _row(
    kind: str,
    stage: str,
    rule: Rule,
    limit: Limit | None,
    under: tuple[str, ...],
    extensions: Extensions,
) -> Row:
    duration = limit.duration if limit else None
    assert rule.action is not None  # noqa: S101 - `_counts` lets only rules with an action through
    return Row(
        kind=kind,
        stage=stage,
        step=" or ".join(print_action(action, leave_out=NAMELESS) for action in (rule.action, *rule.alternatives)),
        who=" or ".join(rule.actors),
        nature=_nature(rule),
        number=duration.count if duration else None,
        low=duration.low if duration else None,
        unit=duration.unit if duration else "",
        counted_from=_counted_from(rule, limit),
        time=print_limit(limit) if limit else NO_TIME,
        condition="; ".join(under),
        reading=_reading(rule),
        strength=rule.strength or "",
        longest=longest(duration, [extension for _, extension in extensions.get(rule.id, ())]) if limit else "",
        worst_case="",
        rule=rule.id,
        sentence=rule.text.text,
        source=str(rule.origin),
    )


def _nature(rule: Rule) -> str:
    if rule.strength == "may" or rule.part is Part.WAY_IN:
        return "window" if rule.strength != "should" else "recommended time"
    if rule.limit is None:
        return "duty"
    return {"must": "promise", "aims to": "target"}.get(rule.strength or "", "expectation")


def _own_condition(rule: Rule) -> tuple[str, ...]:
    when = rule.sentence.when
    return (f"{when.kind} {print_condition(when.condition)}",) if when else ()


def _else(rule: Rule) -> tuple[str, ...]:
    """Return for whom the time for everyone else is: those whom the first one is not for."""
    when = rule.sentence.when
    turned = {"unless": "if"}.get(when.kind, "unless") if when else ""
    return (f"{turned} {print_condition(when.condition)}",) if when else ()


def _counted_from(rule: Rule, limit: Limit | None) -> str:
    """Return from what a time counts: one for everyone else that does not say it from where the first does."""
    events = limit.events if limit else ()
    if limit is not None and limit is rule.sentence.otherwise and rule.limit is not None:
        events = events or rule.limit.events
    return " or ".join(print_moment(ref) for ref in events)


def _reading(rule: Rule) -> str:
    """Return why a rule is read otherwise than the page has it; empty where it is read as it stands."""
    return rule.reading.why or "read so by the policy" if rule.reading else ""


def longest(duration: Duration | None, extensions: list[Extension]) -> str:
    """Return the longest that a step may take with its extensions, in words; empty where no time is given."""
    if duration is None:
        return ""
    most, more = duration, ""
    for extension in extensions:
        if extension.kind in ("no limit", "unsaid") or (
            extension.duration is None and extension.kind != "by agreement"
        ):
            return "no limit"
        if extension.kind == "by agreement" or extension.duration is None:
            more += ", longer by agreement"
        elif extension.kind == "in total":
            most = extension.duration
        elif extension.total is not None:
            most = _total(most, extension.duration, extension.total, once=extension.once)
        elif extension.duration.unit == most.unit:
            most = Duration(most.count + extension.duration.count, most.unit)
        else:
            more += f" and {print_duration(extension.duration)}"
        more += f", or longer {extension.longer}" if extension.longer else ""
    return print_duration(most) + more


def _total(most: Duration, more: Duration, total: Duration, *, once: bool) -> Duration:
    """Return what a step may come to with extensions that end at a total: less where one alone does not reach it."""
    one = most.count + more.count
    short = once and most.unit == more.unit == total.unit and one < total.count
    return Duration(one, most.unit) if short else total
