"""`remit check` as a process: exit codes, what is read, what is printed where."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import FAKE, Run

Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("fine", [], 0),
        ("note: n", [], 0),
        ("warning: w", [], 0),
        ("error: e", [], 1),
        ("note: n", ["--fail-on", "warning"], 0),
        ("note: n", ["--fail-on", "note"], 1),
        ("warning: w", ["--fail-on", "note"], 1),
        ("warning: w", ["--fail-on", "warning"], 1),
        ("fine", ["--fail-on", "note"], 0),
        ("fine", ["--fail-on", "everything"], 2),
        ("fine", ["--format", "papyrus"], 2),
        ("fine", ["--nonsense"], 2),
        ("crash", [], 3),
    ],
)
def test_the_exit_code_says_what_was_found(fake: Run, write: Write, text: str, options: list[str], code: int) -> None:
    write("policies/a.yaml", text)

    assert fake("check", *options).code == code


def test_without_paths_the_folder_policies_is_checked(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "error: in a")
    write("policies/b.yml", "error: in b")
    write("policies/notes.txt", "error: no policy")
    write("policies/.hidden/c.yaml", "error: hidden")
    write("elsewhere/d.yaml", "error: elsewhere")

    assert places(fake("check", "--format", "json").out) == ["policies/b.yml", "policies/north/a.yaml"]


def test_files_come_in_order_and_once(fake: Run, write: Write, folder: Path) -> None:
    for name in ("p/b.yaml", "p/a.yaml", "p/c/d.yaml"):
        write(name, "error: e")

    run = fake("check", "--format", "json", "p/c/d.yaml", "p", str(folder / "p" / "a.yaml"), "./p/../p/b.yaml")

    assert places(run.out) == ["p/c/d.yaml", "p/a.yaml", "p/b.yaml"]


def test_a_file_that_is_named_is_read_whatever_it_is_called(fake: Run, write: Write) -> None:
    write("policy.txt", "error: e")

    assert fake("check", "policy.txt").code == 1


def test_findings_between_files_are_reported(fake: Run, write: Write) -> None:
    write("policies/a.yaml", "together")
    write("policies/b.yaml", "together")

    run = fake("check")

    assert run.code == 1
    assert run.out == (
        "error[between]: said twice\n"
        " --> policies/b.yaml:1:1\n"
        "  |\n"
        "1 |together\n"
        "  |^\n"
        "\n"
        "1 error in 2 files; `remit explain CODE` tells more about a code in brackets\n"
    )
    assert run.err == ""


def test_colour_is_for_terminals(fake: Run, write: Write) -> None:
    write("policies/a.yaml", "error: e")

    assert "\x1b" not in fake("check").out
    assert "\x1b" not in fake("check", "--color", "never").out
    assert "\x1b[1;31merror[stand-in]" in fake("check", "--color", "always").out


@pytest.mark.parametrize(
    ("surroundings", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_is_coloured_unless_it_asks_not_to(
    write: Write, folder: Path, surroundings: dict[str, str], coloured: bool
) -> None:
    write("policies/a.yaml", "error: e")
    ours, theirs = pty.openpty()

    command = [sys.executable, str(FAKE), "check"]
    subprocess.run(command, cwd=folder, env=os.environ | surroundings, stdout=theirs, check=False)
    printed = os.read(ours, 10_000).decode()

    assert "stand-in" in printed
    assert ("\x1b[" in printed) is coloured


def test_two_runs_print_the_same(fake: Run, write: Write) -> None:
    for number in range(20):
        write(f"policies/{number}.yaml", f"error: e{number}\nwarning: w")

    assert fake("check") == fake("check")


def test_a_failure_of_the_program_is_told_in_a_few_lines(fake: Run, write: Write) -> None:
    write("policies/a.yaml", "crash")

    run = fake("check")

    assert (run.code, run.out) == (3, "")
    assert run.err == (
        "remit failed while it read policies/a.yaml: ZeroDivisionError: a thing that cannot be\n"
        "This is a fault of remit, not of your policy. Please report it as an issue of the remit project,\n"
        "with that policy and what this command prints: remit --debug check\n"
    )


def test_debug_shows_the_trace(fake: Run, write: Write) -> None:
    write("policies/a.yaml", "crash")

    run = fake("--debug", "check")

    assert run.code == 3
    assert "Traceback" in run.err
    assert "ZeroDivisionError" in run.err


def places(report: str) -> list[str]:
    return [found["place"]["path"] for found in json.loads(report)["diagnostics"]]
