"""Words to HTML. Whatever is not markup already is text, so that no policy's words can ever become markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

from remit.value import value

_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f<>\"'`\\]")
_MAIL = re.compile(r"mailto:[^@?&,;:]+@[^@?&,;:]+")
_PHONE = re.compile(r"tel:\+?[0-9]+([.-]?[0-9]+)*")


@value
class Markup:
    """HTML as it goes out."""

    text: str


Content = Markup | str


def element(name: str, *content: Content, **attributes: str | bool) -> Markup:
    """Return an element; `class_` and `data_label` are written as HTML has them, empty attributes not at all.

    One that is True is written by its name alone.
    """
    return Markup(f"<{name}{_written(attributes)}>{joined(content).text}</{name}>")


def void(name: str, **attributes: str | bool) -> Markup:
    """Return an element that has no content, such as `img`."""
    return Markup(f"<{name}{_written(attributes)}>")


def data_block(told: Any) -> Markup:
    """Return data for a script of the page. INVARIANT: it holds no `<`, so that no words in it end or hide a script."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(f'<script type="application/json">{text}</script>')


def joined(content: Sequence[Content], between: str = "") -> Markup:
    """Return pieces one after the other."""
    return Markup(
        between.join(each.text if isinstance(each, Markup) else escape(_one_line_kept(each)) for each in content)
    )


def on_lines(parts: Iterable[Markup]) -> Markup:
    """Return parts with a line each, so that two editions can be compared."""
    return Markup(f"\n{joined(list(parts), between=chr(10)).text}\n")


def linked(words: str, address: str) -> Content:
    """Return words that lead to an address, where it may be followed; else the words."""
    safe = safe_link(address)
    return element("a", words, href=safe) if safe and words else words


def cited(words: str, address: str) -> Content:
    """Return words that lead to an address, where it may be followed; else with the address of a page behind them."""
    return linked(words, address) if safe_link(address) else named_with(words, address)


def named_with(words: str, address: str) -> str:
    """Return words with the address of a page behind them, where there is one that they do not name already."""
    return f"{words} ({address})" if words and words != address and web_address(address) else words


def document(language: str, head: Iterable[Markup], body: Iterable[Markup]) -> bytes:
    """Return a whole page."""
    parts = [element("head", on_lines(_first(head))), element("body", on_lines(body))]
    return f"<!DOCTYPE html>\n{element('html', on_lines(parts), lang=language).text}\n".encode()


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


def one_line(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())


def safe_link(link: str) -> str:
    """Return a link that may be followed from a page, or nothing: only https, mailto and tel."""
    if _UNSAFE.search(link):
        return ""
    if _MAIL.fullmatch(link) or _PHONE.fullmatch(link):
        return link
    return link if link.startswith("https:") and web_address(link) else ""


def web_address(link: str) -> str:
    """Return what is an address of the web, or nothing: only http and https, nothing that ends an address."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    fine = parts.scheme in ("http", "https") and parts.netloc and not _UNSAFE.search(link)
    return link if fine else ""


def _first(head: Iterable[Markup]) -> Iterable[Markup]:
    """Yield what every page says first of itself, then `head`."""
    yield void("meta", charset="utf-8")
    yield void("meta", name_="viewport", content="width=device-width, initial-scale=1")
    yield from head


def _written(attributes: dict[str, str | bool]) -> str:
    return "".join(
        f" {key.rstrip('_').replace('_', '-')}" + (f'="{escape(one_line(told))}"' if isinstance(told, str) else "")
        for key, told in attributes.items()
        if told
    )


def _one_line_kept(words: str) -> str:
    """Return words on one line, with the spaces at their ends."""
    start, end = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    return f"{start}{one_line(words)}{end}" if words.strip() else start
