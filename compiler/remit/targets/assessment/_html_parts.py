"""The pieces that the parts of the page share: anchors, badges, tables, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from remit.assessment import Evidence, Text, Verdict
from remit.rulebook import Provision, Rulebook
from remit.targets.assessment import _words
from remit.targets.assessment._markup import Content, Markup, element, joined, linked


def anchor_of(provision: Provision) -> str:
    """Return the id of a provision's part of the page."""
    return f"provision-{provision.id}"


def badge(verdict: Verdict) -> Markup:
    """Return a verdict; its look repeats what the word says."""
    return element("span", str(verdict), class_=f"verdict {str(verdict).replace(' ', '-')}")


def code_link(provision: Provision, book: Rulebook) -> Markup:
    """Return what a provision is called, leading to all that is said of it."""
    return element("a", book.code_of(provision), href=f"#{anchor_of(provision)}")


def quote(evidence: Evidence, text: Text, read: str = "", line: str = "") -> Markup:
    """Return a quotation with the place on the page; in full also as it is read, and with its line in the file."""
    place = linked(_words.place_of(evidence, text), evidence.link)
    told: list[Content] = [each for each in (place, element("span", line, class_="line") if line else "") if each]
    return element(
        "p",
        f"{_words.source_of(evidence)}: “{_words.one_line(evidence.words)}”",
        f" – read as: “{read}”" if read else "",
        element("span", " (", joined(told, between="; "), ")", class_="place") if told else "",
        class_="quote",
    )


def table(kind: str, caption: str, heading: Sequence[str], rows: Iterable[Markup]) -> Markup:
    """Return a table that stays one for every reader.

    INVARIANT: each part has its role. Narrow screens show cells as blocks; Safari then forgets what they are.
    """
    columns = element("tr", *(element("th", each, scope="col", role="columnheader") for each in heading), role="row")
    return element(
        "table",
        element("caption", caption),
        element("thead", columns, role="rowgroup"),
        element("tbody", on_lines(rows), role="rowgroup"),
        class_=kind,
        role="table",
    )


def row_of(heading: Sequence[str], head: Content, *cells: Content, anchor: str = "") -> Markup:
    """Return a row of a table; a narrow screen has no room for the columns' headings and shows them in the cells."""
    labelled = [
        element("td", element("span", f"{label}: ", class_="label"), told, role="cell")
        for label, told in zip(heading[1:], cells, strict=True)
    ]
    return element("tr", element("th", head, scope="row", role="rowheader"), *labelled, role="row", id=anchor)


def on_lines(parts: Iterable[Markup]) -> Markup:
    """Return parts with a line each, so that two editions can be compared."""
    return Markup(f"\n{joined(list(parts), between=chr(10)).text}\n")
