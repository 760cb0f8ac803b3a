"""Cases of fixing: a file as it is written, as it is after fixing, and what is told of the fixes that were not made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from remit import pipeline
from remit.catalogue import frame
from remit.diagnostic import Diagnostic

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n```(?P<form>yaml|rules)\n(?P<written>.*?)^```\n\n"
    r"```fixed\n(?P<fixed>.*?)^```\n(?:\n```left\n(?P<left>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """A file before and after; `rules` are those of the catalogue's frame."""

    title: str
    form: str
    written: str
    fixed: str
    left: str

    def whole(self, text: str) -> str:
        """Return the file of which `text` is the part that counts."""
        return frame(text) if self.form == "rules" else text


def cases() -> list[Case]:
    """Return the cases of `cases.md`."""
    text = Path(__file__).with_name("cases.md").read_text(encoding="utf-8")
    return [Case(**found.groupdict(default="")) for found in _CASE.finditer(text)]


def check(data: bytes) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a policy."""
    return pipeline.check_file("policy.yaml", data).diagnostics
