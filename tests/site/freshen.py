"""Write the calculator's script anew from its TypeScript: `python -m tests.site.freshen`, then read the difference."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path

import remit.site.calculator
from tests.conformance.modules import OPTIONS, STRICTEST
from tests.installed import package

SOURCES = Path(remit.site.calculator.__file__).parent
RUNTIME = SOURCES.parents[1] / "portable" / "runtime"
PARTS = (RUNTIME / "moments", RUNTIME / "calendar", SOURCES / "reckoning", SOURCES / "typed", SOURCES / "face")
"""INVARIANT: a part needs only those before it."""
FILE = SOURCES / "calculator.js"
HEAD = """\
/*
 * Tells on which days one hears back, from what a reader types. Made from TypeScript; not to be changed by hand.
 *
 * Nothing is fetched and nothing kept. It counts as the compiler does: the first parts are those of its modules for
 * other systems. All words and days come from the page, as data.
 */
"""
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_TOP = re.compile(
    r"^(?:/\*\*(?:(?!\*/).)*\*/\n)?(?:(?:class|function) (\w+)(?:(?!^\}).)*^\}\n|const (\w+) = [^\n]*;\n)",
    re.MULTILINE | re.DOTALL,
)
"""Something declared, with what is said of it."""


def compiled(folder: Path) -> bytes:
    """Return the script as the TypeScript compiler makes it, in one file, without what no part of it uses."""
    files = [str(part.with_suffix(".ts")) for part in PARTS]
    asked = {**OPTIONS, **STRICTEST, "lib": ["es2022", "dom", "dom.iterable"], "rootDir": str(SOURCES.parents[1])}
    config = folder / "tsconfig.json"
    options = {**asked, "outDir": str(folder), "skipLibCheck": True, "newLine": "lf"}
    config.write_text(json.dumps({"compilerOptions": options, "files": files}), encoding="utf-8")
    command = ["node", str(package("typescript") / "bin" / "tsc"), "--project", str(config), "--pretty", "false"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
    texts = [(folder / part.relative_to(SOURCES.parents[1])).with_suffix(".js").read_text("utf-8") for part in PARTS]
    body = _used(_IMPORT.sub("", "\n".join(map(_part, texts))))
    names = [found[1] or found[2] for found in _TOP.finditer(body)]
    assert len(names) == len(set(names)), "two parts have something of one name"
    last = 'if (typeof document !== "undefined") start(document);\nreturn { Reckoning, read };\n'
    return f'{HEAD}const remitCalculator = (() => {{\n"use strict";\n\n{body}\n{last}}})();\n'.encode()


def _part(text: str) -> str:
    """Return a part as it stands among others, moved in by two characters where the compiler takes four."""
    bare = re.sub(r"^export (?:\{\};\n)?", "", text, flags=re.MULTILINE)
    return re.sub(r"^(?:    )+", lambda found: found[0][::2], bare, flags=re.MULTILINE)


def _used(text: str) -> str:
    """Return a text without what it declares and never names again."""
    for found in _TOP.finditer(text):
        name = found[1] or found[2]
        rest = text[: found.start()] + text[found.end() :]
        if name not in ("Reckoning", "start") and not re.search(
            rf"\b{name}\b", re.sub(r"/\*\*.*?\*/", "", rest, flags=re.DOTALL)
        ):
            return _used(rest)
    return text


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        FILE.write_bytes(compiled(Path(made)))
