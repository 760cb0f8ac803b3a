"""What we did not write and tests need: where it is missing they skip, and in CI they fail."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

MODULES = Path(__file__).parent.parent / "node_modules"


def program(name: str) -> str:
    """Return the path of a program."""
    return shutil.which(name) or _missing(name)


def package(name: str) -> Path:
    """Return the folder of an npm package."""
    folder = MODULES / name
    return folder if folder.is_dir() else _missing(name)


def _missing(name: str) -> NoReturn:
    if os.environ.get("REMIT_REQUIRE_CLIENTS"):
        pytest.fail(f"{name} is not installed, but .ci/packages should have seen to it")
    pytest.skip(f"{name} is not installed; .ci/packages says where it comes from")
