"""Tables for spreadsheets: UTF-8 with a mark that spreadsheets know, RFC 4180, no cell that is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With what a formula begins; where people write Japanese or Chinese, spreadsheets take the wide forms for the same."""


def table_of(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return a table of cells that `cell` or `lines` made."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: str | int | None) -> str:
    """Return a cell of one line that no spreadsheet takes for a formula."""
    text = "" if value is None else " ".join(str(value).split())
    return f"'{text}" if text.startswith(FORMULA) else text


def lines(several: Iterable[str]) -> str:
    """Return a cell of several lines, none of which a spreadsheet takes for a formula."""
    return "\n".join(text for each in several if (text := cell(each)))
