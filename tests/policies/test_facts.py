"""What the councils' pages say is what the compiled policies hold: tables read from the pages, not from the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from remit import pipeline
from remit.derive.schedule import NAMELESS, schedule_of
from remit.derive.states import Machine, StateKind
from remit.model.policy import Exclusion, Policy, Procedure, Rule, rules_in
from remit.syntax.printer import print_action, print_limit, print_sentence
from tests.targets.products import EDITIONS, POLICIES, products

FACTS = sorted((Path(__file__).parent / "facts").glob("*.md"))
REPORTS = "reports and records"

Table = list[dict[str, str]]


@dataclass(frozen=True)
class Page:
    """The tables of facts of one page, by heading."""

    tables: dict[str, Table]

    @property
    def head(self) -> dict[str, str]:
        """Return what the page says of itself."""
        return {row["what"]: row["value"] for row in self.tables["Head"]}

    @property
    def policy(self) -> Policy:
        """Return the policy that is written from the page."""
        return products(self.head["file"])[0].policy


@cache
def page(name: str) -> Page:
    parts = (Path(__file__).parent / "facts" / name).read_text(encoding="utf-8").split("\n## ")[1:]
    return Page({part.partition("\n")[0]: _table(part) for part in parts})


def _table(part: str) -> Table:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in part.split("\n") if line.startswith("|")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


each = pytest.mark.parametrize("name", [file.name for file in FACTS])


def test_there_are_facts_of_every_edition() -> None:
    assert sorted(page(file.name).head["file"] for file in FACTS) == EDITIONS


@each
def test_the_head_is_as_the_page_has_it(name: str) -> None:
    policy = page(name).policy

    assert {
        "file": page(name).head["file"],
        "council": policy.council,
        "in force": policy.force.since or policy.force.said,
        "working days are defined": "no" if policy.working_time.assumed else "yes",
        "kinds": ", ".join(procedure.kind for procedure in policy.procedures),
    } == page(name).head


@each
def test_the_stages_are_those_of_the_page(name: str) -> None:
    assert [
        {"kind": procedure.kind, "stage": stage.label, "name": stage.name, "run by": stage.run_by}
        for procedure in page(name).policy.procedures
        for stage in procedure.stages
        if stage.label
    ] == page(name).tables["Stages"]


@each
def test_every_time_of_the_page_is_in_the_schedule_and_no_other(name: str) -> None:
    policy = page(name).policy
    rules = {rule.id: rule for _, _, rule in rules_of(policy)}

    assert [
        {
            "kind": row.kind,
            "stage": row.stage,
            "who": row.who,
            "strength": row.strength,
            "act": verb(rules[row.rule]),
            "time": said(rules[row.rule]),
            "at most": row.longest,
            "read as": row.time if rules[row.rule].reading else "",
        }
        for row in schedule_of(policy)
        if row.time != "no time given"
    ] == page(name).tables["Times"]


def verb(rule: Rule) -> str:
    """Return what a rule asks for; of a receiving also what is received, which its verb does not say."""
    assert rule.action is not None
    return print_action(rule.action, NAMELESS) if rule.action.verb == "receive" else rule.action.verb


def said(rule: Rule) -> str:
    statement = rule.said.statement
    (limit,) = getattr(statement, "actions")[0].limits  # noqa: B009
    return print_limit(limit)


@pytest.mark.parametrize("name", [file.name for file in FACTS if "Longest waits" in page(file.name).tables])
def test_nobody_waits_longer_than_the_times_of_the_page_add_up_to(name: str) -> None:
    file = page(name).head["file"]
    proofs = pipeline.prove_file(pipeline.check_file(f"policies/{file}", (POLICIES / file).read_bytes()))

    assert [
        {"kind": proof.kind, "what": worst.words, "at the longest": worst.cell}
        for proof in proofs
        for worst in proof.worst
        if worst.timed and worst.plain.why is None
    ] == page(name).tables["Longest waits"]


@each
def test_the_steps_stand_in_the_order_of_the_page(name: str) -> None:
    found = []
    for product in products(page(name).head["file"]):
        stages = {stage.id: stage.label for stage in product.procedure.stages} | {"arrival": "arrival"}
        for stage, label in stages.items():
            steps = list(line(product.machine, stage))
            if stage != "arrival" or steps:
                found.append({"kind": product.procedure.kind, "stage": label, "steps in order": ", ".join(steps)})

    order = {(row["kind"], row["stage"]): place for place, row in enumerate(page(name).tables["Main line"])}
    assert sorted(found, key=lambda row: order.get((row["kind"], row["stage"]), 99)) == page(name).tables["Main line"]


def line(machine: Machine, stage: str) -> Iterator[str]:
    """Yield what a stage waits for, in order; a sentence with a condition of its own counts once."""
    for state in machine.states:
        if state.stage == stage and state.kind in (StateKind.STEP, StateKind.DECISION, StateKind.OPAQUE):
            name = state.id.split(".")[-1]
            if name != "if":
                yield f"{name} (not formalised)" if state.kind is StateKind.OPAQUE else name


@each
def test_what_a_procedure_is_not_for_goes_where_the_page_says(name: str) -> None:
    facts = page(name).tables["Not for this procedure"]
    found = [(procedure, one) for procedure in page(name).policy.procedures for one in procedure.exclusions]

    assert len(found) == len(facts)
    assert [
        wrong for fact, (procedure, one) in zip(facts, found, strict=True) if (wrong := differs(fact, procedure, one))
    ] == []


def differs(fact: dict[str, str], procedure: Procedure, one: Exclusion) -> str:
    """Return which words of a fact an exclusion lacks, and which part it has of which the page says nothing."""
    parts = {"what": one.what.text, "unless": one.unless, "then": f"{one.go_to} {one.tell}".strip()}
    missing = [word for key, text in parts.items() for word in words(fact[key]) if word.lower() not in text.lower()]
    invented = [text for key, text in parts.items() if text and not fact[key]]
    wrong_kind = [] if fact["kind"] == procedure.kind else [procedure.kind]
    return "; ".join((*missing, *invented, *wrong_kind))


def words(cell: str) -> list[str]:
    return [word for word in cell.split(", ") if word]


@each
def test_rules_of_the_page_are_rules_of_the_policy(name: str) -> None:
    found = {(kind, stage, print_sentence(rule.said).rstrip(".")) for kind, stage, rule in rules_of(page(name).policy)}

    wanted = [(row["kind"], row["stage"], row["sentence"]) for row in page(name).tables["Rules"]]
    assert [fact for fact in wanted if fact not in found] == []


def rules_of(policy: Policy) -> Iterator[tuple[str, str, Rule]]:
    """Yield every rule with its kind and stage."""
    for procedure in policy.procedures:
        labels = {stage.id: stage.label for stage in procedure.stages}
        yield from ((procedure.kind, labels.get(rule.stage, ""), rule) for rule in procedure.rules())
    yield from ((REPORTS, "", rule) for rule in rules_in(policy.reports))


@each
def test_what_the_page_states_is_stated(name: str) -> None:
    policy = page(name).policy
    lost = []
    for row in page(name).tables["Statements"]:
        statement = policy.statement(row["key"])
        text = " ".join(detail for details in statement.details.values() for detail in details) if statement else ""
        lost += [f"{row['key']}: {word}" for word in words(row["words"]) if word.lower() not in text.lower()]

    assert lost == []


@each
def test_every_rule_and_every_statement_says_where_it_comes_from(name: str) -> None:
    policy = page(name).policy

    assert [rule.id for _, _, rule in rules_of(policy) if not rule.origin.source] == []
    assert [statement.key for statement in policy.statements if not statement.origin.source] == []
    assert [one.id for procedure in policy.procedures for one in procedure.exclusions if not one.origin.source] == []


WINDOWS = [
    ("cambridgeshire/2026-01.yaml", "complaint.stage-1.rest", "clock.complaint.stage-2.escalate"),
    ("cambridgeshire/2026-01.yaml", "complaint.stage-2.rest", "clock.complaint.ombudsman.escalate"),
]


@pytest.mark.parametrize(("edition", "source", "clock"), WINDOWS)
def test_a_window_of_the_page_lapses(edition: str, source: str, clock: str) -> None:
    machine = products(edition)[0].machine

    assert [step.target for step in machine.transitions if (step.source, step.event) == (source, clock)] == [
        f"{clock.removeprefix('clock.')}.lapsed"
    ]


@pytest.mark.parametrize(
    ("edition", "line"),
    [("huntingdonshire/2026-03.yaml", "ombudsman"), ("south-cambridgeshire/complaints-policy.yaml", "stage-3")],
)
def test_an_ombudsman_to_whom_one_may_go_at_any_time_stands_beside_the_procedure(edition: str, line: str) -> None:
    machines = {product.procedure.kind: product.machine for product in products(edition)}

    assert [found.id for found in machines["complaint"].lines] == ["main", line]


def test_in_exceptional_circumstances_a_complaint_starts_at_stage_2() -> None:
    (machine, *_) = [product.machine for product in products("south-cambridgeshire/complaints-policy.yaml")]

    starts = {step.target for step in machine.transitions if step.event == "complaint.stage-1.start.done"}
    assert starts == {"complaint.stage-2.register-and-acknowledge"}


def test_the_councils_take_nobody_to_a_time_that_no_page_gives() -> None:
    opaque = [
        f"{product.procedure.kind}: {state.id}"
        for product in products("cambridgeshire/before-2026-01.yaml")
        for state in product.machine.states
        if state.kind is StateKind.OPAQUE
    ]

    assert opaque == [
        "complaint: complaint.stage-1.details",
        "complaint: complaint.stage-2.details",
        "complaint: complaint.stage-3.details",
    ]
