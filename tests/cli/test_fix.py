"""`remit check --fix` and `--diff` as a process: what is written, what is printed where, and the exit code."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

Write = Callable[[str, str | bytes], Path]

RIGHT = """\
language: 1
policy: Complaints policy
council: Northtown Council
nation: England
edition: 2026-01
in force: from 16 January 2026
calendar: {working days: Monday to Friday except bank holidays in England}
feedback:
  complaint:
    stages:
      - stage: 1
        rules:
          - The council must acknowledge within 5 working days of receipt.  # section 3
          - "The council must respond within 10 working days of the acknowledgement."
      - stage: Ombudsman
        run by: Local Government and Social Care Ombudsman
        rules:
          - The complainant may escalate within 12 months of the stage 1 response.
"""
WRONG = RIGHT.replace("nation", "naton").replace("acknowledge ", "acknowlege ")
FIXED = Outcome(0, "1 file checked, nothing to report\n", "2 fixes made in 1 file\n")
DIFFERENCE = """\
--- a/policies/a.yaml
+++ b/policies/a.yaml
@@ -1,7 +1,7 @@
 language: 1
 policy: Complaints policy
 council: Northtown Council
-naton: England
+nation: England
 edition: 2026-01
 in force: from 16 January 2026
 calendar: {working days: Monday to Friday except bank holidays in England}
@@ -10,7 +10,7 @@
     stages:
       - stage: 1
         rules:
-          - The council must acknowlege within 5 working days of receipt.  # section 3
+          - The council must acknowledge within 5 working days of receipt.  # section 3
           - "The council must respond within 10 working days of the acknowledgement."
       - stage: Ombudsman
         run by: Local Government and Social Care Ombudsman
"""


def standing(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_fixes_are_written_and_counted(remit: Run, write: Write) -> None:
    file = write("policies/a.yaml", WRONG)

    assert remit("check", "--fix") == FIXED
    assert file.read_text() == RIGHT


def test_a_second_run_has_nothing_to_fix(remit: Run, write: Write, folder: Path) -> None:
    file = write("policies/a.yaml", WRONG)
    remit("check", "--fix")
    before = file.stat()

    assert remit("check", "--fix") == Outcome(0, FIXED.out, "no fix made\n")
    assert file.stat().st_ino == before.st_ino
    assert standing(folder) == {"policies/a.yaml": RIGHT.encode()}


def test_the_exit_code_follows_what_is_left(remit: Run, write: Write) -> None:
    write("policies/a.yaml", WRONG.replace("10 working days", "10 days"))
    write("policies/b.yaml", WRONG.replace("The complainant may", "The landlord may").replace("2026-01", "2026-02"))

    run = remit("check", "--fix", "--format", "json")

    told = [(each["code"], each["place"]["path"]) for each in json.loads(run.out)["diagnostics"]]
    assert ("bare-days", "policies/a.yaml") in told
    assert ("undeclared", "policies/b.yaml") in told
    assert {code for code, _ in told}.isdisjoint({"misspelt", "unknown-key"})
    assert (run.code, run.err) == (1, "4 fixes made in 2 files\n")
    assert remit("check", "--fix", "policies/a.yaml").code == 0
    assert remit("check", "--fix", "--fail-on", "warning", "policies/a.yaml").code == 1


def test_a_fix_that_is_not_made_is_told_with_its_place(remit: Run, write: Write) -> None:
    file = write("policies/a.yaml", WRONG.replace("respond within 10 working", "respnd within 10"))

    run = remit("check", "--fix")

    assert run.code == 1
    assert "error[misspelt]: `respnd` is not known here\n  --> policies/a.yaml:14:31\n" in run.out
    assert run.err == (
        "policies/a.yaml:14:31: misspelt not fixed: "
        "it would bring warning[bare-days]: `10 days` may be working days or calendar days\n"
        "2 fixes made in 1 file\n"
    )
    assert file.read_text() == RIGHT.replace("respond within 10 working", "respnd within 10")


def test_the_difference_is_printed_and_nothing_is_written(remit: Run, write: Write, folder: Path) -> None:
    write("policies/a.yaml", WRONG)
    write("policies/b.yaml", RIGHT)

    assert remit("check", "--diff") == Outcome(1, DIFFERENCE, "2 fixes to make in 1 file\n")
    assert standing(folder) == {"policies/a.yaml": WRONG.encode(), "policies/b.yaml": RIGHT.encode()}


@pytest.mark.parametrize("text", [RIGHT, RIGHT.replace("The complainant may", "The landlord may")])
def test_without_anything_to_fix_the_difference_is_empty(remit: Run, write: Write, text: str) -> None:
    write("policies/a.yaml", text)

    assert remit("check", "--diff") == Outcome(0, "", "no fix to make\n")


@pytest.mark.parametrize(
    "stored",
    [
        WRONG.encode(),
        WRONG.rstrip("\n").encode(),
        WRONG.replace("\n", "\r\n").encode(),
        WRONG.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + WRONG.replace("section 3", "§\u202f3 \U0001f3f4").encode(),
        WRONG.removesuffix(" of the stage 1 response.\n").encode() + b" of the stage 1 response",
    ],
)
def test_other_programs_make_of_the_difference_what_fix_makes(
    remit: Run, write: Write, folder: Path, client: Callable[[str], str], stored: bytes
) -> None:
    file = write("policies/a.yaml", stored)
    difference = remit("check", "--diff").out.encode()
    (folder / "a.patch").write_bytes(difference)

    subprocess.run([client("git"), "apply", "a.patch"], cwd=folder, check=True)
    applied = file.read_bytes()
    file.write_bytes(stored)
    remit("check", "--fix")

    assert file.read_bytes() == applied != stored


def test_fix_and_diff_together_are_refused(remit: Run, write: Write) -> None:
    file = write("policies/a.yaml", WRONG)

    run = remit("check", "--fix", "--diff")

    assert (run.code, run.out) == (2, "")
    assert run.err.endswith("Error: --diff shows what --fix would write: give one of the two\n")
    assert file.read_text() == WRONG


def test_a_link_is_written_through(remit: Run, write: Write, folder: Path) -> None:
    file = write("elsewhere/a.yaml", WRONG)
    write("policies/notes.txt", "")
    link = folder / "policies" / "a.yaml"
    link.symlink_to("../elsewhere/a.yaml")

    assert remit("check", "--fix") == FIXED
    assert link.is_symlink()
    assert file.read_text() == RIGHT


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o755])
def test_permissions_stay(remit: Run, write: Write, mode: int) -> None:
    file = write("policies/a.yaml", WRONG)
    file.chmod(mode)

    assert remit("check", "--fix") == FIXED
    assert file.stat().st_mode & 0o777 == mode


def test_ends_of_lines_and_a_byte_order_mark_stay(remit: Run, write: Write) -> None:
    file = write("policies/a.yaml", b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode())

    assert remit("check", "--fix") == FIXED
    assert file.read_bytes() == b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()


def test_a_file_that_cannot_be_written_stays_whole(write: Write, folder: Path) -> None:
    write("policies/a.yaml", WRONG)

    done = subprocess.run(
        [sys.executable, "-c", "from remit_cli.main import main; main()", "check", "--fix"],
        cwd=folder,
        # Without what measures the coverage: that could not write its file either, and would say so.
        env={name: said for name, said in os.environ.items() if not name.startswith("COVERAGE_")},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),  # stops everybody, root too
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "no fix made\nError: cannot write policies/a.yaml: file too large\n"
    assert standing(folder) == {"policies/a.yaml": WRONG.encode()}


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everything")
def test_a_file_that_may_not_be_written_stays(write: Write, folder: Path) -> None:
    file = write("policies/a.yaml", WRONG)
    file.chmod(0o444)
    # Root may write everything but what it has given up the right to.
    without = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.geteuid() == 0 else []

    done = subprocess.run(
        [*without, sys.executable, "-c", "from remit_cli.main import main; main()", "check", "--fix"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "no fix made\nError: cannot write policies/a.yaml: permission denied\n"
    assert file.read_text() == WRONG


def test_what_is_no_ordinary_file_is_not_replaced(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from remit_cli.main import main; main()", "check", "--fix", "/dev/stdin"],
        cwd=folder,
        input=WRONG,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "no fix made\nError: cannot write /dev/stdin: it is no ordinary file\n"


def test_what_was_written_before_a_file_that_cannot_be_is_counted(remit: Run, write: Write, folder: Path) -> None:
    file = write("policies/a.yaml", WRONG)
    (folder / "policies" / "b.yaml").symlink_to("/proc/self/mem")

    run = remit("check", "--fix")

    assert run.code == 2
    assert run.err == "2 fixes made in 1 file\nError: cannot read policies/b.yaml: input/output error\n"
    assert file.read_text() == RIGHT
