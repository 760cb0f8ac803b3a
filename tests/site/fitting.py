"""The words of drawings as a browser sets them, in the letters that they were measured with, and the room they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from remit.drawing.measure import SPARE, width
from remit.drawing.raster import FONTS
from tests import browser
from tests.drawing.painted import Form, Words, painted

if TYPE_CHECKING:
    from playwright.async_api import Page

WEIGHTS = {"Regular": "400", "Bold": "700"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'"
STYLE = "".join(
    f"@font-face {{ font-family: Letters; font-weight: {weight}; src: url({name}.ttf); }}"
    for name, weight in WEIGHTS.items()
)
MEASURE = """async () => {
  await Promise.all(["400 16px Letters", "700 16px Letters"].map(each => document.fonts.load(each)));
  return [...document.querySelectorAll("svg")].map(drawing =>
    [...drawing.querySelectorAll("text")].map(each => each.getComputedTextLength()));
}"""


def overflows(drawings: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the words that have too little room, by the drawing that they stand in."""
    measured = _measured(drawings)
    found = {name: list(_cramped(painted(data), measured[name])) for name, data in drawings.items()}
    return {name: faults for name, faults in found.items() if faults}


def _measured(drawings: Mapping[str, bytes]) -> dict[str, list[float]]:
    """Return how wide a browser sets each line of text, in the order of the drawing."""
    inline = "".join(data.decode() for data in drawings.values())
    page = f"<!DOCTYPE html><title>a</title><style>{STYLE} text {{ font-family: Letters; }}</style>{inline}".encode()
    letters = {f"{name}.ttf": (FONTS / f"LiberationSans-{name}.ttf").read_bytes() for name in WEIGHTS}

    async def ask(shown: Page) -> list[list[float]]:
        told: list[list[float]] = await shown.evaluate(MEASURE)
        return told

    (told,) = browser.asked({"page.html": page, **letters}, [("page.html", 1280)], ask, POLICY)
    return dict(zip(drawings, told, strict=True))


def _cramped(pieces: list[Form | Words], measured: list[float]) -> Iterator[str]:
    words = [piece for piece in pieces if isinstance(piece, Words)]
    rooms = [piece for piece in pieces if isinstance(piece, Form) and piece.fill]
    for run, wide in zip(words, measured, strict=True):
        told = width(run.text, run.size, bold=run.bold)
        # Browsers set some letters closer than the table has them, none further apart.
        if not told / SPARE - 1 <= wide <= told + 0.5:
            yield f"`{run.text}` is {wide:.1f} px wide, and the table says otherwise"
        left, top, right, bottom = run.spread(wide * SPARE)
        room = min((form for form in rooms if form.holds(run.x, run.y - run.size / 3)), key=_size)
        if not all(room.holds(x, y) for x in (left, right) for y in (top, bottom)):
            yield f"`{run.text}` has too little room"


def _size(form: Form) -> float:
    left, top, right, bottom = form.box
    return (right - left) * (bottom - top)
