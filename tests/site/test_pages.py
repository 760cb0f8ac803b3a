"""Every page of the councils' editions passes what a browser, axe-core, a validator and our own checks ask of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import browser
from tests.site.checked import faults
from tests.site.made import northtown, pages, real

MOST = 100_000
"""Bytes that a browser loads of a page with its chart."""
SHOWN = sorted(pages(real()))
COMPLAINT = "northtown/2026-01/complaint/index.html"


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, int], dict[str, Any]]:
    """Return what the browser tells of every page at both widths."""
    wanted = [(name, width) for width in (1280, 320) for name in SHOWN]
    return dict(zip(wanted, browser.seen(real(), wanted), strict=True))


@pytest.mark.lane("clients")
def test_axe_core_finds_nothing_and_leaves_nothing_to_a_person(told: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert {place: each["wrong"] for place, each in told.items() if each["wrong"]} == {}
    passed = {"color-contrast", "target-size", "document-title", "html-has-lang", "list", "th-has-data-cells"}
    assert passed <= {rule for each in told.values() for rule in each["passed"]}


@pytest.mark.lane("clients")
def test_a_strict_policy_refuses_nothing_and_the_style_is_there(told: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert {place: each["refused"] for place, each in told.items() if each["refused"]} == {}
    assert {each["sheets"] for each in told.values()} == {2}


@pytest.mark.lane("clients")
def test_nothing_scrolls_sideways_whatever_text_spacing_a_reader_sets(
    told: dict[tuple[str, int], dict[str, Any]],
) -> None:
    wide = [place for place, each in told.items() if max(each["content"], each["spaced"]) > place[1]]

    assert wide == []
    assert {(place[1], each["width"]) for place, each in told.items()} == {(320, 320), (1280, 1280)}


@pytest.mark.lane("clients")
def test_every_stop_of_the_tab_key_is_seen_and_no_type_is_small(told: dict[tuple[str, int], dict[str, Any]]) -> None:
    for name in ("unseen", "small", "scrolled"):
        assert {place: each[name] for place, each in told.items() if each[name]} == {}


@pytest.mark.lane("clients")
def test_a_wide_page_shows_the_wide_chart_and_a_narrow_one_the_narrow_one_as_they_are_drawn(
    told: dict[tuple[str, int], dict[str, Any]],
) -> None:
    drawn = {(place[1], *map(tuple, each["pictures"])) for place, each in told.items() if each["pictures"]}

    assert drawn == {(1280, ("flowchart.svg", 640, 640)), (320, ("flowchart-narrow.svg", 290, 290))}


@pytest.mark.lane("clients")
def test_every_page_is_valid(tmp_path: Path) -> None:
    files = {name: data for name, data in real().items() if name.endswith(".html")}

    assert browser.invalid(files, tmp_path) == {}


def test_no_page_has_a_fault_of_which_no_validator_tells() -> None:
    assert faults(real()) == set()
    assert faults(northtown()) == set()


def test_a_page_with_its_chart_is_light() -> None:
    files, heavy = real(), {}
    style = sum(len(data) for name, data in files.items() if name.endswith(".css"))
    for name in files:
        if name.endswith("/flowchart.svg"):
            folder = name.removesuffix("flowchart.svg")
            chart = max(len(files[name]), len(files[f"{folder}flowchart-narrow.svg"]))
            page = files[f"{folder}index.html"]
            heavy[folder] = style + chart + len(page) + (len(files["calculator.js"]) if b"calculator.js" in page else 0)

    assert {folder: weight for folder, weight in heavy.items() if weight > MOST} == {}
    assert len(heavy) == sum(name.count("/") == 3 for name in SHOWN)


# Each check finds a fault that is put in


def changed(old: str, new: str, name: str = COMPLAINT) -> dict[str, bytes]:
    """Return a site with a fault in one of its files."""
    files = northtown()
    assert old.encode() in files[name]
    return files | {name: files[name].replace(old.encode(), new.encode())}


CHART = "northtown/2026-01/complaint/flowchart.svg"
PLANTED = {
    "picture whose words do not lead to the steps": changed("with the same numbers.", "flowchart.svg"),
    "chart without its steps": changed('id="steps"', 'id="stairs"'),
    "script": changed("</main>", "<script>1</script></main>"),
    "another script": changed("calculator.js", "other.js"),
    "script from elsewhere": changed("../../../calculator.js", "//elsewhere.example/calculator.js"),
    "data that may run": changed(' type="application/json"', ""),
    "data that is none": changed('{"kind":', "alert(1);"),
    "form": changed("</main>", "<form></form></main>"),
    "what a strict policy refuses": changed("<h1>", '<h1 style="color:red">'),
    "id twice": changed('id="step-2"', 'id="step-1"'),
    "heading of a table without a scope": changed(' scope="col"', ""),
    "order of tabs changed": changed("<h1>", '<h1 tabindex="0">'),
    "something from elsewhere": changed('src="flowchart.svg"', 'src="https://elsewhere.example/a.svg"'),
    "link that is neither https nor mailto nor tel": changed('href="../index.html"', 'href="http://a.example/"'),
    "link to no file": changed('href="sla.csv"', 'href="sla.txt"'),
    "link to no place": changed('href="#step-4"', 'href="#step-400"'),
    "chart that is more than a drawing": changed("</svg>", "<script>1</script></svg>", CHART),
}

SCRIPTS = dict.fromkeys(
    ("another script", "script from elsewhere", "data that may run", "data that is none", "form"), "script"
)
"""Further faults that the check of scripts finds."""


@pytest.mark.parametrize("fault", PLANTED)
def test_a_fault_that_is_put_in_is_found(fault: str) -> None:
    assert SCRIPTS.get(fault, fault) in faults(PLANTED[fault])


def _styled(rules: str) -> dict[str, bytes]:
    files = northtown()
    return files | {"site.css": files["site.css"] + rules.encode()}


SHOWN_FAULTS: dict[str, tuple[dict[str, bytes], Callable[[dict[str, Any]], object]]] = {
    "contrast": (_styled(".who { color: #bbbbbb; }"), lambda told: "color-contrast" in str(told["wrong"])),
    "no language": (changed(' lang="en-GB"', ""), lambda told: "html-has-lang" in str(told["wrong"])),
    "too wide": (_styled("h1 { white-space: nowrap; }"), lambda told: told["content"] > 320),
    "too wide once spaced": (
        _styled("h1 { white-space: nowrap; font-size: 16px; }"),
        lambda told: told["spaced"] > 320 >= told["content"],
    ),
    "focus that is not seen": (_styled("a:focus { outline: none; }"), lambda told: told["unseen"]),
    "small type": (_styled(".who { font-size: 12px; }"), lambda told: told["small"]),
    "box that scrolls": (_styled("table { overflow-x: auto; }"), lambda told: told["scrolled"]),
    "style in the page": (changed("</head>", "<style>h1{}</style></head>"), lambda told: told["refused"]),
    "style from elsewhere": (
        changed('href="../../../theme.css"', 'href="http://elsewhere.example/theme.css"'),
        lambda told: told["refused"],
    ),
    "chart drawn smaller": (_styled("img { width: 200px; }"), lambda told: told["pictures"][0][2] != 290),
}


@pytest.mark.lane("clients")
def test_a_fault_that_is_put_in_is_seen_by_the_browser() -> None:
    unseen = {
        name for name, (files, bites) in SHOWN_FAULTS.items() if not bites(browser.seen(files, [(COMPLAINT, 320)])[0])
    }

    assert unseen == set()


@pytest.mark.lane("clients")
def test_a_page_that_is_not_valid_is_not_let_through(tmp_path: Path) -> None:
    broken = {COMPLAINT: changed("<h1>", "<li>")[COMPLAINT]}

    assert browser.invalid(broken, tmp_path)
