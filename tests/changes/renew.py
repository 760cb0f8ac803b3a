"""Answer the cases anew: `python -m tests.changes.renew`. Read the diff before you keep it."""

from __future__ import annotations

from tests.changes.written import CASES, cases

if __name__ == "__main__":
    text = CASES.read_text(encoding="utf-8")
    for case in cases():
        head, title, rest = text.partition(f"## {case.title}\n")
        for audience, said in case.told.items():
            rest = rest.replace(f"```{audience}\n{case.expected[audience]}```", f"```{audience}\n{said}```", 1)
        text = head + title + rest
    CASES.write_text(text, encoding="utf-8")
