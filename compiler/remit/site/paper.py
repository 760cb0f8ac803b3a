"""A procedure as a PDF: the content of its page, on A4. Its chart comes in parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from remit.derive.chart import Chart
from remit.drawing import render_parts
from remit.drawing.parts import Part
from remit.markup import safe_link
from remit.model.editions import beginning
from remit.site.frame import Frame
from remit.site.hearing import Hearing
from remit.site.picture import part_named, part_words
from remit.site.published import Published
from remit.site.steps import step_told
from remit.site.subject import Subject, kind_named
from remit.site.times import times_told
from remit.site.told import Fact, Table
from remit.site.typeset import typeset
from remit.targets import Product
from remit.version import VERSION

SUFFIX = "procedure.pdf"

# Of the drawing, in px; and on paper, in pt. Letters of 16 px are close to 10 pt high, and never less than 9.
_MOST = 1050
_SCALE, _LEAST = 0.62, 9 / 16
_ROOM = 660


def pdf(published: Published, product: Product, hearing: Hearing, frame: Frame) -> bytes:
    """Return the PDF of a procedure: tagged, PDF/UA-1 declared, the same bytes from the same edition."""
    parts = list(render_parts(product.wide, _MOST))
    drawings = {_file(place): svg for place, (_, svg) in enumerate(parts)}
    return typeset(content(published, product, hearing, [part for part, _ in parts], frame), drawings)


def content(
    published: Published, product: Product, hearing: Hearing, parts: list[Part], frame: Frame
) -> dict[str, Any]:
    """Return what the PDF says, as words by their places in the template."""
    say = frame.words.say
    heading = say("procedure title", kind=kind_named(product))
    return {
        **_about(published, product, heading, frame),
        "heading": heading,
        "page": say("paper page", page="{page}", pages="{pages}"),
        "overview": {
            "heading": say("overview"),
            "facts": list(map(_fact, Subject(published, frame).told())),
            "turn": say("parts"),
            "parts": [band.title for band in product.chart.bands],
        },
        "times": _tables("times", [each for each in [times_told(product, frame)] if each], frame),
        "chart": {
            "heading": say("chart"),
            "words": say("chart words"),
            "parts": list(_parts(parts, product, frame)),
        },
        "steps": {
            "heading": say("steps"),
            "throughout": say("throughout"),
            "bands": list(_bands(product.chart, frame)),
        },
        "hear": _tables("hear", hearing.tables, frame),
        "origin": {
            "heading": say("paper receipt title"),
            "said": [say("paper made by", version=VERSION, file=published.path), say("paper declares")],
            "facts": list(map(_fact, frame.made_from(published))),
        },
    }


def _about(published: Published, product: Product, heading: str, frame: Frame) -> dict[str, Any]:
    """Return what the document says of itself: its language, title, author and date, and its foot."""
    policy, since = published.policy, beginning(published.policy.force)
    language, _, region = frame.words.language.partition("-")
    edition = frame.words.say("edition link", policy=policy.title, edition=policy.edition)
    return {
        "lang": language,
        "region": region or None,
        "title": f"{heading} – {policy.council}",
        "author": policy.council,
        "keywords": [kind_named(product), policy.title, policy.council],
        "date": {"year": since.year, "month": since.month, "day": since.day} if since else None,
        "council": policy.council,
        "foot": f"{policy.council}. {edition}",
    }


def _file(place: int) -> str:
    return f"chart-{place + 1}.svg"


def _fact(fact: Fact) -> dict[str, str]:
    return {"term": fact.term, "words": fact.words, "link": safe_link(fact.link), "after": fact.after}


def _tables(name: str, tables: list[Table], frame: Frame) -> dict[str, Any]:
    none = "" if tables else frame.words.say(f"{name} none")
    return {"heading": frame.words.say(name), "tables": [asdict(each) for each in tables], "none": none}


def _parts(parts: list[Part], product: Product, frame: Frame) -> Iterator[Mapping[str, Any]]:
    """Yield each part of the chart with its size, and with words for those who cannot see it."""
    for place, part in enumerate(parts):
        scale = max(min(_SCALE, _ROOM / part.scene.height), _LEAST)
        yield {
            "file": _file(place),
            "alt": part_words(part, place + 1, len(parts), product, frame),
            "caption": "" if part.first else part_named(part, product, frame),
            "width": part.scene.width * scale,
            "tall": part.scene.height * scale > _ROOM,
        }


def _bands(chart: Chart, frame: Frame) -> Iterator[Mapping[str, Any]]:
    for band in chart.bands:
        yield {"name": band.title, "more": band.more, "steps": [asdict(step_told(each, frame)) for each in band.boxes]}
