"""The files of `schema/` are made from the models, and from nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest
from pydantic import BaseModel

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema"


def models() -> dict[str, type[BaseModel]]:
    """Return the model behind each file: every module of the library that has `SCHEMAS` is asked."""
    found: dict[str, type[BaseModel]] = {}
    for file in sorted((ROOT / "compiler" / "remit").rglob("*.py")):
        if re.search(r"^SCHEMAS\b", file.read_text(encoding="utf-8"), re.MULTILINE):
            name = ".".join(file.relative_to(ROOT / "compiler").with_suffix("").parts)
            found |= import_module(name).SCHEMAS
    return found


each = pytest.mark.parametrize("name", sorted(models()))


@each
def test_a_schema_is_what_its_model_makes(name: str, golden: Callable[[Path, str], None]) -> None:
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": name,
        **models()[name].model_json_schema(),
    }

    golden(SCHEMA / name, json.dumps(made, indent=2, ensure_ascii=False) + "\n")


@each
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads((SCHEMA / name).read_text(encoding="utf-8")))


def test_every_schema_has_a_model() -> None:
    assert {file.name for file in SCHEMA.glob("*.json")} == set(models())
