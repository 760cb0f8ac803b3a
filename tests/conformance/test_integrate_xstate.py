"""What docs/integrate/xstate.md shows is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from remit.targets import xstate_json
from tests.conformance.worked import moved_in
from tests.installed import MODULES, package

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "integrate" / "xstate.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(js|sh|ts|python)\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder like that of the repository, with the policy and what is made of it, and stay there."""
    package("xstate")
    (tmp_path / "node_modules").symlink_to(MODULES.resolve())
    moved_in(tmp_path, monkeypatch)
    return tmp_path


def shown(language: str) -> tuple[str, str]:
    """Return the code of the page in one language, and all that it prints."""
    found = [(code, said) for each, code, said in BLOCKS if each == language]
    assert found
    return "\n".join(code for code, _ in found), "".join(said for _, said in found)


def printed(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_block_of_the_page_is_tried() -> None:
    assert PAGE.count("```") == 2 * len(BLOCKS) + 2 * sum(bool(said) for _, _, said in BLOCKS)
    assert {language for language, _, _ in BLOCKS} == {"js", "sh", "ts", "python"}


def test_what_is_shown_in_javascript_happens(root: Path) -> None:
    code, said = shown("js")
    (root / "page.mjs").write_text(code, encoding="utf-8")

    printed("sh", "-c", shown("sh")[0])

    assert printed("node", "page.mjs") == said


def test_what_is_shown_in_typescript_is_refused(root: Path) -> None:
    code, said = shown("ts")
    compiler = [str(package("typescript") / "bin" / "tsc"), "--noEmit", "--strict", "--allowJs", "--skipLibCheck"]
    (root / "wrong.mts").write_text(code, encoding="utf-8")
    (root / "right.mts").write_text(code.replace("reciept", "receipt"), encoding="utf-8")
    command = ["node", *compiler, "--module", "nodenext", "wrong.mts", "right.mts"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    (refused,) = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert refused.startswith("wrong.mts")
    assert said.strip() in done.stdout


@pytest.mark.usefixtures("root")
def test_what_is_shown_in_python_happens() -> None:
    pytest.importorskip("xstate_statemachine")
    code, said = shown("python")

    assert printed(sys.executable, "-c", code) == said


def test_the_page_says_all_that_the_format_cannot() -> None:
    _, _, unsaid = PAGE.partition("## What the files do not say")

    assert unsaid.count("\n- ") == len(xstate_json.LIMITS) + 1
