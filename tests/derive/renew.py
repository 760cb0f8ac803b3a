"""Write what cases give into them anew: `python -m tests.derive.renew`, then read the difference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.derive.main_line import main_line
from tests.derive.printed import machines
from tests.derive.rows import rows
from tests.derive.written import Case, cases, sound

HERE = Path(__file__).parent


def of_machine(case: Case) -> str:
    """Return the parts of a machine that a case names."""
    return machines(sound(case.policy).machines, case.expected[0])


def renewed(case: Case, text: str) -> str:
    """Return a case as it stands in the file, with what it gives today."""
    return f"## {case.title}\n\n```{case.form}\n{case.written}```\n\n```text\n{text}```\n"


def renew(file: Path, gives: Callable[[Case], str]) -> None:
    """Write a file of cases anew."""
    head = file.read_text(encoding="utf-8").partition("## ")[0]
    file.write_text(head + "\n".join(renewed(case, gives(case)) for case in cases(file)), encoding="utf-8")


if __name__ == "__main__":
    renew(HERE / "machines.md", of_machine)
    renew(HERE / "clocks.md", of_machine)
    renew(HERE / "schedule.md", rows)
    renew(HERE / "main_lines.md", main_line)
