"""SpiffWorkflow, driven: checks a process against the schema, counts its parts, says where a case is on each event."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from typing import Any

from SpiffWorkflow.bpmn import BpmnEvent, BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.specs.defaults import EndEvent
from SpiffWorkflow.bpmn.specs.event_definitions import MessageEventDefinition
from SpiffWorkflow.util.task import TaskState


def is_place(task: Any) -> bool:
    """Tell whether a node is one of the file: the client adds a join of its own before the end."""
    return not task.task_spec.name.endswith(".EndJoin")


def places(workflow: Any) -> list[str]:
    """Return the nodes in which the process waits, and the ends that it has come to."""
    waiting = [task.task_spec.name for task in workflow.get_tasks(state=TaskState.WAITING) if is_place(task)]
    ended = [task.task_spec.name for task in workflow.get_tasks(state=TaskState.COMPLETED, spec_class=EndEvent)]
    return waiting + [name for name in ended if not name.startswith("_")]


def played(spec: Any, events: list[str]) -> list[list[str]]:
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    found = []
    for event in events:
        workflow.catch(BpmnEvent(MessageEventDefinition(event), {}))
        workflow.do_engine_steps()
        found.append(places(workflow))
    return found


def answer(trial: dict[str, Any]) -> dict[str, Any]:
    parser = BpmnParser(validator=BpmnValidator())
    parser.add_bpmn_io(io.BytesIO(trial["machine"].encode()))
    (name,) = parser.get_process_ids()
    spec = parser.get_spec(name)
    kinds = Counter(type(task).__name__ for task in spec.task_specs.values())
    return {"kinds": kinds, "places": {case["id"]: played(spec, case["events"]) for case in trial["cases"]}}


for line in sys.stdin:
    trial = json.loads(line)
    try:
        told = answer(trial)
    except Exception as error:  # noqa: BLE001 - whatever it says is the answer
        told = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps({"name": trial["name"], **told}), flush=True)
