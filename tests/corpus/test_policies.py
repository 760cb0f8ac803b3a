"""The corpus of real councils' policies: every file is sound, and its examples pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit import pipeline

CORPUS = Path(__file__).parents[2] / "policies" / "corpus"
FOLDERS = sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir())
FILES = sorted(CORPUS.glob("*/*.yaml"))


def checked(file: Path) -> pipeline.Checked:
    return pipeline.check_file(f"policies/corpus/{file.parent.name}/{file.name}", file.read_bytes())


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_checks_without_an_error(folder: str) -> None:
    files = [checked(file) for file in FILES if file.parent.name == folder]
    found = [diagnostic for file in files for diagnostic in file.diagnostics] + [*pipeline.check_together(files)]

    assert files
    assert [each.finding.message for each in found if each.severity == "error"] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_examples_of_a_policy_pass(file: Path) -> None:
    rehearsed = pipeline.rehearse_file(checked(file))

    assert [found.finding.message for found in rehearsed.diagnostics] == []
    assert rehearsed.rehearsals
    assert all(rehearsal.passed for rehearsal in rehearsed.rehearsals)
