"""An edition as SQL: its rules, machine, times and calendar as rows, and what is due in each case as views."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from remit.calendar.table import calendar_of
from remit.targets import Edition
from remit.targets._sql_rows import calendar_statements, statements

NAME = "sql"
SUFFIX = "policy.sql"
PURPOSE = "due dates and breaches of many cases in a database, and the policy as tables"
RUN_BY = ("SQLite", "DuckDB", "PostgreSQL")

_HERE = Path(__file__).with_name("_sql")


def render_edition(edition: Edition) -> bytes:
    """Return the tables, the rows and the views of all procedures of an edition."""
    parts = [
        _shipped("tables"),
        *statements(edition),
        *calendar_statements(calendar_of(edition.policy.working_time)),
        _shipped("calendar"),
        _shipped("views"),
    ]
    return "\n".join(filter(None, parts)).encode()


@cache
def _shipped(name: str) -> str:
    """Return a text that is the same in every edition."""
    return (_HERE / f"{name}.sql").read_text(encoding="utf-8")
