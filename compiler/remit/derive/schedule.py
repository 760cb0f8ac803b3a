"""Every promise, target and window of a policy as a row: who, what, how long, counted from what, with which proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from remit.model.policy import Part, Policy, Procedure, Rule, Stage, rules_in
from remit.syntax.clause import Duration, Extension
from remit.syntax.printer import print_action, print_condition, print_duration, print_limit, print_moment

REPORTS = "reports and records"
NAMELESS = frozenset({"limits", "giving", "extension"})


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
        rows += [_row(REPORTS, "", rule, {}) for rule in rules_in(reports.items) if _counts(rule)]
    return tuple(rows)


def procedure_schedule(procedure: Procedure) -> tuple[Row, ...]:
    """Return the rows of one procedure."""
    rows: list[Row] = []
    extensions = _extensions(procedure.rules())
    rows += [_row(procedure.kind, "", rule, extensions) for rule in rules_in(procedure.arrival) if _counts(rule)]
    for stage in procedure.stages:
        rows += [_row(procedure.kind, stage.label, rule, extensions) for rule in rules_in(stage.items) if _counts(rule)]
    return tuple(rows)


def with_worst_cases(rows: Iterable[Row], worst: Mapping[str, str]) -> tuple[Row, ...]:
    """Return rows with the worst case of each rule for which one is known."""
    return tuple(replace(row, worst_case=worst.get(row.rule, "")) for row in rows)


def _counts(rule: Rule) -> bool:
    """Tell whether a rule belongs in the table: it has a time, or it is a step for which none is given."""
    if rule.action is None or rule.action.extension is not None:
        return False
    return bool(rule.limit and rule.limit.kind != "at any time") or rule.part is Part.STEP


def _extensions(rules: Iterable[Rule]) -> dict[str, list[Extension]]:
    found: dict[str, list[Extension]] = {}
    for rule in rules:
        if rule.attached_to and rule.verb is not None and rule.verb.base == "extend":
            found.setdefault(rule.attached_to, []).append(rule.extension or Extension("unsaid"))
    return found


def _row(kind: str, stage: str, rule: Rule, extensions: dict[str, list[Extension]]) -> Row:
    limit = rule.limit
    duration = limit.duration if limit else None
    assert rule.action is not None  # noqa: S101 - `_counts` lets only rules with an action through
    return Row(
        kind=kind,
        stage=stage,
        step=print_action(rule.action, leave_out=NAMELESS),
        who=" or ".join(rule.actors),
        nature=_nature(rule),
        number=duration.count if duration else None,
        low=duration.low if duration else None,
        unit=duration.unit if duration else "",
        counted_from=" or ".join(print_moment(ref) for ref in limit.events) if limit else "",
        time=print_limit(limit) if limit else "no time given",
        condition=_condition(rule),
        strength=rule.strength or "",
        longest=longest(duration, extensions.get(rule.id, [])) if limit else "",
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


def _condition(rule: Rule) -> str:
    when = rule.sentence.when
    return f"{when.kind} {print_condition(when.condition)}" if when else ""


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
        elif extension.duration.unit == most.unit:
            most = Duration(most.count + extension.duration.count, most.unit)
        else:
            more += f" and {print_duration(extension.duration)}"
        more += f", or longer {extension.longer}" if extension.longer else ""
    return print_duration(most) + more
