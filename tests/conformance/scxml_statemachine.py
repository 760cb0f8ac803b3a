"""python-statemachine through the vectors: a line of JSON in for each machine, a line out."""

from __future__ import annotations

import json
import sys
from typing import Any

from statemachine.io import load

OUTER = "Case"


class Told:
    """How many transitions an event took."""

    def __init__(self) -> None:
        self.taken = 0

    def on_transition(self) -> None:
        self.taken += 1


def run(machine: Any, told: Told, events: list[str]) -> tuple[list[list[str]], list[int]]:
    """Return the states and the number of transitions after every event of a case."""
    places, taken = [], []
    for event in events:
        told.taken = 0
        machine.send(event)
        places.append([name for name in machine.configuration_values if not name.startswith(OUTER)])
        taken.append(told.taken)
    return places, taken


def tried(trial: dict[str, Any]) -> dict[str, Any]:
    """Return how a machine fares on its cases, or why it is not taken."""
    answer: dict[str, Any] = {"name": trial["name"], "places": {}, "taken": {}, "faults": []}
    model = load(trial["machine"], format="scxml")
    for case in trial["cases"]:
        told = Told()
        # Counters are set up for the first machine of a class only, so every case loads a class of its own.
        made = (load(trial["machine"], format="scxml") if "<datamodel>" in trial["machine"] else model)(
            listeners=[told]
        )
        answer["places"][case["id"]], answer["taken"][case["id"]] = run(made, told, case["events"])
        states = [state for state in made.states_map.values() if not state.id.startswith(OUTER)]
        answer["states"] = len(states)
        answer["transitions"] = sum(len(state.transitions) for state in states)
        answer["endings"] = sum(state.final for state in states)
    return answer


def main() -> None:
    """Answer every line."""
    for line in sys.stdin:
        trial = json.loads(line)
        try:
            answer = tried(trial)
        except Exception as fault:  # noqa: BLE001 - whatever it does not take, and however it says so
            answer = {"name": trial["name"], "rejected": f"{type(fault).__name__}: {fault}"[:300]}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
