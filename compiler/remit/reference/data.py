"""The YAML files of this page and of the vocabulary, as plain values; and Markdown that no word can break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from remit import vocabulary

_VOCABULARY = Path(vocabulary.__file__).parent


@cache
def of_vocabulary(name: str) -> Any:
    """Return what a file of the vocabulary holds, for example `units`; not to be changed by who asks."""
    return _read(_VOCABULARY / f"{name}.yaml")


@cache
def of_page(name: str) -> Any:
    """Return what a file of this page holds; not to be changed by who asks."""
    return _read(Path(__file__).with_name(f"{name}.yaml"))


def _read(file: Path) -> Any:
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    return "".join(f"| {' | '.join(map(_cell, row))} |\n" for row in _rows(head, rows))


def _rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield head
    yield ["---"] * len(head)
    yield from rows


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


def code(words: str) -> str:
    """Return words as they are written in a file."""
    return f"`{words}`"


def listed(words: Iterable[str]) -> str:
    """Return words of a file, one behind the other."""
    return ", ".join(map(code, words))


def section(level: int, title: str, *parts: str) -> str:
    """Return a heading with what stands below it."""
    return "\n".join([f"{'#' * level} {title}\n", *parts])


def anchor(title: str) -> str:
    """Return how a heading is linked to on GitHub."""
    return "#" + "".join(sign for sign in title.lower().replace(" ", "-") if sign.isalnum() or sign in "-_")
