"""A machine as lines of text: what the cases of these tests compare."""

from __future__ import annotations

from collections.abc import Callable

from remit.derive.passing import passing_over
from remit.derive.states import Clock, Duty, Machine, Permission, Start, State, Transition
from remit.syntax.printer import print_duration


def machines(found: tuple[Machine, ...], expected: str) -> str:
    """Return of each machine the parts that `expected` names; an empty line parts two machines."""
    wanted = [
        [line[:-1] for line in part.split("\n") if line.endswith(":") and line[0] != " "]
        for part in expected.split("\n\n")
    ]
    return "\n".join(sections(machine, names) for machine, names in zip(found, wanted, strict=True))


def sections(machine: Machine, names: list[str]) -> str:
    """Return the named parts of a machine, each with its heading."""
    return "\n".join("\n".join((f"{name}:", *(f"  {line}" for line in PARTS[name](machine)))) for name in names) + "\n"


def _states(machine: Machine) -> list[str]:
    return [_state(state) for state in machine.states]


def _state(state: State) -> str:
    reason = f": {state.reason.value}" if state.reason else ""
    leads = f" -> {state.leads_to}" if state.leads_to else ""
    return f"{state.id} ({state.kind.value}{reason}{leads})"


def _transition(step: Transition) -> str:
    label = f" [{step.label}]" if step.label else ""
    return f"{step.source} --{step.event}--> {step.target}{label}"


def _transitions(machine: Machine) -> list[str]:
    return [_transition(step) for step in machine.transitions]


def _clock(clock: Clock) -> str:
    start = " or ".join(map(_start, clock.starts_on)) or "nothing named"
    words = f"{clock.id} ({clock.kind.value}): {print_duration(clock.duration) if clock.duration else 'no time'}"
    words += f" from {start}, until {' or '.join(clock.stops_on)}"
    if clock.pick and clock.second and clock.second_start:
        words += f"; the {clock.pick} of that and {print_duration(clock.second)} from {_start(clock.second_start)}"
    if clock.otherwise:
        words += f"; otherwise {print_duration(clock.otherwise)} from {' or '.join(map(_start, clock.otherwise_on))}"
    if clock.at_once is not None:
        words += f"; at once where its condition is {'' if clock.at_once else 'not '}so"
    words += f", then {clock.lapses_to}" if clock.lapses_to else ""
    return words + (f", extended by {' and '.join(clock.extended_by)}" if clock.extended_by else "")


def _start(start: Start) -> str:
    return start.event + ("" if start.known else " (made by no rule)")


def _duty(duty: Duty) -> str:
    when = f"on {duty.event}" if duty.event else f"in {', '.join(duty.states)}"
    instead = f", or by {' or '.join(duty.instead)}" if duty.instead else ""
    return f"{duty.rule} {when}{instead}" + (", before closing" if duty.before_closing else "")


def _permission(one: Permission) -> str:
    own = "" if one.done == f"{one.rule}.done" else f" by {one.done}"
    return f"{one.rule}{own} in {', '.join(one.states) or 'nothing'}{', once' if one.once else ''}"


PARTS: dict[str, Callable[[Machine], list[str]]] = {
    "states": _states,
    "transitions": _transitions,
    "clocks": lambda machine: [_clock(clock) for clock in machine.clocks],
    "duties": lambda machine: [_duty(duty) for duty in machine.duties],
    "permissions": lambda machine: [_permission(one) for one in machine.permissions],
    "remarks": lambda machine: [f"{one.rule} in {', '.join(one.states) or 'nothing'}" for one in machine.remarks],
    "pauses": lambda machine: [f"{one.rule}: from {one.starts_on} to {one.ends_on}" for one in machine.pauses],
    "events": lambda machine: [
        f"{one.id}: {one.label}" + (f" by {' or '.join(one.by)}" if one.by else "") for one in machine.events
    ],
    "lines": lambda machine: [
        f"{line.id} from {line.initial}" + (f", opened by {' or '.join(line.opened_by)}" if line.opened_by else "")
        for line in machine.lines
    ],
    "passing over": lambda machine: [
        f"{_transition(one.transition)}, leaving {', '.join(one.over)}" for one in passing_over(machine)
    ],
}
