"""The flowchart of a procedure as DOT, for those who have a tool that draws it.

Every box has a fixed size from our own measure, so that the versions of Graphviz agree on where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from remit.derive.chart import Box, Chart, Shape
from remit.drawing import look
from remit.drawing.face import figure
from remit.drawing.wrap import clean, wrap

if TYPE_CHECKING:
    from graphviz import Digraph  # type: ignore[import-untyped]

    from remit.targets import Product

NAME = "flowchart-dot"
SUFFIX = "flowchart.dot"
PURPOSE = "the flowchart for Graphviz"
RUN_BY = ("Graphviz `dot`",)

_WIDTH = 326
_POINTS_AN_INCH = 72
_TYPE = {"fontname": "Arial", "fontsize": str(look.TEXT), "fontcolor": look.INK}
_FORMS = {
    Shape.START: {"shape": "box", "style": "filled,rounded"},
    Shape.STEP: {"shape": "box"},
    Shape.DECISION: {"shape": "hexagon", "fillcolor": look.QUESTION},
    Shape.GAP: {"shape": "box", "style": "filled,dashed"},
    Shape.END: {"shape": "box", "style": "filled,rounded", "peripheries": "2"},
}
# Graphviz reads `&amp;` in a label as a sign of its own.
_ENTITY = re.compile(r"&(?=#?\w+;)")


def render(product: Product) -> bytes:
    """Return the drawing's source."""
    return dot(product.chart).encode()


def dot(chart: Chart) -> str:
    """Return `chart` as DOT: a cluster a band, a node a box, an edge a way out."""
    # INVARIANT: only building an output loads this package; checking a policy must start quickly.
    from graphviz import Digraph

    graph = Digraph("chart")
    graph.attr("graph", label=_label((chart.title, chart.edition)), labelloc="t", bgcolor=look.WHITE, **_TYPE)
    graph.attr("node", style="filled", fillcolor=look.WHITE, **_TYPE)
    graph.attr("edge", color=look.INK, **_TYPE)
    for place, band in enumerate(chart.bands, 1):
        with graph.subgraph(name=f"cluster_{place}") as cluster:
            cluster.attr(label=_label(_wrapped(band.title)), color=look.BLUE, bgcolor=look.BAND)
            for box in band.boxes:
                _node(cluster, box)
    _edges(graph, chart)
    return str(graph.source)


def _node(graph: Digraph, box: Box) -> None:
    """Add the node of a box."""
    face = figure(box, _WIDTH)
    label = _label((run.text for run in face.runs), "\\n" if box.shape is Shape.DECISION else "\\l")
    size = {"width": f"{_WIDTH / _POINTS_AN_INCH:.3f}", "height": f"{face.height / _POINTS_AN_INCH:.3f}"}
    form = {"color": face.colour, "fixedsize": "true", "comment": _label((box.id,), ""), **size, **_FORMS[box.shape]}
    graph.node(f"step_{box.number}", label=label, **form)


def _edges(graph: Digraph, chart: Chart) -> None:
    """Add an edge for each way out; one that leads back does not move the boxes."""
    boxes = [box for band in chart.bands for box in band.boxes]
    numbers = {box.number for box in boxes}
    for box in boxes:
        for way in box.exits:
            if way.target in numbers:
                back = {"constraint": "false"} if way.target <= box.number else {}
                label = {"label": _label(_wrapped(way.label))} if way.label else {}
                graph.edge(f"step_{box.number}", f"step_{way.target}", **label, **back)


def _wrapped(text: str) -> tuple[str, ...]:
    """Return the lines of words that stand free."""
    return wrap(text, _WIDTH // 2)


def _label(lines: Iterable[str], ending: str = "\\n") -> str:
    """Return lines of text as a label of which DOT takes nothing for an escape, a sign or HTML."""
    from graphviz import escape, nohtml

    texts = (escape(_ENTITY.sub("&amp;", clean(line))) for line in lines)
    return cast("str", nohtml("".join(f"{text}{ending}" for text in texts)))
