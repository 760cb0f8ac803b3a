"""The files of `schema/` are made from the models, and from nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema"


def makers() -> dict[str, Callable[[], bytes]]:
    """Return what makes each file: a function `policy_schema_bytes` of the library makes `policy.schema.json`."""
    found = {}
    for file in sorted((ROOT / "compiler" / "remit").rglob("*.py")):
        for name in re.findall(r"^def (\w+)_schema_bytes\(", file.read_text(encoding="utf-8"), re.MULTILINE):
            module = import_module(".".join(file.relative_to(ROOT / "compiler").with_suffix("").parts))
            found[f"{name.replace('_', '-')}.schema.json"] = getattr(module, f"{name}_schema_bytes")
    return found


each = pytest.mark.parametrize("name", sorted(makers()))


@each
def test_a_schema_is_what_its_model_makes(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(SCHEMA / name, makers()[name]().decode())


@each
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads((SCHEMA / name).read_text(encoding="utf-8")))


def test_every_schema_has_a_model() -> None:
    assert {file.name for file in SCHEMA.glob("*.json")} == set(makers())
