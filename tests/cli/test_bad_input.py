"""What the disk and the author may do to the program: each a clear message and an exit code, never a trace."""

from __future__ import annotations

import os
import pty
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import FAKE, Outcome, Run

Write = Callable[[str, str | bytes], Path]

MEMORY = 400 * 1024 * 1024
"""Bytes of memory that a run may ask for, libraries included."""


@contextmanager
def little_memory() -> Iterator[None]:
    """Let processes that are started here ask for no more than MEMORY."""
    before = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def test_a_path_that_does_not_exist(remit: Run) -> None:
    assert remit("check", "no/such.yaml") == Outcome(2, "", "Error: no/such.yaml: no such file or directory\n")
    assert remit("build", "no/such.yaml") == Outcome(2, "", "Error: no/such.yaml: no such file or directory\n")


def test_a_folder_without_policies(remit: Run, folder: Path) -> None:
    (folder / "policies").mkdir()

    run = remit("check")

    assert run == Outcome(2, "", "Error: no policy (a file that ends in .yaml or .yml) in policies\n")


def test_a_folder_called_like_a_policy_is_walked(fake: Run, write: Write) -> None:
    write("policies/a.yaml/b.yaml", "error: e")

    assert " --> policies/a.yaml/b.yaml:1:8\n" in fake("check").out


def test_a_link_to_nowhere_is_not_read(fake: Run, write: Write, folder: Path) -> None:
    write("policies/a.yaml", "fine")
    (folder / "policies" / "b.yaml").symlink_to("nowhere")

    assert fake("check").out == "1 file checked, nothing to report\n"


def test_a_name_that_is_not_utf_8(fake: Run, folder: Path) -> None:
    (folder / "policies").mkdir()
    file = os.fsencode(folder) + b"/policies/\xff\x1b.yaml"
    Path(os.fsdecode(file)).write_text("error: e")

    run = fake("check")

    assert run.code == 1
    assert "--> policies/\\xff␛.yaml:1:8" in run.out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("not UTF-8", b"policy: caf\xe9\n"),
        ("UTF-16", "language: 1\n".encode("utf-16")),
        ("a tab for indentation", b"calendar:\n\tday ends: 17:00\n"),
        ("a duplicate key", b"language: 1\nlanguage: 1\n"),
        (
            "an alias bomb",
            b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (c, c, c - 1, c - 1) for c in range(98, 123)),
        ),
        ("an alias to itself", b"a: &a [*a]\n"),
        ("nothing", b""),
        ("a comment", b"# nothing yet\n"),
        ("a list", b"- The officer must respond.\n"),
        ("a word", b"policy\n"),
        ("two documents", b"language: 1\n---\nlanguage: 1\n"),
        ("a null character", b"policy: a\x00b\n"),
        ("an unknown tag", b"policy: !!python/object/apply:os.system [ls]\n"),
        ("an open bracket", b"policy: [\n"),
        ("a thousand levels", b"policy: " + b"[" * 1000 + b"]" * 1000),
        ("a lone surrogate", b'policy: "\\ud800"\n'),
        ("random bytes", bytes(range(256)) * 8),
        ("a line of a megabyte", b"policy: " + b"x" * 1_000_000),
        ("fifty megabytes", b"policy: x\n" * 5_000_000),
    ],
)
def test_a_file_that_is_no_policy(remit: Run, write: Write, name: str, data: bytes) -> None:
    write("policies/a.yaml", data)

    with little_memory():
        check, build = remit("check"), remit("build")

    assert (check.code, check.err) == (1, ""), name
    assert "policies/a.yaml:" in check.out
    assert "Traceback" not in check.out
    assert (build.code, build.err) == (1, "")
    assert not list(Path("generated").rglob("*"))


def test_the_largest_file_is_not_read_to_its_end(fake: Run, folder: Path) -> None:
    (folder / "policies").mkdir()
    (folder / "policies" / "a.yaml").symlink_to("/dev/zero")

    assert fake("check", "policies/a.yaml").code == 1


def test_one_broken_file_among_five_thousand(fake: Run, write: Write) -> None:
    for number in range(5000):
        write(f"policies/{number:04}.yaml", "fine\n" * 100)
    write("policies/2500.yaml", "error: here")

    with little_memory():
        run = fake("check")

    assert run.code == 1
    assert run.out.startswith("error[stand-in]: here\n --> policies/2500.yaml:1:8\n")
    assert "1 error in 5,000 files" in run.out


def test_a_file_that_cannot_be_read(fake: Run, folder: Path) -> None:
    (folder / "policies").mkdir()
    (folder / "policies" / "a.yaml").symlink_to("/proc/self/mem")  # refuses everybody, root too

    assert fake("check") == Outcome(2, "", "Error: cannot read policies/a.yaml: input/output error\n")


@pytest.mark.parametrize("out", ["/proc/remit", "/sys/remit"])
def test_an_output_folder_that_cannot_be_written(fake: Run, write: Write, out: str) -> None:
    write("policies/a.yaml", "fine")

    run = fake("build", "--out", out)

    assert run.code == 2
    assert run.err.startswith(f"Error: cannot write {out}/policies/a/")
    assert run.err.count("\n") == 1


def test_an_output_folder_that_is_a_file(fake: Run, write: Write) -> None:
    write("policies/a.yaml", "fine")
    write("generated", "a file")

    run = fake("build")

    assert run.code == 2
    assert "is a file" in run.err


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_check_that_is_broken_off(write: Write, folder: Path, sign: signal.Signals) -> None:
    write("policies/a.yaml", "dawdle")

    code, err = broken_off(folder, sign, "check", when="dawdling")

    assert code == 130
    assert err == "dawdling\n\nBroken off. Every file is whole: it is the new one or the old one.\n"


def test_a_build_that_is_broken_off_leaves_whole_files(write: Write, folder: Path) -> None:
    write("policies/north/a.yaml", "fine")
    write("policies/north/b.yaml", "slow")
    write("generated/north/a/machine.json", "old")

    code, _ = broken_off(folder, signal.SIGINT, "build", when="compiling")

    assert code == 130
    assert sorted(file.name for file in Path("generated").rglob("*") if file.is_file()) == [
        "machine.json",
        "receipt.json",
        "steps.md",
    ]
    assert Path("generated/north/a/machine.json").read_text() == "fine"


def test_a_reader_that_goes_away_is_no_failure(write: Write, folder: Path) -> None:
    write("policies/a.yaml", "error: e\n" * 20_000)

    with subprocess.Popen(
        [sys.executable, str(FAKE), "check"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (1, b"")


def test_progress_is_shown_on_a_terminal_when_work_takes_long(write: Write, folder: Path) -> None:
    for number in range(3):
        write(f"policies/{number}.yaml", "fine\n" + "linger" * (number == 0))
    ours, theirs = pty.openpty()

    with subprocess.Popen(
        [sys.executable, str(FAKE), "check"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm"},
    ) as process:
        process.wait(30)
        shown = os.read(ours, 10_000).decode()

    assert "checking 2 of 3  policies/1.yaml" in shown
    assert shown.endswith("\r")


def broken_off(folder: Path, sign: signal.Signals, *arguments: str, when: str) -> tuple[int, str]:
    """Run the program with a stand-in, send it a signal when it says `when`, and return how it ends."""
    with subprocess.Popen(
        [sys.executable, str(FAKE), *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        assert said == f"{when}\n"
        time.sleep(0.1)
        process.send_signal(sign)
        rest = process.stderr.read()
    return process.returncode, said + rest
