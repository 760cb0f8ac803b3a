"""Rulebook files to the JSON that `shipped` reads. Runs when somebody changes a rulebook, never during a check."""

from __future__ import annotations

import json
from typing import Any

from remit.rulebook.shipped import INDEX
from remit.shipped import schema_folder
from remit.syntax.document import plain, read

_TOLD_APART = ("id", "title", "called", "nation", "for councils", "governs")


def compiled() -> dict[str, bytes]:
    """Return the JSON of every rulebook in `schema/codes/` by its id, and of their index.

    Raises ValueError for a rulebook with an error.
    """
    made, index = {}, {}
    for file in sorted((schema_folder() / "codes").glob("*.yaml")):
        tree, found = read(file.read_bytes(), file.name, "rulebook")
        if tree is None or found:
            raise ValueError(f"{file.name}: {found}")
        rulebook = plain(tree)
        assert isinstance(rulebook, dict)  # noqa: S101 - a file with keys is one
        made[file.stem] = _bytes(rulebook)
        index[file.stem] = {key: rulebook.get(key) for key in _TOLD_APART}
    return made | {INDEX: _bytes(index)}


def _bytes(made: dict[str, Any]) -> bytes:
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
