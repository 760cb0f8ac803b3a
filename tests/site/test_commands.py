"""`remit publish` writes a site and nothing of anybody else's; `remit verify` tells each file that is not of it."""

from __future__ import annotations

import json
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from remit_cli import publishing, site
from remit_cli.main import run
from tests.site.made import NORTHTOWN, real
from tests.targets.products import EDITIONS, POLICIES


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that has one council's policy."""
    monkeypatch.chdir(tmp_path)
    write("policies/northtown/2026-01.yaml", NORTHTOWN)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.splitlines()[-1]


def test_a_site_is_written_and_a_second_run_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["publish"]) == 0
    files = sum(path.is_file() for path in Path("site").rglob("*"))
    assert last_line(capsys) == f"site: {files} written, 0 unchanged, 0 removed"

    assert run(["publish"]) == 0
    assert last_line(capsys) == f"site: 0 written, {files} unchanged, 0 removed"


def test_what_an_earlier_run_wrote_and_no_policy_makes_is_taken_away(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["publish"])
    gone = sum(path.is_file() for path in Path("site/northtown/2026-01/compliment").rglob("*"))
    write("site/CNAME", "northtown.example")
    without = NORTHTOWN.partition("  compliment:")[0]
    write("policies/northtown/2026-01.yaml", without)

    assert run(["publish"]) == 0

    assert gone > 5
    assert last_line(capsys).endswith(f", {gone} removed")
    assert not Path("site/northtown/2026-01/compliment").exists()
    assert Path("site/CNAME").read_text() == "northtown.example"


def test_a_file_of_somebody_else_is_never_replaced(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("site/index.html", "mine")

    assert run(["publish"]) == 2

    assert "site/index.html was not made by `remit publish`" in capsys.readouterr().err
    assert [path.name for path in Path("site").iterdir()] == ["index.html"]
    assert Path("site/index.html").read_text() == "mine"


def test_a_receipt_that_points_outside_takes_nothing_away(here: Path) -> None:
    write("precious.txt", "precious")
    named = dict.fromkeys(["../precious.txt", "/etc/hosts"], "0" * 64)
    told = {"format": "remit-site", "version": 1, "remit": "0", "policies": {}, "files": named}
    write("site/site.json", json.dumps(told))

    assert run(["publish"]) == 0

    assert Path("precious.txt").read_text() == "precious"


def test_nothing_is_written_while_a_policy_has_an_error(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("policies/northtown/2027-01.yaml", NORTHTOWN.replace("must record", "mst record"))

    assert run(["publish"]) == 1

    assert last_line(capsys) == "site: not written; not compiled: policies/northtown/2027-01.yaml"
    assert not Path("site").exists()


def test_two_policies_of_one_folder_are_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = NORTHTOWN.replace('"2026-01"', '"2027-01"').replace("2026 at", "2027 at")
    write("policies/more/northtown/2026-01.yaml", later)

    assert run(["publish"]) == 2

    assert "both make northtown/2026-01: give one another file name" in capsys.readouterr().err


def test_a_site_that_is_what_the_policies_make_is_verified(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["publish", "--out", "pages"])

    assert run(["verify", "pages"]) == 0
    assert last_line(capsys) == "pages is what the policies make"


def test_each_file_that_is_not_what_the_policies_make_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["publish"])
    page, chart = Path("site/northtown/2026-01/complaint/index.html"), Path("site/northtown/2026-01/sla.csv")
    page.write_bytes(page.read_bytes().replace(b"10 working days", b"90 working days"))
    chart.unlink()
    write("site/northtown/more.html", "<script>")
    capsys.readouterr()

    assert run(["verify", "site"]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "differs: site/northtown/2026-01/complaint/index.html",
        "missing: site/northtown/2026-01/sla.csv",
        "extra: site/northtown/more.html",
        "site is not what the policies make: 1 differs, 1 extra, 1 missing",
    ]


def test_a_policy_that_has_changed_since_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["publish"])
    write("policies/northtown/2026-01.yaml", NORTHTOWN.replace("within 10 working", "within 9 working"))
    capsys.readouterr()

    assert run(["verify", "site"]) == 1

    told = capsys.readouterr().out.splitlines()
    assert told[0] == "made from another text of policies/northtown/2026-01.yaml"
    assert "differs: site/northtown/2026-01/complaint/flowchart.svg" in told


def test_a_policy_that_the_site_does_not_have_is_named_where_it_is_asked_about(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["publish"])
    write("policies/southtown/2026-01.yaml", NORTHTOWN.replace("Northtown", "Southtown"))
    capsys.readouterr()

    assert run(["verify", "site"]) == 0
    capsys.readouterr()
    assert run(["verify", "site", "policies"]) == 1

    assert capsys.readouterr().out.splitlines()[0] == "not made from policies/southtown/2026-01.yaml"


def test_a_site_by_another_version_says_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["publish"])
    receipt = Path("site/site.json")
    receipt.write_text(receipt.read_text().replace('"remit": "', '"remit": "9.'))
    capsys.readouterr()

    assert run(["verify", "site"]) == 1

    assert capsys.readouterr().out.startswith("made by version 9.")


def test_a_theme_is_part_of_the_site(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("own.css", ":root { --accent: #4d2942; }")

    assert run(["publish", "--theme", "own.css"]) == 0

    assert Path("site/theme.css").read_text().endswith(":root { --accent: #4d2942; }")
    assert run(["verify", "site", "--theme", "own.css"]) == 0
    assert run(["verify", "site"]) == 1


def test_a_folder_that_is_no_site_is_not_verified(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("pages/index.html", "")

    assert run(["verify", "pages"]) == 2

    assert "pages has no site.json of `remit publish`: name its policies" in capsys.readouterr().err


def test_a_policy_with_an_error_verifies_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["publish"])
    write("policies/northtown/2026-01.yaml", NORTHTOWN.replace("must record", "mst record"))
    capsys.readouterr()

    assert run(["verify", "site"]) == 2

    assert "not compiled: policies/northtown/2026-01.yaml; `remit check` tells why" in capsys.readouterr().err


@pytest.mark.parametrize(("few", "processes"), [(1, True), (100, False)])
def test_on_many_cores_or_on_one_the_site_is_the_same(
    few: int, processes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = list[int]()

    class Counted(ProcessPoolExecutor):
        def __init__(self, cores: int, *more: Any) -> None:
            started.append(cores)
            super().__init__(cores, *more)

    monkeypatch.setattr(publishing, "FEW", few)
    monkeypatch.setattr(publishing, "ProcessPoolExecutor", Counted)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.chdir(POLICIES.parent)

    councils = sorted({f"policies/{edition.partition('/')[0]}" for edition in EDITIONS})
    assert run(["publish", *councils, "--out", str(tmp_path)]) == 0

    assert {str(name): (tmp_path / name).read_bytes() for name in site.standing(tmp_path)} == real()
    assert bool(started) is processes
