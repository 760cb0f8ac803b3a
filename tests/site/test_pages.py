"""Every page of the councils' editions is valid and light, and has no fault for which no browser is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import browser
from tests.site.checked import faults
from tests.site.made import northtown, pages, real

MOST = 100_000
"""Bytes that a browser loads of a page with its chart."""
SHOWN = sorted(pages(real()))
COMPLAINT = "northtown/2026-01/complaint/index.html"


@pytest.mark.lane("clients")
def test_every_page_is_valid(tmp_path: Path) -> None:
    assert browser.invalid({name: real()[name] for name in SHOWN}, tmp_path) == {}


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
    assert len(heavy) == sum(name.count("/") == 3 and name.endswith("/index.html") for name in SHOWN)


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


@pytest.mark.lane("clients")
def test_a_page_that_is_not_valid_is_not_let_through(tmp_path: Path) -> None:
    broken = {COMPLAINT: changed("<h1>", "<li>")[COMPLAINT]}

    assert browser.invalid(broken, tmp_path)
