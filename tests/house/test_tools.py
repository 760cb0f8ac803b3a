"""Types, lint, format and the direction of dependencies hold for the whole house."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.installed import unmeasured

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["mypy"],
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["lint-imports"],
    ],
    ids=" ".join,
)
def test_a_tool_finds_nothing(command: list[str]) -> None:
    program = [str(BIN / command[0]), *command[1:]]

    done = subprocess.run(program, cwd=ROOT, env=unmeasured(), capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
