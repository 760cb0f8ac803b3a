"""Cases of these tests: a heading, the older and the newer of two policies in part, and what is told of them.

The blocks `rules`, `stages`, `suggestion` and `yaml` are parts of a policy, as in the cases of `tests/derive`. The
blocks `residents`, `systems` and `regulator` are what each is told, with every rule that changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from remit.changes.change import Changes
from remit.editions import diff_files
from remit.report import _changes
from tests.derive.written import policy, sound

CASES = Path(__file__).with_name("cases.md")
_HEADING = re.compile(r"^## (.+)$(?=\n\n```)", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """Two policies and what is told, by audience."""

    title: str
    old: str
    new: str
    expected: dict[str, str]

    @property
    def told(self) -> dict[str, str]:
        """Return what is really told."""
        changes = changes_of(self.old, self.new)
        return {audience: told(changes, audience) for audience in self.expected}


def cases() -> list[Case]:
    """Return the cases of the file."""
    parts = _HEADING.split(CASES.read_text(encoding="utf-8"))[1:]
    found = []
    for title, body in zip(parts[::2], parts[1::2], strict=True):
        old, new, *expected = _BLOCK.findall(body)
        assert expected, title
        assert {audience for audience, _ in expected} <= set(_changes.AUDIENCES), title
        found.append(Case(title, policy(old[1], old[0]), policy(new[1], new[0]), dict(expected)))
    assert len({case.title for case in found}) == len(found)
    return found


@cache
def changes_of(old: str, new: str) -> Changes:
    """Return what changed between two sound policies."""
    changes = diff_files(sound(old), sound(new))
    assert changes is not None
    return changes


def told(changes: Changes, audience: str) -> str:
    """Return what one audience is told, without the names of the editions and the calendar."""
    _, _, _, _, *lines = "".join(_changes.text(changes, "rules", [audience])).split("\n")
    return "".join(
        f"{line.removeprefix('  ')}\n" for line in "\n".join(lines).partition("\n\n")[0].rstrip().split("\n")
    )
