"""Write what machines are into the cases anew: `python -m tests.derive.renew`, then read the difference."""

from __future__ import annotations

from pathlib import Path

from tests.derive.printed import machines
from tests.derive.written import Case, cases, sound

HERE = Path(__file__).parent


def renewed(case: Case) -> str:
    """Return a case as it stands in the file, with the machines of today."""
    (expected,) = case.expected
    text = machines(sound(case.policy).machines, expected)
    return f"## {case.title}\n\n```{case.form}\n{case.written}```\n\n```text\n{text}```\n"


if __name__ == "__main__":
    for file in (HERE / "machines.md", HERE / "clocks.md"):
        head = file.read_text(encoding="utf-8").partition("## ")[0]
        file.write_text(head + "\n".join(map(renewed, cases(file))), encoding="utf-8")
