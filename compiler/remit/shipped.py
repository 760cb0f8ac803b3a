"""Where the files that travel with the program stand: in the installed package, or beside it in a checkout."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent


@cache
def schema_folder() -> Path:
    """Return the folder of the JSON Schemas; raises FileNotFoundError if the installation lacks it."""
    for folder in (_HERE / "schema", _HERE.parents[1] / "schema"):
        if (folder / "policy.schema.json").is_file():
            return folder
    raise FileNotFoundError("the folder schema/ is missing from this installation of remit")


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema called `name`, for example `policy`; not to be changed by who asks."""
    read: dict[str, Any] = json.loads((schema_folder() / f"{name}.schema.json").read_bytes())
    return read
