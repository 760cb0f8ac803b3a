"""A tree of a file to the same tree without what has no place there. Knows the schema's keywords, and no key by name.

In: the tree, and `schema/policy.schema.json`. Out: the well-shaped part of the tree; what is wrong goes to `told`.
INVARIANT: a file passes here exactly if jsonschema passes it; a test holds the two together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from remit.source import Text
from remit.syntax.nearest import nearest
from remit.syntax.nodes import Entry, Listing, Mapping, Node, Nothing
from remit.syntax.told import Told
from remit.syntax.tree import Refused, Tree
from remit.value import value

Schema = dict[str, Any]

FREE = r"\S"


@value
class Spot:
    """Where a value stands: under a key, or in the list under a key; `schema` is what may stand there."""

    key: Text
    schema: Schema
    item: bool = False
    needed: bool = False


class Forms:
    """A schema with its definitions looked up once: what each part of a file may be."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.definitions: dict[str, Schema] = schema["$defs"]
        self.homes = _homes(self.definitions, schema)
        self._choices: dict[int, list[Schema]] = {}
        self._fitting: dict[tuple[int, bool], Schema | None] = {}
        self._whole: dict[int, Schema] = {}

    def whole(self, schema: Schema) -> Schema:
        """Return a schema with the definition that it names; what is said beside the name counts more."""
        if "$ref" not in schema:
            return schema
        if (known := self._whole.get(id(schema))) is None:
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            known = self.whole(self.definitions[schema["$ref"].rpartition("/")[2]]) | rest
            self._whole[id(schema)] = known
        return known

    def choices(self, schema: Schema) -> list[Schema]:
        """Return the forms that a value may take."""
        if (known := self._choices.get(id(schema))) is None:
            whole = self.whole(schema)
            known = [choice for part in whole.get("anyOf", ()) for choice in self.choices(part)] or [whole]
            self._choices[id(schema)] = known
        return known

    def fitting(self, schema: Schema, *, listed: bool) -> Schema | None:
        """Return the form that a list may take, or words; None where none may stand there."""
        key = (id(schema), listed)
        if key not in self._fitting:
            types = ("array",) if listed else ("string", "integer", "number")
            self._fitting[key] = next(iter(_of_type(self.choices(schema), *types)), None)
        return self._fitting[key]


class Outline:
    """One walk over the tree of a file."""

    def __init__(self, forms: Forms, tree: Tree, *, gaps: bool = False) -> None:
        self.forms = forms
        self.tree = tree
        self.gaps = gaps
        self.told = Told(forms.homes)

    def read(self, root: Mapping) -> Mapping:
        """Return the well-shaped part of a file."""
        first = root.entries[0].key if root.entries else Text.inline("", root.span.path)
        return self._keys(root, self.forms.schema, Spot(first, self.forms.schema), ())

    def _value(self, node: Node, spot: Spot) -> Node | None:
        if isinstance(node, Refused):
            return None
        if isinstance(node, Nothing):
            self.told.empty(spot.key, node, self.forms.whole(spot.schema), spot.item, spot.needed)
            return None
        if isinstance(node, Mapping):
            return self._mapping(node, self.forms.choices(spot.schema), spot)
        fitting = self.forms.fitting(spot.schema, listed=isinstance(node, Listing))
        if fitting is None:
            self.told.kind(spot.key, node, self.forms.choices(spot.schema), spot.item)
            return None
        return self._list(node, fitting, spot) if isinstance(node, Listing) else self._text(node, fitting, spot)

    def _text(self, node: Text, schema: Schema, spot: Spot) -> Text | None:
        pattern = schema.get("pattern", FREE)
        place = (node.span.line, node.span.column)
        cut = self.tree.cuts.get(place)
        if not node.text.strip():
            self.told.empty(spot.key, node, self.forms.whole(spot.schema), spot.item, spot.needed)
        elif "const" in schema and node.text != str(schema["const"]):
            self.told.constant(spot.key, node, schema["const"])
        elif "enum" in schema and node.text not in schema["enum"]:
            self.told.closed(spot.key, node, schema["enum"])
        elif not _compiled(pattern).search(node.text):
            self.told.form(spot.key, node, schema | self.forms.whole(spot.schema))
        elif cut and _is_cut(node.text, cut.words, schema.get("format", "")):
            self.told.cut(node, cut.words, cut.span)
        else:
            if schema.get("pattern") == FREE and "format" not in schema and place in self.tree.bare:
                self.told.bare(spot.key, node)
            return node
        return None

    def _list(self, node: Listing, schema: Schema, spot: Spot) -> Listing | None:
        if len(node.items) < schema.get("minItems", 0):
            self.told.few(spot.key, schema["minItems"])
            return None
        inner = Spot(spot.key, schema["items"], item=True)
        items = tuple(kept for item in node.items if (kept := self._value(item, inner)) is not None)
        return node if items == node.items else replace(node, items=items)

    def _mapping(self, node: Mapping, choices: list[Schema], spot: Spot) -> Mapping | None:
        objects = _of_type(choices, "object")
        chosen = self._choose(node, objects)
        words = bool(_of_type(choices, "string"))
        if words and spot.item and _is_inline(node) and (chosen is None or not self._knows(chosen, node)):
            self.told.colon(node)
        elif chosen is not None:
            others = tuple(choice for choice in objects if choice is not chosen)
            return self._keys(node, chosen, spot, others)
        elif objects:
            self.told.undecided(node, spot.key, objects, _keys_that_decide(objects))
        else:
            self.told.kind(spot.key, node, choices, spot.item)
        return None

    def _choose(self, node: Mapping, objects: list[Schema]) -> Schema | None:
        """Return the form whose needed keys, or words near to them, stand in `node`."""
        if len(objects) < 2:
            return objects[0] if objects else None
        keys = [entry.key.text for entry in node.entries]

        def score(choice: Schema) -> tuple[int, int]:
            needed = sum(key in keys for key in choice["required"])
            return (needed > 0, sum(key in choice["properties"] for key in keys))

        best = max(objects, key=score)
        if score(best)[0]:
            return best
        for choice in objects:
            if any(nearest(key, choice["required"]) for key in keys if key not in choice["properties"]):
                return choice
        return None

    def _knows(self, schema: Schema, node: Mapping) -> bool:
        """Tell whether any key of `node`, or a word near to it, is one of the schema's."""
        names = schema.get("properties")
        if names is None:
            return True
        return any(entry.key.text in names or nearest(entry.key.text, names) for entry in node.entries)

    def _keys(self, node: Mapping, schema: Schema, spot: Spot, others: tuple[Schema, ...]) -> Mapping:
        properties: Schema = schema.get("properties", {})
        present = {entry.key.text for entry in node.entries}
        needed = schema.get("required", ())
        if len(node.entries) < schema.get("minProperties", 0):
            self.told.few(spot.key, schema["minProperties"])
        meant: set[str] = set()
        kept: list[Entry] = []
        cut: set[str] = set()
        if not schema.get("additionalProperties", False):
            cut = self.told.commas(node, properties)
        for entry in node.entries:
            inner: Any = properties.get(entry.key.text, schema.get("additionalProperties", False))
            if isinstance(inner, bool):
                if isinstance(entry.value, Refused) or entry.key.text in cut:
                    continue
                meant |= self.told.unknown(entry.key, schema, present, [other["properties"] for other in others])
                continue
            if not self._name(entry.key, schema.get("propertyNames")):
                continue
            value = self._value(entry.value, Spot(entry.key, inner, needed=entry.key.text in needed))
            if value is not None:
                kept.append(entry if value is entry.value else Entry(entry.key, value))
        if not self.gaps:
            for key in needed:
                if key not in present and key not in meant:
                    self.told.missing(key, node, spot.key, schema, self.forms.whole(properties[key]))
        return (
            node
            if len(kept) == len(node.entries) and tuple(kept) == node.entries
            else replace(node, entries=tuple(kept))
        )

    def _name(self, key: Text, names: Schema | None) -> bool:
        if names is None or _compiled(names.get("pattern", FREE)).search(key.text):
            return True
        self.told.name(key, names)
        return False


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _homes(definitions: dict[str, Schema], whole: Schema) -> dict[str, list[str]]:
    """Return for each key the titles of the parts in which it may stand."""
    found: dict[str, list[str]] = {}
    for part in (whole, *definitions.values()):
        for key in part.get("properties", ()):
            found.setdefault(key, []).append(part.get("title", ""))
    return found


def _of_type(choices: list[Schema], *types: str) -> list[Schema]:
    return [choice for choice in choices if choice.get("type") in types]


def _keys_that_decide(objects: list[Schema]) -> list[str]:
    return [choice["required"][0] for choice in objects]


def _is_inline(node: Mapping) -> bool:
    """Tell whether a set of keys begins on the line of its `-`, without a brace."""
    first = node.entries[0].key.span if node.entries else None
    return first is not None and (first.line, first.column) == (node.span.line, node.span.column)


def _is_cut(words: str, comment: str, kind: str) -> bool:
    """Tell whether ` #` cut words off: a sentence without its end, or `#` with no space behind it."""
    if kind == "sentence" and not words.endswith((".", "]")):
        return True
    return len(comment) > 1 and comment[1] not in " \t#"
