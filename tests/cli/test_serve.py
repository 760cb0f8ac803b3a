"""`remit serve` as a process: what a browser sees while a policy is written, and who is not answered."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NoReturn

import pytest

from remit import pipeline
from remit.site.calculator import script
from remit_cli.main import Session
from remit_cli.preview import Preview
from tests.derive.written import policy
from tests.installed import program

RULES = "- The officer must respond within {} working days of receipt.\n"
PLACE = Path("policies/north/a.yaml")
SOON = 5.0
"""Seconds within which a change must be seen on a machine that does other things too; half of one when it does not."""


class Served:
    """A preview that runs."""

    def __init__(self, port: int, process: subprocess.Popen[str]) -> None:
        self.port, self.process = port, process

    def get(self, path: str, host: str = "") -> tuple[int, str, dict[str, str]]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())

    def until(self, path: str, wanted: Callable[[str], bool]) -> str:
        end = time.monotonic() + SOON
        while not wanted(text := self.get(path)[1]):
            assert time.monotonic() < end, text
            time.sleep(0.02)
        return text


def write(days: str) -> None:
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    PLACE.write_text(policy(RULES.format(days), "rules"))


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    write("10")
    code = "import sys; from remit_cli.main import run; sys.exit(run(['serve', '--port', '0']))"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.match(r"http://127\.0\.0\.1:(\d+)/ \(Ctrl-C ends it\)", line)
    assert found, line
    yield Served(int(found[1]), process)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=20)
    assert (process.returncode, told.splitlines()[-1]) == (0, "Stopped.")


PAGE = "/north/a/complaint/"


def test_the_calculator_of_a_page_is_served(served: Served) -> None:
    status, text, headers = served.get("/calculator.js")

    assert 'src="../../../calculator.js"' in served.get(PAGE)[1]
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert text == script().decode()


def test_a_page_shows_what_is_saved(served: Served) -> None:
    assert "Within 10 working days of receipt" in served.get(PAGE)[1]

    write("12")

    served.until(PAGE, lambda text: "Within 12 working days of receipt" in text)
    chart = served.get("/north/a/complaint/flowchart.svg")
    assert "12 working" in re.sub(r"<[^>]*>|\s+", " ", chart[1])
    assert chart[2]["Content-Type"].startswith("image/svg+xml")


def test_a_broken_policy_shows_its_errors_and_recovers(served: Served) -> None:
    write("ten thousand")

    told = served.until(PAGE, lambda text: "not shown because of errors" in text)
    assert "policies/north/a.yaml:" in told
    assert "Preview: " in served.get("/")[1]

    write("11")

    served.until(PAGE, lambda text: "Within 11 working days of receipt" in text)


def test_a_policy_on_which_the_program_fails_is_told_and_the_preview_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("10")
    preview = Preview((), Session())
    preview.look()
    fine = preview.page("north/a/complaint/")

    def fail(path: str, data: bytes) -> NoReturn:
        raise ZeroDivisionError("a thing that cannot be")

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "check_file", fail)
        write("11")
        preview.look()
    told = preview.page("north/a/complaint/")
    write("10")
    preview.look()

    assert told is not None
    assert b"remit failed: ZeroDivisionError: a thing that cannot be" in told
    assert fine is not None
    assert preview.page("north/a/complaint/") == fine


def test_findings_and_examples_are_told(served: Served) -> None:
    text = served.get("/preview/")[1]

    assert "in force" in text or "warning" in text
    assert "0 played, 0 lines failed" in text


def test_a_change_is_told_to_a_page_that_waits(served: Served) -> None:
    with closing(HTTPConnection("127.0.0.1", served.port, timeout=20)) as connection:
        connection.request("GET", "/preview/events")
        with connection.getresponse() as answer:
            first = answer.readline(), answer.readline()
            write("13")
            second = answer.readline()
    assert first == (b"data: 1\n", b"\n")
    assert second == b"data: 2\n"


def test_only_this_machine_by_its_own_name_is_answered(served: Served) -> None:
    for host in ("evil.example", f"evil.example:{served.port}", "127.0.0.1", f"127.0.0.1:{served.port + 1}"):
        status, text, _ = served.get(PAGE, host)
        assert (status, "working days" in text) == (403, False), host
    assert served.get(PAGE, f"localhost:{served.port}")[0] == 200


def test_what_there_is_not_is_not_found_and_nothing_is_read_from_the_disk(served: Served) -> None:
    for path in ("/../policies/north/a.yaml", "/policies/north/a.yaml", "/%2e%2e/etc/passwd", "/preview/nothing"):
        assert served.get(path)[0] == 404, path


def test_nothing_is_written(served: Served) -> None:
    served.get(PAGE)

    assert [path for path in Path().rglob("*") if path.is_file()] == [PLACE]


def test_a_browser_shows_the_new_page_without_being_asked(served: Served, tmp_path: Path) -> None:
    browser = [program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
    profile = tmp_path / "profile"
    chromium = subprocess.Popen(
        [*browser, f"--user-data-dir={profile}", f"http://127.0.0.1:{served.port}/north/a/"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"HOME": str(tmp_path)},
    )  # fmt: skip
    try:
        debugging = int(until(lambda: (profile / "DevToolsActivePort").read_text().split()[0]))
        until(lambda: [title for title in titles(debugging) if "Complaints policy" in title])
        PLACE.write_text(PLACE.read_text().replace("Complaints policy", "Policy on grumbles"))
        until(lambda: [title for title in titles(debugging) if "Policy on grumbles" in title])
    finally:
        chromium.terminate()
        chromium.wait(20)


def until(found: Callable[[], Any]) -> Any:
    """Return what is found as soon as there is something."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with suppress(OSError, IndexError, ValueError):
            if told := found():
                return told
        time.sleep(0.05)
    raise AssertionError("nothing came in time")


def titles(debugging: int) -> list[str]:
    """Return the titles of the pages that a browser shows."""
    with closing(HTTPConnection("127.0.0.1", debugging, timeout=10)) as connection:
        connection.request("GET", "/json/list")
        return [page["title"] for page in json.loads(connection.getresponse().read())]
