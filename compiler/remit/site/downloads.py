"""Files that a page offers, each with its type and size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from remit.markup import Markup, element, on_lines
from remit.site.embed import CODE
from remit.site.frame import Frame
from remit.site.paper import SUFFIX as PAPER
from remit.targets import (
    calendar_ics,
    flowchart,
    flowchart_dot,
    flowchart_narrow,
    machine_json,
    mermaid_flowchart,
    sla_csv,
    sla_xlsx,
    steps_md,
)

_OFFERED = {
    PAPER: ("download paper", "PDF"),
    flowchart.SUFFIX: ("download wide", "SVG"),
    flowchart_narrow.SUFFIX: ("download narrow", "SVG"),
    steps_md.SUFFIX: ("download steps", "Markdown"),
    sla_xlsx.SUFFIX: ("download workbook", "XLSX"),
    sla_csv.SUFFIX: ("download times", "CSV"),
    calendar_ics.SUFFIX: ("download calendar", "iCalendar"),
    machine_json.SUFFIX: ("download machine", "JSON"),
    flowchart_dot.SUFFIX: ("download dot", "DOT"),
    mermaid_flowchart.SUFFIX: ("download mermaid", "Mermaid"),
    CODE: ("download embed", "TXT"),
}


def downloads(files: Mapping[str, bytes], frame: Frame) -> Markup:
    """Return what leads to files that stand beside a page."""
    return element("ul", on_lines(links(files, frame)))


def links(files: Mapping[str, bytes], frame: Frame) -> Iterator[Markup]:
    """Yield an item for each of the files that a page offers, in the order in which they are offered."""
    say = frame.words.say
    for name, (label, kind) in _OFFERED.items():
        if (data := files.get(name)) is not None:
            size = say("size", number=str(-(-len(data) // 1000)))
            yield element("li", element("a", say("download", what=say(label), type=kind, size=size), href=name))
