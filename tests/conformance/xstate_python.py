"""xstate-statemachine: each machine is its JSON; the guards and actions that it names are given here, in Python."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from xstate_statemachine import MachineLogic, SyncInterpreter, create_machine

logging.disable(logging.CRITICAL)


def below(context: dict[str, int], _event: Any, limits: dict[str, int]) -> bool:
    return all(context[counter] < limit for counter, limit in limits.items())


def set_(_interpreter: Any, context: dict[str, int], _event: Any, action: Any) -> None:
    context.update(action.params)


def count(_interpreter: Any, context: dict[str, int], _event: Any, action: Any) -> None:
    context[action.params["counter"]] += 1


def host_records(_interpreter: Any, _context: Any, _event: Any, _action: Any) -> None:
    """Do nothing: this is for the host to write down."""


GUARDS: dict[str, Any] = {"below": below}
ACTIONS: dict[str, Any] = {"set": set_, "count": count, "leave_open": host_records, "note": host_records}
LOGIC: MachineLogic[Any] = MachineLogic(actions=ACTIONS, guards=GUARDS)


def played(config: dict[str, Any], events: list[str]) -> list[list[str]]:
    case = SyncInterpreter(create_machine(config, logic=LOGIC, strict_config=True)).start()
    steps = []
    for event in events:
        case.send(event)
        steps.append([name.rpartition(".")[2] for name in case.current_state_ids])
    return steps


def counted(node: Any) -> tuple[int, int, int]:
    """Return how many states, transitions and endings there are in a node."""
    below_it = [counted(child) for child in node.states.values()]
    moves = sum(map(len, node.on.values()))
    own = (int(not node.states), moves, int(node.type == "final"))
    return tuple(map(sum, zip(own, *below_it, strict=True)))  # type: ignore[return-value]


for line in sys.stdin:
    trial = json.loads(line)
    try:
        config = json.loads(trial["machine"])
        states, transitions, endings = counted(create_machine(config, logic=LOGIC, strict_config=True))
        places = {case["id"]: played(config, case["events"]) for case in trial["cases"]}
        answer = {"places": places, "states": states, "transitions": transitions, "endings": endings}
    except Exception as wrong:  # noqa: BLE001 -- whatever an engine says of a machine is an answer
        answer = {"error": f"{type(wrong).__name__}: {wrong}"}
    print(json.dumps({"name": trial["name"], **answer}))
