"""`remit build` as a process: what it writes, leaves, takes away, and tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

Write = Callable[[str, str | bytes], Path]

CLEAN = "1 file checked, nothing to report\n"


@pytest.fixture
def built(fake: Run, write: Write) -> Run:
    """Compile one policy."""
    write("policies/north/a.yaml", "fine")
    assert fake("build").code == 0
    return fake


def standing() -> list[str]:
    return sorted(str(path.relative_to("generated")) for path in Path("generated").rglob("*") if path.is_file())


A = ["north/a/complaint/steps.md", "north/a/machine.json", "north/a/receipt.json"]
B = [name.replace("/a/", "/b/") for name in A]


def test_a_policy_is_compiled(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "fine")

    assert fake("build") == Outcome(0, CLEAN + "generated: 3 written, 0 unchanged, 0 removed\n", "")
    assert standing() == A


def test_what_is_fresh_is_not_written_again(built: Run) -> None:
    before = Path("generated/north/a/machine.json").stat()

    assert built("build").out == CLEAN + "generated: 0 written, 3 unchanged, 0 removed\n"
    assert Path("generated/north/a/machine.json").stat().st_mtime_ns == before.st_mtime_ns


def test_the_output_folder_can_be_named(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "fine")

    assert fake("build", "--out", "other/place").code == 0
    assert Path("other/place/north/a/receipt.json").is_file()
    assert not Path("generated").exists()


def test_a_policy_with_an_error_is_not_compiled_and_the_others_are(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "fine")
    write("policies/north/b.yaml", "error: e")

    run = fake("build")

    assert run.code == 1
    assert run.out.endswith("generated: 3 written, 0 unchanged, 0 removed; not compiled: policies/north/b.yaml\n")
    assert standing() == A


def test_what_was_made_before_an_error_came_in_stays(built: Run, write: Write) -> None:
    write("policies/north/a.yaml", "error: e")

    assert built("build").code == 1
    assert standing() == A


def test_a_policy_that_collides_with_another_is_not_compiled(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "together")
    write("policies/north/b.yaml", "together")

    assert fake("build").code == 1
    assert standing() == A


def test_two_policies_never_write_the_same_file(fake: Run, write: Write) -> None:
    write("policies/one/north/a.yaml", "fine")
    write("policies/two/north/a.yaml", "fine")

    run = fake("build")

    assert run.code == 2
    assert run.err.startswith("Error: policies/one/north/a.yaml and policies/two/north/a.yaml both make north/a/")


def test_warnings_do_not_stop_the_compiler(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "warning: w")

    assert fake("build").code == 0
    assert fake("build", "--fail-on", "warning").code == 1
    assert standing() == A


def test_files_that_are_no_longer_made_are_taken_away(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "third")
    fake("build")
    write("policies/north/a.yaml", "fine")

    assert fake("build").out == CLEAN + "generated: 2 written, 1 unchanged, 1 removed\n"
    assert standing() == A


def test_editions_whose_policy_is_gone_are_taken_away_with_their_folders(built: Run, write: Write) -> None:
    Path("policies/north/a.yaml").rename("policies/north/b.yaml")
    write("generated/README.txt", "by hand")

    assert built("build").out == CLEAN + "generated: 3 written, 0 unchanged, 3 removed\n"
    assert standing() == ["README.txt", *B]
    assert not Path("generated/north/a").exists()


def test_editions_that_were_not_asked_for_stay(built: Run, write: Write) -> None:
    write("elsewhere/south/b.yaml", "fine")
    Path("policies/north/a.yaml").unlink()

    assert built("build", "elsewhere").out == CLEAN + "generated: 3 written, 0 unchanged, 0 removed\n"
    assert standing() == sorted(A + [name.replace("north", "south") for name in B])


def test_nothing_is_taken_away_while_a_policy_has_an_error(built: Run, write: Write) -> None:
    Path("policies/north/a.yaml").rename("policies/north/b.yaml")
    write("policies/north/c.yaml", "error: e")

    assert built("build").code == 1
    assert standing() == A + B


@pytest.mark.parametrize("asked", ["policies", "policies/north", "."])
def test_a_folder_that_is_asked_for_is_cleared_of_editions_that_are_gone(built: Run, asked: str) -> None:
    Path("policies/north/a.yaml").rename("policies/north/b.yaml")

    assert built("build", asked).code == 0
    assert standing() == (B if asked != "." else A + B)


def test_a_file_that_somebody_else_put_there_stays(built: Run, write: Write) -> None:
    write("generated/north/a/mine.txt", "mine")

    assert built("build").out == CLEAN + "generated: 0 written, 3 unchanged, 0 removed\n"
    assert "north/a/mine.txt" in standing()


def test_what_a_run_that_was_killed_left_half_written_is_taken_away(built: Run, write: Write) -> None:
    write("generated/north/a/.machine.json.123.remit-part", "ha")

    assert built("build").out == CLEAN + "generated: 0 written, 3 unchanged, 1 removed\n"
    assert standing() == A


@pytest.mark.parametrize(
    "receipt",
    [
        "",
        "[]",
        "{}",
        '{"format": "remit-receipt", "files": 2}',
        '{"format": "remit-receipt", "files": {"../../../victim": "", "/keep": ""}}',
        '{"format": "something else", "files": {"keep": ""}}',
    ],
)
def test_a_receipt_that_is_not_ours_takes_nothing_away(fake: Run, write: Write, receipt: str) -> None:
    write("policies/north/b.yaml", "fine")
    write("victim", "precious")
    write("generated/north/a/receipt.json", receipt)
    write("generated/north/a/keep", "precious")

    assert fake("build").code == 0
    assert Path("victim").is_file()
    assert Path("generated/north/a/keep").is_file()


def test_check_of_fresh_outputs_is_0(built: Run) -> None:
    assert built("build", "--check") == Outcome(0, CLEAN + "generated is what the policies make\n", "")


def test_check_names_the_policies_of_which_nothing_can_be_said(built: Run, write: Write) -> None:
    write("policies/north/b.yaml", "error: wrong")

    run = built("build", "--check")

    assert run.code == 1
    assert run.out.endswith("generated is what the policies make; not compiled: policies/north/b.yaml\n")


def test_check_tells_what_differs_and_writes_nothing(built: Run, write: Write) -> None:
    write("policies/north/b.yaml", "fine")
    write("generated/north/a/machine.json", "by hand")
    write("generated/north/a/mine.txt", "mine")
    Path("generated/north/a/complaint/steps.md").unlink()
    before = standing()

    assert built("build", "--check") == Outcome(
        1,
        "2 files checked, nothing to report\n"
        "missing: generated/north/a/complaint/steps.md\n"
        "stale: generated/north/a/machine.json\n"
        "extra: generated/north/a/mine.txt\n"
        "missing: generated/north/b/complaint/steps.md\n"
        "missing: generated/north/b/machine.json\n"
        "missing: generated/north/b/receipt.json\n"
        "generated is not what the policies make: 1 extra, 4 missing, 1 stale\n",
        "",
    )
    assert standing() == before


def test_check_tells_of_editions_whose_policy_is_gone(built: Run) -> None:
    Path("policies/north/a.yaml").rename("policies/north/b.yaml")

    run = built("build", "--check")

    assert run.code == 1
    assert "extra: generated/north/a/machine.json\n" in run.out
    assert standing() == A


def test_only_the_formats_that_are_named_are_written(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "fine")

    assert fake("build", "--to", "machine-json").out.endswith("generated: 2 written, 0 unchanged, 0 removed\n")
    assert standing() == ["north/a/machine.json", "north/a/receipt.json"]


def test_one_format_leaves_the_others_and_its_receipt_speaks_for_all(built: Run) -> None:
    Path("generated/north/a/machine.json").write_text("stale")
    before = Path("generated/north/a/receipt.json").read_bytes()

    assert built("build", "--to", "machine-json").out.endswith("generated: 1 written, 1 unchanged, 0 removed\n")
    assert standing() == A
    assert Path("generated/north/a/receipt.json").read_bytes() == before
    assert built("build", "--check").code == 0


def test_one_format_is_not_written_beside_others_of_another_text(built: Run, write: Write) -> None:
    write("policies/north/a.yaml", "fine now")

    done = built("build", "--to", "machine-json")

    assert done.code == 2
    assert "run `remit build` without --to first" in done.err
    assert Path("generated/north/a/machine.json").read_text() == "fine"


def test_a_format_that_there_is_not_is_refused_with_those_that_there_are(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "fine")

    done = fake("build", "--to", "machine-json,papyrus")

    assert done.code == 2
    assert "'papyrus' is not one of bpmn, calendar-ics, " in done.err
    assert not Path("generated").exists()


def test_what_a_format_cannot_say_is_told(fake: Run, write: Write) -> None:
    write("policies/north/a.yaml", "fine, unsaid")
    write("policies/north/b.yaml", "fine, unsaid")

    told = "not all is said by machine-json (1): see `remit targets --limits NAME PATHS`\n"
    assert told in fake("build").out
    assert told in fake("build", "--check").out
