"""An edition as SQL: its rules, machine, times and calendar as rows, and what is due in each case as views."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from remit.calendar.table import calendar_of
from remit.targets import Edition, Limit, Product
from remit.targets._sql_counting import AGREED, BACKWARDS, HOURS, OTHERWISE, PICKED, REPEATS, ROUND, SILENT, Counting
from remit.targets._sql_rows import calendar_statements, statements

NAME = "sql"
SUFFIX = "policy.sql"
PURPOSE = "due dates and breaches of many cases in a database, and the policy as tables"
RUN_BY = ("SQLite", "DuckDB", "PostgreSQL")

_HERE = Path(__file__).with_name("_sql")


def _left(*reasons: str) -> Callable[[Product], int]:
    """Return who counts the times that are left to the host for one of these reasons."""

    def uses(product: Product) -> int:
        counting = Counting(product)
        return sum(counting.left(clock) in reasons for clock in product.machine.clocks)

    return uses


def _conditions(product: Product) -> int:
    return sum(Counting(product).rule(clock).condition is not None for clock in product.machine.clocks)


LIMITS = (
    Limit("A time counted in hours has no last day here: the host works it out.", _left(HOURS)),
    Limit("A duty that comes again and again has no last day here.", _left(REPEATS)),
    Limit("A time counted backwards from a later event has no last day here.", _left(BACKWARDS)),
    Limit("A day that both sides agree on is not taken up.", _left(AGREED)),
    Limit("Which of two times counts under a condition is not decided.", _left(OTHERWISE)),
    Limit("The later or earlier of two times is not worked out where it can be extended, or where another time counts "
          "from its end.", _left(PICKED)),
    Limit("Times that count from each other, or from the end of somebody's silence, are not worked out.",
          _left(ROUND, SILENT)),
    Limit("Conditions are told and not decided: a time is shown whether or not its condition holds.", _conditions),
)  # fmt: skip


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
