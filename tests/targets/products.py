"""What is made of policies, as the tests of targets look at it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from remit import pipeline
from remit.derive.boxes import chart_of
from remit.derive.schedule import procedure_schedule
from remit.derive.voice import Voice
from remit.targets import Product
from remit.vocabulary.labels import english

POLICIES = Path(__file__).parents[2] / "policies"
EDITIONS = sorted(file.relative_to(POLICIES).as_posix() for file in POLICIES.glob("*/*.yaml"))

EVERY_EDITION = sorted(file.relative_to(POLICIES).as_posix() for file in POLICIES.rglob("*.yaml"))
"""Those of the corpus too."""


@cache
def built(edition: str) -> dict[str, bytes]:
    """Return every output of an edition, by its path below the edition's folder."""
    found = pipeline.check_file(f"policies/{edition}", (POLICIES / edition).read_bytes())
    assert found.sound, [each.finding.message for each in found.diagnostics]
    return {name.split("/", 2)[2]: data for name, data in pipeline.build_file(found).files.items()}


@cache
def products(edition: str) -> tuple[Product, ...]:
    """Return what is derived from each procedure of an edition."""
    return products_of(pipeline.check_file(f"policies/{edition}", (POLICIES / edition).read_bytes()))


def products_of(found: pipeline.Checked) -> tuple[Product, ...]:
    """Return what is derived from each procedure of a policy."""
    policy, vocabulary = found.policy, found.vocabulary
    assert policy is not None
    assert vocabulary is not None
    made = []
    for procedure, machine in zip(policy.procedures, found.machines, strict=True):
        voice = Voice(procedure, vocabulary, english(), pipeline.ways_to_send(policy, procedure.kind))
        chart = chart_of(machine, voice, policy.edition)
        made.append(Product(policy, procedure, machine, procedure_schedule(procedure), chart, voice))
    return tuple(made)


def unescaped(markdown: str) -> str:
    """Return Markdown without the marks that keep words from meaning something."""
    return re.sub(r"\\(.)", r"\1", markdown)
