"""The SLA table as a workbook that people open and print: a row a promise, and a sheet that says how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from remit.calendar.table import calendar_of
from remit.calendar.words import full
from remit.derive.schedule import Row
from remit.model.policy import Policy
from remit.targets import Edition, Limit, Product
from remit.targets._office import LONGEST, bytes_of, footer, put
from remit.targets.sla_csv import COLUMNS

NAME = "sla-xlsx"
SUFFIX = "sla.xlsx"
PURPOSE = "the SLA table as a workbook for people to read, filter and print"
RUN_BY = ("openpyxl", "spreadsheets")

SHOWN = {
    "kind": (12, "The kind of feedback; `reports and records` for duties that belong to no case."),
    "stage": (11, "The stage in which the rule stands."),
    "step": (20, "What is to be done, or may be done."),
    "who": (16, "Who does it."),
    "nature": (
        11,
        "A promise (must), an expectation (should), a target (aims to), a window (may); a duty has no time.",
    ),
    "time": (26, "The whole time in the words of the policy."),
    "counted_from": (18, "The event from which the time counts; empty where the policy names none."),
    "condition": (20, "When the row applies; empty where it always does."),
    "longest": (15, "The time with every extension that the policy allows."),
    "worst_case": (24, "When it is done at the latest, counted from where the case came in, if all promises are kept."),
    "sentence": (50, "The rule as the policy has it."),
    "source": (26, "Where the council's page says it."),
    "strength": (11, "The verb of the rule: must, should, aims to, may."),
    "low": (10, "The lower end of a range, as a number."),
    "number": (10, "How many, as a number."),
    "unit": (14, "Of what: hours, working days, months …"),
    "reading": (30, "Why the time is read so where the page leaves it open."),
    "rule": (30, "The id of the rule, by which other files name it."),
}
"""Columns from left to right: how wide, and what they mean. INVARIANT: those of the table for other spreadsheets."""
PRINTED = tuple(SHOWN).index("worst_case") + 1
"""So many columns are printed, as can be read on a page; behind them stands what serves the screen and other files."""
LINE = 15.0
"""The height of a line in points."""
MOST_LINES = 27
"""No row can be higher than 409 points."""
_A4 = 9

LIMITS = (
    Limit(
        f"a cell holds {LONGEST:,} characters; longer words end in an ellipsis and are whole in sla.csv and sla.json",
        lambda product: sum(len(str(told)) > LONGEST for row in product.schedule for told in asdict(row).values()),
    ),
)


def render(product: Product) -> bytes:
    """Return the table of one procedure."""
    return _workbook(product.policy, product.schedule, product.procedure.kind)


def render_edition(edition: Edition) -> bytes:
    """Return the table of a whole edition, reports included."""
    return _workbook(edition.policy, edition.schedule, "")


def _workbook(policy: Policy, rows: tuple[Row, ...], kind: str) -> bytes:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.calculation.fullCalcOnLoad = False
    times: Any = workbook.active
    times.title = "Times"
    _times(times, rows)
    _about(workbook.create_sheet("About"), policy, kind)
    for sheet in workbook.worksheets:
        _print_set_up(sheet, f"{policy.council}, {policy.title}, edition {policy.edition}")
    title = f"Times of {f'a {kind}' if kind else 'every procedure'}"
    about = {
        "title": f"{title}: {policy.title}, edition {policy.edition}",
        "subject": policy.title,
        "creator": policy.council,
        "lastModifiedBy": policy.council,
        "description": "Made from the policy; the sheet About says how to read it.",
        "language": "en-GB",
    }
    return bytes_of(workbook, about)


def _times(sheet: Any, rows: tuple[Row, ...]) -> None:
    """Fill the sheet with a heading and a row a promise."""
    _heading(sheet, 1, [COLUMNS[name] for name in SHOWN])
    _high(sheet, 1, [(COLUMNS[name], SHOWN[name][0]) for name in SHOWN])
    for number, row in enumerate(map(asdict, rows), 2):
        for column, name in enumerate(SHOWN, 1):
            _wrapped(put(sheet, number, column, row[name]))
        _high(sheet, number, [(str(row[name] or ""), SHOWN[name][0]) for name in SHOWN])
    _widths(sheet, [width for width, _ in SHOWN.values()])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{_letter(len(SHOWN))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{_letter(PRINTED)}{len(rows) + 1}"


def _about(sheet: Any, policy: Policy, kind: str) -> None:
    """Fill the sheet that says what the table is of, and what its columns mean."""
    _heading(sheet, 1, ["This table", ""])
    row = 1
    for row, (name, said) in enumerate(_said(policy, kind), 2):
        put(sheet, row, 1, name).font = _bold()
        _wrapped(put(sheet, row, 2, said))
        _high(sheet, row, [(said, 100)])
    _heading(sheet, row + 2, ["Column", "What it says"])
    for row, name in enumerate(SHOWN, row + 3):  # noqa: B020 - it goes on below what was written
        put(sheet, row, 1, COLUMNS[name]).font = _bold()
        _wrapped(put(sheet, row, 2, SHOWN[name][1]))
    _widths(sheet, [28, 100])


def _said(policy: Policy, kind: str) -> Iterator[tuple[str, str]]:
    """Yield which policy the table is of and how its days are counted."""
    time, calendar = policy.working_time, calendar_of(policy.working_time)
    yield "Council", policy.council
    yield "Policy", policy.title
    yield "Edition", policy.edition
    yield "In force", policy.force.said
    yield "Kind of feedback", kind or "every kind in the policy"
    yield "Made from", ", ".join(filter(None, (str(policy.origin), policy.origin.link)))
    yield "Working days", calendar.name + (" (assumed; the page does not say it)" if time.assumed else "")
    yield "Closed", " and ".join(time.closures) or "on no other days"
    yield "A day ends at", time.day_ends
    late = "the next working day" if calendar.convention.next_working_day else "that very day"
    yield "What arrives on a closed day", f"counts as having arrived on {late}"
    yield "The day of the event", f"is {time.first_day}" + (", and days are clear days" if time.clear_days else "")
    yield "Bank holidays", f"proclaimed until {full(calendar.known_until)}, worked out for later days"
    yield "Calendar", calendar.digest


def _heading(sheet: Any, row: int, names: list[str]) -> None:
    from openpyxl.styles import Border, PatternFill, Side

    for column, name in enumerate(names, 1):
        cell = _wrapped(put(sheet, row, column, name))
        cell.font = _bold()
        cell.fill = PatternFill("solid", fgColor="FFE7ECEF")
        cell.border = Border(bottom=Side("medium"))


def _wrapped(cell: Any) -> Any:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _bold() -> Any:
    from openpyxl.styles import Font

    return Font(name="Calibri", bold=True)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def _high(sheet: Any, row: int, cells: list[tuple[str, int]]) -> None:
    """Make a row as high as the longest of its cells: not every program does so when it opens a file."""
    from textwrap import wrap

    lines = (sum(len(wrap(part, width - 2)) or 1 for part in text.split("\n")) for text, width in cells)
    sheet.row_dimensions[row].height = LINE * min(max(lines), MOST_LINES)


def _widths(sheet: Any, widths: list[int]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[_letter(column)].width = width


def _print_set_up(sheet: Any, which: str) -> None:
    """Print on A4 across, one page wide and as many long as it takes, each with its heading and edition."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.left.text = footer(which)
    sheet.oddFooter.right.text = "Page &P of &N"
