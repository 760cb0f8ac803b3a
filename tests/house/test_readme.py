"""The README's commands are those that run in CI, and the files that travel with the program are in the package."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from remit.version import VERSION

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def commands() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_readme_has_exactly_two_commands() -> None:
    assert len(commands()) == 2
    assert all(len(command.replace("\\\n", "").splitlines()) == 1 for command in commands())


def test_the_readme_shows_what_its_policy_really_gives(tmp_path: Path) -> None:
    (policy,) = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    report, *_ = re.findall(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    file = tmp_path / "policies" / "northtown" / "2026-01.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(policy, encoding="utf-8")
    program = "from remit_cli.main import run; run(['check'])"

    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.startswith(report + "\n1 warning in 1 file")


def test_the_readme_shows_what_a_real_policy_breaks() -> None:
    _, report, _ = re.findall(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    program = "from remit_cli.main import run; run(['check', 'policies/cambridgeshire/2026-01.yaml'])"

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert report in done.stdout


def test_the_readme_shows_what_a_new_edition_changes() -> None:
    _, _, told = re.findall(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (names,) = re.findall(r"`remit (diff [^`]+)`\nsays", README)
    program = f"from remit_cli.main import run; run({names.split()})"

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told in done.stdout


def test_every_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r'\]\(([\w./-]+)\)|src="([\w./-]+)"', README)

    assert [name for pair in named for name in pair if name and not (ROOT / name).exists()] == []


def test_ci_runs_the_readme_s_commands_as_they_stand() -> None:
    taken = [
        subprocess.run(
            ["bash", "-c", f"{function_of_ci('command_of_readme')}\ncommand_of_readme {number}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for number in (1, 2)
    ]

    assert taken == commands()
    assert re.findall(r"command_of_readme (\d)\)", CI) == ["1", "2"]


def test_the_readme_installs_what_the_constraints_pin() -> None:
    assert "-c constraints.txt" in commands()[0]


def test_every_dependency_is_pinned_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = {plain(line) for line in sum(project["optional-dependencies"].values(), project["dependencies"])}
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    pinned = [plain(line) for line in lines]

    assert asked <= set(pinned)
    assert len(pinned) == len(set(pinned))
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)


def test_the_version_stands_in_the_list_of_changes() -> None:
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_package_carries_the_schemas_the_pages_and_the_words(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")

    carried = set(zipfile.ZipFile(wheel).namelist())

    assert {f"remit/schema/{file.name}" for file in (ROOT / "schema").glob("*.json")} <= carried
    for parent, package in (("compiler", "remit"), ("cli", "remit_cli")):
        files = (path for path in (ROOT / parent / package).rglob("*") if path.is_file() and path.suffix != ".pyc")
        assert {str(path.relative_to(ROOT / parent)) for path in files} <= carried
    assert {name.split("/")[0] for name in carried} == {"remit", "remit_cli", f"remit-{VERSION}.dist-info"}


def function_of_ci(name: str) -> str:
    found = re.search(rf"^{name}\(\) \{{\n.*?^\}}$", CI, re.MULTILINE | re.DOTALL)
    assert found
    return found[0]


def plain(line: str) -> str:
    return re.split(r"[<>=]", line)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "constraints.txt", ".ci/packages", ".ci/run"])
def test_no_file_names_the_machine_that_it_was_made_on(name: str) -> None:
    assert not re.search(r"/(work|tmp|root|home)/", (ROOT / name).read_text(encoding="utf-8"))
