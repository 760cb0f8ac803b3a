"""What the schemas of all files that Remit reads and writes have in common. Knows the shape of none of them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a file: it has no key that is not described."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def schema_of(name: str, described: dict[str, Any]) -> dict[str, Any]:
    """Return what a model says of itself as the JSON Schema (2020-12) of that name."""
    identity = f"https://remit.example/schema/{name}.schema.json"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": identity} | described


def bytes_of(schema: dict[str, Any]) -> bytes:
    """Return a schema as its file holds it."""
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
