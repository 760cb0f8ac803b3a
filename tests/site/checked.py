"""What no validator checks of a site: each fault by name, for every page and chart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath

from tests.drawing.painted import svg_faults
from tests.site.made import pages

TITLES = {"chart": "flowchart.svg", "narrow": "flowchart-narrow.svg"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.scripts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: told or "" for key, told in attrs}))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts[-1] += data
        else:
            self.text += data

    def all(self, *tags: str) -> list[dict[str, str]]:
        """Return the attributes of all elements of some names."""
        return [told for tag, told in self.elements if tag in tags]

    @property
    def ids(self) -> list[str]:
        """Return the ids in their order."""
        return [told["id"] for _, told in self.elements if "id" in told]


def faults(files: dict[str, bytes]) -> set[str]:
    """Return the names of the faults of a site."""
    found = {fault for name, text in pages(files).items() for fault in _of_page(name, Page(text), files)}
    charts = (data for name, data in files.items() if name.endswith(".svg"))
    return found | {"chart that is more than a drawing" for data in charts if svg_faults(data)}


def _of_page(name: str, page: Page, files: dict[str, bytes]) -> Iterator[str]:
    yield from _of_pictures(page)
    yield from _of_script(page)
    ids = [*page.ids, *_ids_of_charts(name, page, files)]
    if len(ids) != len(set(ids)):
        yield "id twice"
    if any(not told.get("scope") for told in page.all("th")):
        yield "heading of a table without a scope"
    if any("tabindex" in told for _, told in page.elements):
        yield "order of tabs changed"
    yield from _of_links(name, page, files)


def _of_pictures(page: Page) -> Iterator[str]:
    for told in page.all("img"):
        if not told.get("alt") or re.search(r"\.\w{3}\b", told["alt"]) or "same numbers" not in told["alt"]:
            yield "picture whose words do not lead to the steps"
        leads_there = any(each.get("href") == "index.html#steps" for each in page.all("a"))
        if not ({"steps", "downloads"} <= set(page.ids) or leads_there):
            yield "chart without its steps"


def _ids_of_charts(name: str, page: Page, files: dict[str, bytes]) -> Iterator[str]:
    """Yield the ids of all charts of a page, as if they stood in it."""
    for told in page.all("img", "source"):
        chart = _joined(name, told.get("src") or told.get("srcset") or "")
        if chart.endswith(".svg") and chart in files:
            yield from re.findall(r'\sid="([^"]*)"', files[chart].decode())


def _of_script(page: Page) -> Iterator[str]:
    scripts = zip(page.all("script"), page.scripts, strict=True)
    if page.all("iframe", "object", "form") or not all(_is_allowed(told, text) for told, text in scripts):
        yield "script"
    if any(key.startswith("on") or key == "style" for _, told in page.elements for key in told) or page.all("style"):
        yield "what a strict policy refuses"


def _is_allowed(script: dict[str, str], text: str) -> bool:
    """Tell whether it is the calculator of this site, or data that no browser runs."""
    if script.keys() == {"src"}:
        return not text and bool(re.fullmatch(r"(\.\./)*calculator\.js", script["src"]))
    try:
        return script == {"type": "application/json"} and isinstance(json.loads(text), dict) and "<" not in text
    except ValueError:
        return False


def _of_links(name: str, page: Page, files: dict[str, bytes]) -> Iterator[str]:
    for tag, told in page.elements:
        place = told.get("href") or told.get("src") or told.get("srcset") or ""
        outside = re.match(r"[a-z]+:|//", place)
        if outside and (tag != "a" or not re.match("https://|mailto:|tel:", place)):
            yield "something from elsewhere" if tag != "a" else "link that is neither https nor mailto nor tel"
        elif place and not outside:
            path, _, anchor = place.partition("#")
            target = _joined(name, path) if path else name
            if target not in files:
                yield "link to no file"
            elif anchor and f'id="{anchor}"' not in files[target].decode():
                yield "link to no place"


def _joined(name: str, path: str) -> str:
    parts: list[str] = [*PurePosixPath(name).parts[:-1]]
    for part in PurePosixPath(path).parts:
        if part == ".." and parts:
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
