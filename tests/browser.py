"""Pages as a real browser shows them, and what axe-core says of them there; and the rules of HTML that a page breaks.

Pages come from a server of this machine, with the headers that a council's would send.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.installed import package, program

STRICT = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'"
RULES = ("standard", "a11y", "document")
LEFT_OUT = ("no-redundant-role",)
"""A table's own roles are redundant where it is one; on a narrow screen its cells are blocks, and Safari needs them."""
TYPES = {"html": "text/html; charset=utf-8", "css": "text/css", "svg": "image/svg+xml", "js": "text/javascript"}


def seen(
    files: Mapping[str, bytes], wanted: Sequence[tuple[str, int]], folder: Path, policy: str = STRICT
) -> list[dict[str, Any]]:
    """Return what a browser tells of pages among `files`, each at a width in px, under a content security policy."""
    chromium = program("chromium")
    axe = (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    asking = OUTSIDE.replace("WANTED", json.dumps(wanted))
    beside = {"axe.js": f"{axe}\n{ASK}".encode(), "outside.html": asking.encode()}
    with served(files, beside, policy) as address:
        browser = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        asked = [f"--user-data-dir={folder / 'browser'}", "--virtual-time-budget=600000", "--dump-dom"]
        done = subprocess.run(
            [*browser, *asked, f"{address}/outside.html"], capture_output=True, timeout=300, check=False
        )
    told = re.search(r'<pre id="told">(.+?)</pre>', done.stdout.decode(), re.DOTALL)
    assert told, done.stderr
    answers: list[dict[str, Any]] = json.loads(html.unescape(told[1]))
    assert len(answers) == len(wanted)
    return answers


@contextmanager
def served(files: Mapping[str, bytes], beside: Mapping[str, bytes], policy: str) -> Iterator[str]:
    """Serve files, each page with the questions in its head; `beside` is what belongs to the questions."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answering, files, beside, policy))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Answering(BaseHTTPRequestHandler):
    def __init__(self, files: Mapping[str, bytes], beside: Mapping[str, bytes], policy: str, *rest: Any) -> None:
        self._files, self._beside, self._policy = files, beside, policy
        super().__init__(*rest)

    def do_GET(self) -> None:
        name = self.path.lstrip("/").partition("?")[0]
        found = self._beside.get(name) or self._files.get(name)
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Type", TYPES.get(name.rpartition(".")[2], "application/octet-stream"))
        if name in self._files and name.endswith(".html"):
            assert found is not None
            found = found.replace(b"<head>", b'<head><script src="/axe.js"></script>', 1)
            self.send_header("Content-Security-Policy", self._policy)
        self.end_headers()
        self.wfile.write(found or b"")

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


OUTSIDE = """<!DOCTYPE html><meta charset="utf-8"><body><script>
addEventListener("load", async () => {
  const answers = [];
  for (const [path, width] of WANTED) {
    const frame = document.createElement("iframe");
    frame.style = `border:0;width:${width}px;height:9000px`;
    const told = new Promise(answer => { window.answer = answer; });
    document.body.append(frame);
    frame.getBoundingClientRect();  // it has its width before the page in it chooses a picture
    frame.src = "/" + path;
    answers.push(await told);
    frame.remove();
  }
  const pre = document.createElement("pre");
  pre.id = "told";
  pre.textContent = JSON.stringify(answers);
  document.body.append(pre);
});
</script>"""
ASK = """
const refused = [];
addEventListener("securitypolicyviolation", told => refused.push(told.violatedDirective + " " + told.blockedURI));
addEventListener("load", async () => {
  const told = await axe.run(document, {rules: {"target-size": {enabled: true}}});
  const named = found => found.map(each => each.id + ": " + each.nodes.map(node => node.html.slice(0, 80)).join(" "));
  const root = document.documentElement, all = [...document.body.querySelectorAll("*")];
  const answer = {
    wrong: named([...told.violations, ...told.incomplete]), passed: told.passes.map(each => each.id),
    width: root.clientWidth, content: root.scrollWidth, refused, unseen: [], small: [], scrolled: [],
    pictures: [...document.images].map(each => [each.currentSrc.split("/").pop(), each.naturalWidth, each.clientWidth]),
    sheets: document.styleSheets.length,
  };
  for (const each of document.querySelectorAll("a[href], button, input, [tabindex]")) {
    each.focus();
    const look = getComputedStyle(each);
    if (document.activeElement !== each || look.outlineStyle === "none" || parseFloat(look.outlineWidth) < 2)
      answer.unseen.push(each.outerHTML.slice(0, 80));
    each.blur();
  }
  for (const each of all) {
    const look = getComputedStyle(each);
    const own = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (own && parseFloat(look.fontSize) < 16) answer.small.push(each.outerHTML.slice(0, 80));
    if (["auto", "scroll"].includes(look.overflowX)) answer.scrolled.push(each.outerHTML.slice(0, 80));
  }
  const own = [...document.styleSheets].find(sheet => !sheet.href || sheet.href.startsWith(location.origin));
  own?.insertRule("* { line-height: 1.5 !important; letter-spacing: .12em !important; " +
    "word-spacing: .16em !important; }");
  own?.insertRule("p { margin-bottom: 2em !important; }");
  answer.spaced = root.scrollWidth;
  parent.answer(answer);
});
"""
"""INVARIANT: text spacing is what readers may set by WCAG 1.4.12; it comes last, for it changes the page."""


def invalid(pages: Mapping[str, bytes], folder: Path) -> dict[str, set[str]]:
    """Return the rules of HTML that pages break, by their paths; those that break none are left out."""
    rules = folder / "rules.json"
    named = {
        "root": True,
        "extends": [f"html-validate:{name}" for name in RULES],
        "rules": {**dict.fromkeys(LEFT_OUT, "off"), "require-sri": ["error", {"target": "crossorigin"}]},
    }
    rules.write_text(json.dumps(named), encoding="utf-8")
    for name, page in pages.items():
        file = folder / "pages" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page)
    validate = package("html-validate") / "bin" / "html-validate.mjs"
    command = [program("node"), str(validate), "-c", str(rules), "-f", "json", str(folder / "pages")]
    # It ends before a pipe has taken all that it tells; a file takes it at once.
    with (folder / "told.json").open("wb") as told:
        subprocess.run(command, cwd=folder, stdout=told, stderr=subprocess.DEVNULL, check=False)
    return {
        str(Path(result["filePath"]).relative_to(folder / "pages")): {each["ruleId"] for each in result["messages"]}
        for result in json.loads((folder / "told.json").read_bytes())
        if result["messages"]
    }
