"""What is made from what is told in files whose shape has a schema; one that is broken is told in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from remit import pipeline
from remit.shipped import schema
from remit_cli.main import run
from tests.site.made import NORTHTOWN, real
from tests.targets.products import EDITIONS, POLICIES


def wrong_with(data: bytes, name: str) -> list[str]:
    checker = jsonschema.FormatChecker()
    validator = jsonschema.Draft202012Validator(schema(name), format_checker=checker)
    return [error.message for error in validator.iter_errors(json.loads(data))]


def test_the_receipts_of_a_site_keep_their_schemas() -> None:
    receipts = {name: data for name, data in real().items() if name.endswith("/receipt.json")}

    assert len(receipts) == len(EDITIONS)
    assert {name: wrong for name, data in receipts.items() if (wrong := wrong_with(data, "receipt"))} == {}
    assert wrong_with(real()["site.json"], "site") == []


def test_the_receipts_of_what_is_built_keep_their_schema() -> None:
    edition = "cambridgeshire/2026-01.yaml"
    files = pipeline.build_file(pipeline.check_file(f"policies/{edition}", (POLICIES / edition).read_bytes())).files
    receipts = {name: data for name, data in files.items() if name.endswith("/receipt.json")}

    assert sorted(receipts) == ["cambridgeshire/2026-01/receipt.json", "codes/lgsco-2024/receipt.json"]
    assert {name: wrong for name, data in receipts.items() if (wrong := wrong_with(data, "receipt"))} == {}


@pytest.mark.parametrize(
    "change", [{"files": []}, {"policy_sha256": "0"}, {"calendar_known_until": "soon"}, {"more": 1}, {"policy": None}]
)
def test_a_receipt_of_another_shape_does_not_keep_it(change: dict[str, Any]) -> None:
    receipt = json.loads(next(data for name, data in real().items() if name.endswith("/receipt.json")))

    assert wrong_with(json.dumps(receipt | change).encode(), "receipt")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the receipt of a site that stands in the working folder beside its policy."""
    monkeypatch.chdir(tmp_path)
    policy = Path("policies/northtown/2026-01.yaml")
    policy.parent.mkdir(parents=True)
    policy.write_text(NORTHTOWN, encoding="utf-8")
    assert run(["publish"]) == 0
    capsys.readouterr()
    return Path("site/site.json")


BROKEN: dict[str, tuple[Any, str]] = {
    "a list": ([], "the whole is `[]`, not a mapping"),
    "nothing": ({}, "it does not say `format`"),
    "of something else": ({"format": "remit-receipt"}, '`format` cannot be `"remit-receipt"`'),
    "of a later program": ({"version": 2}, "`version` cannot be `2`"),
    "policies in a list": ({"policies": []}, "`policies` is `[]`, not a mapping"),
    "no hash": ({"files": {"index.html": "0"}}, '`files.index.html` cannot be `"0"`'),
    "a number for a version": ({"remit": 1}, "`remit` is `1`, not text"),
    "a key that moves the cursor": ({"\x1b[2J\n": 1}, "`\\u001b[2J\\n` is not known here"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("command", [["verify", "site"], ["publish"]])
def test_a_broken_receipt_of_a_site_is_told_in_words(
    site: Path, name: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    change, told = BROKEN[name]
    whole: Any = json.loads(site.read_bytes()) | change if change else change
    site.write_text(json.dumps(whole), encoding="utf-8")

    assert run(command) == 2

    assert capsys.readouterr().err == f"Error: site/site.json is not as `remit publish` writes it: {told}\n"


@pytest.mark.parametrize("text", [b"", b"{", b"[" * 100_000, b"\xff\xfe\x00"])
def test_what_is_no_json_is_told_in_words(site: Path, text: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    site.write_bytes(text)

    assert run(["verify", "site"]) == 2

    told = "Error: site/site.json is not as `remit publish` writes it: it cannot be read as JSON\n"
    assert capsys.readouterr().err == told


def test_with_its_policies_named_the_files_of_a_site_are_compared_although_its_receipt_is_broken(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write_text("{}", encoding="utf-8")

    assert run(["verify", "site", "policies"]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "site/site.json is not as `remit publish` writes it: it does not say `format`",
        "differs: site/site.json",
        "site is not what the policies make: 1 differs",
    ]
