"""Files for programs and spreadsheets are what their schemas say, of every edition."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from remit import pipeline
from tests.derive.written import policy, sound
from tests.targets.products import EDITIONS, built

SCHEMA = Path(__file__).parents[2] / "schema"


@cache
def schema(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((SCHEMA / f"{name}.schema.json").read_bytes()))


def files(edition: str, suffix: str) -> dict[str, Any]:
    return {name: json.loads(data) for name, data in built(edition).items() if name.endswith(suffix)}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["machine", "sla"])
def test_a_file_is_what_its_schema_says(edition: str, name: str) -> None:
    made = files(edition, f"{name}.json")

    assert made
    for document in made.values():
        schema(name).validate(document)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_machine_names_nothing_that_it_does_not_hold(edition: str) -> None:
    for machine in files(edition, "machine.json").values():
        states = {state["id"] for state in machine["states"]}
        events = {event["id"] for event in machine["events"]}
        rules = {rule["id"] for rule in machine["rules"]}

        assert {step[end] for step in machine["transitions"] for end in ("source", "target")} <= states
        assert {step["event"] for step in machine["transitions"]} <= events
        assert {clock["rule"] for clock in machine["clocks"]} <= rules
        assert {name for line in machine["lines"] for name in line["states"]} == states
        assert {clock["lapses_to"] for clock in machine["clocks"]} - {None} <= states
        assert {by for clock in machine["clocks"] for by in clock["extended_by"]} <= rules
        assert set(machine["not_compiled"]) <= rules
        ways = [(step["source"], step["event"]) for step in machine["transitions"]]
        assert len(ways) == len(set(ways))


def test_a_machine_is_written_out(golden: Callable[[Path, str], None]) -> None:
    rules = policy(
        "- The officer must acknowledge within 5 working days of receipt. [step 2]\n"
        "- The officer must respond within 10 working days of the acknowledgement.\n",
        "rules",
    )

    made = pipeline.build_file(sound(rules)).files["northtown/complaints/complaint/machine.json"]

    golden(Path(__file__).with_name("machine.json"), made.decode())


CLOCKS = """\
- The officer must acknowledge within 5 working days of receipt if the complaint is urgent, otherwise within 10 \
working days of receipt.
- The officer must tell the complainant at least 5 working days before the response is due.
- The council must check the complaint at least 1 month before the response.
- The officer must contact the complainant by an agreed date unless the complaint is urgent.
- The officer must investigate within 5 working days of receipt if the complaint is urgent, otherwise at once.
- The officer must review the complaint at once if the complaint is urgent, otherwise within 5 working days of receipt.
- The officer must respond within 40 working days of receipt.
"""


def test_a_clock_says_which_way_it_counts_and_when() -> None:
    rules = policy(CLOCKS, "rules").replace("feedback:", "facts: [the complaint is urgent]\nfeedback:")

    machine = json.loads(pipeline.build_file(sound(rules)).files["northtown/complaints/complaint/machine.json"])

    prefix = "clock.complaint.stage-1."
    found = {each["id"].removeprefix(prefix): each for each in machine["clocks"]}
    assert {name: (each["counted"], each["condition"]) for name, each in found.items()} == {
        "acknowledge": ("from", "if the complaint is urgent"),
        "acknowledge.otherwise": ("from", "unless the complaint is urgent"),
        "tell": ("before due", None),
        "check": ("before", None),
        "contact": ("from", "unless the complaint is urgent"),
        "investigate": ("from", "if the complaint is urgent"),
        "review": ("from", "unless the complaint is urgent"),
        "respond": ("from", None),
    }
    agreed = {name: each["agreed_by"] for name, each in found.items() if each["agreed_by"]}
    assert agreed == {"contact": "complaint.stage-1.contact.agreed"}
    assert set(agreed.values()) <= {event["id"] for event in machine["events"]}


def test_what_is_forbidden_until_then_is_no_row_of_the_table() -> None:
    rules = policy(
        "- The officer must respond within 10 working days of receipt.\n"
        "- The officer must not close the complaint before responding.\n",
        "rules",
    )

    made = pipeline.build_file(sound(rules)).files["northtown/complaints/complaint/sla.json"]

    assert [row["step"] for row in json.loads(made)["rows"]] == ["respond"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_working_day_never_leaves_as_an_iso_duration(edition: str) -> None:
    for name, data in built(edition).items():
        if name.endswith(".json"):
            assert b'"P1' not in data
            assert b'"P2' not in data


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_table_for_spreadsheets_has_the_rows_of_the_table_for_programs(edition: str) -> None:
    for name, document in files(edition, "sla.json").items():
        rows = table(built(edition)[name.replace(".json", ".csv")])

        assert [(row["Rule"], row["Number"], row["Unit"], row["Longest with extension"]) for row in rows] == [
            (row["rule"], "" if row["number"] is None else str(row["number"]), row["unit"], row["longest"])
            for row in document["rows"]
        ]
        assert [row["Sentence"] for row in rows] == [row["sentence"] for row in document["rows"]]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_table_of_an_edition_is_those_of_its_procedures_and_its_reports(edition: str) -> None:
    made = files(edition, "sla.json")
    whole = made.pop("sla.json")["rows"]

    of_procedures = [row for document in made.values() for row in document["rows"]]

    assert [row for row in whole if row["kind"] != "reports and records"] == of_procedures


HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", " =HYPERLINK(A1)", "=cmd|' /C calc'!A0", '"=1+1"')


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_is_a_formula(words: str) -> None:
    rules = (
        f"source: {json.dumps(words)}\nfeedback:\n  complaint:\n    rules:\n"
        "      - The officer must respond within 10 working days of receipt.\n"
    )
    files = pipeline.build_file(sound(policy(rules))).files

    (row,) = table(files["northtown/complaints/complaint/sla.csv"])

    assert [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert words.strip() in row["Source"]


def test_a_cell_holds_commas_quotes_and_line_ends() -> None:
    rules = (
        'source: |\n  a, "b"\n  c; d\nfeedback:\n  complaint:\n    rules:\n'
        "      - The officer must respond within 10 working days of receipt.\n"
    )
    files = pipeline.build_file(sound(policy(rules))).files

    (row,) = table(files["northtown/complaints/complaint/sla.csv"])

    assert row["Source"] == 'a, "b" c; d'
    assert files["northtown/complaints/complaint/sla.csv"].startswith(b"\xef\xbb\xbfKind,Stage,Step,")
