"""Write what is told into `faults.md` anew: `python -m tests.document.renew`, then read the difference."""

from __future__ import annotations

from remit.syntax.document import read
from tests.document.written import HERE, Case, cases, told


def renewed(case: Case) -> str:
    """Return a case as it stands in the file, with what is told today."""
    _, found = read(case.characters.encode(), "policy.yaml")
    return f"## {case.title}\n\n```{case.form}\n{case.written}```\n\n```text\n{told(found)}```\n"


if __name__ == "__main__":
    file = HERE / "faults.md"
    head = file.read_text(encoding="utf-8").partition("## ")[0]
    file.write_text(head + "\n".join(map(renewed, cases(file.name))), encoding="utf-8")
