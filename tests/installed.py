"""What we did not write and tests need: where it is missing they skip, and in CI they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

MODULES = Path(__file__).parent.parent / "node_modules"
SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter for which a distribution packages its Python modules."""


def program(name: str) -> str:
    """Return the path of a program."""
    return shutil.which(name) or _missing(name)


def package(name: str) -> Path:
    """Return the folder of an npm package."""
    folder = MODULES / name
    return folder if folder.is_dir() else _missing(name)


def system_python(module: str) -> str:
    """Return the interpreter of the distribution, for a module that it packages."""
    return SYSTEM_PYTHON if _has(module) else _missing(module)


def unmeasured() -> dict[str, str]:
    """Return the surroundings of a Python process that runs none of our lines: coverage would only slow it down."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@cache
def _has(module: str) -> bool:
    if not Path(SYSTEM_PYTHON).is_file():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def _missing(name: str) -> NoReturn:
    if os.environ.get("REMIT_REQUIRE_CLIENTS"):
        pytest.fail(f"{name} is not installed, but .ci/packages should have seen to it")
    pytest.skip(f"{name} is not installed; .ci/packages says where it comes from")
