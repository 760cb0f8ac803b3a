"""A policy file as a tree: keys with values, lists and words, each with its place. Nothing after this knows YAML."""

from __future__ import annotations

from dataclasses import dataclass

from remit.source import Span, Text
from remit.value import value


@dataclass(frozen=True, slots=True)
class Nothing:
    """A place where a value could stand and none does."""

    span: Span


@value
class Listing:
    """A list: items in the order of the file."""

    items: tuple[Node, ...]
    span: Span


@value
class Entry:
    """A key and what is said under it."""

    key: Text
    value: Node


@value
class Mapping:
    """Keys with their values, in the order of the file; no key stands twice."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return what is said under `key`, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None

    def key(self, key: str) -> Text | None:
        """Return `key` as it stands in the file, with its place, or None."""
        return next((entry.key for entry in self.entries if entry.key.text == key), None)

    def __contains__(self, key: str) -> bool:
        return any(entry.key.text == key for entry in self.entries)


Node = Mapping | Listing | Text | Nothing
