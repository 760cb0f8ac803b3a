"""Our own machine format, from which other systems start: states, events and clocks as data, every id with its rule."""

from __future__ import annotations

import json
from typing import Any

from remit.calendar.table import calendar_of
from remit.derive.pending import not_compiled
from remit.derive.states import Clock, Machine, Start
from remit.model.header import DAYS
from remit.model.policy import Policy, Procedure
from remit.portable.clocks import agreed_by, clocks_in, condition, counted
from remit.portable.ids import plain
from remit.portable.walk import Move, Place
from remit.syntax.clause import Duration
from remit.syntax.printer import print_sentence
from remit.targets import Product

NAME = "machine-json"
SUFFIX = "machine.json"
PURPOSE = "the machine and its clocks as data, from which other formats are made"
RUN_BY = ("jsonschema",)


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
    machine, policy, walk = product.machine, product.policy, product.walk
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
        "states": [_state(place) for place in walk.places],
        "events": [
            {"id": event.id, "plain": plain(event.id), "label": event.label, "by": event.by, "rule": event.rule or None}
            for event in machine.events
        ],
        "counters": [{"id": each.id, "counts": each.event, "owed": each.owed} for each in walk.counters],
        "transitions": [_transition(move) for move in walk.moves],
        "clocks": [_clock(each, product.procedure) for clock in machine.clocks for each in clocks_in(clock)],
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


def _state(place: Place) -> dict[str, Any]:
    return {
        "id": place.name,
        "plain": place.id,
        "kind": place.kind.value,
        "stage": place.stage,
        "title": place.title,
        "rule": place.rule or None,
        "reason": place.reason or None,
        "leads_to": place.leads_to or None,
        "twin_of": place.twin_of or None,
    }


def _transition(move: Move) -> dict[str, Any]:
    return {
        "event": move.event,
        "source": move.source,
        "target": move.target,
        "rule": move.rule or None,
        "label": move.label or None,
        "passes_over": [done.removesuffix(".done") for done in move.over],
        "needs": [{"counter": need.counter, "below": need.below} for need in move.needs],
        "sets": [{"counter": change.counter, "to": change.to} for change in move.sets],
    }


def _clock(clock: Clock, procedure: Procedure) -> dict[str, Any]:
    return {
        "id": clock.id,
        "plain": plain(clock.id),
        "rule": clock.rule,
        "kind": clock.kind.value,
        "duration": _duration(clock.duration),
        "starts_on": [_start(start) for start in clock.starts_on],
        "stops_on": clock.stops_on,
        "pick": clock.pick,
        "counted": counted(clock, procedure),
        "agreed_by": agreed_by(clock, procedure) or None,
        "condition": condition(clock, procedure) or None,
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
