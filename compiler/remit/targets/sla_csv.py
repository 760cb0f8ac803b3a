"""The SLA table for a spreadsheet: a heading, a row a promise."""

from __future__ import annotations

from dataclasses import asdict

from remit.derive.schedule import Row
from remit.targets import Edition, Product
from remit.targets._csv import cell, table_of

NAME = "sla-csv"
SUFFIX = "sla.csv"
PURPOSE = "the SLA table for spreadsheets"
RUN_BY = ("spreadsheets",)

COLUMNS = {
    "kind": "Kind",
    "stage": "Stage",
    "step": "Step",
    "who": "Who",
    "nature": "Duty or window",
    "low": "At least",
    "number": "Number",
    "unit": "Unit",
    "counted_from": "Counted from",
    "time": "Time in words",
    "condition": "Condition",
    "reading": "Read so because",
    "strength": "Strength",
    "longest": "Longest with extension",
    "worst_case": "Worst case",
    "rule": "Rule",
    "sentence": "Sentence",
    "source": "Source",
}


def render(product: Product) -> bytes:
    """Return the table of one procedure."""
    return _table(product.schedule)


def render_edition(edition: Edition) -> bytes:
    """Return the table of a whole edition, reports included."""
    return _table(edition.schedule)


def _table(rows: tuple[Row, ...]) -> bytes:
    cells = ({name: cell(told) for name, told in asdict(row).items()} for row in rows)
    return table_of(COLUMNS.values(), ([row[name] for name in COLUMNS] for row in cells))
