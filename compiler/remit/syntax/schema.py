"""The models of a policy file to its JSON Schema (2020-12): for editors, for other tools and for `check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from remit.schema_file import bytes_of, schema_of
from remit.syntax.shape import document

Json: TypeAlias = Any

_STATEMENTS = Path(__file__).parents[1] / "vocabulary" / "statements.yaml"


def statement_keys() -> dict[str, str]:
    """Return every key that may stand under `statements`, with its meaning."""
    from ruamel.yaml import YAML

    read: dict[str, str] = YAML(typ="safe").load(_STATEMENTS)
    return read


def policy_schema() -> dict[str, Any]:
    """Return the JSON Schema of a policy file."""
    made = document(statement_keys()).model_json_schema(by_alias=True)
    definitions = {name: tidy(part) for name, part in sorted(made.pop("$defs").items())}
    return schema_of("policy", tidy(made) | {"$defs": definitions})


def policy_schema_bytes() -> bytes:
    """Return the schema as the file `schema/policy.schema.json` holds it."""
    return bytes_of(policy_schema())


def tidy(part: Json, *, named: bool = False) -> Json:
    """Leave out what the models add for programmers: defaults, and titles made of field names."""
    if isinstance(part, list):
        return [tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    if named:
        return {key: tidy(value) for key, value in part.items()}
    kept = {
        key: tidy(value, named=key in ("properties", "patternProperties"))
        for key, value in part.items()
        if key != "default" and not (key == "title" and part.get("type") != "object") and value is not None
    }
    if "properties" not in kept:
        kept.pop("title", None)
    if names := kept.pop("patternProperties", None):
        # A pattern alone lets every other key pass.
        ((pattern, value),) = names.items()
        kept |= {"propertyNames": {"pattern": pattern} | kept.get("propertyNames", {}), "additionalProperties": value}
    return kept
