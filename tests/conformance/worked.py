"""The worked examples of `docs/integrate/`: blocks of code, each with what it prints behind it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tests.targets.products import POLICIES, built

PAGES = Path(__file__).parents[2] / "docs" / "integrate"
MARK = "--- the next block ---"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EDITION = "cambridgeshire/2026-01"
_REMIT = f"""#!/bin/sh
exec {sys.executable} -c 'import sys; from remit_cli.main import run; sys.exit(run(sys.argv[1:]))' "$@"
"""


def moved_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder like that of the repository: the policies, what is made of one, and the program; and stay there."""
    for name, data in built(f"{EDITION}.yaml").items():
        file = folder / "generated" / EDITION / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (folder / "policies").symlink_to(POLICIES)
    remit = folder / "bin" / "remit"
    remit.parent.mkdir()
    remit.write_text(_REMIT, encoding="utf-8")
    remit.chmod(0o755)
    monkeypatch.setenv("PATH", f"{remit.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(folder)


def program(page: str, language: str, mark: str) -> str:
    """Return the code of a page as one program, which prints a mark behind each block."""
    blocks = [text for form, text in _BLOCK.findall((PAGES / page).read_text(encoding="utf-8")) if form == language]
    assert blocks
    return "".join(f"{text}\n{mark}\n" for text in blocks)


def printed(page: str) -> list[str]:
    """Return what a page says that its blocks print."""
    return [text for form, text in _BLOCK.findall((PAGES / page).read_text(encoding="utf-8")) if form == "text"]


def found(output: str) -> list[str]:
    """Return what the blocks printed."""
    return output.split(f"{MARK}\n")[:-1]
