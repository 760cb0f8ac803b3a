"""A chart as steps in words: the same boxes with the same numbers, and every way from one to another."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.chart import Band, Box, Chart, Shape
from remit.markup import Content, Markup, element, on_lines
from remit.site.frame import Frame

CHART_TO_STEPS = "steps"
_MARKS = {
    Shape.START: ("start", "mark start"),
    Shape.DECISION: ("question", "mark decision"),
    Shape.GAP: ("gap", "mark gap"),
    Shape.END: ("end", "mark end"),
}


def steps(chart: Chart, frame: Frame) -> Iterator[Markup]:
    """Yield the steps of each part under its heading."""
    for number, band in enumerate(chart.bands, 1):
        yield element("h3", band.title, id=f"part-{number}")
        yield from _band(band, frame)


def part_links(chart: Chart) -> Iterator[Markup]:
    """Yield what leads to each part."""
    for number, band in enumerate(chart.bands, 1):
        yield element("a", band.title, href=f"#part-{number}")


def anchor_of(number: int) -> str:
    """Return the id of a step's place on its page."""
    return f"step-{number}"


def _band(band: Band, frame: Frame) -> Iterator[Markup]:
    if band.more:
        yield element("p", frame.words.say("throughout"))
        yield element("ul", *(element("li", each) for each in band.more))
    first = str(band.boxes[0].number) if band.boxes else ""
    yield element("ol", on_lines(_step(each, frame) for each in band.boxes), class_="steps", start=first)


def _step(box: Box, frame: Frame) -> Markup:
    shape, mark = _MARKS.get(box.shape, ("step", ""))
    actor = frame.words.say("box", actor=box.actor, mark=frame.words.say(mark)) if mark else box.actor
    head = element("p", element("span", f"{box.number}. {actor}", class_="who"))
    told: list[Content] = [head, element("p", box.title, class_="what")]
    told += [element("p", each, class_="limit") for each in box.times]
    more = [element("li", each) for each in (*box.notes, *box.more)] + list(_ways(box, frame))
    if more:
        told.append(element("ul", *more))
    return element("li", *told, id=anchor_of(box.number), value=str(box.number), class_=shape)


def _ways(box: Box, frame: Frame) -> Iterator[Markup]:
    """Yield where a step leads: from a question always, from another where that is not simply the next one."""
    for way in box.exits:
        on = element("a", frame.words.say("go to", number=str(way.target)), href=f"#{anchor_of(way.target)}")
        if box.shape is Shape.DECISION:
            yield element("li", f"{frame.words.say('exit', label=way.label)} ", on)
        elif way.target != box.number + 1 or box.side:
            yield element("li", f"{frame.words.say('then')} ", on)
