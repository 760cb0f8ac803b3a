"""What a JSON Schema finds wrong with a file from elsewhere, in words that name the place and what stands there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from remit.shipped import schema

if TYPE_CHECKING:
    from jsonschema import ValidationError

LONGEST = 60
"""Characters that a message quotes of what somebody wrote."""
TYPES = {"string": "text", "object": "a mapping", "array": "a list", "integer": "a whole number"}


def fault_in(document: Any, name: str) -> str:
    """Return what the schema called `name` finds wrong with a document, empty where nothing is."""
    from jsonschema import Draft202012Validator

    found = first(Draft202012Validator(schema(name)).iter_errors(document))
    return "" if found is None else words_of(found, name)[0]


def first(errors: Iterable[ValidationError]) -> ValidationError | None:
    """Return the first error, in an order that does not depend on how the schema is walked."""
    ordered = sorted(errors, key=lambda error: (list(map(str, error.absolute_path)), str(error.validator)))
    return ordered[0] if ordered else None


def words_of(error: Any, name: str) -> tuple[str, str]:
    """Return what is wrong (a ValidationError by the schema called `name`), and what to write instead."""
    place, said = _named(".".join(map(str, error.absolute_path))), quoted(error.instance)
    match error.validator:
        case "required":
            missing = next(each for each in error.validator_value if each not in error.instance)
            return f"it does not say `{missing}`", ""
        case "additionalProperties":
            known = error.schema.get("properties", {})
            unknown = next(each for each in error.instance if each not in known)
            return f"`{_named(unknown)}` is not known here", f"known are {', '.join(known)}"
        case "type":
            wanted = TYPES.get(str(error.validator_value), error.validator_value)
            return f"{f'`{place}`' if place else 'the whole'} is {said}, not {wanted}", ""
        case _:
            return f"`{place}` cannot be {said}", f"schema/{name}.schema.json says how it is written"


def _named(name: str) -> str:
    """Return a name from a file so that it stays on its line, cut where it is long."""
    return json.dumps(name, ensure_ascii=False)[1:-1][:LONGEST]


def quoted(value: object) -> str:
    """Return a value as it is quoted in a message, cut where it is long."""
    said = json.dumps(value, ensure_ascii=False, default=str)
    return f"`{said if len(said) <= LONGEST else said[:LONGEST] + '…'}`"
