"""The program knows no code and no council: they are data. Pages for people may name them as examples."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(
    r"lgsco|lgo\.org|housing[ -]?ombudsman|social care ombudsman|\bho \d|\bspso\b|\bpsow\b|\bnipso\b|2009/309|2006/1738"
    r"|huntingdon|cambridge|northtown|slough|walsall|great yarmouth",
    re.IGNORECASE,
)
TOLD = frozenset({"Field", "said", "needed", "may"})
"""What is given to these are descriptions and examples, which go into the schemas for people to read."""
LIBRARY = ROOT / "compiler" / "remit"
WRITTEN_ELSEWHERE = tuple(LIBRARY / name for name in ("rulebook/compiled", "catalogue", "drawing/fonts"))
"""Rulebooks, pages of documentation, and the letters of another project."""

PROGRAMS = sorted(file for folder in ("compiler", "cli") for file in (ROOT / folder).rglob("*.py"))
DATA = sorted(
    file
    for folder in ("compiler", "cli")
    for file in (ROOT / folder).rglob("*")
    if file.is_file() and file.suffix not in (".py", ".pyc") and file.parent not in WRITTEN_ELSEWHERE
)


def words_of(node: ast.AST) -> Iterator[str]:
    """Yield the words that a program works with: its names and its texts, without docstrings and examples."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    for field in ("name", "id", "attr", "arg"):
        yield str(getattr(node, field, ""))
    for child in ast.iter_child_nodes(node):
        if not _is_docstring(child) and not _is_example(node, child):
            yield from words_of(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_example(node: ast.AST, child: ast.AST) -> bool:
    told = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD
    return told and isinstance(child, (ast.Constant, ast.List, ast.keyword))


@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_program_names_a_code_or_a_council(file: Path) -> None:
    found = [word for word in words_of(ast.parse(file.read_text(encoding="utf-8"))) if NAMED.search(word)]

    assert found == []


@pytest.mark.parametrize("file", DATA, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_word_list_names_a_code_or_a_council(file: Path) -> None:
    assert NAMED.findall(file.read_text(encoding="utf-8")) == []
