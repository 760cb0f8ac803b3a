"""The examples of `docs/language.md`, each as a policy, and what Remit says of it.

A `rules` block is the list of rules of a complaint's stage 1, a `yaml` block a whole policy or some of its keys. Keys
without `feedback:` hold for the `rules` blocks of their section. A `text` block behind either is what `remit check`
prints; without one nothing is found; codes behind `text` say of which findings it tells. A `console` block is a command
with what it prints, in the folder of the last whole policy.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from textwrap import indent

from remit import pipeline
from remit.diagnostic import Diagnostic, Severity, in_order
from remit.report import Look, format_named, lines_of

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
PATH = "policies/northtown/2026-01.yaml"
AS_OF = date(2026, 11, 28)
HEAD = {
    "language": "language: 1\n",
    "policy": "policy: Complaints policy\n",
    "council": "council: Northtown Council\n",
    "nation": "nation: England\n",
    "edition": "edition: 2026-01\n",
    "in force": "in force: from 16 January 2026\n",
    "calendar": "calendar: {working days: Monday to Friday except bank holidays in England}\n",
}
FEEDBACK = """\
feedback:
  complaint:
    stages:
      - stage: 1
        rules:
"""
AFTER = """\
      - stage: Ombudsman
        run by: Local Government and Social Care Ombudsman
        rules:
          - The complainant may escalate.
"""
RESPOND = "- The officer must respond within 10 working days of receipt.\n"

_BLOCK = re.compile(
    r"^```(?P<form>\w+)(?: (?P<only>[^\n]+))?\n(?P<text>.*?)^```$|^## (?P<title>[^\n]+)$", re.MULTILINE | re.DOTALL
)
_KEY = re.compile(r"^([a-z][a-z ]*):", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of the page: its place and heading, the policy that it stands for, and where its findings stand."""

    form: str
    text: str
    span: tuple[int, int]
    title: str
    policy: str
    told: tuple[int, int] | None = None
    only: str = ""

    @property
    def name(self) -> str:
        return f"{self.title}: {self.text.strip().splitlines()[0][:50]}"


def blocks(page: str) -> list[Block]:
    """Return the blocks of a page in their order."""
    found: list[Block] = []
    title, context, whole = "", "", ""
    for part in _BLOCK.finditer(page):
        form, text = part["form"], part["text"]
        if part["title"]:
            title, context = part["title"], ""
        elif form == "text":
            assert found[-1].span[1] + 2 == part.start(), f"nothing stands before what is told: {text}"
            found[-1] = replace(found[-1], told=part.span("text"), only=part["only"] or "")
        elif form == "console":
            found.append(Block(form, text, part.span(), title, whole, part.span("text")))
        else:
            assert form in ("rules", "yaml"), form
            if text.startswith("language: 1\n"):
                whole = policy = text
            elif form == "yaml":
                context += "" if _feeds(text) else text
                policy = _policy(text)
            else:
                policy = _policy(context + _stages(text))
            found.append(Block(form, text, part.span(), title, policy))
    return found


def told(block: Block) -> str:
    """Return what `remit check` prints of the findings in a policy, or of those of some codes."""
    policy, only = block.policy, block.only.split(", ") if block.only else ()
    diagnostics = [found for found in findings(policy) if not only or found.code in only]
    printed = "".join(format_named("text").render(diagnostics, lambda _: lines_of(policy.encode()), Look(files=1)))
    return printed.rpartition("\n\n")[0] + "\n" if diagnostics else ""


def findings(policy: str) -> tuple[Diagnostic, ...]:
    """Return what `remit check` and `remit test` find in a policy."""
    checked = pipeline.check_file(PATH, policy.encode())
    held = pipeline.judge_file(checked, as_of=AS_OF).diagnostics
    played = pipeline.rehearse_file(checked).diagnostics if checked.sound else ()
    return in_order((*checked.diagnostics, *held, *played))


def heavy(policy: str) -> list[str]:
    """Return the findings that are more than notes, in words, but for what only awaits a later version of Remit."""
    found = [each for each in findings(policy) if each.code != "not-compiled-yet"]
    return [each.finding.message for each in found if each.severity is not Severity.NOTE]


def printed(block: Block, folder: Path) -> str:
    """Return a command of the page with what it prints."""
    file = folder / PATH
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block.policy, encoding="utf-8")
    command = block.text.splitlines()[0]
    assert command.startswith("$ remit "), command
    program = "import shlex, sys; from remit_cli.main import run; sys.exit(run(shlex.split(sys.argv[1])[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", program, command.removeprefix("$ ")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return f"{command}\n{done.stdout}"


def renewed(page: str, folder: Path) -> str:
    """Return the page with everything that Remit says written anew."""
    for block in reversed([block for block in blocks(page) if block.told]):
        assert block.told is not None
        said = printed(block, folder) if block.form == "console" else told(block)
        page = page[: block.told[0]] + said + page[block.told[1] :]
    return page


def anchors(page: str) -> list[str]:
    """Return how the headings of a page are linked to."""
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]


def _policy(part: str) -> str:
    """Return a whole policy with some keys, the rest as short as can be."""
    keys = _KEY.findall(part)
    head = "".join(line for key, line in HEAD.items() if key not in keys)
    return head + part + ("" if _feeds(part) else _stages(RESPOND))


def _stages(rules: str) -> str:
    """Return the procedure of a complaint with these rules of stage 1, and what leads on from there."""
    return FEEDBACK + indent(rules, " " * 10) + AFTER


def _feeds(part: str) -> bool:
    return "feedback" in _KEY.findall(part)
