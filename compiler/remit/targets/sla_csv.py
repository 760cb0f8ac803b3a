"""The SLA table for a spreadsheet: UTF-8 with a mark that spreadsheets know, a heading, a row a promise."""

from __future__ import annotations

import csv
from dataclasses import asdict
from io import StringIO

from remit.derive.schedule import Row
from remit.targets import Edition, Product

NAME = "sla-csv"
SUFFIX = "sla.csv"

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
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(product: Product) -> bytes:
    """Return the table of one procedure."""
    return _table(product.schedule)


def render_edition(edition: Edition) -> bytes:
    """Return the table of a whole edition, reports included."""
    return _table(edition.schedule)


def _table(rows: tuple[Row, ...]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS.values())
    for row in rows:
        values = asdict(row)
        writer.writerow([_cell(values[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | int | None) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else " ".join(str(value).split())
    return f"'{text}" if text.startswith(FORMULA) else text
