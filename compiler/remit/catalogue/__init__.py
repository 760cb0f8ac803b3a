"""Codes to their pages: what a finding is called, how much it weighs, and how it is explained.

A page is `<code>.md` in this folder; `diagnose` gives a finding its identity and weight. Knows nothing of policies.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from remit.diagnostic import Diagnostic, Finding, Severity
from remit.value import value

_FOLDER = Path(__file__).parent
_HEAD = re.compile(r"# (?P<code>[a-z0-9-]+): (?P<severity>error|warning|note)\n\n(?P<title>[^\sA-Z][^\n]*[^\s.])\n\n")
_EXAMPLE = re.compile(
    r"^(?P<kind>Mistake|Cure):\n+```(?P<form>yaml|rules)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


class CatalogueError(Exception):
    """The program names a code that has no page, or a page is not in the form of this folder."""


@value
class Example:
    """A piece of a policy that shows the mistake or its cure: whole (`yaml`), or the rules of one stage (`rules`)."""

    kind: Literal["Mistake", "Cure"]
    form: Literal["yaml", "rules"]
    text: str


@value
class Page:
    """One code: its weight, its title, why it matters, and examples that are run as tests."""

    code: str
    severity: Severity
    title: str
    why: str
    examples: tuple[Example, ...]
    markdown: str


def diagnose(code: str, finding: Finding) -> Diagnostic:
    """Return `finding` with its identity and the severity that its page gives.

    Raises CatalogueError if no page is called `code`.
    """
    return Diagnostic(code, page(code).severity, finding)


@cache
def page(code: str) -> Page:
    """Return the page of `code`; raises CatalogueError if there is none."""
    file = _FOLDER / f"{code}.md"
    if not re.fullmatch(r"[a-z0-9-]+", code) or not file.is_file():
        raise CatalogueError(f"no page is called {code}")
    return _parse(code, file.read_text(encoding="utf-8"))


def codes() -> tuple[str, ...]:
    """Return every code that has a page, in alphabetical order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.md")))


def frame(rules: str) -> str:
    """Return a whole policy in which `rules` (list items, not indented) are the rules of stage 1."""
    lines = [f"          {line}" if line.strip() else "" for line in rules.rstrip("\n").split("\n")]
    return (_FOLDER / "frame.yaml").read_text(encoding="utf-8").rstrip("\n") + "\n" + "\n".join(lines) + "\n"


def _parse(code: str, markdown: str) -> Page:
    head = _HEAD.match(markdown)
    if head is None or head["code"] != code:
        raise CatalogueError(
            f"the page {code}.md does not begin with `# {code}: error` and a title in lower case without full stop"
        )
    first = _EXAMPLE.search(markdown)
    why = markdown[head.end() : first.start() if first else len(markdown)].strip()
    examples = tuple(
        Example("Mistake" if m["kind"] == "Mistake" else "Cure", "rules" if m["form"] == "rules" else "yaml", m["text"])
        for m in _EXAMPLE.finditer(markdown)
    )
    return Page(code, Severity(head["severity"]), head["title"], why, examples, markdown)
