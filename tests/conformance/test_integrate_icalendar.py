"""What docs/integrate/icalendar.md shows is what the calendar gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from remit.calendar.deadline import due
from remit.calendar.moments import local
from remit.syntax.clause import Duration
from tests.conformance.blocks import EDITION, blocks, generated, printed_by_node
from tests.installed import package
from tests.targets.products import products


def test_the_page_prints_what_it_says(tmp_path: Path) -> None:
    package("ical.js")

    printed = printed_by_node("\n".join(blocks("icalendar.md", "js")), generated(tmp_path))

    assert printed == "".join(blocks("icalendar.md", "text"))


def test_the_day_that_the_page_counts_is_the_day_that_remit_counts() -> None:
    calendar = products(f"{EDITION}.yaml")[0].calendar

    counted = due(local(date(2026, 12, 18)), Duration(10, "working day"), calendar).day

    assert f"due {counted.isoformat()}\n" in blocks("icalendar.md", "text")[0]
