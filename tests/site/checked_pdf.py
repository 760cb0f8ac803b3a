"""What must hold of every PDF: each fault by name. No program that judges PDF/UA is asked; none is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Any

import pikepdf

from tests.site.tagged import Element, Paper, read

LEAST = 9
"""Pt of the smallest letters."""
A4 = (595, 842)
EMPTY = pikepdf.Dictionary()
ACTS = {"/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition", "/Named"}
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def faults(data: bytes) -> set[str]:
    """Return the names of the faults of a PDF."""
    return faults_of(read(data))


def faults_of(paper: Paper) -> set[str]:
    """Return the names of the faults of a PDF that was read."""
    checks = (_declared, _headings, _pictures, _tables, _lists, _links, _letters, _pages, _acting)
    return {fault for check in checks for fault in check(paper)}


def _declared(paper: Paper) -> Iterator[str]:
    root, about = paper.pdf.Root, bytes(paper.pdf.Root.Metadata.read_bytes()).decode()
    if "/StructTreeRoot" not in root or not root.get("/MarkInfo", EMPTY).get("/Marked"):
        yield "not tagged"
    if root.get("/Lang") != "en-GB":
        yield "no language"
    shown = root.get("/ViewerPreferences", EMPTY).get("/DisplayDocTitle")
    title = str(paper.pdf.docinfo.get("/Title", ""))
    if not (shown and title and title in unescape(about)):
        yield "no title"
    if not paper.pdf.docinfo.get("/Author"):
        yield "no author"
    if not re.search(r"<pdfuaid:part>1<|pdfuaid:part=\"1\"", about):
        yield "PDF/UA-1 not declared"


def _headings(paper: Paper) -> Iterator[str]:
    levels = [int(each.kind[1]) for each in paper.root.all(*HEADINGS)]
    if levels[:1] != [1] or levels.count(1) != 1 or any(after > before + 1 for before, after in pairwise(levels)):
        yield "headings out of order"
    if any(not each.words.strip() for each in paper.root.all(*HEADINGS)):
        yield "heading without words"


def _pictures(paper: Paper) -> Iterator[str]:
    pictures = list(paper.root.all("Figure"))
    if not pictures or any("same numbers" not in each.alt or "Step by step" not in each.alt for each in pictures):
        yield "picture whose words do not lead to the steps"


def _tables(paper: Paper) -> Iterator[str]:
    for table in paper.root.all("Table"):
        if not list(table.all("TH")) or any("/Scope" not in each.attributes for each in table.all("TH")):
            yield "heading of a table without a scope"
        if len({len(row.below) for row in table.all("TR")}) != 1:
            yield "table that is not even"


def _lists(paper: Paper) -> Iterator[str]:
    for each in paper.root.all("LI"):
        if [inner.kind for inner in each.below] != ["Lbl", "LBody"]:
            yield "item of a list without its parts"


def _links(paper: Paper) -> Iterator[str]:
    found = [each for link in paper.root.all("Link") for each in _annotations(link)]
    drawn = [each for page in paper.pdf.pages for each in page.get("/Annots", [])]
    if len(found) != len(drawn):
        yield "link that is not tagged"
    if any(not each.get("/Contents") for each in drawn):
        yield "link without words"
    if any(not link.words.strip() for link in paper.root.all("Link")):
        yield "link without words"


def _annotations(link: Element) -> Iterator[Any]:
    yield from link.attributes.get("annotations", [])
    for each in link.below:
        yield from _annotations(each)


def _letters(paper: Paper) -> Iterator[str]:
    fonts = [
        each for each in paper.pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
    ]
    for font in fonts:
        inner = font.get("/DescendantFonts", [font])[0]
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.get("/FontDescriptor", {}).keys()):
            yield "font that is not embedded"
        if font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
            yield "font whose letters mean nothing"
    if min(paper.drawn.sizes) < LEAST:
        yield "small type"
    if "".join(paper.drawn.unmarked).strip():
        yield "words that are not tagged"


def _pages(paper: Paper) -> Iterator[str]:
    for page in paper.pdf.pages:
        if tuple(round(float(each)) for each in page.MediaBox[2:]) != A4:
            yield "page that is not A4"
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield "order of tabs that is not that of the words"
    if {page for page, _ in paper.drawn.marked} != set(range(len(paper.pdf.pages))):
        yield "empty page"


def _acting(paper: Paper) -> Iterator[str]:
    root = paper.pdf.Root
    if {"/OpenAction", "/AA", "/AcroForm", "/AF"} & set(root.keys()):
        yield "something that acts"
    if {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", EMPTY).keys()):
        yield "something that acts"
    for each in paper.pdf.objects:
        if isinstance(each, pikepdf.Dictionary):
            if each.get("/S") in ACTS or "/JS" in each:
                yield "something that acts"
            if "/URI" in each and not re.match("https?://", str(each.URI)):
                yield "link that is not of the web"
