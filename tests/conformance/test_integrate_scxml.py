"""What docs/integrate/scxml.md shows is what happens."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from remit.targets import scxml
from tests.conformance.worked import EDITION, moved_in
from tests.installed import MODULES, package, program, system_python

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "integrate" / "scxml.md").read_text(encoding="utf-8")
BLOCKS = re.findall(
    r"^```(python|python qt|js|sh)\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", PAGE, re.DOTALL | re.MULTILINE
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder like that of the repository, with the policy and what is made of it, and stay there."""
    moved_in(tmp_path, monkeypatch)
    monkeypatch.setenv("NODE_PATH", str(MODULES))
    return tmp_path


def blocks(*languages: str) -> Iterator[tuple[str, str, str]]:
    yield from (block for block in BLOCKS if block[0] in languages)


def told(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_shows_every_language() -> None:
    assert {language for language, _, _ in BLOCKS} == {"python", "python qt", "js", "sh"}
    assert PAGE.count("```") == 2 * len(BLOCKS) + 2 * sum(bool(shown) for _, _, shown in BLOCKS)


@pytest.mark.usefixtures("root")
def test_what_is_shown_in_python_happens() -> None:
    names: dict[str, object] = {}
    for language, block, shown in blocks("python", "sh"):
        if language == "sh":
            told("sh", "-c", block)
            continue
        with redirect_stdout(StringIO()) as out:
            exec(block, names)
        assert out.getvalue() == shown


@pytest.mark.usefixtures("root")
def test_what_is_shown_in_javascript_happens() -> None:
    package("@scion-scxml/scxml")
    for _, block, shown in blocks("js"):
        assert told(program("node"), "--eval", block) == shown


@pytest.mark.usefixtures("root")
def test_what_is_shown_with_qt_happens() -> None:
    for _, block, shown in blocks("python qt"):
        assert told(system_python("PySide2.QtScxml"), "-c", block) == shown


def test_the_page_says_all_that_the_format_cannot() -> None:
    _, _, unsaid = PAGE.partition("## What the file does not say")

    assert unsaid.count("\n- ") == len(scxml.LIMITS) + 1


@pytest.mark.usefixtures("root")
def test_the_host_on_the_page_counts_as_remit_does() -> None:
    names: dict[str, Any] = {}
    shown = [block for language, block, _ in blocks("python") if "timeline" not in block and "for today" not in block]
    with redirect_stdout(StringIO()):
        exec("\n".join(block for block in shown), names)
    received, *since = names["log"]
    events = [part for event, day in since for part in ("--event", f"{event}={day} 10:00")]
    at = f"{received[1]} 10:00"

    out = told("remit", "when", f"policies/{EDITION}.yaml", "complaint", "--received", at, *events, "--format", "json")

    running = {due["clock"]: due["due"] for due in json.loads(out)["due"] if due["standing"] == "running"}
    lasts = {clock["id"]: names["last_day"](clock, names["log"]) for clock in names["machine"]["clocks"]}
    assert running == {name: str(last) for name, last in lasts.items() if last}
