"""Document tree to the words that a policy declares. Knows under which keys names stand, not what they become."""

from __future__ import annotations

from collections.abc import Iterator

from remit.source import Text
from remit.syntax.nodes import Listing, Mapping, Node
from remit.vocabulary.declared import Declarations, Stage


def declarations_of(head: Mapping) -> Declarations:
    """Return the names of one file, each with its place."""
    parties = head.get("parties")
    return Declarations(
        parties=_keys(parties),
        also=tuple(_aliases(parties)),
        sides=dict(_sides(parties)),
        kinds=_keys(head.get("feedback")),
        other_kinds=_texts(head.get("other kinds")),
        stages=tuple(_stages(head.get("feedback"))),
        facts=_texts(head.get("facts")),
        topics=_texts(head.get("topics")),
        channels=_texts(head.get("channels")),
        events=_texts(head.get("events")),
        things=_texts(head.get("things")),
        measures=_texts(head.get("measures")),
        verbs=tuple(_verbs(head.get("verbs"))),
    )


def _keys(node: Node | None) -> tuple[Text, ...]:
    return tuple(entry.key for entry in node.entries) if isinstance(node, Mapping) else ()


def _texts(node: Node | None) -> tuple[Text, ...]:
    """Return the words of a list, or of a single value."""
    if isinstance(node, Text):
        return (node,)
    return tuple(item for item in node.items if isinstance(item, Text)) if isinstance(node, Listing) else ()


def _aliases(node: Node | None) -> Iterator[tuple[Text, Text]]:
    """Return each other name of a party with the party."""
    for entry in node.entries if isinstance(node, Mapping) else ():
        if isinstance(entry.value, Mapping):
            for alias in _texts(entry.value.get("also")):
                yield alias, entry.key


def _sides(node: Node | None) -> Iterator[tuple[str, str]]:
    """Return the side of each party whose entry says it."""
    for entry in node.entries if isinstance(node, Mapping) else ():
        side = entry.value.get("side") if isinstance(entry.value, Mapping) else None
        if isinstance(side, Text):
            yield entry.key.text, side.text


def _stages(node: Node | None) -> Iterator[Stage]:
    """Return the stages of every procedure; the same stage of two kinds is one word."""
    for entry in node.entries if isinstance(node, Mapping) else ():
        procedure = entry.value
        stages = procedure.get("stages") if isinstance(procedure, Mapping) else None
        for stage in stages.items if isinstance(stages, Listing) else ():
            key = stage.get("stage") if isinstance(stage, Mapping) else None
            name = stage.get("name") if isinstance(stage, Mapping) else None
            if isinstance(key, Text):
                yield Stage(key, name if isinstance(name, Text) else None)


def _verbs(node: Node | None) -> Iterator[tuple[Text, dict[str, str]]]:
    for entry in node.entries if isinstance(node, Mapping) else ():
        row = entry.value
        if isinstance(row, Mapping):
            yield entry.key, {cell.key.text: cell.value.text for cell in row.entries if isinstance(cell.value, Text)}
