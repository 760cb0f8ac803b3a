"""Whatever makes a drawing more than a drawing, or hard to see, is found in its file."""

from __future__ import annotations

import pytest

from remit.drawing import look, render_chart
from tests.colours import contrast, grey
from tests.drawing import samples
from tests.drawing.painted import svg_faults

GOOD = render_chart(samples.COMPLAINT, 640).decode()
INSIDE = {
    "<style>": "<style>text{fill:red}</style>",
    "<rect style>": '<rect style="fill:red"/>',
    "<script>": "<script>alert(1)</script>",
    "<rect onload>": '<rect onload="alert(1)"/>',
    "<foreignObject>": "<foreignObject><p>word</p></foreignObject>",
    "<image>": '<image href="https://elsewhere.example/a.png"/>',
    "<rect fill=url(https://elsewhere.example/a.svg#a)>": '<rect fill="url(https://elsewhere.example/a.svg#a)"/>',
    "<a>": "<a><title>word</title></a>",
    "<g tabindex>": '<g tabindex="0"></g>',
    "<rect id>": '<rect id="box"/>',
    "type below 16 px": '<text x="20" y="20" font-size="12" fill="#ffffff">small</text>',
}


@pytest.mark.parametrize("fault", INSIDE)
def test_what_is_no_drawing_is_found(fault: str) -> None:
    assert fault in svg_faults(GOOD.replace("</svg>", f"{INSIDE[fault]}</svg>").encode())


def test_a_style_sheet_that_a_file_asks_for_is_found() -> None:
    asking = '<?xml-stylesheet href="https://elsewhere.example/a.css"?>'

    assert "<?xml-stylesheet" in svg_faults(f"{asking}{GOOD}".encode())


def test_a_sheet_without_a_ground_is_found() -> None:
    ground = '<rect width="640" height="'
    assert GOOD.count(ground) == 1

    assert "the sheet has no ground" in svg_faults(GOOD.replace(ground, '<rect width="600" height="').encode())


FAINT = {
    "`Getting in touch` of #0b0c0c is faint on #1d70b8": (
        'fill="#ffffff" font-weight="700">Getting',
        'fill="#0b0c0c" font-weight="700">Getting',
    ),
    "`1. You – start` of #999999 is faint on #ffffff": ('fill="#484949">1. You', 'fill="#999999">1. You'),
    "a line of #aaaaaa is faint on #f4f8fb": ('fill="none" stroke="#0b0c0c"', 'fill="none" stroke="#aaaaaa"'),
    "a line of #aaaaaa is faint on #ffffff": ('fill="#ffffff" stroke="#0b0c0c"', 'fill="#ffffff" stroke="#aaaaaa"'),
    "a line of #aaaaaa is faint on #fff7bf": ('fill="#fff7bf" stroke="#0b0c0c"', 'fill="#fff7bf" stroke="#aaaaaa"'),
    "a mark of #dddddd is faint on #ffffff": ('fill="#0b0c0c"/>', 'fill="#dddddd"/>'),
}


@pytest.mark.parametrize("fault", FAINT)
def test_what_is_hard_to_see_against_what_lies_under_it_is_found(fault: str) -> None:
    old, new = FAINT[fault]
    assert old in GOOD

    assert fault in svg_faults(GOOD.replace(old, new).encode())


def test_what_differs_by_colour_alone_is_found_once_the_colour_is_gone() -> None:
    red = GOOD.replace(f'height="36" fill="{look.BLUE}"', 'height="36" fill="#000000"')
    red = red.replace('fill="#ffffff" font-weight', 'fill="#ff0000" font-weight')

    assert svg_faults(red.encode()) == []
    assert contrast("#ff0000", "#000000") > 4.5
    assert "`Stage 2` of #ff0000 is faint on #000000" in svg_faults(red.encode(), grey)
