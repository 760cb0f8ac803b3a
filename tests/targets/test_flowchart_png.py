"""The picture is the drawing: its size, and every word of it where it stands, in letters that come along."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from remit.drawing import raster
from remit.drawing.raster import FONTS, png
from remit.drawing.scene import Figure, Frame, Run
from remit.drawing.sheet import scene
from remit.targets import Product, flowchart_png
from tests.targets.products import EDITIONS, products

PRODUCTS = [(edition, product) for edition in EDITIONS for product in products(edition)]
procedures = pytest.mark.parametrize(
    "product", [product for _, product in PRODUCTS], ids=[f"{name}-{each.procedure.slug}" for name, each in PRODUCTS]
)


def drawn(product: Product) -> Image.Image:
    return Image.open(io.BytesIO(flowchart_png.render(product))).convert("RGB")


def runs(product: Product) -> list[Run]:
    """Return every run of text of the wide drawing."""
    whole = scene(product.chart, 640)
    inside = (each.runs for each in (*whole.frames, *whole.pieces) if isinstance(each, (Frame, Figure)))
    return [*(run for several in inside for run in several), *(each for each in whole.pieces if isinstance(each, Run))]


def unread(picture: Image.Image, found: list[Run]) -> list[str]:
    """Return the words of which no pixel has the colour that they are written in."""
    missing = []
    for run in found:
        left = run.x - run.room // 2 if run.middle else run.x
        place = picture.crop((max(left, 0), run.y - run.size, left + run.room, run.y + 4))
        colours = {pixel for _, pixel in place.getcolors(1 << 20) or []}
        wanted = tuple(bytes.fromhex(run.colour[1:]))
        if run.text.strip() and wanted not in colours:
            missing.append(run.text)
    return missing


@procedures
def test_the_picture_has_the_size_of_the_drawing_and_every_word_of_it(product: Product) -> None:
    whole, picture = scene(product.chart, 640), drawn(product)

    assert picture.size == (whole.width, whole.height)
    assert unread(picture, runs(product)) == []


def test_without_its_letters_words_are_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    product = PRODUCTS[0][1]
    monkeypatch.setattr(raster, "FONTS", tmp_path)

    assert unread(drawn(product), runs(product))


def test_the_letters_have_their_licence_beside_them() -> None:
    licence = (FONTS / "LICENSE").read_text(encoding="utf-8")

    assert {each.name for each in FONTS.glob("*.ttf")} == {"LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"}
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence


def test_a_picture_is_the_same_bytes_every_time() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="1" y="16">Reply</text></svg>'

    assert png(svg) == png(svg)
    assert Image.open(io.BytesIO(png(svg, zoom=2))).size == (180, 40)
