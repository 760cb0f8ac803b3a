"""The bytes of a policy or a rulebook to its tree, all faults in one run. Knows how the steps follow, each in its file.

The tree holds what is well shaped: what has no place in a file is reported and left out, so that the rest can be read.
"""

from __future__ import annotations

from functools import cache

from remit import shipped
from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding, in_order
from remit.source import Span, Text
from remit.syntax.broken import explain
from remit.syntax.characters import decode
from remit.syntax.nodes import Entry, Listing, Mapping, Node, Nothing
from remit.syntax.outline import Forms, Outline
from remit.syntax.places import Places
from remit.syntax.tree import Builder, StrayStarError, Tree

__all__ = ["Entry", "Listing", "Mapping", "Node", "Nothing", "read"]

REPAIRS = 25


FIRST = {"policy": "language", "rulebook": "rulebook"}
"""The first key of each kind of file: the version of its form."""
_SECOND = {"policy": "policy", "rulebook": "id"}


def read(data: bytes, path: str, kind: str = "policy") -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Return the well-shaped part of a file, or None if nothing can be made of it, with all that is wrong.

    `kind` is that of the file, a policy or a rulebook: its schema and its first key.
    """
    places, found = decode(data, path)
    if places is None:
        return None, found
    tree, faults, gaps = _tree(places)
    found += faults
    if tree is None:
        return None, in_order(found)
    found += tuple(tree.found)
    if not isinstance(tree.root, Mapping):
        return None, in_order(found or (_no_keys(tree.root, path, kind),))
    if newer := _newer(tree.root, kind):
        return None, (newer,)
    short = any(diagnostic.code == "second-document" for diagnostic in found)
    outline = Outline(_forms(kind), tree, gaps=gaps or tree.stopped or short)
    root = outline.read(tree.root)
    found += tuple(outline.told.found) + _version_first(tree.root, kind)
    return (None if tree.stopped else root), in_order(found)


@cache
def _forms(kind: str) -> Forms:
    return Forms(shipped.schema(kind))


def _tree(places: Places) -> tuple[Tree | None, tuple[Diagnostic, ...], bool]:
    """Return what can be read, what stood in the way of reading, and whether lines had to be passed over."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLStreamError

    faults: list[Diagnostic] = []
    refused: frozenset[int] = frozenset()
    gaps = False
    for _ in range(REPAIRS):
        builder = Builder(places, refused)
        try:
            return builder.read(), tuple(faults), gaps
        except (MarkedYAMLError, YAMLError, YAMLStreamError, StrayStarError) as error:
            fault = explain(places, builder, error)
        faults.append(fault.diagnostic)
        mended = fault.mended(places.characters)
        if mended == places.characters:
            return None, tuple(faults), True
        gaps = gaps or fault.gap
        refused |= {fault.refused}
        places = Places(places.path, mended, places.starts, places.written or places.characters)
    return None, tuple(faults), True


def _no_keys(root: Node | None, path: str, kind: str) -> Diagnostic:
    """Return what to tell about a file that holds no keys."""
    if root is None or isinstance(root, Nothing):
        message, span = "the file is empty", Span(path, 1, 1, 1, 1)
    elif isinstance(root, Listing):
        message, span = f"the file is a list; a {kind} consists of keys with values", root.span.start()
    else:
        message, span = f"the file holds only words; a {kind} consists of keys with values", root.span
    cure = f"begin the file with `{FIRST[kind]}: 1` and `{_SECOND[kind]}: …`"
    return diagnose("not-a-policy", Finding(message, span, cure))


def _newer(root: Mapping, kind: str) -> Diagnostic | None:
    """Return what to tell about a file in a later form; nothing else in it can be judged."""
    first = FIRST[kind]
    said = root.get(first)
    known = shipped.schema(kind)["properties"][first]["const"]
    if not isinstance(said, Text) or not said.text.isdecimal() or len(said.text) > 9 or int(said.text) <= known:
        return None
    message = f"this file is written in {first} {said.text}; this program knows {first} {known}"
    return diagnose("newer-language", Finding(message, said.span, f"use a newer Remit, or write `{first}: {known}`"))


def _version_first(root: Mapping, kind: str) -> tuple[Diagnostic, ...]:
    key = root.key(FIRST[kind])
    if key is None or root.entries[0].key is key:
        return ()
    message = f"`{FIRST[kind]}` must be the first key of the file"
    return (diagnose("language-first", Finding(message, key.span, "move the line to the top of the file")),)


def plain(node: Node) -> object:
    """Return a tree as other programs read it: words, lists and keys; the number of its form is a number."""
    if isinstance(node, Mapping):
        return {entry.key.text: _plain_value(entry) for entry in node.entries}
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Text) else None


def _plain_value(entry: Entry) -> object:
    value = entry.value
    if entry.key.text in FIRST.values() and isinstance(value, Text) and value.text.isdecimal() and len(value.text) < 10:
        return int(value.text)
    return plain(value)
