"""Rulebook files with one fault each: a heading, the lines that differ, and what is told of them, in Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MUTANT = re.compile(r"^## ([^\n]+)\n\n```diff\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Mutant:
    """A faulty file, and how each line of what is told begins; `by_schema` where the schema refuses it as well."""

    title: str
    characters: str
    told: tuple[str, ...]
    by_schema: bool


def mutants(file: Path, characters: str) -> list[Mutant]:
    """Return the faulty files that a table makes of a sound one: the first part is refused by the schema too."""
    _, first, second = re.split(r"^# .+\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [
        Mutant(title, _changed(characters, diff), tuple(told.splitlines()), by_schema=part is first)
        for part in (first, second)
        for title, diff, told in _MUTANT.findall(part)
    ]


def _changed(characters: str, diff: str) -> str:
    lines = diff.splitlines(keepends=True)
    was = "".join(line[1:] for line in lines if line[0] != "+")
    now = "".join(line[1:] for line in lines if line[0] != "-")
    assert f"\n{characters}".count(f"\n{was}") == 1, diff
    return f"\n{characters}".replace(f"\n{was}", f"\n{now}").removeprefix("\n")
