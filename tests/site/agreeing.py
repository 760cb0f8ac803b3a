"""The published files of a procedure side by side: where chart, steps, times, machine and calculator say otherwise."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

from remit.site import edition_files
from remit.targets import Product
from tests.site.made import published
from tests.site.reckoned import data_in
from tests.targets.products import unescaped

TIME = re.compile(r"(\d+) (hour|day|calendar day|working day|week|month|calendar month|year)s?\b")
TEXT = "{http://www.w3.org/2000/svg}text"
Told = tuple[int, str, tuple[str, ...]]
"""A step as a reader sees it: its number, its title, its times."""


@dataclass(frozen=True)
class Procedure:
    """What is published of a procedure, and what it was made from."""

    name: str
    product: Product
    files: dict[str, bytes]

    def text(self, name: str) -> str:
        return self.files[name].decode("utf-8-sig")

    @property
    def steps(self) -> list[Told]:
        """Return the boxes of the chart."""
        boxes = [box for band in self.product.chart.bands for box in band.boxes]
        return [(box.number, one_line(box.title), tuple(map(one_line, box.times))) for box in boxes]

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """Return the table of times."""
        return list(csv.DictReader(io.StringIO(self.text("sla.csv"))))

    @cached_property
    def machine(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text("machine.json"))
        return found

    @cached_property
    def calculator(self) -> dict[str, Any] | None:
        return data_in(self.text("index.html"))

    def times_of(self, rule: str) -> set[tuple[str, str]]:
        """Return the times that the table has for a rule, those of a row that names two of them as well."""
        rows = [row for row in self.rows if row["Rule"] == rule]
        told = {(row["Number"], row["Unit"]) for row in rows if row["Number"]}
        more = {
            found for row in rows for found in TIME.findall(f"{row['Time in words']} {row['Longest with extension']}")
        }
        return told | more


def procedures_of(edition: str) -> list[Procedure]:
    """Return the procedures of an edition with the files that are published of them."""
    found, made = [], published(edition)
    files = edition_files(made)
    for product in made.edition.products:
        folder = f"{made.folder}/{product.procedure.slug}/"
        own = {name.removeprefix(folder): data for name, data in files.items() if name.startswith(folder)}
        found.append(Procedure(f"{edition} {product.procedure.slug}", product, own))
    return found


# The steps in each of the files


def one_line(words: str) -> str:
    return " ".join(words.split())


def in_page(page: str) -> Iterator[Told]:
    """Yield the steps of a page."""
    for number, item in re.findall(r'<li id="step-\d+" value="(\d+)"[^>]*>(.*?)</li>\n', page):
        title = re.search(r'<p class="what">(.*?)</p>', item)
        times = re.findall(r'<p class="limit">(.*?)</p>', item)
        yield int(number), unescape(title[1]) if title else "", tuple(map(unescape, times))


def in_markdown(text: str) -> dict[int, tuple[str, str]]:
    """Return the steps of a list by their numbers: the title, and all of it."""
    parts = re.split(r"^(?=\d+\. )", text.partition("\n## ")[2], flags=re.MULTILINE)[1:]
    found = {}
    for part in parts:
        title = re.search(r": \*\*(.*?)\*\*$", part, re.MULTILINE)
        found[int(part.partition(".")[0])] = (unescaped(title[1]) if title else "", unescaped(part))
    return found


def in_drawing(svg: str) -> dict[int, tuple[str, str]]:
    """Return the boxes of a drawing by their numbers: the title, and all of its words."""
    found: dict[int, tuple[str, str]] = {}
    number = 0
    for text in ET.fromstring(svg).iter(TEXT):
        words, bold = text.text or "", (text.get("font-weight"), text.get("font-size")) == ("700", "17")
        head = re.match(r"(\d+)\. (.*)", words)
        if head:
            # Who acts stands above the title; a question has its number before it.
            number = int(head[1])
            found[number] = (head[2] if bold else "", words)
        elif number:
            title, told = found[number]
            found[number] = (f"{title} {words}" if bold else title, f"{told} {words}")
    return found
