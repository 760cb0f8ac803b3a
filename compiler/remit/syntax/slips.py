"""What a well-shaped tree says and nobody means. Knows a few keys and the built-in kinds, no sentence.

A kind of feedback that is nearly a built-in one loses all that is known of that one; an `otherwise:` with branches
behind it reads as if these were never come to.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.syntax.nearest import nearest
from remit.syntax.nodes import Listing, Mapping, Node
from remit.vocabulary import builtin, trie


def slips(tree: Mapping) -> Iterator[Diagnostic]:
    """Yield every slip of a policy file."""
    yield from _kinds(tree.get("feedback"))
    for rows in _choices(tree):
        yield from _early_otherwise(rows)


def _kinds(feedback: Node | None) -> Iterator[Diagnostic]:
    """Yield the kinds that are nearly built-in ones; what means something else already is told with the names."""
    known = builtin().kinds
    for entry in feedback.entries if isinstance(feedback, Mapping) else ():
        said = entry.key.text
        meant = None if said in known or trie.meanings(builtin().roots[0], said) else nearest(said, known)
        if meant is not None:
            yield diagnose(
                "kind-unclear",
                Finding(f"`{said}` is not the kind `{meant}`", entry.key.span, f"did you mean `{meant}`?"),
            )


def _early_otherwise(rows: Listing) -> Iterator[Diagnostic]:
    for row in rows.items[:-1]:
        key = row.key("otherwise") if isinstance(row, Mapping) else None
        if key is not None:
            message = "`otherwise:` stands before other branches, so a reader never comes to those"
            yield diagnose("unreachable", Finding(message, key.span, "put `otherwise:` behind the other branches"))


def _choices(node: Node) -> Iterator[Listing]:
    """Yield every list of branches in a tree."""
    pending = [node]
    while pending:
        part = pending.pop()
        if isinstance(part, Mapping):
            choices = part.get("one of")
            if isinstance(choices, Listing):
                yield choices
            pending += [entry.value for entry in part.entries]
        elif isinstance(part, Listing):
            pending += part.items
