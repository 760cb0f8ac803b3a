"""BPMN 2.0 with its drawing: a process that waits for messages; no timer, no condition and no script is in the file.

Every act and every clock that runs out is a message by its plain id, which the host sends; the due dates are counted
from the clocks in machine.json. The id of the node in which the process waits is the plain id of the place.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from remit.portable.ids import plain
from remit.portable.walk import Move
from remit.targets import Limit, Product
from remit.targets._bpmn_graph import CATCHES, FORK, START, Graph, Spot, graph_of, taken
from remit.targets._bpmn_layout import Layout, layout_of
from remit.targets._omg import add, bounds, bytes_of, element, waypoints

NAME = "bpmn"
SUFFIX = "machine.bpmn"
PURPOSE = "the procedure as a BPMN 2.0 process, with its drawing, for process engines and modellers"
RUN_BY = ("SpiffWorkflow", "bpmn-engine", "bpmnlint")


def _at_ends(product: Product) -> list[Move]:
    return [move for region in product.walk.regions for move in region.moves if move not in taken(region)]


def _left_behind(product: Product) -> int:
    return sum(bool(move.over) for region in product.walk.regions for move in taken(region))


LIMITS = (
    Limit(
        "an act that is only taken note of once a case has ended is left out", lambda product: len(_at_ends(product))
    ),
    Limit(
        "what holds an act up (a duty that must come before closing, a number of times) is left out: the host asks "
        "before it sends the message",
        lambda product: sum(bool(move.needs) for move in product.walk.moves),
    ),
    Limit("what is left behind and stays owed is told in words only", _left_behind),
    Limit(
        "no time limit is in the process: the clocks of machine.json say what is counted from when, and the host sends "
        "the message `clock__…` when the day has come",
        lambda product: len(product.machine.clocks),
    ),
    Limit(
        "duties beside the main line (copies, signatures, records) are no part of the process; machine.json lists them",
        lambda product: len(product.machine.duties),
    ),
    Limit(
        "a case that may always be opened again is never over: its process has no end event, on which linters remark",
        lambda product: int(not any(place.final for place in product.walk.places)),
    ),
)


def render(product: Product) -> bytes:
    """Return the process of one procedure."""
    graph = graph_of(product)
    name = plain(product.procedure.slug)
    root = element(
        "bpmn:definitions",
        {
            "xmlns:bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
            "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
            "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC",
            "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
            "id": f"_definitions__{name}",
            "targetNamespace": "https://remit.example/bpmn",
            "exporter": "Remit",
        },
    )
    for event in dict.fromkeys(way.move.event for spot in graph.spots for way in spot.ways):
        add(root, "bpmn:message", {"id": _message(event), "name": plain(event)})
    root.append(_process(product, graph, name))
    root.append(_diagram(graph, layout_of(graph), name))
    return bytes_of(root)


def _message(event: str) -> str:
    return f"_message__{plain(event)}"


def _process(product: Product, graph: Graph, name: str) -> Element:
    policy, kind = product.policy, product.procedure.kind
    title = f"{kind[:1].upper()}{kind[1:]}, {policy.council}"
    process = element("bpmn:process", {"id": f"_process__{name}", "name": title, "isExecutable": "true"})
    add(process, "bpmn:documentation", text=f"{policy.title}, edition {policy.edition}")
    flows = _Flows(graph)
    flows.join(add(process, "bpmn:startEvent", {"id": START, "name": "Start"}), START)
    if len(graph.begins) > 1:
        flows.join(add(process, "bpmn:parallelGateway", {"id": FORK}), FORK)
    for spot in graph.spots:
        _spot(process, spot, flows)
    for source, target in graph.flows:
        add(process, "bpmn:sequenceFlow", {"id": _flow(source, target), "sourceRef": source, "targetRef": target})
    return process


class _Flows:
    """Which flows come in at a node and which go out."""

    def __init__(self, graph: Graph) -> None:
        self._incoming: dict[str, list[str]] = {}
        self._outgoing: dict[str, list[str]] = {}
        for source, target in graph.flows:
            self._outgoing.setdefault(source, []).append(_flow(source, target))
            self._incoming.setdefault(target, []).append(_flow(source, target))

    def join(self, node: Element, name: str) -> Element:
        """Add its flows to a node and return it."""
        for flow in self._incoming.get(name, ()):
            add(node, "bpmn:incoming", text=flow)
        for flow in self._outgoing.get(name, ()):
            add(node, "bpmn:outgoing", text=flow)
        return node


def _flow(source: str, target: str) -> str:
    """Return the id of a flow. INVARIANT: one flow leaves a node, save where ways part; there, one comes in at each."""
    parts = source == FORK or target.startswith(CATCHES)
    return f"_into__{target}" if parts else f"_from__{source}"


def _spot(process: Element, spot: Spot, flows: _Flows) -> None:
    """Add a place: what joins the ways to it, what waits in it, and what it can catch."""
    if spot.joins:
        flows.join(add(process, "bpmn:exclusiveGateway", {"id": spot.entry}), spot.entry)
    if spot.place.final or len(spot.ways) > 1:
        tag = "bpmn:endEvent" if spot.place.final else "bpmn:eventBasedGateway"
        node = add(process, tag, {"id": spot.id, "name": spot.name})
        if spot.place.rule:
            add(node, "bpmn:documentation", text=f"Rule {spot.place.rule}.")
        flows.join(node, spot.id)
    for way in spot.ways:
        node = add(process, "bpmn:intermediateCatchEvent", {"id": way.id, "name": way.name})
        if said := _said(way.move):
            add(node, "bpmn:documentation", text=said)
        flows.join(node, way.id)
        reference = {
            "id": f"_catches{way.id if way.id[0] == '_' else f'__{way.id}'}",
            "messageRef": _message(way.move.event),
        }
        add(node, "bpmn:messageEventDefinition", reference)


def _said(move: Move) -> str:
    """Return what a move comes from, and what it leaves behind."""
    over = ", ".join(done.removesuffix(".done") for done in move.over)
    said = (f"Rule {move.rule}." if move.rule else "", f"Left behind and still owed: {over}." if over else "")
    return " ".join(filter(None, said))


def _diagram(graph: Graph, layout: Layout, name: str) -> Element:
    diagram = element("bpmndi:BPMNDiagram", {"id": f"_diagram__{name}"})
    plane = add(diagram, "bpmndi:BPMNPlane", {"id": f"_plane__{name}", "bpmnElement": f"_process__{name}"})
    for node, box in layout.boxes.items():
        shape = add(plane, "bpmndi:BPMNShape", {"id": f"_shape__{node}", "bpmnElement": node})
        bounds(shape, "dc:Bounds", box)
        if node in layout.labels:
            bounds(add(shape, "bpmndi:BPMNLabel"), "dc:Bounds", layout.labels[node])
    for ends in graph.flows:
        edge = add(plane, "bpmndi:BPMNEdge", {"id": f"_edge{_flow(*ends)}", "bpmnElement": _flow(*ends)})
        waypoints(edge, "di:waypoint", layout.lines[ends])
    return diagram
