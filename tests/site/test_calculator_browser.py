"""What a reader sees of the calculator in a real browser: answers, what is wrong, the keyboard, and no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from mimetypes import guess_type

import pytest
from playwright.sync_api import Browser, Route, sync_playwright
from playwright.sync_api import Page as Shown

from remit.site import site_files
from tests.installed import package, program
from tests.site.made import NORTHTOWN, made_of, northtown

STRICT = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'"
COMPLAINT = "northtown/2026-01/complaint/index.html"
ENDS = NORTHTOWN.replace("in England}", 'in England, day ends: "17:00"}')


ANSWER = """\
If we receive your complaint on Friday 18 December 2026, no more time is needed and everybody takes as long as they \
may, you hear:
Stage 1 acknowledgement: by Tuesday 29 December 2026
Stage 1 response: by Wednesday 13 January 2027
Counted on this calendar: Monday to Friday except bank holidays in England. Its bank holidays are known until \
31 December 2028; later dates are provisional. It ends on 31 December 2031."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a real browser."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        yield found
        found.close()


def opened(browser: Browser, files: dict[str, bytes], scripts: bool = True, width: int = 1280) -> Shown:
    """Return the page of a complaint as a browser shows it, under the policy that a council's server would send."""
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
    context.set_default_timeout(10_000)

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix("https://northtown.example/")
        headers = {"Content-Type": guess_type(name)[0] or "", "Content-Security-Policy": STRICT}
        route.fulfill(status=200 if name in files else 404, headers=headers, body=files.get(name, b""))

    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"https://northtown.example/{COMPLAINT}")
    return page


def typed(page: Shown, **fields: str) -> str:
    """Type into the fields, press the button, and return what is told."""
    for name, text in fields.items():
        page.locator(f"#received-{name}").fill(text)
    page.get_by_role("button").click()
    return told(page)


def told(page: Shown) -> str:
    return page.get_by_role("status").inner_text()


@pytest.mark.lane("clients")
def test_a_reader_types_a_day_and_sees_when_they_hear(browser: Browser) -> None:
    page = opened(browser, northtown())

    assert page.get_by_role("group", name="When do we receive your complaint?").is_visible()
    assert told(page) == ""
    assert re.sub(r"\n+", "\n", typed(page, day="18", month="12", year="2026")) == ANSWER
    assert "Stage 1 response: by Monday 22 January 2029 (provisional)" in typed(page, day="29", month="12", year="2028")
    assert "Stage 1 response: not known yet" in typed(page, day="30", month="12", year="2031")
    assert typed(page, day="15", month="1", year="2026") == (
        "This edition does not hold for what we receive on Thursday 15 January 2026. In force: from 16 January 2026 at "
        "17:00."
    )
    assert "This edition may not hold for what we receive on Friday 16" in typed(page, day="16", month="1", year="2026")


@pytest.mark.lane("clients")
def test_the_hour_at_which_a_day_ends_counts(browser: Browser) -> None:
    page = opened(browser, northtown(ENDS))
    day = {"day": "18", "month": "12", "year": "2026"}

    assert "after 17:00" in page.locator("#received-time-hint").inner_text()
    assert "by Tuesday 29 December 2026" in typed(page, **day)
    assert "by Tuesday 29 December 2026" in typed(page, **day, time="17:00")
    late = typed(page, **day, time="17:01")
    assert "on Friday 18 December 2026 at 17:01" in late
    assert "by Wednesday 30 December 2026" in late


@pytest.mark.lane("clients")
def test_what_is_wrong_is_told_in_words_and_tied_to_its_field(browser: Browser) -> None:
    page = opened(browser, northtown(ENDS))

    assert typed(page, day="", month="13", year="26", time="5pm").split("\n\n") == [
        "The day must be a number from 1 to 31",
        "The month must be a number from 1 to 12",
        "The year must be a number of four digits, from 2012 on",
        "The time must be from 00:00 to 23:59, for example 16:30, or empty",
    ]
    places: list[str] = []
    for name in ("day", "month", "year", "time"):
        field = page.locator(f"#received-{name}")
        assert field.get_attribute("aria-invalid") == "true"
        places = (field.get_attribute("aria-describedby") or "").split()
        assert page.locator(f"#{places[-1]}").inner_text().startswith(f"The {name} must be ")
    assert places == ["received-time-hint", "received-time-wrong"]
    assert page.evaluate("document.activeElement.id") == "received-day"

    assert typed(page, day="29", month="2", year="2027", time="") == (
        "The day must be a number from 1 to 28: February 2027 has no more days"
    )
    assert page.evaluate("document.activeElement.id") == "received-day"
    assert "Monday 1 March" in typed(page, day="1", month=" 03 ", year="2027")
    assert page.locator("[aria-invalid]").count() == 0
    assert page.locator("#received-day").get_attribute("aria-describedby") is None
    assert page.locator("#received-time").get_attribute("aria-describedby") == "received-time-hint"


@pytest.mark.lane("clients")
def test_the_keyboard_is_enough(browser: Browser) -> None:
    page = opened(browser, northtown())
    page.locator("#received-day").focus()

    for text in ("18", "12", "2026"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    page.keyboard.press("Space")
    assert "by Tuesday 29 December 2026" in told(page)

    page.keyboard.press("Shift+Tab")
    page.keyboard.type("2027")
    page.keyboard.press("Enter")
    assert "on Saturday 18 December 2027" in told(page)


@pytest.mark.lane("clients")
@pytest.mark.parametrize("width", [1280, 320])
def test_the_fields_are_large_enough_and_fit(width: int, browser: Browser) -> None:
    page = opened(browser, northtown(ENDS), width=width)
    typed(page, day="0", month="0", year="0", time="0")

    for each in page.locator("#calculator input, #calculator button").all():
        box = each.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24
        assert float(each.evaluate("field => parseFloat(getComputedStyle(field).fontSize)")) >= 16
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.lane("clients")
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_core_finds_nothing_in_an_answer_nor_in_what_is_wrong(width: int, browser: Browser) -> None:
    page = opened(browser, northtown(ENDS), width=width)
    page.evaluate((package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))

    for day in ("18", "180"):
        typed(page, day=day, month="12", year="2026")
        found = page.evaluate('axe.run(document, {rules: {"target-size": {enabled: true}}})')
        assert [each["id"] for each in (*found["violations"], *found["incomplete"])] == []
        assert {"label", "target-size", "color-contrast"} <= {each["id"] for each in found["passes"]}


@pytest.mark.lane("clients")
def test_without_scripts_and_on_paper_there_are_the_tables_alone(browser: Browser) -> None:
    without, printed = opened(browser, northtown(), scripts=False), opened(browser, northtown())
    printed.emulate_media(media="print")

    for page in (without, printed):
        assert not page.locator("#calculator").is_visible()
        assert page.locator("table.hear").is_visible()
        assert page.locator("table.dates").is_visible()


@pytest.mark.lane("clients")
def test_hostile_words_are_told_as_words(browser: Browser) -> None:
    edition = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())
    (product, *_) = edition.edition.products
    hostile = "</script><img src=x onerror=alert(1)> {day}"
    products = (replace(product, procedure=replace(product.procedure, kind=hostile)),)
    made = replace(edition, edition=replace(edition.edition, products=products))

    page = opened(browser, site_files([made]))

    assert f"If we receive your {hostile} on Friday 18 December 2026" in typed(page, day="18", month="12", year="2026")
    assert page.locator("#calculator img").count() == 0
