"""The page on running a policy in another system: what it shows is what is written, and every format has its page."""

from __future__ import annotations

import json
import re
from pathlib import Path

from remit.portable.ids import plain
from remit.targets import targets, vectors
from tests.derive.written import policy, sound
from tests.docs.written import anchors
from tests.targets.products import products_of
from tests.targets.test_data import schema

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "integrate.md"
TEXT = PAGE.read_text(encoding="utf-8")
RULES = """\
- The officer must record the complaint.
- The officer must acknowledge within 5 working days of receipt.
"""


def test_a_case_as_it_is_shown_is_what_vectors_hold() -> None:
    shown = json.loads(re.findall(r"^```json\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)[0])
    schema("vectors").validate(shown)
    (product,) = products_of(sound(policy(RULES, "rules")))

    assert shown in [json.loads(line) for line in vectors.render(product).decode().splitlines()]


def test_a_plain_id_is_spelt_as_it_says() -> None:
    (name, spelt) = re.findall(r"`(complaint\.stage-1\.respond\.done)` is `(\w+)`", TEXT)[0]

    assert plain(name) == spelt


def test_every_format_for_machines_has_a_page_and_every_page_is_linked() -> None:
    linked = set(re.findall(r"\]\((integrate/[^)#]+)\)", TEXT))

    assert linked == {f"integrate/{page.name}" for page in (DOCS / "integrate").glob("*.md")}


def test_every_link_leads_somewhere() -> None:
    for page in (PAGE, *(DOCS / "integrate").glob("*.md")):
        for link in re.findall(r"\]\(([^)]*)\)", page.read_text(encoding="utf-8")):
            file, _, title = link.partition("#")
            if link.startswith("http"):
                continue
            there = page.parent / file if file else page
            assert there.exists(), (page.name, link)
            assert not title or title in anchors(there.read_text(encoding="utf-8")), (page.name, link)


def test_the_table_names_every_target_that_other_systems_run() -> None:
    named = dict(re.findall(r"^\| `([\w-]+)` \| `([\w.-]+)` \|", TEXT, re.MULTILINE))
    files = {target.name: target.suffix for target in targets()}

    assert {name: files.get(name) for name in named} == named
    # What is read and not run has no page: pictures, and tables of what the policy says.
    assert files.keys() - named.keys() == {
        "flowchart", "flowchart-dot", "flowchart-narrow", "flowchart-png", "sla-csv", "sla-json", "steps"
    }  # fmt: skip
