"""Two engines run every process through every vector, and a linter and the schema accept it with its drawing."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from remit.portable.ids import plain
from remit.targets import Product, bpmn
from remit.targets._bpmn_graph import graph_of, taken
from remit.targets._bpmn_layout import layout_of
from remit.targets._omg import bytes_of, element, line
from tests.conformance.driven import Trial, agreed, answers, disagreements, everything, trials
from tests.derive.written import policy, sound
from tests.installed import package
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked, slow
from tests.targets.products import products_of

HERE = Path(__file__).parent
SPIFF = [sys.executable, str(HERE / "bpmn_spiff.py")]
ENGINE = ["node", "--max-semi-space-size=64", str(HERE / "bpmn_engine.mjs")]
"""It makes so many short-lived values that in less room a third of its time goes into clearing them away."""
LINT = ["node", str(HERE / "bpmn_lint.mjs")]
NAMES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}


def made() -> dict[str, str]:
    return {name: bpmn.render(product).decode() for name, product in everything()}


def parts(product: Product) -> Counter[str]:
    """Return how many nodes of each kind the process of a walk must have."""
    found = Counter({"StartEvent": 1, "ParallelGateway": int(len(product.walk.regions) > 1)})
    for region in product.walk.regions:
        moves = taken(region)
        leaving, coming = Counter(m.source for m in moves), Counter([*(m.target for m in moves), region.initial])
        found["IntermediateCatchEvent"] += len(moves)
        found["EndEvent"] += sum(place.final for place in region.places)
        found["EventBasedGateway"] += sum(ways > 1 for ways in leaving.values())
        found["ExclusiveGateway"] += sum(ways > 1 for ways in coming.values())
    return +found


def asked_first(trial: Trial) -> Trial:
    """Return a trial without the steps that a counter holds up: a process knows of none, so its host asks first."""
    needy = {(move.source, move.event) for move in trial.product.walk.moves if move.needs}
    cases = []
    for case in trial.cases:
        befores = [trial.product.walk.tables.initial, *(step.places for step in case.steps)]
        held = [
            step.outcome == "refused" and any((place, step.event) in needy for place in before)
            for step, before in zip(case.steps, befores, strict=False)
        ]
        sent = tuple(step for step, no in zip(case.steps, held, strict=True) if not no)
        cases.append(replace(case, steps=sent))
    return replace(trial, cases=tuple(cases))


def steps_of(tried: Sequence[Trial]) -> int:
    return sum(len(case.steps) for trial in tried for case in trial.cases)


@pytest.mark.parametrize("client", ["SpiffWorkflow", "bpmn-engine"])
def test_an_engine_takes_every_vector_to_its_places(client: str) -> None:
    if client == "bpmn-engine":
        package("bpmn-engine")
    whole = trials(made())
    tried = [asked_first(trial) for trial in whole]

    found = answers(SPIFF if client == "SpiffWorkflow" else ENGINE, (trial.line() for trial in tried))

    assert [answer.get("error") for answer in found] == [None] * len(tried)
    assert [line for trial, answer in zip(tried, found, strict=True) for line in disagreements(trial, answer)] == []
    for trial, answer in zip(tried, found, strict=True):
        told = Counter({name.removeprefix("bpmn:"): number for name, number in answer["kinds"].items()})
        assert {name: told[name] for name in parts(trial.product)} == dict(parts(trial.product)), trial.name
    held_up = steps_of(whole) - steps_of(tried)
    left_out = sum(limit.uses(trial.product) for trial in tried for limit in bpmn.LIMITS[:1])
    counts = {"acts_noted_at_an_end_not_expressed": left_out, "steps_held_up_not_expressed": held_up}
    agreed(f"{client} (machine.bpmn)", tried, **counts)


def test_an_engine_as_it_comes_agrees_on_a_small_process() -> None:
    package("bpmn-engine")
    small = {name: bpmn.render(each).decode() for name, each in everything() if len(each.walk.moves) < 6}
    tried = trials(small)

    found = answers([*ENGINE, "--plain"], (trial.line() for trial in tried))

    assert len(tried) > 10
    assert [line for trial, answer in zip(tried, found, strict=True) for line in disagreements(trial, answer)] == []
    agreed("bpmn-engine as it comes (machine.bpmn)", tried)


def linted(files: dict[str, str]) -> dict[str, Any]:
    package("bpmnlint")
    lines = (json.dumps({"name": name, "machine": text}) for name, text in files.items())
    return {answer["name"]: answer.get("found", [answer.get("error")]) for answer in answers(LINT, lines)}


def test_a_linter_finds_nothing() -> None:
    files = made()

    assert linted(files) == {name: [] for name in files}


@pytest.mark.parametrize("name", [name for name, _ in everything()])
def test_every_part_is_drawn_and_nothing_covers_anything(name: str) -> None:
    drawn = ET.fromstring(bpmn.render(dict(everything())[name]))
    boxes = {shape.get("bpmnElement", ""): box_of(shape) for shape in drawn.iterfind(".//bpmndi:BPMNShape", NAMES)}
    labels = [box_of(shape[1]) for shape in drawn.iterfind(".//bpmndi:BPMNShape", NAMES) if len(shape) > 1]

    for one, other in combinations([*boxes.values(), *labels], 2):
        assert apart(one, other), (one, other)
    flows = {flow.get("id", ""): flow for flow in drawn.iterfind(".//bpmn:sequenceFlow", NAMES)}
    edges = list(drawn.iterfind(".//bpmndi:BPMNEdge", NAMES))
    assert {edge.get("bpmnElement") for edge in edges} == set(flows)
    for edge in edges:
        flow = flows[edge.get("bpmnElement", "")]
        corners = [(int(point.get("x", "")), int(point.get("y", ""))) for point in edge.iterfind("di:waypoint", NAMES)]
        ends = {flow.get("sourceRef", ""), flow.get("targetRef", "")}
        for start, end in pairwise(corners):
            assert start[0] == end[0] or start[1] == end[1]
            stroke = (min(start[0], end[0]), min(start[1], end[1]), abs(start[0] - end[0]), abs(start[1] - end[1]))
            assert [node for node, box in boxes.items() if node not in ends and not apart(stroke, box)] == []
            assert [box for box in labels if not apart(stroke, box)] == []


Box = tuple[int, int, int, int]


def box_of(shape: ET.Element) -> Box:
    bounds = shape.find("dc:Bounds", NAMES)
    assert bounds is not None
    x, y, width, height = (int(bounds.get(name, "")) for name in ("x", "y", "width", "height"))
    return x, y, width, height


def apart(one: Box, other: Box) -> bool:
    return (
        one[0] + one[2] <= other[0]
        or other[0] + other[2] <= one[0]
        or one[1] + one[3] <= other[1]
        or other[1] + other[3] <= one[1]
    )


@slow
@given(policies())
def test_any_policy_makes_a_process_without_loose_ends(written: Written) -> None:
    for product in products_of(checked(written)):
        graph = graph_of(product)
        coming, leaving = Counter(target for _, target in graph.flows), Counter(source for source, _ in graph.flows)
        ends = {spot.id for spot in graph.spots if spot.place.final}
        assert set(coming) | {"_start"} == set(leaving) | ends
        assert len(set(graph.flows)) == len(graph.flows)
        assert all(coming[node] > 1 for node in coming if node.startswith("_to__"))
        assert all(number == 1 for node, number in coming.items() if not node.startswith("_to__"))
        assert all(number == 1 for node, number in leaving.items() if node.startswith(("_to__", "_at__", "_start")))
        boxes = layout_of(graph).boxes
        assert set(boxes) == set(coming) | {"_start"}
        assert all(apart(one, other) for one, other in combinations(boxes.values(), 2))


def test_what_waits_is_called_as_its_place() -> None:
    for _, product in everything():
        root = ET.fromstring(bpmn.render(product))
        ids = {node.get("id", "") for node in root.iter() if node.get("id")}
        assert {one for one in ids if not one.startswith("_")} == {place.id for place in product.walk.places}
        assert len([node for node in root.iter() if node.get("id")]) == len(ids)
        names = {message.get("name") for message in root.iterfind("bpmn:message", NAMES)}
        assert names == {plain(move.event) for region in product.walk.regions for move in taken(region)}
        assert not list(root.iter(f"{{{NAMES['bpmn']}}}timerEventDefinition"))


def flows_of(written: str) -> dict[tuple[str, str], str]:
    """Return the id of every flow of a process, by its ends."""
    (product,) = products_of(sound(policy(written)))
    found = ET.fromstring(bpmn.render(product)).iterfind(".//bpmn:sequenceFlow", NAMES)
    return {(flow.get("sourceRef", ""), flow.get("targetRef", "")): flow.get("id", "") for flow in found}


def test_a_flow_keeps_its_id_when_a_rule_comes_before_it() -> None:
    first = "          - The officer must acknowledge within 5 working days of receipt.\n"
    before, after = (
        flows_of(SMALL),
        flows_of(SMALL.replace(first, f"{first}          - The officer must investigate.\n")),
    )

    assert len(after) > len(before)
    assert len(before.keys() & after.keys()) > 10
    assert all(before[ends] == after[ends] for ends in before.keys() & after.keys())


def test_the_limits_count_what_is_left_out() -> None:
    for _, product in everything():
        ends, held, behind, times, beside, never_over = (limit.uses(product) for limit in bpmn.LIMITS)
        drawn = bpmn.render(product).decode()
        assert ends + drawn.count("<bpmn:intermediateCatchEvent") == len(product.walk.moves)
        assert held == sum(bool(move.needs) for move in product.walk.moves)
        assert behind == drawn.count("Left behind and still owed:")
        assert (times, beside) == (len(product.machine.clocks), len(product.machine.duties))
        assert bool(never_over) == ("<bpmn:endEvent" not in drawn)


REOPENED = """\
- stage: 1
  rules:
    - The officer must respond within 10 working days of receipt.
- stage: 2
  rules:
    - The complainant may escalate.
    - The manager must respond within 20 working days of the escalation.
    - The complainant may reopen the complaint.
"""


def test_a_case_that_may_always_be_opened_again_is_never_over() -> None:
    (product,) = products_of(sound(policy(REOPENED, "stages")))
    trial = Trial("one", product, bpmn.render(product).decode(), product.vectors.all)

    (answer,) = answers(SPIFF, [trial.line()])

    assert disagreements(trial, answer) == []
    assert bpmn.LIMITS[-1].uses(product) == 1
    (remark,) = linted({"one": trial.text})["one"]
    assert remark.startswith("end-event-required")


SMALL = """\
feedback:
  complaint:
    not for this procedure:
      - what: matters of law
        go to: the court
    stages:
      - stage: 1
        rules:
          - The officer must acknowledge within 5 working days of receipt.
          - The officer must respond within 10 working days of the acknowledgement.
      - stage: 2
        rules:
          - The complainant may escalate within 20 working days of the stage 1 response.
          - The manager must respond within 20 working days of the escalation.
"""
"""A process that has a node of every kind, and in which an engine is quick to find what was changed."""
MUTANTS = {
    "a way leads elsewhere": (r'(sourceRef="complaint__start" targetRef=)"[^"]+"', r'\1"complaint__stage_2__respond"'),
    "an end is lost": (r'(?s)<bpmn:endEvent id="complaint__exclude__end".*?</bpmn:endEvent>', ""),
    "a message is another": (
        r'messageRef="_message__complaint__receipt"', 'messageRef="_message__complaint__accept__yes"',
    ),
    "a message is misspelt": (r'name="complaint__receipt"', 'name="complaint__recieipt"'),
    "a gateway decides by itself": (r"bpmn:eventBasedGateway", "bpmn:exclusiveGateway"),
    "a way is lost": (r'<bpmn:sequenceFlow id="_from__complaint__start" [^>]*/>', ""),
    "a name of an element is misspelt": (r"<bpmn:endEvent ", "<bpmn:endEvnt "),
}  # fmt: skip


CHANGED = [
    (client, mutant)
    for client in ("SpiffWorkflow", "bpmn-engine")
    for mutant in MUTANTS
    # bpmn-engine goes by the id of a message, and never reads its name.
    if (client, mutant) != ("bpmn-engine", "a message is misspelt")
]


@pytest.mark.parametrize(("client", "mutant"), CHANGED)
def test_a_process_that_was_changed_is_found_out(client: str, mutant: str) -> None:
    if client == "bpmn-engine":
        package("bpmn-engine")
    (product,) = products_of(sound(policy(SMALL)))
    whole = bpmn.render(product).decode()
    changed = re.sub(*MUTANTS[mutant], whole)
    assert changed != whole
    tried = [Trial("one", product, text, product.vectors.all) for text in (whole, changed)]

    sound_one, answer = answers(SPIFF if client == "SpiffWorkflow" else ENGINE, (trial.line() for trial in tried))

    assert "error" not in sound_one
    assert disagreements(tried[0], sound_one) == []
    assert "error" in answer or disagreements(tried[1], answer)


LINTED = {
    "an event has no name": (r'(id="complaint__start") name="[^"]*"', r"\1"),
    "a shape is lost": (r'(?s)<bpmndi:BPMNShape id="_shape__complaint__accept".*?</bpmndi:BPMNShape>', ""),
    "a way stands twice": (r'(<bpmn:sequenceFlow id="_from__complaint__start)(" [^>]*/>)', r"\1\2\1x\2"),
    "a shape covers another": (
        r'(?s)(bpmnElement="complaint__accept">\s*<dc:Bounds x=)"\d+" y="\d+"',
        r'\1"40" y="97"',
    ),
}


@pytest.mark.parametrize("mutant", LINTED)
def test_a_linter_finds_what_was_changed(mutant: str) -> None:
    whole = bpmn.render(everything()[0][1]).decode()
    changed = re.sub(*LINTED[mutant], whole, count=1)

    assert changed != whole
    assert linted({"one": changed})["one"]


HOSTILE = (
    "</script>", "]]>", "';--", "${x}`y`", "a\nb", "\u202eabc", "a\u2028b", "a\x07b\x00c", "\r\n", '"<&>', "x" * 10_000,
)  # fmt: skip


@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
@example("x" * 10_000)
def test_any_words_come_out_as_text(words: str) -> None:
    root = element("bpmn:documentation", {"name": words or "-"}, words)
    root.set("xmlns:bpmn", NAMES["bpmn"])

    found = ET.fromstring(bytes_of(root))

    assert found.get("name") == line(words or "-")
    assert (found.text or "") == line(words)


@pytest.mark.parametrize("words", HOSTILE[:6])
def test_a_policy_with_hostile_words_still_runs(words: str) -> None:
    written = policy(
        f"feedback:\n  complaint:\n    not for this procedure:\n      - what: {json.dumps(words)}\n"
        "    rules:\n      - The officer must respond within 10 working days of receipt.\n"
    )
    (product,) = products_of(sound(written))
    text = bpmn.render(product).decode()

    (answer,) = answers(SPIFF, [Trial("one", product, text, product.vectors.all).line()])

    assert disagreements(Trial("one", product, text, product.vectors.all), answer) == []
    assert line(words) in {node.get("name") for node in ET.fromstring(text).iter()}


CLOSING = """\
- The officer must record the outcome before closing the complaint.
- The officer must respond within 10 working days of receipt, after which the complaint is closed.
"""


def test_what_holds_an_act_up_is_counted_and_left_to_the_host() -> None:
    (product,) = products_of(sound(policy(CLOSING, "rules")))
    trial = Trial("one", product, bpmn.render(product).decode(), product.vectors.all)
    line = json.loads(trial.line()) | {
        "cases": [{"id": "early", "events": ["complaint__receipt", "complaint__stage_1__respond__done"]}]
    }

    (answer,) = answers(SPIFF, [json.dumps(line)])

    assert [limit.uses(product) for limit in bpmn.LIMITS[:2]] == [
        sum(place.final and move.source == place.name for place in product.walk.places for move in product.walk.moves),
        sum(bool(move.needs) for move in product.walk.moves),
    ]
    assert bpmn.LIMITS[1].uses(product) > 0
    (ended,) = answer["places"]["early"][-1]
    assert ended in {place.id for place in product.walk.places if place.final}
