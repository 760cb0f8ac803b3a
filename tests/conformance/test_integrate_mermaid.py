"""What docs/integrate/mermaid.md shows is what a browser shows."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from remit.targets import mermaid_state
from tests.conformance.worked import moved_in
from tests.installed import MODULES, package

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "integrate" / "mermaid.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```(sh|html|text)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
SHOW = """
<script type="module">
  while (!document.querySelector("#due li")) await new Promise((resume) => setTimeout(resume, 50));
  const marked = [...document.querySelectorAll("g.node.here")];
  const told = document.body.appendChild(document.createElement("pre"));
  told.id = "told";
  told.textContent = JSON.stringify({
    marked: marked.map((node) => node.querySelector(".nodeLabel").textContent),
    colours: marked.map((node) => getComputedStyle(node.querySelector("rect")).fill),
    due: [...document.querySelectorAll("#due li")].map((item) => item.textContent),
  });
</script>
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and writes nothing down."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """Serve a folder like that of the repository, with what is made of the policy."""
    package("mermaid")
    moved_in(tmp_path, monkeypatch)
    (tmp_path / "node_modules").symlink_to(MODULES.resolve())
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_what_is_shown_on_the_page_happens(
    site: tuple[Path, str], client: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, address = site
    subprocess.run(["sh", "-c", BLOCKS["sh"]], cwd=folder, check=True)
    (folder / "index.html").write_text(BLOCKS["html"] + SHOW, encoding="utf-8")

    profile = tmp_path_factory.mktemp("browser")
    browser = [client("chromium"), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
    command = [*browser, "--virtual-time-budget=120000", "--dump-dom", f"{address}/index.html"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)

    told = re.search(r'<pre id="told">(.+?)</pre>', done.stdout)
    assert told, done.stdout[-2000:]
    seen = json.loads(told[1])
    assert ["".join(title.split()) for title in seen["marked"]] == ["Werespondtoyourcomplaint"]
    assert seen["colours"] == ["rgb(204, 226, 216)"]
    assert "".join(f"{line}\n" for line in seen["due"]) == BLOCKS["text"]


def test_every_block_of_the_page_is_tried() -> None:
    assert PAGE.count("```") == 2 * len(BLOCKS)


def test_the_page_says_all_that_the_format_cannot() -> None:
    _, _, unsaid = PAGE.partition("## What the files do not say")

    assert unsaid.count("\n- ") == len(mermaid_state.LIMITS)
