"""Every page and chart of the councils' editions passes every check, and each check finds faults that are put in."""

from __future__ import annotations

import pytest

from remit.derive.chart import Chart
from remit.site import Published
from tests.site.made import NORTHTOWN, made_of, northtown, pages, published, real
from tests.site.sixteen import CHECKS, Looked
from tests.targets.products import EDITIONS

pytestmark = pytest.mark.lane("clients")

PAGE, JUDGED = "northtown/2026-01/complaint/index.html", "northtown/2026-01/assessment.html"
WIDE, NARROW = "northtown/2026-01/complaint/flowchart.svg", "northtown/2026-01/complaint/flowchart-narrow.svg"
STYLE = "site.css"


def charts(*editions: Published) -> dict[str, Chart]:
    """Return the charts of editions, by the folders of their pages."""
    return {f"{one.folder}/{each.procedure.slug}": each.chart for one in editions for each in one.edition.products}


@pytest.fixture(scope="module")
def councils() -> Looked:
    """Return the site of the councils, each page of which axe-core has judged as it was looked at."""
    site = Looked(real(), charts(*map(published, EDITIONS)))
    assert site.judged
    return site


@pytest.mark.parametrize("number", CHECKS)
def test_no_page_and_no_chart_of_a_council_has_a_fault(number: int, councils: Looked) -> None:
    assert CHECKS[number](councils) == []


def test_all_of_it_was_looked_at(councils: Looked) -> None:
    assert {name for name, _ in councils.places} == pages(real()).keys()
    assert len(councils.places) == len(councils.plain) == len(councils.judged) == 2 * len(councils.forced)
    assert len(councils.drawings) == 2 * len(councils.charts) > 0
    passed = {"color-contrast", "target-size", "document-title", "html-has-lang", "list", "th-has-data-cells"}
    assert passed <= {rule for told in councils.judged.values() for rule in told["passed"]}
    assert {(width, told["width"]) for (_, width), told in councils.shown.items()} == {(320, 320), (1280, 1280)}


# Each check finds the faults that are put in


Planted = tuple[str, dict[str, tuple[str, str]]]
"""A page, and what is put for what in which files."""


def planted(fault: Planted, charts_of_it: dict[str, Chart] | None = None) -> Looked:
    """Return the site of the policy made up with a fault in it, of which one page is looked at as phones show it."""
    page, changes = fault
    files = northtown()
    for name, (old, new) in changes.items():
        assert old.encode() in files[name]
        files = files | {name: files[name].replace(old.encode(), new.encode())}
    return Looked(files, charts_of_it or {}, [(page, 320)])


def css(rule: str, page: str = PAGE) -> Planted:
    return page, {STYLE: ("@media print {", f"{rule} @media print {{")}


def text(old: str, new: str, page: str = PAGE) -> Planted:
    return page, {page: (old, new)}


def drawn(old: str, new: str) -> Planted:
    return PAGE, {WIDE: (old, new), NARROW: (old, new)}


def inside(more: str) -> Planted:
    return drawn("</svg>", f"{more}</svg>")


FORM = "border: 1px solid var(--line); border-left: 6px solid var(--ink); padding-left: 1rem;"
CLIPPED = "background: linear-gradient(#000, #000); background-clip: text; -webkit-text-fill-color: transparent;"
RED_ON_BLACK = '<rect width="99" height="40" fill="#000000"/><text x="9" y="20" font-size="16" fill="#ff0000">a</text>'
GLOW = "a:focus { outline: none; box-shadow: 0 0 0 3px #0b0c0c; }"
PLANTED = {
    (1, "no alternative"): text('alt="Flowchart', 'title="Flowchart'),
    (1, "the name of a file"): text("with the same numbers.", "with the same numbers: flowchart.svg"),
    (1, "no way to the steps"): text("with the same numbers.", "with numbers."),
    (2, "a style sheet"): inside("<style>rect { fill: red }</style>"),
    (2, "a style"): inside('<rect style="fill: red"/>'),
    (2, "a script"): inside("<script>1</script>"),
    (2, "an event"): inside('<rect onclick="1"/>'),
    (2, "a page within"): inside("<foreignObject><p>a</p></foreignObject>"),
    (2, "something from elsewhere"): inside('<rect fill="url(https://elsewhere.example/a.svg#a)"/>'),
    (3, "faint words"): drawn('fill="#484949">1. You', 'fill="#999999">1. You'),
    (3, "faint lines"): drawn('fill="none" stroke="#0b0c0c"', 'fill="none" stroke="#aaaaaa"'),
    (4, "two places of one name"): text('id="step-2"', 'id="step-1"'),
    (4, "two charts with one name"): drawn("<title>", '<title id="title">'),
    (5, "a column"): text(' scope="col"', ""),
    (5, "a row"): text(' scope="row"', ""),
    (6, "too wide"): css("h1 { white-space: nowrap; }"),
    (6, "too wide once spaced"): css("h1 { white-space: nowrap; font-size: 16px; }"),
    (6, "cut off once spaced"): css(".what { height: 1.5em; overflow: hidden; }"),
    (7, "no outline"): css("a:focus { outline: none; }"),
    (7, "a thin outline"): css("a:focus { outline-width: 1px; }"),
    (7, "a faint outline"): css("a:focus { outline-color: #dddddd; }"),
    (7, "something over it"): css("footer { position: fixed; inset: 0; }"),
    (7, "out of reach"): text('<a href="#step-5"', '<a tabindex="-1" href="#step-5"'),
    (8, "a group of the chart"): inside('<g tabindex="0"></g>'),
    (8, "another order"): text("<h1>", '<h1 tabindex="3">'),
    (9, "sideways"): css("table { overflow-x: auto; }"),
    (9, "down"): css("dl { height: 3rem; overflow-y: scroll; }"),
    (10, "contrast"): css(".who { color: #bbbbbb; }"),
    (10, "no language"): text(' lang="en-GB"', ""),
    (10, "small targets"): css("nav li { margin: 0; line-height: 10px; }"),
    (10, "left for a person to decide"): css(".who { background: linear-gradient(#ffffff, #ffffff); }"),
    (11, "another step in words"): text(">4. ", ">5. "),
    (11, "another step drawn"): drawn(">4. ", ">44. "),
    (11, "another way in words"): text('href="#step-4"', 'href="#step-5"'),
    (11, "an arrow less"): drawn("l-6 -9h12z", "l-6 -9h12v9z"),
    (11, "another condition"): text("<li>Yes: ", "<li>So: "),
    (12, "another form"): drawn(' rx="16"', ""),
    (12, "another word"): drawn(" – end<", "<"),
    (12, "another word in the list"): text(" – question", ""),
    (13, "small type"): css(".who { font-size: 12px; }"),
    (13, "small type in a chart"): drawn('font-size="16"', 'font-size="15"'),
    (13, "too many words"): drawn(">You ask for Stage 2<", ">You ask for Stage 2 in a long letter to us<"),
    (15, "nothing without a script"): css("body { opacity: 0; }"),
    (15, "a part that is not there"): css(".hear { display: none; }"),
    (15, "a button"): text("</main>", '<button type="button">Print</button></main>'),
    (15, "a link to nothing"): text("</main>", '<p><a href="#">Print</a></p></main>'),
    (16, "words without colour"): css(".who { color: #ff0000; background: #000000; }"),
    (16, "a chart without colour"): inside(RED_ON_BLACK),
    (16, "questions like steps"): css(f".steps .question {{ {FORM} }}"),
    (16, "verdicts without a border"): css(".verdict { border: 0; }", JUDGED),
    (16, "verdicts of one word"): text(">met<", ">cannot tell<", JUDGED),
    (16, "words that are a picture"): css(f"h1 {{ {CLIPPED} }}"),
    (16, "words that keep their colour"): css(".who { forced-color-adjust: none; }"),
    (16, "a focus that is a shadow"): css(GLOW),
    (16, "a mark that is a ground"): css('.who::before { content: ""; padding: 4px; background: #0b0c0c; }'),
    (16, "links like other words"): css("a { text-decoration: none; }"),
    (16, "a picture without a ground"): css("picture img { background: none; }"),
}  # fmt: skip


@pytest.fixture(scope="module")
def northtown_charts() -> dict[str, Chart]:
    return charts(made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode()))


@pytest.mark.parametrize(("number", "fault"), PLANTED)
def test_a_fault_that_is_put_in_is_found(number: int, fault: str, northtown_charts: dict[str, Chart]) -> None:
    assert CHECKS[number](planted(PLANTED[number, fault], northtown_charts))


def test_every_check_is_shown_to_find_something_where_otherwise_it_finds_nothing(
    northtown_charts: dict[str, Chart],
) -> None:
    assert {number for number, _ in PLANTED} == set(CHECKS) == {*range(1, 17)} - {14}
    good = Looked(northtown(), northtown_charts, [(PAGE, 320), (JUDGED, 320)])
    assert {number: check(good) for number, check in CHECKS.items() if check(good)} == {}


# What else only a browser knows


def test_a_strict_policy_refuses_nothing_and_the_style_is_there(councils: Looked) -> None:
    assert {place: told["refused"] for place, told in councils.shown.items() if told["refused"]} == {}
    assert {told["sheets"] for told in councils.shown.values()} == {2}


def test_a_wide_page_shows_the_wide_chart_and_a_narrow_one_the_narrow_one_as_they_are_drawn(councils: Looked) -> None:
    shown = {(place[1], *map(tuple, told["pictures"])) for place, told in councils.shown.items() if told["pictures"]}

    assert shown == {(1280, ("flowchart.svg", 640, 640)), (320, ("flowchart-narrow.svg", 290, 290))}


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (text("</head>", "<style>h1{}</style></head>"), "refused"),
        (text('href="../../../theme.css"', 'href="http://elsewhere.example/theme.css"'), "refused"),
        (text("</main>", '<img src="https://elsewhere.example/a.png" alt="a"></main>'), "refused"),
    ],
)
def test_what_a_strict_policy_refuses_is_told(fault: Planted, key: str) -> None:
    assert planted(fault).shown[PAGE, 320][key]


def test_a_chart_that_is_drawn_smaller_is_told() -> None:
    assert planted(css("img { width: 200px; }")).shown[PAGE, 320]["pictures"] == [["flowchart-narrow.svg", 290, 200]]
