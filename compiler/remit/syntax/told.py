"""What is wrong with the shape of a file, in words. Every method notes one finding; none knows what a policy means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding, Fix
from remit.source import Span, Text
from remit.syntax.nearest import nearest
from remit.syntax.nodes import Entry, Listing, Mapping, Node, Nothing
from remit.syntax.quoting import SHOWN_WHOLE, quoted, shown
from remit.syntax.tree import Refused

Schema = dict[str, Any]

MANY = 14

_KINDS = {
    "string": "words",
    "number": "a number",
    "integer": "a number",
    "array": "a list, each item on a line that begins with `- `",
    "object": "keys, each with a value",
}


@dataclass(slots=True)
class Told:
    """Notes findings. `homes` says for each key in which parts of a file it may stand."""

    homes: dict[str, list[str]]
    found: list[Diagnostic] = field(default_factory=list)

    def _note(self, code: str, message: str, span: Span, cure: str, fix: Fix | None = None) -> None:
        self.found.append(diagnose(code, Finding(message, span, cure, fix=fix)))

    def empty(self, key: Text, node: Node, schema: Schema, item: bool, needed: bool) -> None:
        """Note a key or an item without a value."""
        if item:
            span = node.span
            dash = Span(span.path, span.line, max(span.column - 1, 1), span.line, max(span.column, 2))
            self._note(
                "empty-value", f"an item under `{shown(key.text)}` is empty", dash, "write the item, or delete its `-`"
            )
            return
        cure = f"write {_sample(key.text, schema)}" + ("" if needed else ", or leave the key out")
        self._note("empty-value", f"`{shown(key.text)}` has no value", key.span, cure)

    def few(self, key: Text, least: int) -> None:
        """Note a list or a set of keys with too few in it."""
        message = f"`{shown(key.text)}` is empty" if least == 1 else f"`{shown(key.text)}` needs at least {least} items"
        self._note(
            "empty-value",
            message,
            key.span,
            f"write at least {'one item' if least == 1 else f'{least} items'} under `{shown(key.text)}`",
        )

    def kind(self, key: Text, node: Node, choices: list[Schema], item: bool) -> None:
        """Note words where a list should be, and the like."""
        wanted = list(dict.fromkeys(_KINDS[choice["type"]] for choice in choices))
        actual = "words" if isinstance(node, Text) else "a list" if isinstance(node, Listing) else "a set of keys"
        what = f"an item under `{shown(key.text)}`" if item else f"`{shown(key.text)}`"
        if isinstance(node, Text) and "array" in [choice["type"] for choice in choices]:
            cure = f"write `- {shown(node.text)}` on a line of its own below `{shown(key.text)}:`"
        elif isinstance(node, Text):
            cure = f"write the keys below `{shown(key.text)}:`, indented by two spaces"
        elif wanted == ["words"]:
            cure = f"write the words on the line of `{shown(key.text)}:`" if not item else "write the words behind `- `"
        else:
            cure = f"write {' or '.join(wanted)}"
        self._note("wrong-kind", f"{what} must be {' or '.join(wanted)}; this is {actual}", _short(node), cure)

    def constant(self, key: Text, node: Text, wanted: object) -> None:
        """Note a version of the language that this program does not know."""
        if node.text.isdigit() and int(node.text) > int(str(wanted)):
            message = f"this file is written in language {shown(node.text)}; this program knows language {wanted}"
            self._note(
                "newer-language", message, node.span, f"use a newer Remit, or write `{shown(key.text)}: {wanted}`"
            )
            return
        message = f"`{shown(node.text)}` is not a value of `{shown(key.text)}`"
        self._note("unknown-value", message, node.span, f"write `{shown(key.text)}: {wanted}`", _fix(node, str(wanted)))

    def closed(self, key: Text, node: Text, values: list[str]) -> None:
        """Note a value that is not in a closed list."""
        meant = nearest(node.text, values) or next((v for v in values if v.casefold() == node.text.casefold()), None)
        message = f"`{shown(node.text)}` is not a value of `{shown(key.text)}`"
        cure = f"did you mean `{meant}`?" if meant else f"write {_either(values)}"
        self._note("unknown-value", message, node.span, cure, _fix(node, meant) if meant else None)

    def form(self, key: Text, node: Text, schema: Schema) -> None:
        """Note a value that is not written as its key wants it."""
        examples = [str(example) for example in schema.get("examples", ()) if isinstance(example, str | int | float)]
        message = f"`{shown(node.text)}` is not how `{shown(key.text)}` is written"
        cure = (
            f"write for example {_either(examples)}"
            if examples
            else f"`{shown(key.text)}` is {schema.get('description')}"
        )
        self._note("malformed-value", message, node.span, cure)

    def name(self, key: Text, names: Schema) -> None:
        """Note a name that an author gives and that is not written as names are."""
        examples = [str(example) for example in names.get("examples", ())]
        message = f"`{shown(key.text)}` is not {names.get('description', 'a name')}"
        lower = key.text.casefold().strip()
        cure = f"write for example {_either(examples)}" if lower == key.text else f"write `{shown(lower)}`"
        self._note("malformed-value", message, key.span, cure)

    def cut(self, node: Text, comment: str, span: Span) -> None:
        """Note words that end at ` #`."""
        whole = quoted(f"{node.text} {comment}")
        message = f"` #` begins a comment, so this text ends at `{shown(node.text.split()[-1])}`"
        cure = f"if `{shown(comment)}` belongs to the text, put the text in quotes: {shown(whole, SHOWN_WHOLE)}"
        if len(node.runs) > 1:
            self._note("hash-in-text", message, span, cure)
            return
        self._note("hash-in-text", message, span, cure, Fix(node.span.to(span), whole))

    def bare(self, key: Text, node: Text) -> None:
        """Note words that other programs take for a switch or a number."""
        message = f"`{shown(node.text)}` without quotes is a word here, but something else to other programs"
        cure = f"write `{shown(key.text)}: {quoted(node.text)}`, or say it in more words"
        self._note("bare-word", message, node.span, cure, Fix(node.span, quoted(node.text)))

    def colon(self, node: Mapping) -> None:
        """Note a text that `: ` turned into a key with a value."""
        first, *others = node.entries
        last = first.key.text.split()[-1]
        message = f"`: ` after `{shown(last)}` turns this text into a key with a value"
        span = first.key.part(max(len(first.key.text) - len(last), 0), len(first.key.text))
        if isinstance(first.value, Refused):
            return  # INVARIANT: the cause has been told where the file was read
        if not isinstance(first.value, Text):
            self._note("colon-in-text", message, span, "put the whole text in quotes, or leave out `:`")
            return
        whole = quoted(f"{first.key.text}: {first.value.text}")
        plain = not others and len(first.value.runs) == 1
        fix = Fix(first.key.span.to(first.value.span), whole) if plain else None
        self._note("colon-in-text", message, span, f"put the whole text in quotes: {shown(whole, SHOWN_WHOLE)}", fix)

    def commas(self, node: Mapping, known: Iterable[str]) -> set[str]:
        """Note the texts in braces that their own commas cut; return their rests, which stand there as keys."""
        parts: dict[Text, list[Entry]] = {}
        whole: Text | None = None
        for before, entry in pairwise(node.entries):
            if isinstance(before.value, Text):
                whole = before.value if _follows(before.value, entry.key) else None
            if whole is not None and isinstance(entry.value, Nothing) and entry.key.text not in known:
                parts.setdefault(whole, []).append(entry)
        for start, rest in parts.items():
            said = quoted(", ".join([start.text, *(entry.key.text for entry in rest)]))
            message = (
                f"`,` behind `{shown(start.text)}` ends this text, and `{shown(rest[0].key.text)}` is read as a key"
            )
            cure = f"put the whole text in quotes: {shown(said, SHOWN_WHOLE)}"
            self._note("unknown-key", message, rest[0].key.span, cure, Fix(start.span.to(rest[-1].key.span), said))
        return {entry.key.text for rest in parts.values() for entry in rest}

    def undecided(self, node: Mapping, key: Text, forms: list[Schema], keys: list[str]) -> None:
        """Note a set of keys that has none of those that say what it is."""
        place = node.entries[0].key.span if node.entries else node.span.start()
        title = forms[0].get("title", f"an item under `{shown(key.text)}`")
        cure = " or ".join(f"`{name}: …`" for name in keys)
        self._note("missing-key", f"{title} needs {_either(keys)}", place, f"write {cure}")

    def missing(self, key: str, node: Mapping, above: Text, schema: Schema, wanted: Schema) -> None:
        """Note a key that is needed and not there."""
        place = node.entries[0].key.span if node.entries else above.span
        title = schema.get("title", f"`{above.text}`")
        cure = f"add {_sample(key, wanted)}" + (f": {said}" if (said := wanted.get("description")) else "")
        self._note("missing-key", f"{title} has no `{key}`", place, cure)

    def unknown(self, key: Text, schema: Schema, present: set[str], others: Iterable[Schema]) -> set[str]:
        """Note a key that has no place here; return the keys that its author may have meant."""
        title = schema.get("title", "this part")
        if any(key.text in other for other in others):
            beside = next((name for name in schema.get("required", ()) if name in present), "the other keys")
            cure = f"keep one of the two, or move `{shown(key.text)}` into a part of its own"
            self._note("conflicting-keys", f"`{shown(key.text)}` cannot stand beside `{beside}`", key.span, cure)
            return set()
        free = [name for name in schema["properties"] if name not in present]
        message = f"`{shown(key.text)}` is not a key of {title}"
        if meant := nearest(key.text, free):
            self._note("unknown-key", message, key.span, f"did you mean `{meant}`?", _fix(key, meant))
            return {meant}
        places = [place for place in dict.fromkeys(self.homes.get(key.text, ())) if place and place != title]
        if places:
            cure = f"`{shown(key.text)}` belongs in {' or '.join(places)}"
        elif again := nearest(key.text, present & set(schema["properties"])):
            cure = f"`{again}` is already said; delete this key, or put it in a `note`"
        else:
            cure = f"its keys are {', '.join(f'`{name}`' for name in free[:MANY])}{' …' if len(free) > MANY else ''}"
        self._note("unknown-key", message, key.span, cure)
        return set()


def _follows(value: Text, key: Text) -> bool:
    """Tell whether a key stands on the line of a value, right behind it: only a comma in braces can part the two."""
    return value.span.end_line == key.span.line and 0 < key.span.column - value.span.end_column <= len(", ")


def _fix(text: Text, replacement: str) -> Fix:
    return Fix(text.span, replacement)


def _short(node: Node) -> Span:
    """Return the part of a node to point at: its first line, where it has more."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key.span
    if isinstance(node, Listing) and node.items and node.span.end_line > node.span.line:
        return _short(node.items[0])
    return node.span


def _sample(key: str, schema: Schema) -> str:
    """Return a line that says `key`, for example with the schema's first example."""
    example = next(iter(schema.get("examples", ())), None)
    if isinstance(example, list):
        return f"`{key}:` and below it `- {example[0]}`"
    if example is None:
        below = {"object": "with its keys below it", "array": "with a list below it"}.get(schema.get("type", ""))
        return f"`{key}:` {below}" if below else f"`{key}: …`"
    return f"`{key}: {example}`"


def _either(words: Iterable[str]) -> str:
    *first, last = [f"`{word}`" for word in words]
    return f"{', '.join(first)} or {last}" if first else last
