"""What the program costs before it does anything: `--help` and `--version` import click and nothing else of weight."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAVY = {"pydantic", "jsonschema", "ruamel", "lark", "holidays", "graphviz", "yaml"}
LOADED = """
import json, sys
from remit_cli.main import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]))
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--nonsense"], ["build", "--help"]])
def test_help_and_version_load_nothing_of_weight(arguments: list[str]) -> None:
    assert not loaded(*arguments) & HEAVY


def test_help_loads_no_part_of_the_library_but_its_version() -> None:
    assert modules("--help") & {name for name in modules("--help") if name.split(".")[0] == "remit"} == {
        "remit",
        "remit.version",
    }


def test_check_of_a_policy_loads_no_more_than_it_needs() -> None:
    policies = Path(__file__).parents[2] / "policies"

    assert not loaded("check", str(policies)) & {"pydantic", "jsonschema", "holidays", "graphviz", "numpy", "yaml"}


def test_version_is_one_line(remit: Run) -> None:
    run = remit("--version")

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("remit ")
    assert run.out.count("\n") == 1


def test_help_names_every_command_and_exit_code(remit: Run) -> None:
    out = remit("--help").out

    assert all(word in out for word in ("check", "build", "explain", "0 ", "1 ", "2 ", "3 ", "130 "))


def test_an_unknown_command_is_a_mistake_of_usage(remit: Run) -> None:
    run = remit("chek")

    assert (run.code, run.out) == (2, "")
    assert "chek" in run.err


def modules(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=False)
    return set(json.loads(done.stdout.splitlines()[-1])[1])


def loaded(*arguments: str) -> set[str]:
    return {name.split(".")[0] for name in modules(*arguments)}
