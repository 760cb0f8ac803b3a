"""A chart in a frame of another website's page, as a browser shows it: with a name, and nothing that scrolls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

import pytest
from playwright.sync_api import Frame, Page, Route, sync_playwright

from tests.browser import SITE, STRICT, TYPES
from tests.installed import program
from tests.site.made import NORTHTOWN, northtown, published, real
from tests.targets.products import EDITIONS

PROCEDURES = [
    (f"{published(edition).folder}/{product.procedure.slug}", product)
    for edition in EDITIONS
    for product in published(edition).edition.products
]
SPARE = 160
"""So many px of a frame may stay empty."""
HOST = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Ours</title>'
    '<style>#column {{ width: {}px }}</style><h1>Ours</h1><div id="column">{}</div>'
)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """Return a page of a browser that finds our site at its address, with the headers that it sends."""
    path = program("chromium")

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(SITE).partition("#")[0]
        kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        headers = {"Content-Type": kind, "Content-Security-Policy": STRICT}
        route.fulfill(body=real().get(name, b""), status=200 if name in real() else 404, headers=headers)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.route(f"{SITE}**", answer)
        yield opened
        browser.close()


def hosted(page: Page, folder: str, width: int, change: tuple[str, str] = ("", "")) -> Frame:
    """Show a page of another website whose column is `width` px wide, with the code that the site gives for it."""
    code = real()[f"{folder}/embed.txt"].decode()
    code = code.replace("https://www.example.gov.uk/", SITE).replace(*change)
    page.set_viewport_size({"width": max(width + 30, 320), "height": 800})
    page.goto("about:blank")
    page.set_content(HOST.format(width, code))
    frame = page.frames[1]
    frame.wait_for_load_state("load")
    return frame


def measured(frame: Frame) -> dict[str, int]:
    """Return how high and wide a frame is, and how much it has to show."""
    told: dict[str, int] = frame.evaluate(
        """() => ({height: innerHeight, width: innerWidth, shown: document.documentElement.scrollHeight,
        across: document.documentElement.scrollWidth, picture: document.images[0].clientWidth,
        used: document.querySelector("main").getBoundingClientRect().height})"""
    )
    return told


@pytest.mark.lane("clients")
def test_a_frame_shows_the_whole_chart_at_both_widths_and_nothing_scrolls(page: Page) -> None:
    for folder, _ in PROCEDURES:
        for width, drawn in ((900, 640), (290, 290)):
            found = measured(hosted(page, folder, width))
            place = (folder, width, found)
            assert found["picture"] == drawn, place
            assert found["shown"] <= found["height"], place
            assert found["across"] <= found["width"], place
            assert found["height"] - found["used"] <= SPARE, place


@pytest.mark.lane("clients")
def test_a_frame_that_is_too_low_is_seen(page: Page) -> None:
    folder, product = PROCEDURES[0]
    height = re.findall(r"height: (\d+)px", real()[f"{folder}/embed.txt"].decode())[0]
    found = measured(hosted(page, folder, 900, (f"{height}px", f"{product.wide.height - 100}px")))

    assert found["shown"] > found["height"]


@pytest.mark.lane("clients")
def test_the_link_of_a_frame_leads_the_page_around_it_to_the_steps(page: Page) -> None:
    folder = PROCEDURES[0][0]
    frame = hosted(page, folder, 900)
    frame.get_by_role("link").click()
    page.wait_for_url(f"{SITE}{folder}/index.html#steps")
    assert page.get_by_role("heading", name="Step by step").is_visible()


@pytest.mark.parametrize("folder", [folder for folder, _ in PROCEDURES])
def test_the_code_is_a_frame_that_may_do_nothing_but_lead_on(folder: str) -> None:
    code = real()[f"{folder}/embed.txt"].decode()
    page = real()[f"{folder}/embed.html"].decode()

    (frame,) = re.findall(r"<iframe ([^>]+)></iframe>", code)
    told = dict(re.findall(r'(\w+)="([^"]*)"', frame))
    assert told["sandbox"] == "allow-top-navigation-by-user-activation"
    assert told["src"] == f"https://www.example.gov.uk/{folder}/embed.html"
    assert f"<title>{told['title']}</title>" in page
    assert len(re.findall(r"height: \d+px", code)) == 2
    assert "<script" not in page + code


def test_hostile_words_stay_words_in_the_code() -> None:
    words = '"><script>1</script> & {x} </style>'
    files = northtown(NORTHTOWN.replace('council: "Northtown Council"', f"council: '{words}'"))
    code = files["northtown/2026-01/complaint/embed.txt"].decode()

    assert "<script" not in code
    assert code.count("</style>") == 1
    assert escape(words) in code
