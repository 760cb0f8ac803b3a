"""ical.js, which we did not write, reads what `remit when --format ics` writes as it is meant."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.installed import package

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests" / "cases" / "golden").glob("*.ics"))
READER = """
import ICAL from "ical.js";
import { readFileSync } from "node:fs";
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part, { strictExceptions: true });
  return {
    uid: event.uid, sequence: event.sequence, summary: event.summary, description: event.description,
    start: event.startDate.toString(), end: event.endDate.toString(), allDay: event.startDate.isDate,
    days: event.duration.toSeconds() / 86400, status: part.getFirstPropertyValue("status"),
  };
});
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue("name"), events }));
"""


@pytest.fixture(scope="module")
def ical() -> Callable[[bytes], dict[str, Any]]:
    """Return what reads a calendar with ical.js; where that is missing, skip, or fail in CI."""
    package("ical.js")

    def read(data: bytes) -> dict[str, Any]:
        done = subprocess.run(
            ["node", "--input-type=module", "--eval", READER], cwd=ROOT, input=data, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        read_back: dict[str, Any] = json.loads(done.stdout)
        return read_back

    return read


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_a_calendar_is_read_as_it_is_meant(file: Path, ical: Callable[[bytes], dict[str, Any]]) -> None:
    told = json.loads(file.with_suffix(".json").read_bytes())

    found = ical(file.read_bytes())

    assert found["name"] == "Complaint to Northtown Council, received 18 December 2026"
    assert [event["start"] for event in found["events"]] == [due["due"] for due in told["due"] if due["due"]]
    for event, due in zip(found["events"], told["due"], strict=True):
        assert (event["allDay"], event["days"]) == (True, 1)
        assert event["description"].startswith(f"{due['sentence']}\n{due['counting']}.")
    assert len({event["uid"] for event in found["events"]}) == len(found["events"])


def test_a_calendar_that_is_broken_is_not_read(ical: Callable[[bytes], dict[str, Any]]) -> None:
    whole = GOLDEN[0].read_bytes()

    with pytest.raises(AssertionError):
        ical(whole.replace(b"DTSTART;VALUE=DATE:", b"DTSTART ", 1))
