"""What the page on the Python module shows is what happens."""

from __future__ import annotations

import subprocess
from pathlib import Path

from remit.targets import python_module
from tests.conformance import modules, worked

PAGE = "python_module.md"


def test_the_page_on_the_python_module_shows_what_happens(tmp_path: Path) -> None:
    (tmp_path / "machine.py").write_bytes(python_module.module_of(modules.data()))
    (tmp_path / "host.py").write_text(worked.program(PAGE, "python", f'print("{worked.MARK}")'), encoding="utf-8")

    done = subprocess.run(["python3", "-S", "-E", "host.py"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert worked.found(done.stdout) == worked.printed(PAGE)
