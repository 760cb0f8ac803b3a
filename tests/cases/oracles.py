"""The main line of a machine in two engines that we did not write: its moves, and nothing of duties, facts or time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from statemachine import State, StateMachine
from transitions import Machine

from remit.derive.terms import Terms

Table = Mapping[str, Mapping[str, str]]
Trace = Sequence[str]


def moves(terms: Terms) -> dict[str, dict[str, str]]:
    """Return where each event leads from each state, as the compiled tables say."""
    return {
        state: {event: move.target for event, move in onward.items()} for state, onward in terms.tables.moves.items()
    }


@dataclass(frozen=True)
class Engine:
    """Something that takes the events of a case, one after the other, and tells where it stands."""

    start: Callable[[], Any]
    take: Callable[[Any, str], object]
    place: Callable[[Any], str]
    name: Callable[[str], str]

    def run(self, trace: Trace) -> list[str]:
        """Return the places after each event."""
        model = self.start()
        found = []
        for event in trace:
            self.take(model, self.name(event))
            found.append(self.place(model))
        return found

    def runner(self, every: Sequence[Trace]) -> Callable[[], Callable[[], list[str]]]:
        """Return what makes a model for each trace; what that returns goes through all and tells where they end."""
        named = [[self.name(event) for event in trace] for trace in every]
        start, take, place = self.start, self.take, self.place

        def prepare() -> Callable[[], list[str]]:
            models = [start() for _ in named]

            def run() -> list[str]:
                for model, trace in zip(models, named, strict=True):
                    for event in trace:
                        take(model, event)
                return [place(model) for model in models]

            return run

        return prepare


def statemachine_of(table: Table) -> Engine:
    """Return the moves as a class of python-statemachine."""
    reached = _reached(table)
    first = reached[0]
    states = {name: State(name, value=name, initial=name == first, final=not _leaves(table, name)) for name in reached}
    body: dict[str, Any] = {_plain(name): state for name, state in states.items()}
    for source in reached:
        for event, target in table[source].items():
            onward = states[source].to(states[target])
            known = body.get(f"on_{_plain(event)}")
            body[f"on_{_plain(event)}"] = known | onward if known else onward
    events = {event for source in reached for event in table[source]}
    made: Any = type(
        "Procedure",
        (StateMachine,),
        {**body, "allow_event_without_transition": False, "validate_final_reachability": False},
    )
    names = {event: f"on_{_plain(event)}" for event in events}
    return Engine(
        made, lambda model, event: model.send(event), lambda model: str(model.current_state_value), names.__getitem__
    )


def transitions_of(table: Table) -> Engine:
    """Return the moves as a machine of `transitions`, one for all models."""
    reached = _reached(table)
    rows = [[event, source, target] for source in reached for event, target in table[source].items()]
    machine = Machine(model=None, states=list(reached), transitions=rows, initial=reached[0], auto_transitions=False)

    class Case:
        state: str
        trigger: Callable[[str], bool]

    def start() -> Case:
        model = Case()
        machine.add_model(model)
        return model

    def take(model: Case, event: str) -> object:
        return model.trigger(event)

    return Engine(start, take, lambda model: str(model.state), str)


def _reached(table: Table) -> list[str]:
    """Return the states that can be reached, the first one first."""
    first = next(iter(table))
    found, queue = [first], [first]
    while queue:
        for target in table[queue.pop()].values():
            if target not in found:
                found.append(target)
                queue.append(target)
    return found


def _leaves(table: Table, name: str) -> bool:
    return bool(table[name])


def _plain(name: str) -> str:
    return re.sub(r"\W", "_", name)
