"""The code of a page of docs/integrate, run against the files of the Cambridgeshire edition in a folder of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.installed import MODULES
from tests.targets.products import built

ROOT = Path(__file__).parents[2]
EDITION = "cambridgeshire/2026-01"


def generated(folder: Path) -> Path:
    """Write the files of the edition as they stand in a finished repository; return the repository."""
    for name, data in built(f"{EDITION}.yaml").items():
        file = folder / "generated" / EDITION / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def blocks(page: str, language: str) -> list[str]:
    """Return the code of a page in one language, and what each block prints where a block of `text` follows it."""
    text = (ROOT / "docs" / "integrate" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def printed_by_python(code: str, cwd: Path) -> str:
    """Return what Python prints."""
    done = subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def printed_by_node(code: str, cwd: Path) -> str:
    """Return what Node prints."""
    (cwd / "node_modules").symlink_to(MODULES.resolve())
    script = cwd / "page.mjs"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run(["node", str(script)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
