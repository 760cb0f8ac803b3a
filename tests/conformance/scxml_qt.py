"""Qt SCXML through the vectors: a line of JSON in for each machine, a line out. Needs an interpreter with PySide2.

What Qt selects it tells in its log only, so that is where transitions and endings are counted: those that were met.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_LOGGING_RULES"] = "qt.scxml.statemachine.debug=true"

core: Any = import_module("PySide2.QtCore")
scxml: Any = import_module("PySide2.QtScxml")

OUTER = "Case"
ENABLED = re.compile(r"\t (\d+) : \"(\w+)\"")
DONE = re.compile(r"submitting event \"done\.state\.\w+\"$")


class Log:
    """What Qt says while it runs: the transitions of the last event, and those of all."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.taken = 0
        self.done = 0
        self.faults: list[str] = []

    def __call__(self, kind: Any, _where: Any, text: str) -> None:
        if found := ENABLED.search(text):
            self.seen.add(found[1])
            self.taken += 1
        elif DONE.search(text):
            self.done += 1
        elif kind != core.QtMsgType.QtDebugMsg:
            self.faults.append(text)


def run(app: Any, log: Log, machine: Any, events: list[str], endings: set[str]) -> tuple[list[list[str]], list[int]]:
    """Return the states and the number of transitions after every event of a case."""
    machine.start()
    app.processEvents()
    places, taken = [], []
    for event in events:
        log.taken = log.done = 0
        before = set(machine.activeStateNames())
        machine.submitEvent(event)
        app.processEvents()
        after = machine.activeStateNames()
        endings.update(set(after) - before if log.done else ())
        places.append(list(after))
        taken.append(log.taken)
    return places, taken


def tried(app: Any, trial: dict[str, Any], file: Path) -> dict[str, Any]:
    """Return how a machine fares on its cases, or why Qt does not take it."""
    file.write_text(trial["machine"], encoding="utf-8")
    log, endings = Log(), set[str]()
    core.qInstallMessageHandler(log)
    answer: dict[str, Any] = {"name": trial["name"], "places": {}, "taken": {}}
    for case in trial["cases"]:
        machine = scxml.QScxmlStateMachine.fromFile(str(file))
        if machine.parseErrors():
            return answer | {"rejected": machine.parseErrors()[0].description()}
        answer["places"][case["id"]], answer["taken"][case["id"]] = run(app, log, machine, case["events"], endings)
        answer["states"] = sum(not name.startswith(OUTER) for name in machine.stateNames(compress=False))
        machine.deleteLater()
    return answer | {"transitions": len(log.seen), "endings": len(endings), "faults": sorted(set(log.faults))}


def main() -> None:
    """Answer every line."""
    app = core.QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            print(json.dumps(tried(app, json.loads(line), Path(folder, "machine.scxml"))), flush=True)


if __name__ == "__main__":
    main()
