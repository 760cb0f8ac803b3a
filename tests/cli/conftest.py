"""A folder to work in, and the program run in it as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

FAKE = Path(__file__).parent / "fake_remit.py"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the program printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def remit(folder: Path) -> Run:
    """Run the program as it is."""
    return _runner([sys.executable, "-c", "from remit_cli.main import main; main()"], folder)


@pytest.fixture
def fake(folder: Path) -> Run:
    """Run the program with a stand-in for the compiler."""
    return _runner([sys.executable, str(FAKE)], folder)


def _runner(program: list[str], folder: Path) -> Run:
    def run(*arguments: str, **environment: str) -> Outcome:
        done = subprocess.run(
            [*program, *arguments],
            cwd=folder,
            env=os.environ | environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def write(folder: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below the folder."""

    def put(name: str, text: str | bytes) -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    return put
