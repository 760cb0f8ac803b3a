"""Two readers of decision tables are told the numbers of every clock, and one row at most fits any question."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from remit.portable.clocks import clocks_in, counted
from remit.portable.ids import plain
from remit.targets import Product, dmn
from tests.conformance.driven import AGREED, answers, everything
from tests.derive.written import policy, sound
from tests.installed import package
from tests.targets.products import products_of

HERE = Path(__file__).parent
CLIENTS = {
    "SpiffWorkflow": [sys.executable, str(HERE / "dmn_spiff.py")],
    "feelin": ["node", str(HERE / "dmn_feelin.mjs")],
}
MODEL = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"


def questions(product: Product) -> list[dict[str, str]]:
    """Return every clock with every event from which one of them counts, and with one that there is not."""
    clocks = [plain(each.id) for clock in product.machine.clocks for each in clocks_in(clock)]
    starts = {plain(start.event): None for clock in product.machine.clocks for start in clock.starts}
    return [{"clock": clock, "start": start} for clock in [*clocks, "no_clock"] for start in [*starts, "no_event"]]


def wanted(product: Product, question: dict[str, str]) -> list[dict[str, Any]]:
    """Return what the machine says to a question."""
    found: list[dict[str, Any]] = []
    for clock in (each for one in product.machine.clocks for each in clocks_in(one)):
        starts = {plain(start.event) for start in clock.starts_on}
        if plain(clock.id) == question["clock"] and clock.duration and (not starts or question["start"] in starts):
            found.append(
                {
                    "count": clock.duration.count,
                    "unit": clock.duration.unit,
                    "least": clock.duration.low or 0,
                    "kind": clock.kind.value,
                    "counted": counted(clock, product.procedure),
                    "pick": clock.pick,
                    "other_count": clock.second.count if clock.second else 0,
                    "other_unit": clock.second.unit if clock.second else "",
                    "other_start": plain(clock.second_start.event) if clock.second_start else "",
                }
            )
    return found


def asked(client: str, tables: dict[str, tuple[Product, str]]) -> dict[str, Any]:
    """Return what a client is told, by the names of the tables."""
    if client == "feelin":
        package("feelin")
        package("jsdom")
    lines = [
        json.dumps({"name": name, "table": text, "questions": questions(product)})
        for name, (product, text) in tables.items()
    ]
    return {answer["name"]: answer for answer in answers(CLIENTS[client], lines)}


def wrong(product: Product, answer: dict[str, Any]) -> list[str]:
    """Return each question to which a client is told something else."""
    if "error" in answer:
        return [answer["error"]]
    found = []
    for question, told in zip(questions(product), answer["answers"], strict=True):
        rows = told if isinstance(told, list) else [told] if told else []
        if rows != wanted(product, question):
            found.append(f"{question}: {rows}, not {wanted(product, question)}")
    return found


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_is_told_the_numbers_of_every_clock(client: str) -> None:
    tables = {name: (product, dmn.render(product).decode()) for name, product in everything()}

    found = asked(client, tables)

    assert {name: wrong(product, found[name]) for name, product in everything()} == {name: [] for name in tables}
    assert all(len(wanted(product, each)) < 2 for _, product in everything() for each in questions(product))
    rows = [row for _, product in everything() for row in dmn.rows_of(product)]
    AGREED[f"{client} (deadlines.dmn)"] = Counter(
        tables=len(tables),
        rows=len(rows),
        questions=sum(len(questions(product)) for _, product in everything()),
        times_that_may_be_moved_not_expressed=sum(dmn.LIMITS[2].uses(product) for _, product in everything()),
        times_without_a_number_not_expressed=sum(dmn.LIMITS[1].uses(product) for _, product in everything()),
    )


BANDS = """\
- The officer must acknowledge within 5 working days of receipt.
- If the complaint is complex, the officer must respond within 10 to 20 working days of receipt,\
 otherwise within 10 working days of the acknowledgement.
- The complainant may escalate within the later of 6 months of the response and 2 months of receipt.
"""


@pytest.mark.parametrize("client", CLIENTS)
def test_two_times_under_one_condition_a_range_and_the_later_of_two(client: str) -> None:
    written = policy(BANDS, "rules").replace("feedback:", "facts: [the complaint is complex]\nfeedback:")
    (product,) = products_of(sound(written))

    found = asked(client, {"one": (product, dmn.render(product).decode())})["one"]

    assert wrong(product, found) == []
    told = [
        (row.told["count"], row.told["least"], row.told["pick"], row.told["other_count"])
        for row in dmn.rows_of(product)
    ]
    assert told == [(5, 0, "", 0), (20, 10, "", 0), (10, 0, "", 0), (6, 0, "later", 2)]


BACKWARDS = """\
- The officer must acknowledge within 5 working days of receipt.
- The officer must tell the complainant at least 5 working days before the response is due.
- The council must check the complaint at least 1 month before the response.
- The officer must respond within 40 working days of receipt.
- The officer may extend the response by up to 10 working days.
- The officer must contact the complainant by an agreed date, at most 5 working days after receipt.
"""


@pytest.mark.parametrize("client", CLIENTS)
def test_a_time_before_something_is_not_counted_from_it(client: str) -> None:
    (product,) = products_of(sound(policy(BACKWARDS, "rules")))

    found = asked(client, {"one": (product, dmn.render(product).decode())})["one"]

    assert wrong(product, found) == []
    told = {row.clock.id.rpartition(".")[2]: row.told["counted"] for row in dmn.rows_of(product)}
    assert told == {
        "acknowledge": "from", "tell": "before due", "check": "before", "respond": "from", "contact": "from",
    }  # fmt: skip
    # The response may be extended, and another day may be agreed for the contact.
    assert [limit.uses(product) for limit in dmn.LIMITS] == [0, 0, 2]


def test_the_id_of_a_row_is_that_of_what_is_asked() -> None:
    for _, product in everything():
        root = ET.fromstring(dmn.render(product))
        ids = [node.get("id", "") for node in root.iter() if node.get("id")]
        assert len(set(ids)) == len(ids)
        rows = [(rule.get("id", ""), *(text.text or "" for text in rule.iterfind(f"{MODEL}inputEntry/{MODEL}text")))
                for rule in root.iter(f"{MODEL}rule")]  # fmt: skip
        assert {row[0] for row in rows} == {
            "___".join(each.strip('"') for each in (f"_rule__{clock[1:]}", start) if each != "-")
            for _, clock, start in rows
        }


MUTANTS = {
    "a number is another": (r"<text>10</text>", "<text>11</text>"),
    "a unit is another": (r'<text>"working day"</text>', '<text>"day"</text>'),
    "a clock is misspelt": (r'"clock__complaint__stage_1__respond"', '"clock__complaint__stage_1__repsond"'),
    "a row is lost": (r'(?s)<rule id="_rule__clock__complaint__stage_1__respond_.*?</rule>', ""),
    "a row fits too much": (r'<text>"clock__complaint__stage_1__receive"</text>', "<text>-</text>"),
    "a text does not end": (r'<text>"working day"</text>', '<text>"working day</text>'),
    "a name of an element is misspelt": (r"<outputEntry (.*?)(?s:.*?)</outputEntry>", "<outputEntri />"),
}


@pytest.mark.parametrize("mutant", MUTANTS)
@pytest.mark.parametrize("client", CLIENTS)
def test_a_table_that_was_changed_is_found_out(mutant: str, client: str) -> None:
    name, product = everything()[0]
    whole = dmn.render(product).decode()
    changed = re.sub(*MUTANTS[mutant], whole, count=1)

    assert changed != whole
    assert wrong(product, asked(client, {name: (product, changed)})[name])


HOSTILE = ("</script>", "]]>", "';--", "${x}`y`", "\u202eabc", "a\u2028b", '"<&>')


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_policy_are_text_and_never_an_expression(words: str) -> None:
    text = policy("- The officer must respond within 10 working days of receipt.\n", "rules")
    written = text.replace("policy: Complaints policy", f"policy: {json.dumps(words)}")
    (product,) = products_of(sound(written))
    made = dmn.render(product)

    root = ET.fromstring(made)

    assert root.get("name") == f"{' '.join(words.split())}, edition 2026-01"
    assert all(
        re.fullmatch(r'-|\d+|"[\w ]*"', text.text or "")
        for entry in ("inputEntry", "outputEntry")
        for text in root.iterfind(f".//{MODEL}{entry}/{MODEL}text")
    )


def test_no_duration_of_iso_is_in_a_table() -> None:
    for _, product in everything():
        assert not re.search(rb">P\d|duration\(", dmn.render(product))
