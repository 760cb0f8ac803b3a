"""DMN 1.3: how long each clock runs, as a decision table of numbers. No date is in it, and nothing is counted by it.

A host asks with a clock and the event from which it counts, both by their plain ids, and is told how many of what.
Which day that is, the calendar of the edition says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from remit.derive.states import Clock
from remit.portable.clocks import agreed_by, clocks_in, counted
from remit.portable.ids import plain
from remit.targets import Limit, Product
from remit.targets._omg import add, bounds, bytes_of, element

NAME = "dmn"
SUFFIX = "deadlines.dmn"
PURPOSE = "how long each clock runs, as a DMN 1.3 decision table for rule engines"
RUN_BY = ("SpiffWorkflow", "feelin")

INPUTS = {"clock": "Clock", "start": "Counted from"}
OUTPUTS = {
    "count": ("How many", "number"),
    "unit": ("Of what", "string"),
    "least": ("At least", "number"),
    "kind": ("Promise, target, window or repeat", "string"),
    "counted": ("From the event, or so long before it", "string"),
    "pick": ("Later or earlier of two", "string"),
    "other_count": ("How many, of the other", "number"),
    "other_unit": ("Of what, of the other", "string"),
    "other_start": ("Counted from, of the other", "string"),
}
"""Columns that say nothing hold 0 or an empty text, for not every engine knows what is nothing."""


def _clocks(product: Product) -> list[Clock]:
    return [each for clock in product.machine.clocks for each in clocks_in(clock)]


LIMITS = (
    Limit(
        "a time that the policy counts from nothing that it names has a row that any event fits",
        lambda product: sum(not clock.starts_on for clock in _clocks(product)),
    ),
    Limit(
        "a time without a number (by agreement) has no row",
        lambda product: sum(clock.duration is None for clock in _clocks(product)),
    ),
    Limit(
        "what makes a time longer, holds it or puts an agreed day in its place is left out; machine.json has it",
        lambda product: sum(_moved(clock, product) for clock in _clocks(product)),
    ),
)


def _moved(clock: Clock, product: Product) -> bool:
    """Tell whether the last day of a time may be another than that which its number comes to."""
    rule = product.procedure.rule(clock.rule)
    paused = rule is not None and any(pause.stage == rule.stage for pause in product.machine.pauses)
    return bool(clock.extended_by or agreed_by(clock, product.procedure) or paused)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table. `start` is empty where any event fits. INVARIANT: no two rows fit one question."""

    clock: Clock
    start: str
    told: dict[str, str | int]

    @property
    def id(self) -> str:
        """Return its id, which is made of what it is asked for and not of where it stands."""
        return f"_rule__{plain(self.clock.id)}" + (f"___{self.start}" if self.start else "")


def rows_of(product: Product) -> Iterator[Row]:
    """Yield the rows of a procedure's table, a clock's for each event from which it may count."""
    for clock in _clocks(product):
        duration, other = clock.duration, clock.second
        if duration is None:
            continue
        told: dict[str, str | int] = {
            "count": duration.count,
            "unit": duration.unit,
            "least": duration.low or 0,
            "kind": clock.kind.value,
            "counted": counted(clock, product.procedure),
            "pick": clock.pick,
            "other_count": other.count if other else 0,
            "other_unit": other.unit if other else "",
            "other_start": plain(clock.second_start.event) if clock.second_start else "",
        }
        for start in dict.fromkeys(start.event for start in clock.starts_on) or ("",):
            yield Row(clock, plain(start) if start else "", told)


def render(product: Product) -> bytes:
    """Return the table of one procedure."""
    policy, name = product.policy, plain(product.procedure.slug)
    root = element(
        "definitions",
        {
            "xmlns": "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "xmlns:dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
            "id": f"_definitions__{name}",
            "name": f"{policy.title}, edition {policy.edition}",
            "namespace": "https://remit.example/dmn",
            "exporter": "Remit",
        },
    )
    decision = add(root, "decision", {"id": f"_deadline__{name}", "name": f"Deadline of a {product.procedure.kind}"})
    decision.append(_table(product, name))
    diagram = add(add(root, "dmndi:DMNDI"), "dmndi:DMNDiagram", {"id": f"_diagram__{name}"})
    shape = add(diagram, "dmndi:DMNShape", {"id": f"_shape__{name}", "dmnElementRef": f"_deadline__{name}"})
    bounds(shape, "dc:Bounds", (160, 100, 180, 80))
    return bytes_of(root)


def _table(product: Product, name: str) -> Element:
    table = element("decisionTable", {"id": f"_table__{name}", "hitPolicy": "UNIQUE"})
    for key, label in INPUTS.items():
        asked = add(table, "input", {"id": f"_input__{key}", "label": label})
        expression = add(asked, "inputExpression", {"id": f"_expression__{key}", "typeRef": "string"})
        add(expression, "text", text=key)
    for key, (label, kind) in OUTPUTS.items():
        add(table, "output", {"id": f"_output__{key}", "label": label, "name": key, "typeRef": kind})
    for row in rows_of(product):
        rule = add(table, "rule", {"id": row.id})
        add(rule, "description", text=_said(row, product))
        for key, entry in (
            ("clock", _literal(plain(row.clock.id))),
            ("start", _literal(row.start) if row.start else "-"),
        ):
            add(add(rule, "inputEntry", {"id": f"{row.id}___{key}"}), "text", text=entry)
        for key, value in row.told.items():
            add(add(rule, "outputEntry", {"id": f"{row.id}___{key}"}), "text", text=_literal(value))
    return table


def _literal(value: str | int) -> str:
    """Return a number or text in FEEL. INVARIANT: texts are plain ids and words of ours, never words of a policy."""
    return str(value) if isinstance(value, int) else f'"{value}"'


def _said(row: Row, product: Product) -> str:
    rule = product.procedure.rule(row.clock.rule)
    return f"Rule {row.clock.rule}: {rule.text.text}" if rule else f"Rule {row.clock.rule}"
