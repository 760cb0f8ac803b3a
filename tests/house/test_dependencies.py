"""What the code imports is what the project declares."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(requirement: str) -> str:
    return re.split(r"[<>=\[]", requirement)[0].lower().replace("_", "-")


def imported(file: Path) -> set[str]:
    """Return the packages from outside that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"remit", "remit_cli"}


@pytest.mark.parametrize("package", ["compiler/remit", "cli/remit_cli"])
def test_every_import_of_the_product_is_declared(package: str) -> None:
    optional = PROJECT["optional-dependencies"]["batch"]
    declared = {plain(requirement) for requirement in PROJECT["dependencies"] + optional}
    providers = packages_distributions()

    unknown = {
        f"{file.relative_to(ROOT)} imports {name}"
        for file in (ROOT / package).rglob("*.py")
        for name in imported(file)
        if not {plain(provider) for provider in providers.get(name, ())} & declared
    }

    assert unknown == set()
