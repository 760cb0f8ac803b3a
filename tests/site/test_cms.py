"""A fragment is within what LocalGov Drupal's stock text format keeps, and says what the page says."""

from __future__ import annotations

import io
import re
from html import escape
from html.parser import HTMLParser

import pytest
from PIL import Image

from remit.derive.chart import Box
from remit.targets import Product
from tests.site.made import northtown, published, real
from tests.targets.products import EDITIONS

WHITELIST = """<h1 id> <h2 id> <h3 id> <h4 id> <h5 id> <h6 id> <p> <ol type start> <ul> <li> <table> <caption> <thead>
<tbody> <tr> <th> <td> <img src alt> <a href> <strong> <em>"""
"""As the format's own page of settings writes it."""
ALLOWED = {tag: set(names.split()) for tag, names in re.findall(r"<(\w+)([^>]*)>", WHITELIST)}
ENDLESS = {"img"}
PROCEDURES = [(edition, product) for edition in EDITIONS for product in published(edition).edition.products]
procedures = pytest.mark.parametrize(
    ("edition", "product"), PROCEDURES, ids=[f"{edition}-{product.procedure.slug}" for edition, product in PROCEDURES]
)


class Format(HTMLParser):
    """The text format: it drops every element and attribute that is not on its list, and every odd end."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.kept, self.dropped, self.open = "", list[str](), list[str]()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.dropped.append(tag)
            return
        self.dropped += [f"{tag} {name}" for name, _ in attrs if name not in ALLOWED[tag]]
        kept = "".join(f' {name}="{escape(told or "")}"' for name, told in attrs if name in ALLOWED[tag])
        self.kept += f"<{tag}{kept}>".encode("ascii", "xmlcharrefreplace").decode()
        if tag not in ENDLESS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
            self.kept += f"</{tag}>"
        else:
            self.dropped.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.kept += data

    def handle_entityref(self, name: str) -> None:
        self.kept += f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.kept += f"&#{name};"

    def handle_comment(self, data: str) -> None:
        self.dropped.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.dropped.append(f"declaration {decl}")


def folder_of(edition: str, product: Product) -> str:
    return f"{published(edition).folder}/{product.procedure.slug}/"


def fragment_of(edition: str, product: Product) -> str:
    """Return a fragment as it is pasted, its characters as they are read."""
    return re.sub(
        r"&#(\d+);",
        lambda found: chr(int(found[1])),
        real()[f"{folder_of(edition, product)}cms/cms.html"].decode("ascii"),
    )


def boxes(product: Product) -> list[Box]:
    return [box for band in product.chart.bands for box in band.boxes]


@procedures
def test_nothing_of_a_fragment_is_dropped(edition: str, product: Product) -> None:
    fragment = real()[f"{folder_of(edition, product)}cms/cms.html"].decode()

    kept = Format(fragment)

    assert kept.dropped == []
    assert kept.open == []
    assert kept.kept == fragment


@procedures
def test_a_fragment_has_the_steps_of_the_chart_with_its_numbers(edition: str, product: Product) -> None:
    fragment = fragment_of(edition, product)

    lists = re.findall(r'<ol start="(\d+)">\n(.*?)\n</ol>', fragment, re.DOTALL)
    numbered = [
        (int(start) + place, item) for start, items in lists for place, item in enumerate(items.split("</li>\n<li><p>"))
    ]

    assert [number for number, _ in numbered] == [box.number for box in boxes(product)]
    for (_, item), box in zip(numbered, boxes(product), strict=True):
        told = (box.title, *box.times, *box.notes, *box.more)
        assert all(escape(" ".join(words.split())) in item for words in told)
        assert all(f"go to step {way.target}" in item for way in box.exits if len(box.exits) > 1)


@procedures
def test_every_part_of_the_chart_is_a_picture_whose_words_name_its_steps(edition: str, product: Product) -> None:
    files, folder = real(), folder_of(edition, product)
    fragment = fragment_of(edition, product)

    pictures = re.findall(r'<img src="(part-\d+\.png)" alt="([^"]+)">', fragment)

    assert len(pictures) == len(product.chart.bands)
    for (name, alt), band in zip(pictures, product.chart.bands, strict=True):
        size = Image.open(io.BytesIO(files[f"{folder}cms/{name}"])).size
        first, last = band.boxes[0].number, band.boxes[-1].number
        assert size[0] == 290
        assert escape(band.title) in alt
        assert (f"steps {first} to {last}" if first != last else f"step {first}") in alt
        assert "same numbers" in alt
    whole = sum(Image.open(io.BytesIO(files[f"{folder}cms/{name}"])).height for name, _ in pictures)
    assert whole == product.narrow.height


@procedures
def test_what_a_fragment_leads_to_lies_beside_it(edition: str, product: Product) -> None:
    files, folder = real(), f"{folder_of(edition, product)}cms/"
    fragment = files[f"{folder}cms.html"].decode()

    places = [place for place in re.findall(r'(?:href|src)="([^"#]+)"', fragment) if not place.startswith("https:")]

    assert {f"{folder}{place}" for place in places} <= set(files)
    assert {"sla.csv"} <= set(places)


FAULTS = {
    "class": ("<h2>", '<h2 class="big">'),
    "scope": ("<th>", '<th scope="col">'),
    "value": ("<li>", '<li value="1">'),
    "element": ("<h3>", "<div><h3>"),
    "script": ("<h3>", "<script>1</script><h3>"),
    "comment": ("<h3>", "<!-- --><h3>"),
    "end": ("</ul>", "</ul></p>"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_format_drops_is_seen(fault: str) -> None:
    fragment = northtown()["northtown/2026-01/complaint/cms/cms.html"].decode()
    assert Format(fragment).dropped == []

    assert Format(fragment.replace(*FAULTS[fault], 1)).dropped
