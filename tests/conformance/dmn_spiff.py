"""SpiffWorkflow, driven: checks a decision table against the schema and asks it through a business rule task."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnValidator
from SpiffWorkflow.camunda.parser import CamundaParser

PROCESS = """\
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="all" targetNamespace="http://none"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
  <bpmn:process id="asking" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>one</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="one" sourceRef="start" targetRef="ask" />
    <bpmn:businessRuleTask id="ask" camunda:decisionRef="{decision}">
      <bpmn:incoming>one</bpmn:incoming><bpmn:outgoing>two</bpmn:outgoing>
    </bpmn:businessRuleTask>
    <bpmn:sequenceFlow id="two" sourceRef="ask" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>two</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>
"""


def told(spec: Any, question: dict[str, str]) -> dict[str, Any] | None:
    workflow = BpmnWorkflow(spec)
    workflow.task_tree.set_data(**question)
    workflow.do_engine_steps()
    assert workflow.completed
    answer = {name: value for name, value in workflow.data.items() if name not in question}
    return answer or None


def answers(trial: dict[str, Any]) -> list[dict[str, Any] | None]:
    parser = CamundaParser(validator=BpmnValidator())
    parser.add_dmn_io(io.BytesIO(trial["table"].encode()))
    (decision,) = re.findall(r'<decision id="([^"]+)"', trial["table"])
    parser.add_bpmn_io(io.BytesIO(PROCESS.format(decision=decision).encode()))
    spec = parser.get_spec("asking")
    return [told(spec, question) for question in trial["questions"]]


for line in sys.stdin:
    trial = json.loads(line)
    try:
        found: dict[str, Any] = {"answers": answers(trial)}
    except Exception as error:  # noqa: BLE001 - whatever it says is the answer
        found = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps({"name": trial["name"], **found}), flush=True)
