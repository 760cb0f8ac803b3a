"""A schedule as lines of text."""

from __future__ import annotations

from remit.derive.schedule import Row, schedule_of
from tests.derive.written import Case, sound


def rows(case: Case) -> str:
    """Return the schedule of a case's policy, a row a line."""
    policy = sound(case.policy).policy
    assert policy is not None
    return "".join(f"{line(row)}\n" for row in schedule_of(policy))


def line(row: Row) -> str:
    """Return one row."""
    low = f"{row.low} to " if row.low else ""
    duration = f"{low}{row.number} {row.unit}" if row.number else ""
    columns = (
        row.rule, row.who, row.step, row.nature, duration, row.counted_from, row.time, row.condition, row.strength,
        row.longest,
    )  # fmt: skip
    return " | ".join(columns).rstrip()
