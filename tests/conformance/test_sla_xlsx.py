"""A workbook is read back as the table that it was made from: nothing is a formula, and nothing is lost."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from remit import pipeline
from remit.derive.schedule import Row
from remit.targets import sla_xlsx
from remit.targets._office import LONGEST, bytes_of, put
from remit.targets.sla_csv import COLUMNS
from tests.conformance.driven import AGREED, everything
from tests.derive.written import policy, sound
from tests.targets.products import EVERY_EDITION, POLICIES, products_of

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", " =HYPERLINK(A1)", "=cmd|' /C calc'!A0", "#N/A", "</script>", "]]>",
    "';--", "${x}`y`", "a\nb", "\u202eabc", "a\u2028b", "a\x07b\x00c", "_x0041_", "_x005F_x0041_", "\ufffe", "a\r\nb",
)  # fmt: skip


def read(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def lost(data: bytes, rows: tuple[Row, ...]) -> list[str]:
    """Return what a reader does not find in a workbook as the rows have it."""
    heading, *found = rows_of(read(data)["Times"])
    wanted = [COLUMNS[name] for name in sla_xlsx.SHOWN]
    missing = [f"heading {name}" for name in wanted if name not in heading]
    if len(found) != len(rows):
        missing.append(f"{len(rows)} rows, not {len(found)}")
    for number, (cells, row) in enumerate(zip(found, rows, strict=False), 1):
        told = {name: None if value == "" else value for name, value in asdict(row).items()}
        here = dict(zip(heading, cells, strict=True))
        missing += [f"row {number} {name}" for name, value in told.items() if here.get(COLUMNS[name]) != value]
    return missing


def test_every_table_is_read_back_row_by_row() -> None:
    cells = 0
    for name, product in everything():
        assert lost(sla_xlsx.render(product), product.schedule) == [], name
        cells += len(product.schedule) * len(COLUMNS)
    AGREED["openpyxl (sla.xlsx)"] = Counter(tables=len(everything()), cells=cells)


@pytest.mark.parametrize("name", EVERY_EDITION)
def test_the_table_of_an_edition_holds_its_reports_too(name: str) -> None:
    edition = pipeline.edition_of(pipeline.check_file(f"policies/{name}", (POLICIES / name).read_bytes()))
    assert edition is not None

    assert lost(sla_xlsx.render_edition(edition), edition.schedule) == []


def test_words_that_are_too_long_for_a_cell_are_counted() -> None:
    rules = (
        f"source: {'x' * 20_000}\nfeedback:\n  complaint:\n    rules:\n"
        "      - The officer must respond within 10 working days of receipt.\n"
    )
    (product,) = products_of(sound(policy(rules)))

    assert [limit.uses(product) for limit in sla_xlsx.LIMITS] == [1]
    source = read(sla_xlsx.render(product))["Times"].cell(2, tuple(sla_xlsx.SHOWN).index("source") + 1).value
    assert (len(source), source[-1]) == (LONGEST, "…")
    assert [
        limit.uses(product) for _, product in everything() for limit in sla_xlsx.LIMITS if limit.uses(product)
    ] == []


def test_it_is_set_up_for_reading_and_printing() -> None:
    product = everything()[0][1]
    book = read(sla_xlsx.render(product))
    times, about = book["Times"], book["About"]

    assert times.freeze_panes == "A2"
    assert times.auto_filter.ref == f"A1:R{len(product.schedule) + 1}"
    assert times.print_title_rows == "$1:$1"
    assert (times.page_setup.orientation, times.page_setup.fitToWidth, times.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert all(cell.font.bold for cell in times[1])
    assert all(cell.alignment.wrap_text for row in times.iter_rows() for cell in row)
    assert all(10 <= times.column_dimensions[cell.column_letter].width <= 50 for cell in times[1])
    for row in times.iter_rows():
        # Some programs open a row as high as the file says, and what does not fit covers the next.
        characters = [len(str(cell.value or "")) / times.column_dimensions[cell.column_letter].width for cell in row]
        assert times.row_dimensions[row[0].row].height >= sla_xlsx.LINE * max(characters)
    said = {name: value for name, value in rows_of(about) if name}
    assert (said["Policy"], said["Edition"]) == (product.policy.title, product.policy.edition)
    assert said["Calendar"] == product.calendar.digest
    assert said.keys() >= set(COLUMNS.values())
    assert book.properties.title == "Times of a complaint: Customer feedback policy, edition 2026-01"


def test_every_column_of_the_table_for_other_spreadsheets_is_shown() -> None:
    assert set(sla_xlsx.SHOWN) == set(COLUMNS)


@pytest.mark.parametrize("words", HOSTILE[:7])
def test_words_of_a_policy_stay_text(words: str) -> None:
    rules = (
        f"source: {json.dumps(words)}\nfeedback:\n  complaint:\n    rules:\n"
        "      - The officer must respond within 10 working days of receipt.\n"
    )
    data = pipeline.build_file(sound(policy(rules)), to=["sla-xlsx"]).files["northtown/complaints/complaint/sla.xlsx"]

    heading, row = read(data)["Times"].iter_rows()
    cell = next(cell for name, cell in zip(heading, row, strict=True) if name.value == "Source")

    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value == " ".join(words.split())
    assert b"<f>" not in b"".join(parts(data).values())


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text()), max_size=4))
@example(["a" * 40_000])
@example(list(HOSTILE))
def test_any_words_are_read_back_as_text(several: list[str]) -> None:
    book = Workbook()
    for number, words in enumerate(several, 1):
        put(book.worksheets[0], number, 1, words)
    (sheet,) = read(bytes_of(book, {"title": "".join(several)})).worksheets

    for number, words in enumerate(several, 1):
        cell, wanted = sheet.cell(number, 1), spelt(" ".join(words.split()))
        if wanted:
            assert cell.data_type == "s"
            assert unescape(cell.value) == wanted
        else:
            assert cell.value is None


def spelt(words: str) -> str:
    unsayable = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    text = re.sub(unsayable, lambda found: f"<U+{ord(found[0]):04X}>", words)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_every_part_is_well_formed_and_undated() -> None:
    data = sla_xlsx.render(everything()[0][1])

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    for part in parts(data).values():
        ET.fromstring(part)
    assert data == sla_xlsx.render(everything()[0][1])


def test_the_bytes_do_not_hang_on_which_library_wrote_the_xml() -> None:
    program = (
        "import hashlib; from tests.conformance.driven import everything; from remit.targets import sla_xlsx;"
        "print(hashlib.sha256(sla_xlsx.render(everything()[0][1])).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True,
            env=os.environ | {"OPENPYXL_LXML": given, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for given in ("True", "False")
    }  # fmt: skip

    assert len(made) == 1


MUTANTS: dict[str, Callable[[Any], object]] = {
    "a sentence is changed": lambda sheet: setattr(sheet["K2"], "value", "The officer may sleep."),
    "a number becomes a formula": lambda sheet: setattr(sheet["O7"], "value", "=2+3"),
    "a heading is lost": lambda sheet: setattr(sheet["K1"], "value", None),
    "a row is lost": lambda sheet: sheet.delete_rows(3),
    "a column is lost": lambda sheet: sheet.delete_cols(6),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_table_that_was_changed_is_found_out(mutant: str) -> None:
    product = everything()[0][1]
    book = read(sla_xlsx.render(product))
    MUTANTS[mutant](book["Times"])
    written = io.BytesIO()
    book.save(written)

    assert lost(written.getvalue(), product.schedule)


def test_a_workbook_that_is_broken_is_not_read() -> None:
    whole = sla_xlsx.render(everything()[0][1])

    with pytest.raises((zipfile.BadZipFile, ET.ParseError, KeyError, ValueError)):
        read(whole.replace(b"</sheetData>", b"</sheetdata>", 1))
