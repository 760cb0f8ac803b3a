"""The flowchart of a procedure for Mermaid, which wikis and code hosts draw: the same boxes, numbers and words."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.chart import Box, Chart, Shape
from remit.drawing import look
from remit.drawing.face import figure
from remit.drawing.wrap import clean, wrap
from remit.targets import Limit, Product
from remit.targets._mermaid import head, label, too_long, words

NAME = "mermaid-flowchart"
SUFFIX = "flowchart.mmd"
PURPOSE = "the flowchart for Mermaid, in wikis and on code hosts"
RUN_BY = ("Mermaid (npm)", "Mermaid in Chromium")

_WIDTH = 250
# INVARIANT: lines are broken by us and nothing is shrunk to its page, so that type stays at 16 px.
_CONFIG = {
    "flowchart": {
        "wrappingWidth": 2 * _WIDTH,
        "useMaxWidth": False,
        "nodeSpacing": 24,
        "rankSpacing": 44,
        "subGraphTitleMargin": {"top": 4, "bottom": 12},
    }
}
_FORMS = {
    Shape.START: "({})",
    Shape.STEP: "[{}]",
    Shape.DECISION: "{{{{{}}}}}",
    Shape.GAP: "[{}]",
    Shape.END: "({})",
}
_CLASSES = {
    "you": f"fill:{look.WHITE},stroke:{look.BLUE},stroke-width:2px,color:{look.INK}",
    "council": f"fill:{look.WHITE},stroke:{look.INK},stroke-width:2px,color:{look.INK}",
    "other": f"fill:{look.WHITE},stroke:{look.PURPLE},stroke-width:2px,color:{look.INK}",
    "question": f"fill:{look.QUESTION},stroke:{look.INK},stroke-width:2px,color:{look.INK}",
    "gap": "stroke-dasharray:6 4",
    "ending": "stroke-width:4px",
}


def render(product: Product) -> bytes:
    """Return the diagram's source."""
    return mermaid(product.chart).encode()


def mermaid(chart: Chart) -> str:
    """Return `chart` as Mermaid: a subgraph a band, a node a box, an edge a way out."""
    lines = [
        *head(chart.title, _CONFIG),
        "flowchart TB",
        f"  accTitle: {words(chart.title)}",
        f"  accDescr: {words(chart.edition)}",
        *(f"  classDef {name} {style}" for name, style in _CLASSES.items()),
    ]
    for number, band in enumerate(chart.bands, 1):
        lines.append(f"  subgraph band_{number} [{label((band.title,))}]")
        for box in band.boxes:
            lines += _node(box)
        lines.append("  end")
    return "\n".join([*lines, *_edges(chart), ""])


def _node(box: Box) -> Iterator[str]:
    """Yield the node of a box, and above it the state or rule that it is."""
    named = label(run.text for run in figure(box, _WIDTH).runs)
    yield f"    %% {box.id}"
    yield f"    step_{box.number}{_FORMS[box.shape].format(named)}"
    for name in _classes(box):
        yield f"    class step_{box.number} {name}"


def _classes(box: Box) -> Iterator[str]:
    yield "question" if box.shape is Shape.DECISION else box.voice if box.voice in _CLASSES else "council"
    if box.shape is Shape.GAP:
        yield "gap"
    if box.shape is Shape.END:
        yield "ending"


def _edges(chart: Chart) -> Iterator[str]:
    """Yield an edge for each way out."""
    boxes = [box for band in chart.bands for box in band.boxes]
    numbers = {box.number for box in boxes}
    for box in boxes:
        for way in box.exits:
            if way.target in numbers:
                said = f"|{label(wrap(way.label, _WIDTH // 2))}|" if clean(way.label) else ""
                yield f"  step_{box.number} -->{said} step_{way.target}"


LIMITS = (
    Limit(
        "Mermaid shows a message in place of a diagram of more than 50,000 characters; a page may set `maxTextSize`",
        lambda product: too_long(render(product)),
    ),
)
