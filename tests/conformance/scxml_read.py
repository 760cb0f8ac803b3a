"""What each client of SCXML must make of a machine, and what it made of it instead."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from remit.portable.walk import Walk
from remit.targets import scxml
from tests.conformance.driven import Trial, disagreements
from tests.installed import package, program, system_python
from tests.portable.interpreted import Interpreted

HERE = Path(__file__).parent
PLAYED = "played"
"""The id of a case that is tried besides the vectors, to show what counters hold up."""


def _statemachine() -> list[str]:
    return [sys.executable, str(HERE / "scxml_statemachine.py")]


def _qt() -> list[str]:
    return [system_python("PySide2.QtScxml"), str(HERE / "scxml_qt.py")]


def _scion() -> list[str]:
    package("@scion-scxml/scxml")
    return [program("node"), str(HERE / "scxml_scion.mjs")]


CLIENTS: Mapping[str, Callable[[], Sequence[str]]] = {
    "python-statemachine": _statemachine,
    "Qt SCXML": _qt,
    "@scion-scxml/scxml": _scion,
}
"""The command of each client; asking for it skips where the client is missing."""


def faults(client: str, trial: Trial, answer: Mapping[str, Any]) -> list[str]:
    """Return all in which a client does not see a machine as it is meant."""
    if "rejected" in answer:
        return [f"{trial.name}: {answer['rejected']}"]
    found = disagreements(trial, answer)
    found += [f"{trial.name}: {fault}" for fault in answer["faults"]]
    for case in trial.cases:
        events = [step.event for step in case.steps]
        wanted = [len(moves) for moves in taken(trial.product.walk, events)]
        if wanted != answer["taken"][case.id]:
            found.append(f"{trial.name} {case.id}: transitions taken {answer['taken'][case.id]}, not {wanted}")
    seen = {what: answer[what] for what in ("states", "transitions", "endings")}
    if seen != counts(client, trial):
        found.append(f"{trial.name}: {seen}, not {counts(client, trial)}")
    return found


def counts(client: str, trial: Trial) -> dict[str, int]:
    """Return how many states, transitions and endings a client must see; Qt tells of those only that were met."""
    walk = trial.product.walk
    endings = finals(walk)
    written = {(move.source, move.event) for move in walk.moves if move.source not in endings}
    if client == "Qt SCXML":
        rows = [[step.event for step in case.steps] for case in trial.cases]
        written = {move for events in rows for moves in taken(walk, events) for move in moves}
        endings &= {place for case in trial.cases for step in case.steps for place in step.places}
    return {"states": len(walk.places), "transitions": len(written), "endings": len(endings)}


def finals(walk: Walk) -> set[str]:
    """Return the places that are `<final>`."""
    return {place.name for place in walk.places if scxml.is_final(walk, place)}


def taken(walk: Walk, events: Sequence[str]) -> Iterator[set[tuple[str, str]]]:
    """Yield the transitions that each event takes, by state and event."""
    case, endings = Interpreted(walk), finals(walk)
    for event in events:
        moves = [move for number in range(len(case.places)) for move in case._taken(number, event)]
        yield {(move.source, move.event) for move in moves if move.source not in endings}
        case.send(event)
