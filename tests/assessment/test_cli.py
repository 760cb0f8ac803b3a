"""`remit assess` and `remit build` as processes: which code, what is written where, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest

from remit.rulebook.shipped import of_nation
from remit.targets.assessment import format_named, formats
from tests.assessment.made import HERE, NORTHTOWN

FOLLOWS = "follows: Small Code\n"
CODE = (HERE / "code.yaml").read_text(encoding="utf-8")
# A copy of the code that is called otherwise; two codes of one id would be one.
OTHER = CODE.replace("id: small-code", "id: other-code").replace("title: Small", "title: Other").replace("SCHC", "OCHC")
PROFILE = "The profile that is assessed"
POLICY = "policies/northtown/2026-01.yaml"
Run = Callable[..., tuple[int, bytes, str]]


def of_lgsco(policy: str) -> str:
    """Return a policy that follows no code and departs from none."""
    return policy[: policy.index("departures:")].replace(FOLLOWS, "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a policy and two rulebooks."""
    for name, text in ((POLICY, NORTHTOWN), ("code.yaml", CODE), ("other.yaml", OTHER)):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def remit(folder: Path) -> Run:
    """Run the program in that folder; return its exit code and what it printed."""
    program = [sys.executable, "-c", "from remit_cli.main import main; main()"]

    def run(*arguments: str) -> tuple[int, bytes, str]:
        done = subprocess.run(
            [*program, *arguments], cwd=folder, env=os.environ, capture_output=True, timeout=120, check=False
        )
        return done.returncode, done.stdout, done.stderr.decode()

    return run


def rewrite(folder: Path, policy: str) -> None:
    (folder / POLICY).write_text(policy, encoding="utf-8")


def test_a_text_comes_to_the_terminal_whatever_the_verdicts_are(remit: Run) -> None:
    code, out, err = remit("assess", POLICY, "--code", "code.yaml")

    assert (code, err) == (0, "")
    assert out.startswith(b"# Northtown Council: draft self-assessment against the Small Complaint Handling Code\n")
    assert b"#### SCHC 2.3 Extend: not met" in out


@pytest.mark.parametrize("form", [name for name in formats() if name != "oscal"])
def test_every_format_is_printed_byte_for_byte_as_it_is_written(remit: Run, folder: Path, form: str) -> None:
    asked = ("assess", POLICY, "--code", "code.yaml", "--as-of", "28 November 2026", "--format", form)

    code, printed, _ = remit(*asked)
    written = remit(*asked, "--out", "out/made")

    assert code == 0
    assert printed
    assert written == (0, b"out/made: written\n", "")
    assert (folder / "out" / "made").read_bytes() == printed


def test_a_format_of_several_documents_fills_a_folder(remit: Run, folder: Path) -> None:
    asked = ("assess", POLICY, "--code", "code.yaml", "--as-of", "28 November 2026", "--format", "oscal")
    names = ["catalog.json", "profile.json", "assessment-plan.json", "assessment-results.json"]

    written = remit(*asked, "--out", "out/made")

    assert written == (0, "".join(f"out/made/{name}: written\n" for name in names).encode(), "")
    assert sorted(file.name for file in (folder / "out" / "made").iterdir()) == sorted(names)
    assert remit(*asked, "--out", POLICY)[0] == 2


def test_without_a_code_it_is_the_one_of_the_nation_and_that_is_said(remit: Run, folder: Path) -> None:
    rewrite(folder, of_lgsco(NORTHTOWN))

    code, out, _ = remit("assess", POLICY)

    assert code == 0
    assert out.startswith(
        b"# Northtown Council: draft self-assessment against the LGSCO Complaint Handling Code 2024\n"
    )
    assert b"follows this code?** No; it is the code for councils in England\n" in out


def test_without_a_code_it_is_the_one_that_the_policy_follows(remit: Run, folder: Path) -> None:
    rewrite(folder, of_lgsco(NORTHTOWN).replace("source:", "follows: Complaint Handling Code\nsource:", 1))

    _, out, _ = remit("assess", POLICY)

    assert (
        "follows this code?** Yes. The policy file names it under “follows”: “Complaint Handling Code”".encode() in out
    )


def test_a_policy_that_names_no_code_is_assessed_by_that_of_its_nation(remit: Run, folder: Path) -> None:
    rewrite(folder, of_lgsco(NORTHTOWN).replace("nation: England", "nation: Northern Ireland"))

    code, out, _ = remit("assess", POLICY)

    book = of_nation("Northern Ireland")
    assert code == 0
    assert book is not None
    assert f"draft self-assessment against the {book.title}" in out.decode()


def test_two_codes_are_one_document_after_the_other(remit: Run) -> None:
    code, out, _ = remit("assess", POLICY, "--code", "code.yaml", "--code", "other.yaml")

    titles = [line for line in out.decode().splitlines() if line.startswith("# ")]
    assert code == 0
    assert titles == [
        f"# Northtown Council: draft self-assessment against the {each} Complaint Handling Code"
        for each in ("Small", "Other")
    ]


@pytest.mark.parametrize("form", [name for name in formats() if not format_named(name).TOGETHER])
def test_two_codes_do_not_go_into_one_document_of_any_other_format(remit: Run, form: str) -> None:
    code, out, err = remit("assess", POLICY, "--code", "code.yaml", "--code", "other.yaml", "--format", form)

    assert (code, out) == (2, b"")
    assert err.startswith(f"Error: one document of {form} holds one code: give --code once, or ")


LANES = (
    NORTHTOWN[: NORTHTOWN.index("departures:")]
    .replace(FOLLOWS, "")
    .replace(
        "feedback:\n",
        "feedback:\n  adult social care complaint:\n    follows: SI 2009/309\n"
        "    rules: [The officer must respond within 6 months of receipt.]\n",
    )
)


def test_a_policy_of_two_lanes_is_one_document_after_the_other_each_of_which_names_the_other(
    remit: Run, folder: Path
) -> None:
    rewrite(folder, LANES)

    code, out, _ = remit("assess", POLICY)

    titles = [line for line in out.decode().splitlines() if line.startswith("# ")]
    assert code == 0
    assert [title.partition("against the ")[2][:9] for title in titles] == ["LGSCO Com", "Local Aut"]
    assert "- **Not judged here:** adult social care complaint (it goes by the Local Authority Social" in out.decode()
    assert "- **Not judged here:** complaint (it goes by the LGSCO Complaint Handling Code 2024)" in out.decode()


@pytest.mark.parametrize("form", [name for name in formats() if name != "oscal"])
def test_a_policy_of_two_lanes_fills_a_folder_with_a_file_a_code(remit: Run, folder: Path, form: str) -> None:
    rewrite(folder, LANES)
    (folder / "out").mkdir()

    code, _, err = remit("assess", POLICY, "--format", form, "--out", "out")

    stem, _, suffix = format_named(form).SUFFIX.partition(".")
    assert (code, err) == (0, "")
    assert {each.name for each in (folder / "out").iterdir()} == {
        f"{stem}.{suffix}",
        f"{stem}-adult-social-care-2009.{suffix}",
    }


def test_a_format_of_several_documents_has_a_folder_a_code(remit: Run, folder: Path) -> None:
    rewrite(folder, LANES)

    code, _, _ = remit("assess", POLICY, "--format", "oscal", "--out", "out")

    assert code == 0
    assert {each.name for each in (folder / "out").iterdir()} == {"lgsco-2024", "adult-social-care-2009"}
    assert len(list((folder / "out").glob("*/*.json"))) == 8


def test_two_lanes_do_not_go_into_a_file_of_a_format_that_holds_one(remit: Run, folder: Path) -> None:
    rewrite(folder, LANES)

    code, _, err = remit("assess", POLICY, "--format", "json", "--out", "made.json")

    assert code == 2
    assert err.endswith("(the codes are lgsco-2024, adult-social-care-2009)\n")
    assert not (folder / "made.json").exists()


def test_build_writes_the_assessment_of_each_lane(remit: Run, folder: Path) -> None:
    rewrite(folder, LANES)

    assert remit("build", "--out", "out")[0] == 0
    made = {each.name: json.loads(each.read_bytes()) for each in (folder / "out").glob("*/*/assessment-adult*.json")}
    made |= {each.name: json.loads(each.read_bytes()) for each in (folder / "out").glob("*/*/assessment.json")}
    assert {name: (one["code"]["id"], one["judged_kinds"]) for name, one in made.items()} == {
        "assessment.json": ("lgsco-2024", ["complaint"]),
        "assessment-adult-social-care-2009.json": ("adult-social-care-2009", ["adult social care complaint"]),
    }
    assert remit("build", "--check", "--out", "out")[0] == 0


def test_what_all_assessments_by_a_code_share_is_built_once_and_found_from_each(remit: Run, folder: Path) -> None:
    rewrite(folder, LANES)
    (folder / "policies" / "southtown").mkdir()
    (folder / "policies" / "southtown" / "2026-01.yaml").write_text(LANES.replace("North", "South"), encoding="utf-8")

    assert remit("build", "--out", "out")[0] == 0
    results = list((folder / "out").glob("*town/*/assessment-results*.json"))

    assert len(results) == 4
    for file in results:
        assert led_to(file).relative_to(folder / "out").parts[0] == "codes"
        assert led_to(led_to(file)).name == "catalog.json"
    assert len(list((folder / "out" / "codes").glob("*/catalog.json"))) == 2
    assert remit("build", "policies/southtown", "--check", "--out", "out")[0] == 0
    assert remit("build", "--check", "--out", "out")[0] == 0
    rewrite(folder, of_lgsco(NORTHTOWN))
    (folder / "policies" / "southtown" / "2026-01.yaml").unlink()
    assert remit("build", "--out", "out")[0] == 0
    assert [each.name for each in (folder / "out" / "codes").iterdir()] == ["lgsco-2024"]


def led_to(file: Path) -> Path:
    """Return the file of which one is made: of results the profile that their plan names, of a profile its catalog."""
    document = json.loads(file.read_bytes())
    if "profile" in document:
        return file.parent.joinpath(str(document["profile"]["imports"][0]["href"])).resolve(strict=True)
    inside = [each["base64"] for each in document["assessment-results"]["back-matter"]["resources"] if "base64" in each]
    plan = json.loads(b64decode(inside[0]["value"]))["assessment-plan"]
    found = (each["rlinks"][0]["href"] for each in plan["back-matter"]["resources"] if each["title"] == PROFILE)
    return file.parent.joinpath(str(next(found))).resolve(strict=True)


def test_departures_are_looked_at_as_of_a_day(remit: Run) -> None:
    asked = ("assess", POLICY, "--code", "code.yaml", "--format", "json")

    before = json.loads(remit(*asked, "--as-of", "31 December 2026")[1])
    after = json.loads(remit(*asked, "--as-of", "1 January 2027")[1])
    without = json.loads(remit(*asked, "--as-of", "31 December 2026", "--no-departures")[1])

    assert [departed(each) for each in (before, after, without)] == [True, False, False]
    assert [each["as_of"] for each in (before, after)] == ["2026-12-31", "2027-01-01"]
    assert [each["departures_counted"] for each in (before, after, without)] == [True, True, False]


def departed(document: dict[str, list[dict[str, object]]]) -> bool:
    return any(each["departed"] for each in document["provisions"])


def test_of_a_policy_with_an_error_the_findings_are_told(remit: Run, folder: Path) -> None:
    rewrite(folder, NORTHTOWN.replace("must acknowledge", "must acknowledg"))

    code, out, _ = remit("assess", POLICY, "--code", "code.yaml", "--out", "made.md")

    assert code == 1
    assert out.startswith(b"error[")
    assert not (folder / "made.md").exists()


def test_of_a_rulebook_with_an_error_the_findings_are_told(remit: Run, folder: Path) -> None:
    (folder / "code.yaml").write_text(CODE.replace("check: declared", "check: nothing", 1), encoding="utf-8")

    code, out, _ = remit("assess", POLICY, "--code", "code.yaml")

    assert code == 1
    assert b"error[" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["policies", "--code", "nope"], "no code is called 'nope'"),
        (["policies/nobody.yaml"], "no such file"),
        ([POLICY, "--format", "nope"], "'nope' is not one of "),
        ([POLICY, "--code", "code.yaml", "--as-of", "soon"], "--as-of"),
    ],
)
def test_what_cannot_be_carried_out_says_why(remit: Run, arguments: list[str], told: str) -> None:
    code, out, err = remit("assess", *arguments)

    assert (code, out) == (2, b"")
    assert told in err


def test_of_several_policies_one_has_to_be_named(remit: Run, folder: Path) -> None:
    (folder / "policies" / "northtown" / "other.yaml").write_text(NORTHTOWN, encoding="utf-8")

    assert remit("assess", "policies")[2] == "Error: policies holds 2 policies; name one of them\n"


def test_build_writes_every_document_of_an_assessment_and_depends_on_no_day(remit: Run, folder: Path) -> None:
    rewrite(folder, of_lgsco(NORTHTOWN))

    code, _, _ = remit("build", "--out", "out")
    made = folder / "out" / "northtown" / "2026-01"

    assert code == 0
    assert {format_named(name).SUFFIX for name in formats()} <= {file.name for file in made.iterdir()}
    document = json.loads((made / "assessment.json").read_bytes())
    assert document["as_of"] is None
    assert document["code"]["id"] == "lgsco-2024"
    assert any(each["verdict"] == "not met" for each in document["provisions"])
    assert "assessment.html" in json.loads((made / "receipt.json").read_bytes())["files"]


def test_build_writes_the_assessment_by_the_code_of_the_nation(remit: Run, folder: Path) -> None:
    rewrite(folder, of_lgsco(NORTHTOWN).replace("nation: England", "nation: Northern Ireland"))

    assert remit("build", "--out", "out")[0] == 0
    (made,) = (folder / "out").glob("*/*/assessment.json")
    assert json.loads(made.read_bytes())["code"]["id"] == "nipso-local-government"
