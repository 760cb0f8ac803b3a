"""Workbooks for spreadsheets (Office Open XML): cells that are nothing but text, and the same bytes on every build."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from remit.targets._csv import FORMULA
from remit.targets._omg import line

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 16_000
"""A cell holds 32,767 units of UTF-16, of which a character takes one or two; what is longer ends in an ellipsis."""
_WHENEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the format's dates have no zone
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_APPLICATION = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Remit</Application></Properties>"
)


def words(value: str) -> str:
    """Return text of one line as a cell holds it; what XML has no way to say is spelt out."""
    text = line(value)
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    # `_x0041_` would be read as an escaped `A`.
    return _ESCAPED.sub("_x005F_", text)


def put(sheet: Worksheet, row: int, column: int, value: str | int | None) -> Any:
    """Write one cell and return it. INVARIANT: text is never a formula, nor becomes one when somebody edits it."""
    cell: Any = sheet.cell(row, column)
    if isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = words(value)
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(FORMULA)
    return cell


def footer(value: str) -> str:
    """Return text as it stands in the foot of a printed page."""
    return words(value)[:120].replace("&", "&&")


def bytes_of(workbook: Workbook, about: dict[str, str]) -> bytes:
    """Return a workbook's bytes; `about` holds its properties (`title`, `creator`, …)."""
    from openpyxl.writer.excel import ExcelWriter

    for name, value in about.items():
        setattr(workbook.properties, name, words(value))
    workbook.properties.created = workbook.properties.modified = _WHENEVER
    written, made = BytesIO(), BytesIO()
    ExcelWriter(workbook, ZipFile(written, "w")).save()
    with ZipFile(written) as parts, ZipFile(made, "w") as archive:
        for name in sorted(parts.namelist(), key=lambda name: (name not in _FIRST, name)):
            # Nothing is squeezed, for how that is done depends on the machine.
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = ZIP_STORED, 0
            archive.writestr(entry, _part(name, parts.read(name)))
    return made.getvalue()


def _part(name: str, data: bytes) -> bytes:
    """Return one part in the spelling that is the same whichever library wrote its XML."""
    if name == "docProps/app.xml":
        return _APPLICATION
    return canonicalize(data.decode()).encode()
