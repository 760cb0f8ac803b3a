"""Cases of these tests: a heading, part of a policy, and what it must give, in Markdown.

A `rules` block is the list of rules of a complaint's stage 1, a `stages` block the list of a complaint's stages, a
`suggestion` block the list of rules of a suggestion, a `yaml` block whatever keys of a policy it names. The `text`
blocks that follow are what is expected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from remit import pipeline
from remit.diagnostic import Severity
from remit.pipeline import Checked

HEAD = """\
language: 1
policy: Complaints policy
council: Northtown Council
nation: England
edition: 2026-01
in force: from 16 January 2026 at 17:00
calendar:
  working days: Monday to Friday except bank holidays in England
"""
PATH = "policies/northtown/complaints.yaml"

_HEADING = re.compile(r"^## (.+)$(?=\n\n```)", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """Part of a policy, and what it must give: the `text` blocks in order."""

    title: str
    form: str
    written: str
    expected: tuple[str, ...]

    @property
    def policy(self) -> str:
        """Return the whole file."""
        return policy(self.written, self.form)


def policy(written: str, form: str = "yaml") -> str:
    """Return a whole policy of which `written` is a part."""
    if form == "stages":
        written = f"feedback:\n  complaint:\n    stages:\n{indent(written, ' ' * 6)}"
    elif form == "rules":
        written = f"feedback:\n  complaint:\n    stages:\n      - stage: 1\n        rules:\n{indent(written, ' ' * 10)}"
    elif form == "suggestion":
        written = f"feedback:\n  suggestion:\n    rules:\n{indent(written, ' ' * 6)}"
    return HEAD + written


def cases(file: Path) -> list[Case]:
    """Return the cases of a Markdown file."""
    parts = _HEADING.split(file.read_text(encoding="utf-8"))[1:]
    found = []
    for title, body in zip(parts[::2], parts[1::2], strict=True):
        (form, written), *expected = _BLOCK.findall(body)
        assert all(kind == "text" for kind, _ in expected), title
        found.append(Case(title, form, written, tuple(text for _, text in expected)))
    assert len({case.title for case in found}) == len(found), f"two cases of {file.name} have one title"
    return found


def checked(characters: str) -> Checked:
    """Return a policy after every check."""
    return pipeline.check_file(PATH, characters.encode())


def sound(characters: str) -> Checked:
    """Return a policy in which nothing is an error."""
    found = checked(characters)
    errors = [(each.code, each.finding.message) for each in found.diagnostics if each.severity is Severity.ERROR]
    assert errors == []
    return found
