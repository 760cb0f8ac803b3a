"""Words that mean something in XML, in CSS or to a machine stay words in a drawing, in any place of a chart."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.derive.chart import Band, Box, Chart, Exit, Shape
from remit.drawing import render_chart
from remit.drawing.raster import png
from remit.drawing.scene import Figure, Run, Scene
from remit.drawing.sheet import scene
from remit.drawing.wrap import clean
from tests.drawing.painted import ATTRIBUTES

WIDTHS = (640, 290)
HOSTILE = (
    "</text><script>alert(1)</script>",
    "<foreignObject><body onload='alert(1)'/></foreignObject>",
    '"><a xlink:href="javascript:alert(1)">x</a>',
    "' onclick='alert(1)",
    "<image href='https://evil.example/x.png'/>",
    "<!-- a remark --><!-- and one without an end",
    "<![CDATA[ <b>x</b> ]]>",
    "]]>",
    '<?xml-stylesheet href="https://evil.example/x.css"?>',
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
    "&lt;script&gt; &#60;b&#x3e; &amp;amp; &nbsp; &",
    "<style>@import url(https://evil.example)</style>",
    "\ud800 \udfff \x00 \x1b[31m \ufffe \uffff",
    "\u202e\u2066fdp.exe\u2069 \u2028 \u2029 \x85",
    "{{7*7}} ${x} $(x) `x` %s",
)
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters() | st.sampled_from("<>&\"'"), max_size=20)
LISTS = st.lists(TEXTS, max_size=2).map(tuple)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """A start, a question with two ways out, an end to the side and an end; every word of it may be anything."""

    def box(number: int, shape: Shape, ways: tuple[int, ...], opens: int | None = None) -> Box:
        exits = tuple(Exit(draw(TEXTS), way) for way in ways)
        said = Box(number, draw(TEXTS), shape, draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(LISTS), draw(LISTS))
        return replace(said, exits=exits, side=opens is not None, opens=opens)

    first = (box(1, Shape.START, (2,)),)
    others = (box(2, Shape.DECISION, (3, 4)), box(3, Shape.END, (), 2), box(4, Shape.GAP, (1,)))
    return Chart(draw(TEXTS), draw(TEXTS), (Band(draw(TEXTS), first), Band(draw(TEXTS), others)))


def read(data: bytes) -> list[tuple[str, str]]:
    """Return the elements of a file with the words in each; anything but elements and words is an error."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    found: list[tuple[str, str]] = []
    open_: list[int] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        assert name in ATTRIBUTES
        assert {*attributes} <= ATTRIBUTES[name] | {"xmlns"}
        assert all(re.fullmatch(r"[\w #.,:/\"-]*", said) for said in attributes.values()), attributes
        open_.append(len(found))
        found.append((name, ""))

    def words(said: str) -> None:
        name, before = found[open_[-1]]
        found[open_[-1]] = name, before + said

    def never(*told: object) -> int:
        raise AssertionError(told)

    parser.StartElementHandler, parser.CharacterDataHandler = start, words
    parser.EndElementHandler = lambda _: open_.pop()
    parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartCdataSectionHandler = never
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = never
    parser.SkippedEntityHandler = never
    end_of_file = True
    parser.Parse(data, end_of_file)
    return found


def runs(drawn: Scene) -> list[str]:
    """Return every line of text that a drawing shows."""
    figures = (piece for piece in drawn.pieces if isinstance(piece, Figure))
    texts = [run.text for frame in drawn.frames for run in frame.runs]
    texts += [run.text for figure in figures for run in figure.runs]
    return texts + [piece.text for piece in drawn.pieces if isinstance(piece, Run)]


def check(chart: Chart, width: int) -> None:
    drawn = scene(chart, width)
    elements = read(render_chart(chart, width))

    assert sorted(words for name, words in elements if name == "text") == sorted(runs(drawn))
    assert [words for name, words in elements if name == "title"] == [clean(chart.title)]
    (described,) = [words for name, words in elements if name == "desc"]
    assert described.startswith(f"{clean(chart.edition)}. " if chart.edition else "Flowchart of")
    assert all(not words.strip() for name, words in elements if name in {"svg", "rect", "path"})
    figures = (piece for piece in drawn.pieces if isinstance(piece, Figure))
    told = {piece.number: "".join(run.text for run in piece.runs) for piece in figures}
    for box in (box for band in chart.bands for box in band.boxes):
        for words in (box.title, *box.times, *box.notes):
            assert tight(clean(words)) in tight(told[box.number])


def tight(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("width", WIDTHS)
@settings(max_examples=80, deadline=None)
@given(chart=charts())
def test_a_parser_sees_the_words_of_the_chart_and_no_other_element(width: int, chart: Chart) -> None:
    check(chart, width)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", WIDTHS)
def test_each_of_these_stays_words_in_every_place_of_a_chart(width: int, words: str) -> None:
    box = Box(1, words, Shape.DECISION, words, words, words, (words,), (words,), (words,), (Exit(words, 1),) * 2)
    chart = Chart(words, words, (Band(words, (box,), (words,)),))

    check(chart, width)
    assert png(render_chart(chart, width)).startswith(b"\x89PNG")


def test_what_is_no_word_would_be_seen() -> None:
    for data in (b"<svg><a/></svg>", b"<svg><!-- x --></svg>", b'<svg><text onload="x"/></svg>', b"<svg><?x y?></svg>"):
        with pytest.raises(AssertionError):
            read(data)
