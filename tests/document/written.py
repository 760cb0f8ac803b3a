"""Policies for the tests of this folder: one that is right, and changes to it written as a `diff` block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from remit.catalogue import frame
from remit.diagnostic import Diagnostic

HERE = Path(__file__).parent
VALID = (HERE / "valid.yaml").read_text(encoding="utf-8")

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n```(?P<form>yaml|rules|diff)\n(?P<written>.*?)^```\n\n```text\n(?P<told>.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """A file as it is written, and what is told about it."""

    title: str
    form: str
    written: str
    told: str

    @property
    def characters(self) -> str:
        """Return the whole file."""
        if self.form == "diff":
            return changed(self.written)
        return frame(self.written) if self.form == "rules" else self.written


def cases(name: str) -> list[Case]:
    """Return the cases of a file of this folder: a heading, the file, and what is told about it."""
    return [Case(**found.groupdict()) for found in _CASE.finditer((HERE / name).read_text(encoding="utf-8"))]


def changed(difference: str) -> str:
    """Return the right policy with its `-` lines replaced by the `+` lines; an empty line parts two changes."""
    characters = VALID
    for change in difference.rstrip("\n").split("\n\n"):
        lines = change.split("\n")
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
        assert characters.count(old) == 1, old
        characters = characters.replace(old, new)
    return characters


def told(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return what is told, with the place of each finding."""
    return "".join(map(_said, diagnostics))


def _said(diagnostic: Diagnostic) -> str:
    finding, span = diagnostic.finding, diagnostic.finding.span
    end = f"{span.end_column}" if span.end_line == span.line else f"{span.end_line}:{span.end_column}"
    fix = f"\n  fix: {finding.fix.replacement}" if finding.fix else ""
    return (
        f"{span.line}:{span.column}-{end} {diagnostic.severity} {diagnostic.code}\n"
        f"  {finding.message}\n  help: {finding.help}{fix}\n"
    )
