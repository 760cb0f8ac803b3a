"""The events of a machine: every name that a transition, a clock, a duty or a pause uses, with who makes it happen."""

from __future__ import annotations

from collections.abc import Iterable

from remit.derive.beside import Besides
from remit.derive.occasions import received_step
from remit.derive.states import Clock, Event, Transition
from remit.model.policy import Procedure

TIME_IS_OVER = "time is over"


def events_of(
    procedure: Procedure, transitions: Iterable[Transition], clocks: Iterable[Clock], besides: Besides
) -> tuple[Event, ...]:
    """Return the events in the order of the policy, each once."""
    rules = {rule.id: rule for rule in procedure.rules()}
    events: dict[str, Event] = {}

    def add(name: str, rule: str = "", label: str = "") -> None:
        if name and name not in events:
            known = rules.get(rule)
            clock = name.startswith("clock.")
            by = known.actors if known and not clock and not name.endswith(".received") else ()
            noun = known.noun if known else ""
            told = TIME_IS_OVER if clock else label or noun or name.rpartition(".")[2]
            events[name] = Event(name, told, by, rule)

    add(f"{procedure.slug}.receipt")
    for step in transitions:
        add(step.event, step.rule, step.label)
    for duty in besides.duties:
        sender = rules.get(received_step(rules[duty.rule]))
        add(duty.done, duty.rule, f"receiving the {sender.noun}" if sender else "")
    for permission in besides.permissions:
        add(permission.done, permission.rule)
    for clock in clocks:
        add(clock.id, clock.rule)
        for start in (*clock.starts_on, *((clock.second_start,) if clock.second_start else ())):
            add(start.event, start.event.rpartition(".")[0], start.label)
        for stop in clock.stops_on:
            add(stop, stop.rpartition(".")[0])
    for pause in besides.pauses:
        add(pause.starts_on)
        add(pause.ends_on)
    return tuple(events.values())
