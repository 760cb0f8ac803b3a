"""A chart, the steps in words and the model that both are made from tell the same, however the chart is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from remit.derive.chart import Chart
from remit.site import Published
from tests.colours import grey
from tests.drawing.painted import svg_faults
from tests.site.charted import disagreements
from tests.site.fitting import overflows
from tests.site.made import NORTHTOWN, made_of, northtown, published, real
from tests.targets.products import EDITIONS

DRAWINGS = ("flowchart.svg", "flowchart-narrow.svg")


def charts(one: Published) -> Iterator[tuple[str, Chart]]:
    """Yield the folder of each procedure's page with its chart."""
    for product in one.edition.products:
        yield f"{one.folder}/{product.procedure.slug}", product.chart


def told(files: dict[str, bytes], folder: str, chart: Chart) -> set[str]:
    page = files[f"{folder}/index.html"].decode()
    return disagreements(chart, page, *(files[f"{folder}/{name}"] for name in DRAWINGS))


@pytest.mark.parametrize("edition", EDITIONS)
def test_chart_list_and_model_have_the_same_steps_of_the_same_kinds_with_the_same_ways(edition: str) -> None:
    found = {folder: told(real(), folder, chart) for folder, chart in charts(published(edition))}

    assert found
    assert {folder: faults for folder, faults in found.items() if faults} == {}


@pytest.mark.parametrize("shown", [str, grey], ids=["colour", "grey"])
def test_every_chart_is_a_drawing_and_nothing_else_of_which_all_is_well_seen(shown: Callable[[str], str]) -> None:
    found = {name: svg_faults(data, shown) for name, data in real().items() if name.endswith(".svg")}

    assert found
    assert {name: faults for name, faults in found.items() if faults} == {}


(COMPLAINT, CHART), *_ = charts(made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode()))


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """Return a site with a fault in one of a procedure's files."""
    files, path = northtown(), f"{COMPLAINT}/{name}"
    assert files[path].count(old.encode()) >= 1
    return files | {path: files[path].replace(old.encode(), new.encode(), 1)}


PLANTED = [
    ("other steps", "index.html", 'id="step-4" value="4"', 'id="step-4" value="5"'),
    ("other steps", "index.html", ">4. ", ">5. "),
    ("other steps", "flowchart.svg", ">4. ", ">44. "),
    ("other steps", "flowchart-narrow.svg", ">4. ", ">44. "),
    ("other words", "index.html", '<p class="what">We acknowledge', '<p class="what">They acknowledge'),
    ("other words", "flowchart.svg", ">Within 5 working", ">Within 15 working"),
    ("other words", "flowchart-narrow.svg", ">4. Council", ">4. Ombudsman"),
    ("other ways", "index.html", 'href="#step-4"', 'href="#step-5"'),
    ("other ways", "flowchart.svg", "l-6 -9h12z", "l-6 -9h12v9z"),
    ("other ways", "flowchart-narrow.svg", "l-6 -9h12z", "l-6 -9h12v9z"),
    ("a kind by its form", "flowchart.svg", ' rx="16"', ""),
    ("a kind by its form", "flowchart-narrow.svg", ' rx="12"', ""),
    ("a kind by its form", "index.html", 'class="question"', 'class="step"'),
    ("a kind by its word", "flowchart.svg", " – end<", "<"),
    ("a kind by its word", "flowchart-narrow.svg", "?<", "<"),
    ("a kind by its word", "index.html", " – question", ""),
    ("a condition that is not told", "index.html", "<li>Yes: ", "<li>So: "),
    ("a condition that is not told", "flowchart.svg", ">councillor:", ">officer:"),
]


def test_nothing_disagrees_where_nothing_was_changed() -> None:
    assert told(northtown(), COMPLAINT, CHART) == set()


@pytest.mark.parametrize(("fault", "name", "old", "new"), PLANTED)
def test_a_difference_that_is_put_in_is_found(fault: str, name: str, old: str, new: str) -> None:
    assert fault in told(changed(name, old, new), COMPLAINT, CHART)


@pytest.mark.lane("clients")
def test_words_that_have_too_little_room_are_found() -> None:
    drawings = {name: northtown()[f"{COMPLAINT}/{name}"] for name in DRAWINGS}
    long = {"You ask for Stage 2": "You ask for Stage 2 in a long letter to us",
            "6. Is more time needed?": "6. Is more or much more time needed?"}  # fmt: skip

    assert overflows(drawings) == {}
    for old, new in long.items():
        longer = {name: data.replace(f">{old}<".encode(), f">{new}<".encode()) for name, data in drawings.items()}
        assert overflows(longer) == {name: [f"`{new}` has too little room"] for name in DRAWINGS}
