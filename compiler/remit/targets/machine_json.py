"""Our own machine format, from which other systems start: states, events and clocks as data, every id with its rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from remit.calendar.table import calendar_of
from remit.derive.events import OTHERWISE
from remit.derive.passing import passing_over
from remit.derive.pending import not_compiled
from remit.derive.states import Clock, Machine, Start, State, StateKind
from remit.derive.voice import capital
from remit.model.header import DAYS
from remit.model.policy import Branch, Policy
from remit.syntax.clause import Duration
from remit.syntax.printer import print_condition, print_sentence
from remit.targets import Product

NAME = "machine-json"
SUFFIX = "machine.json"


def render(product: Product) -> bytes:
    """Return the machine of one procedure."""
    from remit.targets._machine_shape import MachineShape

    document = MachineShape.model_validate(_document(product))
    return (json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def machine_schema_bytes() -> bytes:
    """Return the schema as the file `schema/machine.schema.json` holds it."""
    from remit.schema_file import bytes_of, schema_of
    from remit.targets._machine_shape import MachineShape

    return bytes_of(schema_of("machine", MachineShape.model_json_schema()))


def _document(product: Product) -> dict[str, Any]:
    machine, policy = product.machine, product.policy
    titles = {box.id: box.title for band in product.chart.bands for box in band.boxes}
    titles |= {
        item.id: _asked(item) for item in product.procedure.items() if isinstance(item, Branch) and item.rule is None
    }
    return {
        "format": "remit-machine",
        "version": 1,
        "council": policy.council,
        "policy": policy.title,
        "edition": policy.edition,
        "in_force": policy.force.since or None,
        "kind": product.procedure.kind,
        "calendar": _calendar(policy),
        "lines": [
            {"id": line.id, "initial": line.initial, "states": line.states, "opened_by": line.opened_by}
            for line in machine.lines
        ],
        "states": [_state(state, titles) for state in machine.states],
        "events": [
            {"id": event.id, "label": event.label, "by": event.by, "rule": event.rule or None}
            for event in machine.events
        ],
        "transitions": _transitions(machine),
        "clocks": [_clock(each) for clock in machine.clocks for each in _each(clock)],
        **_beside(machine),
        "rules": [
            {"id": rule.id, "sentence": rule.text.text, "canonical": print_sentence(rule.sentence),
             "strength": rule.strength, "source": str(rule.origin)}
            for rule in product.procedure.rules()
        ],
        "not_compiled": [rule.id for rule, _ in not_compiled(product.procedure)],
    }  # fmt: skip


def _beside(machine: Machine) -> dict[str, Any]:
    """Return what stands beside the states: duties, permissions, remarks, pauses."""
    return {
        "duties": [
            {"rule": duty.rule, "done": duty.done, "event": duty.event or None, "states": duty.states,
             "before_closing": duty.before_closing}
            for duty in machine.duties
        ],
        "permissions": [
            {"rule": permission.rule, "done": permission.done, "states": permission.states, "once": permission.once}
            for permission in machine.permissions
        ],
        "remarks": [{"rule": remark.rule, "states": remark.states} for remark in machine.remarks],
        "pauses": [
            {"rule": pause.rule, "stage": pause.stage, "starts_on": pause.starts_on, "ends_on": pause.ends_on}
            for pause in machine.pauses
        ],
    }  # fmt: skip


def _state(state: State, titles: dict[str, str]) -> dict[str, Any]:
    fallback = capital(state.kind.value if state.kind is not StateKind.ENDING else "ended")
    return {
        "id": state.id,
        "kind": state.kind.value,
        "stage": state.stage,
        "title": titles.get(state.id) or titles.get(state.place, fallback),
        "rule": state.rule or None,
        "reason": state.reason.value if state.reason else None,
        "leads_to": state.leads_to or None,
    }


def _asked(branch: Branch) -> str:
    """Return a decision as its events answer it: `.yes` says that these words are so.

    INVARIANT: never turned round, as charts turn a question that begins with a denial.
    """
    case = branch.cases[0]
    if len(branch.cases) > 2 or case.condition is None:
        return "Which of these is so"
    words = print_condition(case.condition)
    return f"Whether it is not so that {words}" if case.negated else f"Whether {words}"


def _transitions(machine: Machine) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    taken: set[tuple[str, str]] = set()
    found = [(step, ()) for step in machine.transitions] + [(one.transition, one.over) for one in passing_over(machine)]
    for step, over in found:
        if (step.source, step.event) not in taken:
            taken.add((step.source, step.event))
            rows.append(
                {"event": step.event, "source": step.source, "target": step.target, "rule": step.rule or None,
                 "label": step.label or None, "passes_over": over}
            )  # fmt: skip
    return rows


def _each(clock: Clock) -> Iterator[Clock]:
    """Yield a clock, and behind it the one for everyone else; which of the two counts hangs on the rule's condition."""
    yield clock
    if clock.otherwise is not None:
        other = replace(clock, duration=clock.otherwise, starts_on=clock.otherwise_on, pick="", lapses_to="")
        yield replace(other, id=f"{clock.id}.{OTHERWISE}", second=None, second_start=None)


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "id": clock.id,
        "rule": clock.rule,
        "kind": clock.kind.value,
        "duration": _duration(clock.duration),
        "starts_on": [_start(start) for start in clock.starts_on],
        "stops_on": clock.stops_on,
        "pick": clock.pick,
        "second": _duration(clock.second),
        "second_start": _start(clock.second_start) if clock.second_start else None,
        "lapses_to": clock.lapses_to or None,
        "extended_by": clock.extended_by,
    }


def _duration(duration: Duration | None) -> dict[str, Any] | None:
    return {"count": duration.count, "unit": duration.unit, "low": duration.low} if duration else None


def _start(start: Start) -> dict[str, Any]:
    return {"event": start.event, "label": start.label, "known": start.known}


def _calendar(policy: Policy) -> dict[str, Any]:
    time, calendar = policy.working_time, calendar_of(policy.working_time)
    convention = calendar.convention
    return {
        "working_days": [DAYS[day] for day in time.weekdays],
        "holidays_of": time.holidays_of or None,
        "day_ends": time.day_ends,
        "assumed": time.assumed,
        "first_day": time.first_day,
        "roll": time.roll,
        "closures": time.closures,
        "counted_as_received": "next working day" if convention.next_working_day else "same day",
        "clear_days": convention.clear,
        "pause_days": "inclusive" if convention.pause_inclusive else "exclusive",
        "after_a_pause": "restart" if convention.restart else "resume",
        "name": calendar.name,
        "digest": calendar.digest,
        "known_until": calendar.known_until.isoformat(),
    }
