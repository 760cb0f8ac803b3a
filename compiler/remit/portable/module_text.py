"""The parts of a runtime and the data of a machine to the text of one module. Knows both languages' ways of writing."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

PARTS = ("shape", "moments", "calendar", "cases", "counts", "times", "face")
"""INVARIANT: a part needs only those before it; the data of a machine goes before the last, the face."""
WIDTH = 118
_HERE = Path(__file__).with_name("runtime")
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_FIELD = re.compile(r"[a-z][a-zA-Z]*")
_INNER = re.compile(r"^export (?=(function|const|class (?!HorizonError)))", re.MULTILINE)
_HEAD = re.compile(r"\A/\*\*(.*?)\*/\n", re.DOTALL)


class Language(NamedTuple):
    """How values are written: text, whether something is so, nothing, rows, and how far a line is moved in."""

    text: Callable[[str], str]
    yes: str
    no: str
    none: str
    row: str
    indent: int


def python_text(text: str) -> str:
    """Return text as a Python literal of printable ASCII alone."""
    # JSON writes what lies beyond 16 bits as two escapes, which Python would read as two characters.
    return ascii(text) if any(ord(each) > _WIDEST for each in text) else _json(text)


def typescript_text(text: str) -> str:
    r"""Return text as a literal of printable ASCII alone that ends no script of a page: `</` is `\u003c/`."""
    return _json(text).replace("<", "\\u003c")


def _json(text: str) -> str:
    return json.dumps(text).replace("\x7f", "\\u007f")


_WIDEST = 0xFFFF
PYTHON = Language(python_text, "True", "False", "None", "()", 4)
TYPESCRIPT = Language(typescript_text, "true", "false", "null", "[]", 2)


def literal(value: Any, language: Language, indent: int = 0, used: int = 0) -> str:
    """Return a value of text, whole numbers, rows and tables as it is written, on one line where it fits."""
    if isinstance(value, bool) or value is None:
        return language.none if value is None else language.yes if value else language.no
    if isinstance(value, str | int):
        return language.text(value) if isinstance(value, str) else str(value)
    table = isinstance(value, Mapping)
    opens, closes = "{" if table else language.row[:1], "}" if table else language.row[1:]
    short = [_entry(key, each, language, 0) for key, each in _entries(value)]
    line = ", ".join(short) + ("," if language is PYTHON and not table and len(short) == 1 else "")
    if len(line) + indent + used < WIDTH or not short:
        return f"{opens}{line}{closes}"
    inner = " " * (indent + language.indent)
    lines = "".join(f"{inner}{_entry(key, each, language, len(inner))},\n" for key, each in _entries(value))
    return f"{opens}\n{lines}{' ' * indent}{closes}"


def _entries(value: Any) -> Iterable[tuple[str | None, Any]]:
    return value.items() if isinstance(value, Mapping) else ((None, each) for each in value)


def _entry(key: str | None, value: Any, language: Language, indent: int) -> str:
    bare = key is not None and language is TYPESCRIPT and _FIELD.fullmatch(key)
    name = "" if key is None else f"{key if bare else language.text(key)}: "
    return f"{name}{literal(value, language, indent, len(name))}"


@cache
def python_parts() -> tuple[str, str, str]:
    """Return what a Python module imports, its runtime up to the data, and what comes after."""
    imported: dict[str, set[str]] = {}
    bodies = []
    for part in PARTS:
        source = (_HERE / f"{part}.py").read_text(encoding="utf-8")
        tree = ast.parse(source)
        heads = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
        for node in heads:
            if not (node.module or "").startswith(("remit", "__future__")):
                imported.setdefault(node.module or "", set()).update(alias.name for alias in node.names)
        after = "".join(source.splitlines(keepends=True)[heads[-1].end_lineno :])
        bodies.append(f"{_said(ast.get_docstring(tree) or '', '# ')}\n{after.strip()}\n")
    imports = "".join(f"from {name} import {', '.join(sorted(imported[name]))}\n" for name in sorted(imported))
    return imports, "\n\n".join(bodies[:-1]), bodies[-1]


@cache
def typescript_parts() -> tuple[str, str]:
    """Return the runtime of a TypeScript module up to the data, and what comes after."""
    bodies: list[str] = []
    for part in PARTS:
        source = (_HERE / f"{part}.ts").read_text(encoding="utf-8")
        head = _HEAD.match(source)
        said = re.sub(r"^ \* ?", "", head[1].strip() if head else "", flags=re.MULTILINE).removeprefix("* ")
        bodies.append(f"{_said(said, '// ')}\n{_IMPORT.sub('', source[head.end() if head else 0 :]).strip()}\n")
    # A host sees the types, the face, and what is thrown at it; what the parts lend each other stays inside.
    return _INNER.sub("", "\n".join(bodies[:-1])), bodies[-1]


def _said(text: str, mark: str) -> str:
    """Return what a part says of itself as a remark."""
    return "".join(f"{mark}{line}".rstrip() + "\n" for line in text.strip().splitlines())
