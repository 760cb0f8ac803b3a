"""A procedure as a fragment for a content management system: words, and its chart as a picture a part.

INVARIANT: nothing but what LocalGov Drupal's stock text format keeps, so that what is pasted is what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from remit.derive.chart import Band
from remit.drawing import render_parts
from remit.drawing.parts import Part
from remit.drawing.raster import png
from remit.markup import Markup, element, linked, on_lines, void
from remit.site.downloads import links
from remit.site.frame import Frame
from remit.site.hearing import Hearing
from remit.site.picture import part_words
from remit.site.published import Published
from remit.site.steps import CHART_TO_STEPS, Step, step_told
from remit.site.subject import Subject
from remit.site.times import times_told
from remit.site.told import Fact, Table
from remit.targets import Product
from remit.version import VERSION

FOLDER, FRAGMENT = "cms", "cms.html"


def files(
    published: Published, product: Product, hearing: Hearing, beside: Mapping[str, bytes], frame: Frame
) -> dict[str, bytes]:
    """Return the fragment with its pictures and with copies of what it offers, by their names in one folder.

    `beside` is what it offers: files by their names.
    """
    # The narrow drawing: on a phone a picture of the wide one is too small to read, and there can be only one.
    drawn = list(render_parts(product.narrow))
    pictures = {_picture(place): png(svg) for place, (_, svg) in enumerate(drawn, 1)}
    told = [
        *_told(published, product, [part for part, _ in drawn], hearing, frame),
        *_offered(beside, frame),
        _origin(published, frame),
    ]
    # A fragment cannot say how its characters are written; so it has none that could be read in two ways.
    return {FRAGMENT: on_lines(told).text.lstrip().encode("ascii", "xmlcharrefreplace"), **pictures, **beside}


def _told(
    published: Published, product: Product, drawn: list[Part], hearing: Hearing, frame: Frame
) -> Iterator[Markup]:
    """Yield the parts of the page in their order."""
    say = frame.words.say
    yield element("h2", say("overview"))
    yield element("ul", on_lines(_fact(each, frame) for each in Subject(published, frame).told()))
    yield element("h2", say("times"))
    times = times_told(product, frame)
    yield _table(times) if times else element("p", say("times none"))
    yield element("h2", say("chart"))
    yield element("p", element("a", say("chart words"), href=f"#{CHART_TO_STEPS}"))
    yield from _pictures(product, drawn, frame)
    yield element("h2", say("steps"), id=CHART_TO_STEPS)
    for band in product.chart.bands:
        yield from _band(band, frame)
    yield element("h2", say("hear"))
    yield from map(_table, hearing.tables) if hearing.tables else [element("p", say("hear none"))]


def _picture(place: int) -> str:
    return f"part-{place}.png"


def _pictures(product: Product, drawn: list[Part], frame: Frame) -> Iterator[Markup]:
    for place, part in enumerate(drawn, 1):
        alt = part_words(part, place, len(drawn), product, frame)
        yield element("p", void("img", src=_picture(place), alt=alt))


def _fact(fact: Fact, frame: Frame) -> Markup:
    term = element("strong", frame.words.say("cms term", term=fact.term))
    return element("li", term, " ", linked(fact.words, fact.link), f" {fact.after}" if fact.after else "")


def _table(told: Table) -> Markup:
    heading = element("tr", *(element("th", each) for each in told.heading))
    rows = (element("tr", element("th", head), *(element("td", each) for each in cells)) for head, *cells in told.rows)
    return element(
        "table", element("caption", told.caption), element("thead", heading), element("tbody", on_lines(rows))
    )


def _band(band: Band, frame: Frame) -> Iterator[Markup]:
    yield element("h3", band.title)
    if band.more:
        yield element("p", frame.words.say("throughout"))
        yield element("ul", *(element("li", each) for each in band.more))
    if band.boxes:
        items = on_lines(_step(step_told(box, frame)) for box in band.boxes)
        yield element("ol", items, start=str(band.boxes[0].number))


def _step(step: Step) -> Markup:
    """Return a step; its number is that of the list."""
    told = [element("p", step.who), element("p", element("strong", step.what))]
    told += [element("p", element("strong", each)) for each in step.limits]
    more = [element("li", each) for each in step.notes]
    more += [element("li", f"{each.label} {each.words}") for each in step.ways]
    return element("li", *told, *([element("ul", *more)] if more else []))


def _offered(beside: Mapping[str, bytes], frame: Frame) -> Iterator[Markup]:
    yield element("h2", frame.words.say("downloads"))
    yield element("ul", on_lines(links(beside, frame)))


def _origin(published: Published, frame: Frame) -> Markup:
    return element("p", frame.words.say("made by", version=VERSION, file=published.path))
