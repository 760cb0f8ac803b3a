"""Chart, steps, table of times, machine and calculator never disagree, for every procedure of every edition."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from remit.derive.chart import Exit
from tests.site.agreeing import Procedure, procedures_of
from tests.site.agreement import dates_disagree, disagreements, receipts_of
from tests.site.reckoned import Trial, answers
from tests.targets.products import EVERY_EDITION


@cache
def every() -> tuple[Procedure, ...]:
    return tuple(found for edition in EVERY_EDITION for found in procedures_of(edition))


def dates_wrong(procedures: list[Procedure], folder: Path) -> list[str]:
    """Return where the answers of calculators are not what else is said of the same receipts."""
    trials = [Trial(each.name, each.calculator, receipts_of(each), []) for each in procedures if each.calculator]
    given = answers(trials, folder)
    with_calculator = [each for each in procedures if each.calculator]
    return [
        f"{found.name}: {wrong}"
        for found, answer in zip(with_calculator, given, strict=True)
        for wrong in dates_disagree(found, answer)
    ]


def test_chart_steps_times_machine_and_calculator_agree(tmp_path: Path) -> None:
    assert [each for found in every() for each in disagreements(found)] == []
    assert dates_wrong(list(every()), tmp_path) == []
    assert sum(len(found.steps) for found in every()) > 700
    assert sum(len(found.machine["clocks"]) for found in every()) > 100
    assert sum(found.calculator is not None for found in every()) > 25


# Each of the five is found where it says something else

NAME = "huntingdonshire/2026-03.yaml complaint"


def right() -> Procedure:
    return next(found for found in every() if found.name == NAME)


def text(name: str, old: str, new: str) -> Procedure:
    """Return the procedure with other words in one of its files."""
    found = right()
    assert old.encode() in found.files[name]
    return replace(found, files=found.files | {name: found.files[name].replace(old.encode(), new.encode(), 1)})


def machine(change: Callable[[dict[str, Any]], Any]) -> Procedure:
    """Return the procedure with another machine."""
    found = right()
    told = json.loads(found.files["machine.json"])
    change(told)
    assert told != found.machine
    return replace(found, files=found.files | {"machine.json": json.dumps(told).encode()})


def chart(number: int, **change: Any) -> Procedure:
    """Return the procedure with another box in its chart."""
    found = right()
    bands = tuple(
        replace(band, boxes=tuple(replace(box, **change) if box.number == number else box for box in band.boxes))
        for band in found.product.chart.bands
    )
    return replace(found, product=replace(found.product, chart=replace(found.product.chart, bands=bands)))


def table(name: str, old: str, new: str) -> Procedure:
    """Return a procedure with another table of dates on its page."""
    (found,) = (each for each in every() if each.name == name)
    page = found.text("index.html")
    place = page.index(old, page.index('class="dates"'))
    changed = page[:place] + new + page[place + len(old) :]
    return replace(found, files=found.files | {"index.html": changed.encode()})


FAULTS: dict[str, tuple[Callable[[], Procedure], str]] = {
    # The chart
    "a box with another number": (lambda: text("flowchart.svg", ">19. Council<", ">91. Council<"), "numbers of flow"),
    "a box with another title": (
        lambda: text("flowchart-narrow.svg", ">We respond to", ">We reply to"),
        "of flowchart-narrow.svg",
    ),
    "a box with another time": (
        lambda: text("flowchart.svg", ">Within 10 working days of", ">Within 15 working days of"),
        "of flowchart.svg",
    ),
    "a way to another box": (
        lambda: chart(18, exits=(Exit("", 2),)),
        "way from complaint.stage-1.acknowledge-and-log to",
    ),
    "a way less": (lambda: chart(18, exits=()), "no way from complaint.stage-1.acknowledge-and-log"),
    "a box of nothing": (lambda: chart(18, id="complaint.stage-9.dream"), "is of no state and no rule"),
    "a state without its box": (lambda: chart(18, id="complaint.stage-1.complain"), "acknowledge-and-log has no box"),
    # The steps
    "a step with another number": (lambda: text("steps.md", "\n19. ", "\n20. "), "numbers of the list"),
    "a step of the list with another time": (lambda: text("steps.md", "Within 5 w", "Within 6 w"), "of the list"),
    "a step of the page with another time": (
        lambda: text("index.html", '<p class="limit">Within 5 w', '<p class="limit">Within 6 w'),
        "steps of the page",
    ),
    # The table of times
    "a row with another number": (
        lambda: text("sla.csv", ",,5,working day", ",,6,working day"),
        "box 18 does not have",
    ),
    "a row with another unit": (lambda: text("sla.csv", ",5,working day", ",5,calendar day"), "has no row"),
    "a row of another rule": (
        lambda: text("sla.csv", ",complaint.stage-1.acknowledge-and-log,", ",complaint.stage-1.log,"),
        "the row of complaint.stage-1.log has no clock",
    ),
    # The machine
    "a clock that counts longer": (
        lambda: machine(lambda told: told["clocks"][2]["duration"].update(count=6)),
        "clock.complaint.stage-1.acknowledge-and-log has no row",
    ),
    "a clock less": (lambda: machine(lambda told: told["clocks"].pop(2)), "acknowledge-and-log has no clock"),
    "a state with another name": (lambda: machine(lambda told: told["states"][1].update(id="complaint.take")), "box 2"),
    "a state with another title": (
        lambda: machine(lambda told: told["states"][0].update(title="Off")),
        "title of box 1",
    ),
    "a move less": (lambda: machine(lambda told: told["transitions"].pop(1)), "way from complaint.accept to"),
    # The calculator
    "a promise with another number": (
        lambda: text("index.html", '{"count":[5,"working day"]', '{"count":[6,"working day"]'),
        "the calculator promises",
    ),
    "a promise of another rule": (
        lambda: text("index.html", '"rule":"complaint.stage-1.respond"', '"rule":"complaint.stage-2.respond"'),
        "the calculator promises complaint.stage-2.respond",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_says_something_else_is_found(fault: str) -> None:
    wrong, told = FAULTS[fault]

    assert disagreements(right()) == []
    assert [each for each in disagreements(wrong()) if told in each], disagreements(wrong())


DATES: dict[str, Callable[[], Procedure]] = {
    "a calculator that counts longer": lambda: text(
        "index.html", '{"count":[10,"working day"]', '{"count":[11,"working day"]'
    ),
    "a calculator on another calendar": lambda: text("index.html", '"2026":"0101 0403 0406', '"2026":"0101 0403'),
    "another date in the table": lambda: table(NAME, "Monday 9 March 2026", "Tuesday 10 March 2026"),
    "a date that is not called provisional": lambda: table(
        "corpus/croydon/undated.yaml complaint", " (provisional)", ""
    ),
}


@pytest.mark.parametrize("fault", DATES)
def test_a_date_that_is_another_elsewhere_is_found(fault: str, tmp_path: Path) -> None:
    assert dates_wrong([right()], tmp_path) == []
    assert dates_wrong([DATES[fault]()], tmp_path)
