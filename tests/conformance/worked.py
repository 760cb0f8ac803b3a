"""The worked examples of `docs/integrate/`: blocks of code, each with what it prints behind it."""

from __future__ import annotations

import re
from pathlib import Path

PAGES = Path(__file__).parents[2] / "docs" / "integrate"
MARK = "--- the next block ---"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


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
