"""XML of the Object Management Group's formats (BPMN, DMN): elements as values, text as text, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from remit.portable.characters import sayable


def line(words: str) -> str:
    """Return words as one line; what XML has no way to say is spelt out."""
    return sayable(" ".join(words.split()))


def element(tag: str, attributes: dict[str, str] | None = None, text: str = "") -> Element:
    """Return an element by its name with prefix; attributes that are empty are left out."""
    made = Element(tag, {name: line(value) for name, value in (attributes or {}).items() if value})
    if text:
        made.text = line(text)
    return made


def add(parent: Element, tag: str, attributes: dict[str, str] | None = None, text: str = "") -> Element:
    """Add an element to another and return it."""
    made = element(tag, attributes, text)
    parent.append(made)
    return made


def bounds(parent: Element, tag: str, box: tuple[int, int, int, int]) -> None:
    """Add where something stands: from the left, from the top, width and height."""
    SubElement(parent, tag, dict(zip(("x", "y", "width", "height"), map(str, box), strict=True)))


def waypoints(parent: Element, tag: str, points: Iterable[tuple[int, int]]) -> None:
    """Add the corners of a line."""
    for x, y in points:
        SubElement(parent, tag, {"x": str(x), "y": str(y)})


def bytes_of(root: Element) -> bytes:
    """Return a whole document; only what stands between elements is set out, never words."""
    indent(root, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
