"""Every word that a reader of a page sees stands in a file of labels, so that another language is another file."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import TypeGuard

import pytest
from ruamel.yaml import YAML

from remit.vocabulary.pages import FILES, english

ROOT = Path(__file__).parents[2] / "compiler" / "remit"
PAGES = sorted(
    file
    for folder in ("site", "targets/assessment")
    for file in (ROOT / folder).glob("*.py")
    if "oscal" not in file.name and file.name not in ("_shape.py", "look.py")
)
"""Modules that write for readers: not those that write for programs, nor a style sheet."""
SPOKEN = re.compile(r"[A-Za-z]{2,}\W*\s\W*[A-Za-z]{2,}|^\W*[A-Z][a-z]")
"""Two words, or one that begins like a sentence: names of elements, classes and anchors are neither."""
VALUES = frozenset({"not stated", "Yes", "No", "Markdown", "Mermaid"})
"""What the model says, which is compared and never shown as it stands; and names of formats."""


def spoken(source: str) -> Iterator[str]:
    """Yield what a module says in words of its own: its strings without docstrings and labels."""
    tree = ast.parse(source)
    silent = {id(part) for each in ast.walk(tree) if _is_silent(each) for part in ast.walk(each.value)}
    labels = {id(part) for each in ast.walk(tree) for part in _label(each)}
    said = (each for each in ast.walk(tree) if isinstance(each, ast.Constant) and id(each) not in silent | labels)
    known = VALUES | english().phrases.keys()
    yield from (each.value for each in said if _is_spoken(each.value, known))


def _is_silent(node: ast.AST) -> TypeGuard[ast.Expr | ast.Assign]:
    """Tell whether a statement says nothing to readers: it is a string alone, or lists what a module offers."""
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_spoken(words: object, known: Container[object]) -> TypeGuard[str]:
    return isinstance(words, str) and words not in known and SPOKEN.search(words) is not None


def _label(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a label that a call of `say` makes up."""
    if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).rpartition(".")[2] == "say":
        yield from ast.walk(node.args[0])


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_module_of_pages_has_no_words_of_its_own(file: Path) -> None:
    assert list(spoken(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('element("p", "The policy says more")', ["The policy says more"]),
        ('element("h2", "Result")', ["Result"]),
        ('f"Made from {path}, which says"', ["Made from ", ", which says"]),
        ('f"{number} of the rows"', [" of the rows"]),
        ('TOLD = {"a": ("seen in full", 1)}', ["seen in full"]),
        ('told = "a, and more"', ["a, and more"]),
    ],
)
def test_words_in_code_are_found(source: str, found: list[str]) -> None:
    assert list(spoken(source)) == found


@pytest.mark.parametrize(
    "source",
    [
        '"""Says what it is."""\ndef f():\n    """Return it all."""',
        'element("p", words.say("assess notice"), class_="notice", href="#origin")',
        'say(f"assess verdict {verdict}", told="; ")',
        'LABELS = ("assess for example", "assess granted")',
        'f"{day:%a} {day.day} {day:%b %Y}"',
        'void("meta", content="text/html")',
    ],
)
def test_labels_names_and_docstrings_are_no_words_of_a_page(source: str) -> None:
    assert list(spoken(source)) == []


def test_no_label_stands_in_two_files() -> None:
    read = [YAML(typ="safe").load(file.read_text(encoding="utf-8")) for file in FILES]

    assert sum(map(len, read)) == len(english().phrases)
    assert all(isinstance(phrase, str) for phrases in read for phrase in phrases.values())


def test_every_label_is_used() -> None:
    """INVARIANT: a label whose end is made up (`f"assess verdict {verdict}"`) is used if its beginning is."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py"))
    begun = tuple(set(re.findall(r'["\']((?:[a-z]+ )+)(?:\{|["\'])', source)))

    unused = [label for label in english().phrases if not re.search(rf"[\"']{re.escape(label)}[\"']", source)]
    assert [label for label in unused if not label.startswith(begun) and label != "language"] == []
