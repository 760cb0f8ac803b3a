"""A chart as steps in words: the same boxes with the same numbers, and every way from one to another."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.chart import Band, Box, Chart, Shape
from remit.markup import Content, Markup, element, on_lines
from remit.site.frame import Frame
from remit.site.told import STEP
from remit.value import value

CHART_TO_STEPS = "steps"
_MARKS = {
    Shape.START: ("start", "mark start"),
    Shape.DECISION: ("question", "mark decision"),
    Shape.GAP: ("gap", "mark gap"),
    Shape.END: ("end", "mark end"),
}


@value
class Way:
    """A way from one step to another: "Yes:", "go to step 3"."""

    label: str
    words: str
    target: int


@value
class Step:
    """A box in words; `look` is how it is marked off from other kinds."""

    number: int
    look: str
    who: str
    what: str
    limits: tuple[str, ...]
    notes: tuple[str, ...]
    ways: tuple[Way, ...]


def step_told(box: Box, frame: Frame) -> Step:
    """Return what a box says, and where it leads."""
    look, mark = _MARKS.get(box.shape, ("step", ""))
    who = frame.words.say("box", actor=box.actor, mark=frame.words.say(mark)) if mark else box.actor
    notes, ways = (*box.notes, *box.more), tuple(_ways(box, frame))
    return Step(box.number, look, who, box.title, box.times, notes, ways)


def _ways(box: Box, frame: Frame) -> Iterator[Way]:
    """Yield where a step leads: from a question always, from another where that is not simply the next one."""
    say = frame.words.say
    for way in box.exits:
        on = say("go to", number=str(way.target))
        if box.shape is Shape.DECISION:
            yield Way(say("exit", label=way.label), on, way.target)
        elif way.target != box.number + 1 or box.side:
            yield Way(say("then"), on, way.target)


def steps(chart: Chart, frame: Frame) -> Iterator[Markup]:
    """Yield the steps of each part under its heading."""
    for number, band in enumerate(chart.bands, 1):
        yield element("h3", band.title, id=f"part-{number}")
        yield from _band(band, frame)


def part_links(chart: Chart) -> Iterator[Markup]:
    """Yield what leads to each part."""
    for number, band in enumerate(chart.bands, 1):
        yield element("a", band.title, href=f"#part-{number}")


def _band(band: Band, frame: Frame) -> Iterator[Markup]:
    if band.more:
        yield element("p", frame.words.say("throughout"))
        yield element("ul", *(element("li", each) for each in band.more))
    first = str(band.boxes[0].number) if band.boxes else ""
    yield element("ol", on_lines(_step(each, frame) for each in band.boxes), class_="steps", start=first)


def _step(box: Box, frame: Frame) -> Markup:
    step = step_told(box, frame)
    head = element("p", element("span", f"{step.number}. {step.who}", class_="who"))
    told: list[Content] = [head, element("p", step.what, class_="what")]
    told += [element("p", each, class_="limit") for each in step.limits]
    more = [element("li", each) for each in step.notes] + [_way(each) for each in step.ways]
    if more:
        told.append(element("ul", *more))
    return element("li", *told, id=f"{STEP}{step.number}", value=str(step.number), class_=step.look)


def _way(way: Way) -> Markup:
    return element("li", f"{way.label} ", element("a", way.words, href=f"#{STEP}{way.target}"))
