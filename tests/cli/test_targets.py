"""`remit targets`: every format in a table, and what one cannot say."""

from __future__ import annotations

from pathlib import Path

from remit.targets import targets
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def test_every_format_is_listed_with_its_file_and_who_runs_it(remit: Run) -> None:
    done = remit("targets")

    assert done.code == 0
    lines = done.out.splitlines()
    for target in targets():
        (line,) = [line for line in lines if line.split()[:1] == [target.name]]
        assert target.suffix in line
        assert target.purpose in line
        assert line.endswith(", ".join(target.run_by))
        assert (" * " in line) is bool(target.limits)


def test_what_a_format_cannot_say_is_told_with_the_policies_that_need_it(remit: Run) -> None:
    policies = str(ROOT / "policies" / "cambridgeshire")
    for target in targets():
        told = remit("targets", "--limits", target.name, policies)

        assert told.code == 0
        assert target.name in told.out
        for limit in target.limits:
            assert f"- {limit.says}\n" in told.out


def test_a_format_that_there_is_not_has_no_limits(remit: Run) -> None:
    done = remit("targets", "--limits", "papyrus")

    assert done.code == 2
    assert "'papyrus' is not one of" in done.err


def test_a_picture_is_written_only_where_it_is_asked_for(remit: Run, tmp_path: Path) -> None:
    policies = str(ROOT / "policies" / "huntingdonshire")
    remit("build", policies, "--out", str(tmp_path / "all"))
    remit("build", policies, "--out", str(tmp_path / "png"), "--to", "flowchart-png")

    assert not list((tmp_path / "all").rglob("*.png"))
    pictures = list((tmp_path / "png").rglob("*.png"))
    assert pictures
    assert all(each.read_bytes().startswith(b"\x89PNG") for each in pictures)
    assert "flowchart-png only with `--to`" in remit("targets").out
