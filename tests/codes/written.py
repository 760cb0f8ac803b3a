"""Policies of these tests as they are written in pages of checks and in rows of rulebooks, and the verdicts on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from ruamel.yaml import YAML

from remit import pipeline
from remit.assessment import Assessment, Verdict
from remit.pipeline import Checked
from remit.rulebook import Rulebook, Sample
from remit.rulebook.from_syntax import Read, read_rulebook
from tests.derive import written

HERE = Path(__file__).parent
CODES = sorted((Path(__file__).parents[2] / "schema" / "codes").glob("*.yaml"))
AS_OF = date(2026, 11, 28)
"""The day on which every policy of these tests is looked at."""

_PART = re.compile(r"^(Given|Met|Not met):\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """The examples of a check: what it is given, and part of a policy that meets it or does not."""

    given: Mapping[str, Any]
    met: str
    not_met: str


def page(docstring: str) -> Page:
    """Return the examples of a check's page; raises KeyError for one that it lacks."""
    parts = {name: dedent(text).strip("\n") + "\n" for name, text in _PART.findall(docstring + "\n")}
    return Page(YAML(typ="safe", pure=True).load(parts["Given"]), policy(parts["Met"]), policy(parts["Not met"]))


def policy(example: str) -> str:
    """Return a whole policy of a page's example: a list of rules or of stages, with keys before or behind it.

    `not for this procedure:` belongs to the complaint; all other keys belong to the file.
    """
    blocks = re.findall(r"^\S.*\n(?:(?:[ ].*)?\n)*", example, re.MULTILINE)
    listed = "".join(block for block in blocks if block.startswith("- "))
    own = "".join(block for block in blocks if block.startswith("not for this procedure:"))
    keys = "".join(block for block in blocks if not block.startswith(("- ", "not for this procedure:")))
    if not listed:
        return written.policy(keys)
    stages = (
        listed if listed.startswith(("- stage:", "- {stage:")) else f"- stage: 1\n  rules:\n{indent(listed, '    ')}"
    )
    complaint = f"{own}stages:\n{indent(stages, '  ')}"
    return written.policy(f"feedback:\n  complaint:\n{indent(complaint, '    ')}{keys}")


def sample(row: Sample) -> str:
    """Return the whole policy of a row's sample."""
    return written.policy(row.text, "yaml" if row.form == "policy" else row.form)


def decided(check: str, given: Mapping[str, Any], characters: str, book: Rulebook) -> Verdict:
    """Return the verdict of a check on a policy without errors, by the words of a rulebook."""
    (assessment,) = held(written.sound(characters), with_one_row(book, check, given))
    return assessment.judged[0].verdict


def with_one_row(book: Rulebook, check: str, given: Mapping[str, Any]) -> Rulebook:
    """Return a rulebook that asks for nothing but what one check decides."""
    row = book.provisions[0]
    limb = replace(row.limbs[0], check=check, given=given)
    return replace(book, sections=(), provisions=(replace(row, limbs=(limb,)),))


def held(checked: Checked, *books: Rulebook) -> tuple[Assessment, ...]:
    """Return the assessments of a policy without errors."""
    return pipeline.judge_file(checked, books, AS_OF).assessments


@cache
def opened(file: Path) -> Read:
    """Return a rulebook file without findings."""
    read, found = read_rulebook(file.read_bytes(), file.name)
    assert found == ()
    assert read is not None
    return read


def book_named(name: str) -> Rulebook:
    """Return the rulebook of an id, as its file says it."""
    return next(book for book in (opened(file).rulebook for file in CODES) if book.id == name)


def small() -> Rulebook:
    """Return the small rulebook of these tests."""
    return opened(HERE / "small.yaml").rulebook


def plain_form(characters: str) -> dict[str, Any]:
    """Return a rulebook file as other programs read it."""
    read: dict[str, Any] = YAML(typ="safe", pure=True).load(characters)
    return read
