"""Answer every question of the cases anew: `python -m tests.proofs.renew`. Read the diff before you keep it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from remit.pipeline import Checked
from tests.derive.written import cases, sound
from tests.proofs.asked import answers, claims, times_of

HERE = Path(__file__).parent


def renew(file: Path, gives: Callable[[Checked, str], str]) -> None:
    """Write what the cases of a file give into it."""
    text = file.read_text(encoding="utf-8")
    for case in cases(file):
        checked = sound(case.policy)
        head, title, rest = text.partition(f"## {case.title}\n")
        for asked in case.expected:
            rest = rest.replace(f"```text\n{asked}```", f"```text\n{gives(checked, asked)}```", 1)
        text = head + title + rest
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew(HERE / "bounds.md", lambda checked, asked: answers(times_of(checked), asked))
    renew(HERE / "waiting.md", lambda checked, _: claims(checked))
