"""The rulebooks that travel with the program, compiled ahead of time: a check of policies reads no YAML of them."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from remit.rulebook import Rulebook
from remit.rulebook.from_plain import rulebook_of

FOLDER = Path(__file__).parent / "compiled"
INDEX = "index"


@cache
def _index() -> dict[str, dict[str, Any]]:
    """Return what tells rulebooks apart, so that only those that are asked for are read."""
    read: dict[str, dict[str, Any]] = json.loads((FOLDER / f"{INDEX}.json").read_bytes())
    return read


def codes() -> tuple[str, ...]:
    """Return the ids of all rulebooks, in alphabetical order."""
    return tuple(_index())


@cache
def rulebook(name: str) -> Rulebook | None:
    """Return the rulebook of an id, or None."""
    return rulebook_of(json.loads((FOLDER / f"{name}.json").read_bytes())) if name in _index() else None


@cache
def digest(name: str) -> str:
    """Return the SHA-256 of a rulebook as it is read, empty for one that does not travel with the program."""
    return hashlib.sha256((FOLDER / f"{name}.json").read_bytes()).hexdigest() if name in _index() else ""


def rulebooks() -> tuple[Rulebook, ...]:
    """Return every rulebook."""
    return tuple(found for name in codes() if (found := rulebook(name)) is not None)


@cache
def followed(said: str) -> Rulebook | None:
    """Return the rulebook that a policy means by what it says under `follows:`, or None."""
    plain = said.casefold().strip()
    for name, row in _index().items():
        if plain in {each.casefold() for each in (row["id"], row["title"], *row["called"])}:
            return rulebook(name)
    return None


def titles() -> tuple[str, ...]:
    """Return the titles of all rulebooks."""
    return tuple(row["title"] for row in _index().values())


@cache
def of_nation(nation: str) -> Rulebook | None:
    """Return the rulebook that the councils of a nation are held against where their policy names none, or None."""
    found = (name for name, row in _index().items() if row["nation"] == nation and row["for councils"] == "yes")
    return rulebook(next(found, ""))


@cache
def governing(nation: str, kind: str) -> tuple[str, ...]:
    """Return the titles of the rulebooks of a nation that govern a kind of feedback."""
    return tuple(row["title"] for row in _index().values() if row["nation"] == nation and kind in row["governs"])
