"""`remit`: from arguments to an exit code. Imports click and nothing else, so that `--help` answers at once."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from remit.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

FOUND, USAGE, FAILED, BROKEN_OFF = 1, 2, 3, 130

_COMMANDS = os.path.join(os.path.dirname(__file__), "commands")  # noqa: PTH118, PTH120 - pathlib takes longer to import


class Session:
    """What one run of the program knows of itself when something goes wrong."""

    __slots__ = ("busy_with", "debug")

    def __init__(self) -> None:
        self.debug = False
        self.busy_with = ""


class Commands(click.Group):
    """The commands, one file each, found by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands in alphabetical order."""
        files = (name.partition(".") for name in os.listdir(_COMMANDS) if not name.startswith("_"))  # noqa: PTH208
        return sorted(stem for stem, _, suffix in files if suffix == "py")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"remit_cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101
        return command


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 nothing wrong; 1 findings at or above --fail-on, or files that differ; "
    "2 the command cannot be carried out as it stands; 3 remit itself failed; 130 broken off with Ctrl-C.",
)
@click.version_option(VERSION, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the program's own trace if it fails.")
@click.pass_obj
def program(session: Session, debug: bool) -> None:
    """Check a council's feedback policies, and compile them."""
    session.debug = debug


def main() -> None:
    """Run the program on the arguments of the command line."""
    signal.signal(signal.SIGTERM, _broken_off)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Return the exit code of one run; tells on the standard error why it is not 0 or 1."""
    session = Session()
    try:
        return int(program.main(list(arguments), "remit", standalone_mode=False, obj=session) or 0)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Broken off. Every file is whole: it is the new one or the old one.", err=True)
        return BROKEN_OFF
    except click.ClickException as error:
        error.show()
        return USAGE
    except Exception as error:  # noqa: BLE001 - whatever it is, an author sees a message and no trace
        if session.debug:
            import traceback

            traceback.print_exc()
        else:
            _apologise(error, session, arguments)
        return FAILED


def _broken_off(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise KeyboardInterrupt


def _apologise(error: Exception, session: Session, arguments: Sequence[str]) -> None:
    """Say that the program failed, at what, and what to send to whom."""
    where = f" while it read {session.busy_with}" if session.busy_with else ""
    click.echo(
        f"remit failed{where}: {type(error).__name__}: {error}\n"
        "This is a fault of remit, not of your policy. Please report it as an issue of the remit project,\n"
        f"with that policy and what this command prints: {' '.join(['remit', '--debug', *arguments])}",
        err=True,
    )
