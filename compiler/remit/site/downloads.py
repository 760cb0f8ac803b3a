"""Files that a page offers, each with its type and size."""

from __future__ import annotations

from collections.abc import Mapping

from remit.markup import Markup, element, on_lines
from remit.site.frame import Frame
from remit.site.paper import SUFFIX as PAPER
from remit.targets import flowchart, flowchart_narrow, machine_json, sla_csv, steps_md

_OFFERED = {
    PAPER: ("download paper", "PDF"),
    flowchart.SUFFIX: ("download wide", "SVG"),
    flowchart_narrow.SUFFIX: ("download narrow", "SVG"),
    steps_md.SUFFIX: ("download steps", "Markdown"),
    sla_csv.SUFFIX: ("download times", "CSV"),
    machine_json.SUFFIX: ("download machine", "JSON"),
}


def downloads(files: Mapping[str, bytes], frame: Frame) -> Markup:
    """Return what leads to files that stand beside a page."""
    say = frame.words.say
    links = []
    for name, data in files.items():
        label, kind = _OFFERED[name]
        size = say("size", number=str(-(-len(data) // 1000)))
        links.append(element("li", element("a", say("download", what=say(label), type=kind, size=size), href=name)))
    return element("ul", on_lines(links))
