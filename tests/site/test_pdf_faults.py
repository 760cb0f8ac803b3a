"""Each check of a PDF finds a fault that is put in; what typst itself refuses, it refuses of our template."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
import typst

from remit.drawing import render_parts
from remit.site import typeset
from remit.site.frame import Frame
from remit.site.paper import SUFFIX, content
from remit.vocabulary.pages import english
from tests.site.checked_pdf import faults
from tests.site.made import NORTHTOWN, heard, made_of, northtown


@cache
def sample() -> bytes:
    """Return the PDF of a complaint."""
    return northtown()[f"northtown/2026-01/complaint/{SUFFIX}"]


def altered(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """Return the PDF with a change."""
    document, out = pikepdf.open(io.BytesIO(sample())), io.BytesIO()
    change(document)
    document.save(out)
    return out.getvalue()


def first(document: pikepdf.Pdf, kind: str) -> pikepdf.Dictionary:
    """Return the first tag of a kind."""
    return next(
        each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}"
    )


def made_otherwise(old: str, new: str) -> bytes:
    """Return the PDF by a template with a change."""
    template = typeset.TEMPLATE.read_text(encoding="utf-8")
    assert old in template
    made = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())
    product = made.edition.products[0]
    parts = list(render_parts(product.wide, 1050))
    told = content(
        made,
        made.edition.products[0],
        heard(made, made.edition.products[0]),
        [part for part, _ in parts],
        Frame(english()),
    )
    drawings = {each["file"]: svg for each, (_, svg) in zip(told["chart"]["parts"], parts, strict=True)}
    return typeset.typeset(told, drawings, template.replace(old, new).encode())


def test_the_template_as_it_is_makes_the_sample() -> None:
    assert made_otherwise("#let", "#let") == sample()
    assert faults(sample()) == set()


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(typst.TypstError, match="missing alt text"):
        made_otherwise(", alt: part.alt", "")


def test_a_heading_that_skips_a_level_is_refused() -> None:
    with pytest.raises(typst.TypstError, match="skipped from heading level 2 to 4"):
        made_otherwise("=== #band.name", "==== #band.name")


def _untag(document: pikepdf.Pdf) -> None:
    del document.Root.MarkInfo


def _without(place: str) -> Callable[[pikepdf.Pdf], object]:
    return lambda document: document.Root.__delitem__(place)


def _told(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], object]:
    """Return a change of what the document says of itself."""

    def change(document: pikepdf.Pdf) -> None:
        told = document.Root.Metadata.read_bytes()
        assert old in told
        document.Root.Metadata.write(told.replace(old, new))

    return change


def _retag(old: str, new: str) -> Callable[[pikepdf.Pdf], object]:
    return lambda document: first(document, old).__setitem__("/S", pikepdf.Name(f"/{new}"))


def _less(kind: str, place: str) -> Callable[[pikepdf.Pdf], object]:
    return lambda document: first(document, kind).__delitem__(place)


def _no_fonts(document: pikepdf.Pdf) -> None:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
            del each["/FontFile2"]


def _on_page(change: Callable[[pikepdf.Page, pikepdf.Pdf], object]) -> Callable[[pikepdf.Pdf], object]:
    return lambda document: change(document.pages[0], document)


def _outside(page: pikepdf.Page, document: pikepdf.Pdf) -> None:
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(document.make_stream(f"BT {font} 11 Tf <0001> Tj ET".encode()))


def _acting(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")


def _elsewhere(page: pikepdf.Page, document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:///etc/hosts")
    page.Annots[0].A = document.make_indirect(action)


PLANTED: dict[str, list[Callable[[pikepdf.Pdf], object]]] = {
    "not tagged": [_untag, _without("/StructTreeRoot")],
    "no language": [_without("/Lang"), lambda document: document.Root.__setitem__("/Lang", "de")],
    "no title": [_without("/ViewerPreferences"), lambda document: document.docinfo.__delitem__("/Title")],
    "no author": [lambda document: document.docinfo.__delitem__("/Author")],
    "PDF/UA-1 not declared": [_told(b"pdfuaid:part>1", b"pdfuaid:part>2")],
    "headings out of order": [_retag("H1", "H2"), _retag("H2", "H3"), _retag("H3", "H4"), _retag("H2", "H1")],
    "picture whose words do not lead to the steps": [_less("Figure", "/Alt")],
    "heading of a table without a scope": [_less("TH", "/A")],
    "table that is not even": [lambda document: first(document, "TR").K.__delitem__(0)],
    "item of a list without its parts": [_retag("Lbl", "Span")],
    "link without words": [_on_page(lambda page, _: page.Annots[0].__delitem__("/Contents"))],
    "link that is not tagged": [_on_page(lambda page, _: page.Annots.append(page.Annots[0]))],
    "font that is not embedded": [_no_fonts],
    "words that are not tagged": [_on_page(_outside)],
    "page that is not A4": [_on_page(lambda page, _: page.__setattr__("MediaBox", pikepdf.Array([0, 0, 500, 500])))],
    "order of tabs that is not that of the words": [_on_page(lambda page, _: page.__delitem__("/Tabs"))],
    "empty page": [lambda document: document.add_blank_page(page_size=(595, 842))],
    "something that acts": [_acting],
    "link that is not of the web": [_on_page(_elsewhere)],
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_fault_that_is_put_in_is_found(fault: str) -> None:
    for change in PLANTED[fault]:
        assert fault in faults(altered(change))


def test_small_letters_are_found() -> None:
    assert faults(made_otherwise("#set text(size: 9pt)", "#set text(size: 8pt)")) == {"small type"}
    assert faults(made_otherwise("part.width * 1pt", "part.width * 0.8pt")) == {"small type"}
