"""The steps in words: the same numbers as the chart and both drawings, every way out, nothing that means markup."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.derive.chart import Box, Chart, Shape
from remit.targets import Product, flowchart, flowchart_narrow
from remit.targets.steps_md import plain, render
from tests.derive.written import Case, cases, policy, sound
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked, slow
from tests.targets.products import EDITIONS, EVERY_EDITION, products, products_of, unescaped
from tests.targets.spoken import spoken
from tests.targets.told import left_out

ITEM = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)
GOES = re.compile(r"(?:: go|Then go) to step (\d+)$", re.MULTILINE)

LAST = (Shape.END, Shape.GAP)


def boxes(chart: Chart) -> list[Box]:
    return [box for band in chart.bands for box in band.boxes]


def items(text: str) -> dict[int, str]:
    """Return the numbered items of the steps, each with the lines below it."""
    parts = re.split(r"^(?=\d+\. )", text.partition("\n## ")[2], flags=re.MULTILINE)[1:]
    return {int(part.partition(".")[0]): part.partition("\n## ")[0] for part in parts}


def drawn(svg: bytes) -> list[int]:
    """Return the numbers of the boxes that a drawing shows, as its texts stand."""
    texts = (text.text or "" for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))
    return [int(match[1]) for text in texts if (match := re.match(r"(\d+)\. ", text))]


def check_numbers(product: Product) -> None:
    numbers = [box.number for box in boxes(product.chart)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert list(items(render(product).decode())) == numbers
    for drawing in (flowchart.render(product), flowchart_narrow.render(product)):
        assert sorted(drawn(drawing)) == numbers


def check_ways(product: Product) -> None:
    told = items(render(product).decode())
    for box in boxes(product.chart):
        goes = [int(number) for number in GOES.findall(told[box.number])]
        ways = [way.target for way in box.exits]
        straight = box.shape is not Shape.DECISION and ways == [box.number + 1] and not box.side
        assert goes == ([] if straight else ways), told[box.number]
        for way in box.exits if box.shape is Shape.DECISION else ():
            assert f"- {plain(way.label)}: go to step {way.target}" in told[box.number]
        if box.shape is Shape.DECISION:
            assert len({way.label for way in box.exits}) == len(box.exits), box
            assert all(way.label for way in box.exits), box


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_chart_steps_and_both_drawings_have_the_same_numbers(edition: str) -> None:
    for product in products(edition):
        check_numbers(product)


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_every_way_out_of_a_box_is_told_with_where_it_goes(edition: str) -> None:
    for product in products(edition):
        check_ways(product)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_decision_drawn_is_a_decision_told(edition: str) -> None:
    for product in products(edition):
        told = items(render(product).decode())
        for box in boxes(product.chart):
            assert (": go to step" in told[box.number]) is (box.shape is Shape.DECISION)
            assert box.shape is not Shape.DECISION or len(box.exits) > 1


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_every_box_but_an_end_leads_on_and_every_box_but_the_first_is_led_to(edition: str) -> None:
    for product in products(edition):
        led_to = {way.target for box in boxes(product.chart) for way in box.exits}

        assert [box.number for box in boxes(product.chart) if not box.exits and box.shape not in LAST] == []
        assert [box.number for box in boxes(product.chart) if box.number not in {1, *led_to}] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_of_the_beginning_do_the_steps_tell_what_the_drawing_does_not_show(edition: str) -> None:
    for product in products(edition):
        assert [box.number for box in boxes(product.chart) if box.more and box.shape is not Shape.START] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_stands_in_words_somewhere_in_the_steps(edition: str) -> None:
    assert [left for product in products(edition) for left in left_out(product)] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_steps_say_whose_they_are_and_which_edition_they_show(edition: str) -> None:
    for product in products(edition):
        text = unescaped(render(product).decode())
        kind = product.procedure.kind

        assert text.startswith(f"# {kind[:1].upper()}{kind[1:]}: the steps\n\n{product.policy.council}. ")
        assert f"\nEdition {product.policy.edition}, " in text


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_complainant_is_you(edition: str) -> None:
    for product in products(edition):
        text = unescaped(render(product).decode())
        for way in product.voice.ways:
            text = text.replace(way, "")

        # A policy may be called after its customers.
        assert re.findall(r"\b(?:[Tt]he|[Yy]our) (?:complainant|customer|person)\b(?! handling)", text) == []
        assert re.findall(r"\b[Yy]ou (?:is|has|was|does|must not be)\b", text) == []


@settings(slow, max_examples=20)
@given(policies())
def test_of_any_policy_numbers_agree_ways_are_told_and_no_rule_is_left_out(written: Written) -> None:
    found = checked(written)
    for product in products_of(found) if found.sound else ():
        check_numbers(product)
        check_ways(product)
        assert left_out(product) == []


@given(st.text(max_size=40))
def test_words_stay_words_whatever_they_contain(words: str) -> None:
    written = plain(words)

    assert unescaped(written) == " ".join(words.split())
    assert re.findall(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|~]", written) == []
    assert re.match(r"\s*(?:[-+=]|\d+[.)])", written) is None


HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) **b** `c` ![d](e) | # f"


def test_what_an_author_writes_is_never_markup() -> None:
    rules = (
        f"source: '{HOSTILE}'\n"
        "feedback:\n  complaint:\n    not for this procedure:\n"
        f"      - what: '{HOSTILE}'\n        go to: '- {HOSTILE}'\n        unless: '1. {HOSTILE}'\n"
        "    stages:\n      - stage: 1\n"
        f"        name: '{HOSTILE}'\n        rules:\n"
        f"          - not formalised: '{HOSTILE}'\n            because: '=== {HOSTILE}'\n"
    )
    (product,) = products_of(sound(policy(rules)))

    text = render(product).decode()

    assert unescaped(text).count("<script>alert(1)</script>") >= 6
    assert re.findall(r"(?<!\\)[<`|]|(?<!\\)\]\(", text) == []


def test_the_cases_of_machines_are_told_too() -> None:
    from tests.derive.test_machines import HERE

    left = {
        case.title: left
        for case in cases(HERE / "machines.md")
        for product in products_of(sound(case.policy))
        if (left := left_out(product))
    }

    assert left == {}


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "steps.md"), ids=lambda case: case.title)
def test_the_steps_are_told_as_they_stand_below_the_rules(case: Case) -> None:
    assert spoken(case) == case.expected[0]
