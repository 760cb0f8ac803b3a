"""Generated TypeScript modules, compiled at the strictest, agree in Node on all steps and times of every case."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.portable.module_text import TYPESCRIPT, literal
from remit.targets import typescript_module
from tests.conformance import modules
from tests.conformance.driven import Trial, agreed, answers
from tests.conformance.module_mutants import GUARDED, MUTATIONS, mutant
from tests.conformance.nasty import NASTY, dressed
from tests.installed import program
from tests.portable.counted import asked, infos

NODE = ("env", "TZ=Pacific/Auckland", "node", str(modules.HERE / "module_node.mjs"))
"""Where it is another day: days are those of London all the same."""
RUNTIME = Path(sys.modules["remit.portable.module_text"].__file__ or "").parent / "runtime"
READER = """
const modules = await Promise.all(process.argv.slice(1).map((file) => import(file)));
console.log(JSON.stringify(modules.map((each) => each.MACHINE)));
"""
IN_THE_BROWSER = 12
"""How many machines are tried there: it runs what Node runs, so it is asked whether it can."""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[Trial]:
    """Return the trials of every machine; the text of each is where its compiled module stands."""
    made = modules.rendered(typescript_module.render)
    files = modules.compiled(tmp_path_factory.mktemp("modules"), [trial.text.encode() for trial in made])
    return [replace(trial, text=str(file)) for trial, file in zip(made, files, strict=True)]


def test_every_vector_of_every_edition(tried: list[Trial]) -> None:
    found = answers(NODE, map(modules.line, tried))

    assert modules.all_disagreements(tried, found) == []
    assert [there["counts"] for there in found] == [modules.counts(trial) for trial in tried]
    agreed("TypeScript module, Node", tried, **modules.more(tried))


def test_a_browser_agrees(tried: list[Trial], tmp_path: Path) -> None:
    sample = tried[:: len(tried) // IN_THE_BROWSER][:IN_THE_BROWSER]

    found = browsed(sample, tmp_path)

    assert modules.all_disagreements(sample, found) == []
    agreed("TypeScript module, Chromium", sample, **modules.more(sample))


def browsed(sample: list[Trial], folder: Path) -> list[dict[str, Any]]:
    """Return what a browser writes into a page that loads the modules and their cases."""
    shutil.copy(modules.HERE / "module_played.mjs", folder / "played.js")
    for number, trial in enumerate(sample):
        shutil.copy(trial.text, folder / f"machine{number}.js")
    told = [json.loads(modules.line(trial)) for trial in sample]
    (folder / "told.js").write_text(f"export default {json.dumps(told)};", encoding="utf-8")
    imports = "".join(f'import * as m{number} from "./machine{number}.js";\n' for number in range(len(sample)))
    made = ", ".join(f"m{number}" for number in range(len(sample)))
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>Modules</title><pre id="found"></pre><script type="module">\n'
        f'{imports}import told from "./told.js";\nimport {{ answer }} from "./played.js";\n'
        f"const found = [{made}].map((module, number) => answer(module, told[number]));\n"
        'document.querySelector("#found").textContent = JSON.stringify(found);\n</script>',
        encoding="utf-8",
    )
    page = dumped(folder)
    text = unescape(page.partition('<pre id="found">')[2].partition("</pre>")[0])
    assert text, page[-2000:]
    read: list[dict[str, Any]] = json.loads(text)
    return read


def dumped(folder: Path) -> str:
    """Return the page `index.html` of a folder once its scripts have run."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
        command = [program("chromium"), *options, "--virtual-time-budget=60000", "--dump-dom", address]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and writes no log."""

    def log_message(self, *_: object) -> None:
        pass


def test_a_module_with_something_wrong_disagrees(tmp_path: Path) -> None:
    first, guarded = modules.first(), modules.guarded()
    wrong = [(first, each) for each in MUTATIONS] + [(guarded, each) for each in GUARDED]
    right = [replace(trial, text="") for trial in (first, guarded)]
    texts = [typescript_module.module_of(mutant(each, modules.data(trial))) for trial, each in wrong]
    texts += [typescript_module.module_of(modules.data(trial)) for trial in right]
    files = modules.compiled(tmp_path, texts, noCheck=True)

    found = {}
    for (trial, mutation), file in zip(wrong, files, strict=False):
        told = modules.line(replace(trial, text=str(file)))
        done = subprocess.run(NODE, input=told + "\n", capture_output=True, text=True, check=False)
        found[mutation.__name__] = bool(done.returncode or modules.disagreements(trial, json.loads(done.stdout)))
    same = [replace(trial, text=str(file)) for trial, file in zip(right, files[len(wrong) :], strict=True)]

    assert found == dict.fromkeys(found, True)
    assert modules.all_disagreements(same, answers(NODE, map(modules.line, same))) == []


def test_the_parts_of_the_runtime_are_right_by_themselves(tmp_path: Path) -> None:
    assert modules.tsc(tmp_path, sorted(RUNTIME.glob("*.ts"))) == ""


def test_every_count_comes_to_the_same_day(tmp_path: Path) -> None:
    assert modules.tsc(tmp_path, [RUNTIME / "calendar.ts"]) == ""
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    counts = asked(20_000)
    lines = [json.dumps([typescript_module.spelt(info) for info in infos()])]
    lines += [json.dumps({**each._asdict(), "wanted": None}, default=datetime.isoformat) for each in counts]

    found = answers(("node", str(modules.HERE / "module_counts.mjs"), str(tmp_path)), lines)

    assert [one for one, there in zip(counts, found, strict=True) if there["found"] != one.wanted] == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("wayIn: false", "wayin: false"),
        ("beforeDue: false", 'beforeDue: "no"'),
        ("OPENED = opened(", "OPENED = openned("),
    ],
)
def test_a_key_misspelt_is_not_compiled(right: str, wrong: str, tmp_path: Path) -> None:
    text = typescript_module.module_of(modules.data()).decode()
    assert right in text
    (tmp_path / "machine.ts").write_text(wrong.join(text.rsplit(right, 1)), encoding="utf-8")

    assert "error TS" in modules.tsc(tmp_path, [tmp_path / "machine.ts"])


def test_whatever_words_a_policy_has_they_come_out_as_text(tmp_path: Path) -> None:
    wanted = [dressed(modules.data(), words) for words in NASTY]
    texts = [typescript_module.module_of(data) for data in wanted]
    assert all(text.isascii() and b"</" not in text for text in texts)

    files = modules.compiled(tmp_path, texts, noCheck=True)

    done = subprocess.run(
        ["node", "--input-type=module", "--eval", READER, *map(str, files)], capture_output=True, check=True
    )
    assert json.loads(done.stdout) == json.loads(json.dumps([typescript_module.spelt(data) for data in wanted]))


@settings(max_examples=5)
@given(st.lists(st.text(), min_size=50, max_size=200))
def test_any_text_is_read_by_javascript_as_it_was(texts: list[str]) -> None:
    written = f"process.stdout.write(JSON.stringify({literal(texts, TYPESCRIPT)}))"

    done = subprocess.run(["node"], input=written.encode(), capture_output=True, check=True)

    assert json.loads(done.stdout) == texts


@pytest.mark.parametrize("event", ["constructor", "__proto__", "toString", "hasOwnProperty", ""])
def test_what_every_object_has_is_no_event(event: str, tried: list[Trial]) -> None:
    told = {
        "name": "x",
        "machine": tried[0].text,
        "cases": [{"id": "x", "steps": [{"event": event, "at": "2027-03-18T10:00:00Z"}]}],
    }

    (found,) = answers(NODE, [json.dumps(told)])

    assert [outcome for outcome, *_ in found["cases"]["x"]["steps"]] == ["refused"]


@pytest.mark.parametrize("at", ["2027-03-18T10:00:00", "2027-03-18", "18 March 2027", "", "2027-13-01T10:00:00Z"])
def test_what_is_no_moment_with_its_zone_is_thrown_back(at: str, tried: list[Trial]) -> None:
    told = {"name": "x", "machine": tried[0].text, "cases": [{"id": "x", "steps": [{"event": "x", "at": at}]}]}

    done = subprocess.run(NODE, input=json.dumps(told) + "\n", capture_output=True, text=True, check=False)

    assert "is no moment with its time zone" in done.stderr
