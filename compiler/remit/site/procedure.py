"""The page of a procedure: in short, how long, the chart, the steps in words, when one hears back, what there is."""

from __future__ import annotations

from collections.abc import Iterator

from remit.markup import Markup, element
from remit.site import cms, embed
from remit.site.changed import changed, has_changes
from remit.site.downloads import downloads
from remit.site.frame import Frame
from remit.site.hearing import Hearing
from remit.site.paper import SUFFIX as PAPER
from remit.site.paper import pdf
from remit.site.picture import picture
from remit.site.published import Published
from remit.site.steps import CHART_TO_STEPS, part_links, steps
from remit.site.subject import Subject, kind_named
from remit.site.times import times
from remit.targets import (
    Product,
    flowchart,
    flowchart_dot,
    flowchart_narrow,
    machine_json,
    mermaid_flowchart,
    sla_csv,
    steps_md,
)

_UP, _EDITION = "../../../", "../"
_OFFERED = (flowchart, flowchart_narrow, flowchart_dot, mermaid_flowchart, steps_md, sla_csv, machine_json)
_FOR_A_CMS = (PAPER, sla_csv.SUFFIX)


def files(published: Published, product: Product, frame: Frame, *, whole: bool = True) -> dict[str, bytes]:
    """Return the page of a procedure with its files, by their paths from the edition's folder.

    Without `whole`, only what a browser shows at once: no PDF, and nothing for a content management system.
    """
    folder, kind = product.procedure.slug, kind_named(product)
    hearing = Hearing(product, frame, published.until, _UP)
    offered = {PAPER: pdf(published, product, hearing, frame)} if whole else {}
    offered |= {target.SUFFIX: target.render(product) for target in _OFFERED}
    offered |= embed.files(published, product, _UP, frame)
    title = f"{frame.words.say('procedure title', kind=kind)} – {published.policy.council}"
    trail = frame.trail_of(published, _UP, _EDITION)
    content = _content(published, product, offered, hearing, frame)
    made = {"index.html": frame.page(title, content, _UP, trail, frame.foot(published, _EDITION)), **offered}
    if whole:
        beside = {name: offered[name] for name in _FOR_A_CMS}
        pieces = cms.files(published, product, hearing, beside, frame)
        made |= {f"{cms.FOLDER}/{name}": data for name, data in pieces.items()}
    return {f"{folder}/{name}": data for name, data in made.items()}


def _content(
    published: Published, product: Product, offered: dict[str, bytes], hearing: Hearing, frame: Frame
) -> Iterator[Markup]:
    """Yield the parts of the page in the order in which they are read."""
    say = frame.words.say
    since = ("changed",) if has_changes(published) else ()
    parts = ("overview", "times", "chart", "steps", "hear", *since, "downloads")
    yield element("p", published.policy.council, class_="over")
    yield element("h1", say("procedure title", kind=kind_named(product)))
    yield frame.contents((each, say(each)) for each in parts)
    made = {
        "overview": [frame.facts([_parts(product, frame), *Subject(published, frame).facts()])],
        "times": [times(product, frame)],
        "chart": [_chart(product, frame)],
        "steps": steps(product.chart, frame),
        "hear": hearing.parts(),
        "changed": changed(published, product.procedure.kind, frame),
        "downloads": [downloads(offered, frame)],
    }
    for name in parts:
        yield element("h2", say(name), id=name)
        yield from made[name]


def _parts(product: Product, frame: Frame) -> tuple[str, Markup]:
    """Return the parts of the procedure in turn, as a fact."""
    parts = (element("li", each) for each in part_links(product.chart))
    return frame.words.say("parts"), element("ul", *parts, class_="parts")


def _chart(product: Product, frame: Frame) -> Markup:
    """Return the picture with what leads to the same in words."""
    words = element("p", element("a", frame.words.say("chart words"), href=f"#{CHART_TO_STEPS}"))
    return element("div", words, picture(product, "chart alt", frame))
