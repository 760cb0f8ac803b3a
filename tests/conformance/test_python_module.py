"""Generated Python modules, run by a Python with nothing installed, agree on all steps and times of every case."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.portable.module_text import PYTHON, literal
from remit.targets import python_module
from tests.conformance import modules
from tests.conformance.driven import Trial, agreed, answers
from tests.conformance.module_mutants import GUARDED, MUTATIONS, Mutation, mutant
from tests.conformance.nasty import NASTY, dressed
from tests.installed import unmeasured


def rows(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner)


BARE = ("env", "TZ=Pacific/Auckland", "python3", "-S", "-E", str(modules.HERE / "module_bare.py"))


def test_every_vector_of_every_edition() -> None:
    tried = modules.rendered(python_module.render)

    found = answers(BARE, map(modules.line, tried))

    assert modules.all_disagreements(tried, found) == []
    assert [there["counts"] for there in found] == [modules.counts(trial) for trial in tried]
    assert all(there["others"] == [] for there in found)
    agreed("Python module, python3 -S -E", tried, **modules.more(tried))


@pytest.mark.parametrize(
    ("trial", "mutation"),
    [(modules.first, each) for each in MUTATIONS] + [(modules.guarded, each) for each in GUARDED],
    ids=lambda each: each.__name__,
)
def test_a_module_with_something_wrong_disagrees(trial: Callable[[], Trial], mutation: Mutation) -> None:
    tried = trial()
    text = python_module.module_of(mutant(mutation, modules.data(tried))).decode()

    done = subprocess.run(
        BARE, input=modules.line(replace(tried, text=text)) + "\n", capture_output=True, text=True, check=False
    )

    assert done.returncode or modules.disagreements(tried, json.loads(done.stdout))


def test_a_module_of_what_may_be_done_once_agrees() -> None:
    tried = modules.guarded()
    text = python_module.module_of(modules.data(tried)).decode()

    (found,) = answers(BARE, [modules.line(replace(tried, text=text))])

    assert modules.disagreements(tried, found) == []


def test_mypy_accepts_every_module(tmp_path: Path) -> None:
    for number, trial in enumerate(modules.rendered(python_module.render)):
        (tmp_path / f"machine{number}.py").write_text(trial.text, encoding="utf-8")

    assert mypy(tmp_path) == ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [('"way_in"', '"wayin"'), ('"before_due": False', '"before_due": 0.5'), ("OPENED = opened(", "OPENED = openned(")],
)
def test_mypy_refuses_a_module_with_a_key_misspelt(right: str, wrong: str, tmp_path: Path) -> None:
    text = python_module.module_of(modules.data()).decode()
    assert right in text
    (tmp_path / "machine.py").write_text(wrong.join(text.rsplit(right, 1)), encoding="utf-8")

    assert "error" in mypy(tmp_path)


def mypy(folder: Path) -> str:
    """Return what mypy finds wrong with a module that stands alone; what it knows of Python is kept for the next."""
    known = folder.parent / "mypy"
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={known}", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=unmeasured())
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
def test_whatever_words_a_policy_has_they_come_out_as_text(words: str) -> None:
    data = dressed(modules.data(), words)

    text = python_module.module_of(data)

    assert text.isascii()
    made = next(node for node in ast.parse(text).body if isinstance(node, ast.AnnAssign) and named(node) == "MACHINE")
    assert made.value is not None
    assert ast.literal_eval(made.value) == data


def named(node: ast.AnnAssign) -> str:
    return node.target.id if isinstance(node.target, ast.Name) else ""


@given(st.recursive(st.text() | st.integers() | st.booleans() | st.none(), rows))
def test_any_data_is_read_by_python_as_it_was(data: object) -> None:
    assert ast.literal_eval(literal(data, PYTHON)) == data
