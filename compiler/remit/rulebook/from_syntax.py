"""The bytes of a rulebook file to its rulebook, with the places that a row can be told about."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Places

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding, Note
from remit.rulebook import Rulebook
from remit.rulebook.from_plain import rulebook_of
from remit.source import Span, Text
from remit.syntax.document import Listing, Mapping, Node, plain, read
from remit.value import value

VALUE = "value of "
"""Before a key: the place of what is said under it, not of the key itself."""


@value
class Read:
    """A rulebook and where its rows stand.

    `places` go by the provision's id, the limb's id ("whole" for a row without limbs) and a key of the row or of what
    it gives; a row of the form goes by "", its number from 1 and the provision that it names.
    """

    rulebook: Rulebook
    places: Places[tuple[str, str, str], Span]


def read_rulebook(data: bytes, path: str) -> tuple[Read | None, tuple[Diagnostic, ...]]:
    """Return what a rulebook file says, or None where it has an error; never raises for what its author wrote."""
    tree, found = read(data, path, "rulebook")
    if tree is None or any(each.severity == "error" for each in found):
        return None, found
    found += (*_twice(tree), *_mixed(tree))
    if any(each.severity == "error" for each in found):
        return None, found
    return Read(rulebook_of(plain(tree)), dict(_places(tree))), found  # type: ignore[arg-type] # a file with keys is one


def _rows(node: Node | None) -> list[Mapping]:
    return [row for row in node.items if isinstance(row, Mapping)] if isinstance(node, Listing) else []


def _texts(node: Node | None) -> list[Text]:
    if isinstance(node, Listing):
        return [item for item in node.items if isinstance(item, Text)]
    return [node] if isinstance(node, Text) else []


def _twice(tree: Mapping) -> Iterator[Diagnostic]:
    """Yield the names that two provisions have, or two limbs of one."""
    seen: dict[str, Span] = {}
    for row in _rows(tree.get("provisions")):
        names = [each for key in ("id", "number", "formerly") for each in _texts(row.get(key))]
        yield from _again(names, seen, "provisions")
        yield from _again([each for limb in _rows(row.get("limbs")) for each in _texts(limb.get("id"))], {}, "limbs")


def _again(names: list[Text], seen: dict[str, Span], what: str) -> Iterator[Diagnostic]:
    for name in names:
        if name.text in seen:
            message, first = f"two {what} are called `{name.text}`", Note("the first", seen[name.text])
            yield diagnose("same-id", Finding(message, name.span, "give each one of its own", (first,)))
        seen.setdefault(name.text, name.span)


def _mixed(tree: Mapping) -> Iterator[Diagnostic]:
    """Yield the rows that say how they are decided beside their limbs, and examples of no form or of two."""
    for row in _rows(tree.get("provisions")):
        for key in ("check", "given", "evidence") if "limbs" in row else ():
            if (said := row.key(key)) is not None:
                message = f"`{key}` stands beside the limbs of this provision, and decides none of them"
                yield diagnose("row-unclear", Finding(message, said.span, "move it into the limb that it is for"))
        for key in ("kept", "broken"):
            sample, said = row.get(key), row.key(key)
            if isinstance(sample, Mapping) and said is not None and len(sample.entries) != 1:
                message = f"`{key}` is one example: `rules:`, `stages:` or `policy:`"
                yield diagnose("row-unclear", Finding(message, said.span, "keep one of them"))


def _places(tree: Mapping) -> Iterator[tuple[tuple[str, str, str], Span]]:
    for row in _rows(tree.get("provisions")):
        provision = _word(row, "id")
        limbs = _rows(row.get("limbs"))
        for limb in limbs or [row]:
            name = _word(limb, "id") if limbs else "whole"
            for key in ("check", "given", "evidence"):
                node = limb.get(key)
                if node is not None:
                    yield (provision, name, key), node.span
                for entry in node.entries if isinstance(node, Mapping) else ():
                    yield (provision, name, entry.key.text), entry.key.span
                    yield (provision, name, VALUE + entry.key.text), entry.value.span
                for each in _texts(node):
                    yield (provision, name, VALUE + each.text), each.span
        yield (provision, "", "id"), next((each.span for each in _texts(row.get("id"))), row.span)
    for number, section in enumerate(_rows(tree.get("sections")), 1):
        for each in _texts(section.get("provisions")):
            yield ("", str(number), each.text), each.span


def _word(row: Mapping, key: str) -> str:
    said = row.get(key)
    return said.text if isinstance(said, Text) else ""
