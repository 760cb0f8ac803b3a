"""What the page on the TypeScript module shows is what happens."""

from __future__ import annotations

import subprocess
from pathlib import Path

from remit.targets import typescript_module
from tests.conformance import modules, worked

PAGE = "typescript_module.md"
CONSOLE = "declare const console: { log(...said: unknown[]): void };\n"
"""What Node and browsers have and the language itself has not."""


def test_the_page_on_the_typescript_module_shows_what_happens(tmp_path: Path) -> None:
    (tmp_path / "machine.ts").write_bytes(typescript_module.module_of(modules.data()))
    host = tmp_path / "host.ts"
    host.write_text(CONSOLE + worked.program(PAGE, "ts", f'console.log("{worked.MARK}");'), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    assert modules.tsc(tmp_path, [host]) == ""
    done = subprocess.run(["node", "host.js"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert worked.found(done.stdout) == worked.printed(PAGE)
