"""What the Code says of real councils' policies: as a careful reader found, and as the program tells it."""

from __future__ import annotations

from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
from ruamel.yaml import YAML

from remit import pipeline
from remit.rulebook.shipped import rulebook

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "policies" / "corpus"
DECIDED = {"met", "not met"}


class Row(TypedDict):
    """What is expected of one provision: see the head of `expected.yaml`."""

    expect: str
    why: str
    arguable: NotRequired[str]
    read: NotRequired[str]
    changed: NotRequired[str]


class Difference(TypedDict):
    """What Remit says in place of what is expected."""

    remit: str
    because: str


class Edition(TypedDict):
    """What is expected of one edition."""

    expected: dict[str, Row]
    differs: NotRequired[dict[str, Difference]]


READ: dict[str, Edition] = YAML(typ="safe").load(Path(__file__).with_name("expected.yaml"))

each = pytest.mark.parametrize("edition", READ)


def told(edition: str) -> dict[str, str]:
    """Return what Remit says on every provision."""
    book = rulebook("lgsco-2024")
    assert book is not None
    path = f"policies/corpus/{edition}.yaml"
    checked = pipeline.check_file(path, (ROOT / path).read_bytes())
    (assessment,) = pipeline.judge_file(checked, (book,)).assessments
    return {judged.provision.number: str(judged.verdict) for judged in assessment.judged}


def agrees(row: Row, verdict: str) -> bool:
    """Tell whether a verdict is one that the reader could have given."""
    if "arguable" in row:
        return verdict in DECIDED
    return verdict == row["expect"] if row["expect"] in DECIDED else verdict != "not met"


def refused(row: Row, verdict: str) -> bool:
    """Tell whether a verdict clears a policy of what the reader says it breaks."""
    broken = "not met" in (row["expect"], row.get("read"))
    return verdict == "met" and broken and "arguable" not in row


def test_every_edition_of_a_council_was_read() -> None:
    councils = {edition.partition("/")[0] for edition in READ}
    files = [file for council in councils for file in (CORPUS / council).glob("*.yaml")]

    assert sorted(READ) == sorted(f"{file.parent.name}/{file.stem}" for file in files)
    assert len(councils) == 13


@each
def test_every_expectation_and_every_difference_has_its_reason(edition: str) -> None:
    rows, differs = READ[edition]["expected"], READ[edition].get("differs", {})

    for number, row in rows.items():
        assert row["why"], number
        assert row.keys() <= Row.__annotations__.keys(), number
        assert row["expect"] in DECIDED | {"cannot tell"}, number
        assert "arguable" not in row or (row["arguable"] == "yes" and row["expect"] in DECIDED), number
        assert ("read" in row) == bool(row.get("changed")), number
        assert row.get("read") != row["expect"], number
    for number, difference in differs.items():
        assert difference["because"], number
        assert not agrees(rows[number], difference["remit"]), f"{number} is no difference"
        assert not refused(rows[number], difference["remit"]), f"{number} cannot be excused"


@each
def test_an_edition_has_the_verdicts_that_a_careful_reader_gave(edition: str) -> None:
    rows, differs, found = READ[edition]["expected"], READ[edition].get("differs", {}), told(edition)

    cleared = [number for number, row in rows.items() if refused(row, found[number])]
    assert cleared == [], "met where the reader says that the Code is broken"

    different = {number: found[number] for number, row in rows.items() if not agrees(row, found[number])}
    assert different == {number: difference["remit"] for number, difference in differs.items()}
