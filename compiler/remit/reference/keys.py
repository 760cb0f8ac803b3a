"""The schema of a policy file to tables of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from remit import shipped
from remit.reference.data import anchor, code, section, table

Json: TypeAlias = Any

_ELSEWHERE = frozenset({"Statements"})
"""Parts whose keys are listed among the words."""


def sections() -> Iterator[str]:
    """Yield the part of the page about keys: of the whole file, then of each part that has keys of its own."""
    schema = shipped.schema("policy")
    yield section(2, "Keys", "A file has these keys; no others are taken.\n", _table(schema))
    for name, part in schema["$defs"].items():
        if "properties" in part and name not in _ELSEWHERE:
            yield section(3, _title(part), part["description"] + "\n", _table(part))


def _title(part: Json) -> str:
    words: str = part["title"].replace("`", "")
    return f"Keys of {words}"


def _table(part: Json) -> str:
    needed = part.get("required", ())
    rows = [
        (code(key), "yes" if key in needed else "", value.get("description", ""), _written(value))
        for key, value in part["properties"].items()
    ]
    return table(("key", "needed", "says", "written"), rows)


def _written(value: Json) -> str:
    """Return how a value is written: its words where they are fixed, the parts that it is made of, or an example."""
    fixed = value.get("enum") or _definition(_name(value)).get("enum")
    if fixed:
        return " or ".join(map(_shown, fixed))
    if _name(value) in _ELSEWHERE:
        return "[statements](#statements), each [words or more](#keys-of-a-statement)"
    if parts := dict.fromkeys(_parts(value)):
        return ", ".join(f"[{_title(part)[8:]}]({anchor(_title(part))})" for part in map(_definition, parts))
    return " or ".join(map(_shown, value.get("examples", ())))


def _parts(value: Json) -> Iterator[str]:
    """Yield the parts with keys of their own that a value refers to, each once."""
    if isinstance(value, dict):
        name = _name(value)
        if name and "properties" in _definition(name):
            yield name
        elif name:
            yield from _parts(_definition(name))
        yield from (part for key, inner in value.items() if key != "properties" for part in _parts(inner))
    elif isinstance(value, list):
        yield from (part for inner in value for part in _parts(inner))


def _name(value: Json) -> str:
    """Return the name of the part that a value refers to, or nothing."""
    return str(value.get("$ref", "")).rpartition("/")[2]


def _definition(name: str) -> Json:
    return shipped.schema("policy")["$defs"].get(name, {})


def _shown(value: Json) -> str:
    """Return an example of a value as a file holds it; `yes` and `no` need quotes there."""
    if isinstance(value, list):
        return code(f"[{', '.join(map(str, value))}]")
    return code(f'"{value}"' if value in ("yes", "no") else str(value))
