"""Cases run on generated Python modules, by a Python that has nothing but its standard library.

Reads a line of JSON a module (its text, its cases), writes a line of JSON each: what became of its events, what is due.
"""

from __future__ import annotations

import json
import sys
import types
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo


def loaded(name: str, text: str) -> Any:
    module = types.ModuleType(name)
    exec(compile(text, name, "exec"), module.__dict__)
    return module


def played(module: Any, case: dict[str, Any]) -> dict[str, Any]:
    here, steps, now = module.OPENED, [], None
    for each in case["steps"]:
        now = datetime.fromisoformat(each["at"])
        found = module.step(here, module.Happening(each["event"], now))
        here = found.case
        steps.append([found.outcome, here.places, here.owed, found.over])
        assert (found.outcome == "refused") == (bool(found.reason) and found.outcome != "out of turn")
    due = [[time.id, time.due, time.at_latest, time.extended, time.standing] for time in module.due(here, now)]
    replayed, _ = module.replay(here.happened)
    return {"steps": steps, "due": due, "replayed": replayed == here}


def asked(module: Any, told: dict[str, Any]) -> dict[str, Any]:
    """Return what is due and what has run out after events on any day, or that it lies outside the calendar."""
    here, now = module.tell(module.OPENED, told["conditions"]), datetime.fromisoformat(told["now"])
    for each in told["steps"]:
        until = date.fromisoformat(each["until"]) if each["until"] else None
        here = module.step(here, module.Happening(each["event"], datetime.fromisoformat(each["at"]), until)).case
    due: Any
    over: Any
    try:
        due = [
            [
                time.id, text(time.day), text(time.end), time.at_latest, time.extended, time.provisional,
                text(time.done), time.standing, time.why, time.counted_from,
            ]
            for time in module.due(here, now)
        ]  # fmt: skip
        over = [[happening.event, text(happening.at)] for happening in module.expire(here, now)]
    except module.HorizonError:
        due = over = "outside the calendar"
    return {"places": here.places, "owed": here.owed, "due": due, "over": over}


def text(moment: date | datetime | None) -> str:
    """Return a day, or a moment as clocks in London show it."""
    if isinstance(moment, datetime):
        return moment.astimezone(ZoneInfo("Europe/London")).isoformat()
    return moment.isoformat() if moment else ""


def counted(module: Any) -> list[int]:
    machine = module.MACHINE
    moves = sum(len(ways) for ways in machine["moves"].values())
    endings = sum(place["kind"] == "ending" for place in machine["places"].values())
    return [len(machine["places"]), moves, endings, len(machine["events"]), len(machine["clocks"])]


for line in sys.stdin:
    told = json.loads(line)
    made = loaded(told["name"], told["machine"])
    cases = {case["id"]: played(made, case) for case in told["cases"]}
    others = sorted(name for name, each in sys.modules.items() if "-packages" in str(getattr(each, "__file__", "")))
    histories = [asked(made, each) for each in told.get("histories", ())]
    found = {"name": told["name"], "cases": cases, "histories": histories, "counts": counted(made), "others": others}
    print(json.dumps(found))
