"""Files that are found by name offer what their finder asks of them."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from remit.report import format_named, formats
from remit.targets import assessment, targets
from remit_cli.main import Commands, program

ROOT = Path(__file__).parents[2]


def test_every_command_has_a_file_and_every_file_a_command() -> None:
    assert isinstance(program, Commands)
    context = click.Context(program)

    names = program.list_commands(context)

    assert names == [
        "assess",
        "build",
        "check",
        "diff",
        "explain",
        "new",
        "prove",
        "publish",
        "serve",
        "targets",
        "test",
        "verify",
        "when",
    ]
    for name in names:
        command = program.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.short_help
        assert command.help


@pytest.mark.parametrize("name", formats())
def test_every_format_is_named_as_its_file(name: str) -> None:
    assert name == format_named(name).NAME


@pytest.mark.parametrize("name", assessment.formats())
def test_every_format_of_an_assessment_is_named_as_its_file(name: str) -> None:
    assert name == assessment.format_named(name).NAME


def test_every_format_of_an_assessment_makes_a_file_of_its_own() -> None:
    suffixes = [assessment.format_named(name).SUFFIX for name in assessment.formats()]

    assert len(suffixes) == len(set(suffixes))
    assert not {target.suffix for target in targets()} & set(suffixes)


def test_every_target_makes_a_file_of_its_own() -> None:
    suffixes = [target.suffix for target in targets()]

    assert len(suffixes) == len(set(suffixes))
    assert all(target.render or target.render_edition for target in targets())
