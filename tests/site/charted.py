"""A chart read back from the file that draws it, and from the steps in words: which steps, of which kind, to where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from remit.derive.chart import Box, Chart, Shape
from remit.drawing import look
from remit.drawing.wrap import clean
from tests.drawing.painted import Form, Point, Words, painted

NEAR = 3
"""How far a line may end from the box that it belongs to, in px."""
MARKS = {"start": Shape.START, "question": Shape.DECISION, "not formalised": Shape.GAP, "end": Shape.END}
FORMS = {"start": Shape.START, "step": Shape.STEP, "question": Shape.DECISION, "gap": Shape.GAP, "end": Shape.END}


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its kind by its form and by its words, its words without spaces, and the steps that it leads to."""

    form: Shape | None
    word: Shape
    says: str
    leads: frozenset[int]


# From a drawing


def drawn(data: bytes) -> dict[int, Step]:
    """Return the steps that a drawing shows, by their numbers."""
    pieces = painted(data)
    forms = [piece for piece in pieces if isinstance(piece, Form)]
    bands = [form for form in forms if form.fill == look.BAND]
    boxes = [form for form in forms if form.fill and form.stroke and form not in bands]
    words: dict[Form, list[str]] = {}
    for piece in pieces:
        if isinstance(piece, Words) and (box := _around(boxes, piece)):
            words.setdefault(box, []).append(piece.text.replace("\N{NO-BREAK SPACE}", " "))
    numbers = {box: _number(lines) for box, lines in words.items()}
    ways = list(_arrows(forms, bands, numbers))
    return {
        number: Step(
            _form(box, forms),
            _word(words[box]),
            tight("".join(words[box])),
            frozenset(_jumps(words[box])) | {there for here, there in ways if here == number},
        )
        for box, number in numbers.items()
    }


def _around(boxes: list[Form], words: Words) -> Form | None:
    """Return the box in which words stand: of an end's two borders the outer one."""
    return next((box for box in boxes if box.holds(words.x, words.y - words.size / 3)), None)


def _number(lines: list[str]) -> int:
    return next((int(found[1]) for line in lines if (found := re.match(r"(\d+)\.", line))), 0)


def _jumps(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the steps that words lead to, wherever the line breaks."""
    for end in range(len(lines)):
        if found := re.search(r"gotostep(\d+)$", tight("".join(lines[: end + 1])).casefold()):
            yield int(found[1])


def _form(box: Form, forms: list[Form]) -> Shape | None:
    within = [each for each in forms if each is not box and _inside(each, box)]
    if len(box.outline) == 6:
        return Shape.DECISION
    if box.dashed:
        return Shape.GAP
    if box.rounded:
        return Shape.END if any(each.rounded and each.stroke for each in within) else Shape.START
    left, top, _, bottom = box.box
    bar = (left - 1, top - 1, left + 6, bottom + 1)
    return Shape.STEP if any(each.box == bar and not each.stroke for each in forms) else None


def _inside(form: Form, box: Form) -> bool:
    return form.box[0] >= box.box[0] and form.box[1] >= box.box[1] and all(map(float.__le__, form.box[2:], box.box[2:]))


def _word(lines: list[str]) -> Shape:
    # The mark follows the actor, on whatever line that ends.
    marked = re.search(rf"(?:^|\n)\d+\.[^–]* –\s({'|'.join(MARKS)})(?:\n|$)", "\n".join(lines))
    if marked:
        return MARKS[marked[1]]
    return Shape.DECISION if any(line.endswith("?") for line in lines) else Shape.STEP


def _arrows(forms: list[Form], bands: list[Form], numbers: dict[Form, int]) -> Iterator[tuple[int, int]]:
    """Yield from where to where lines lead: whatever touches belongs together, and has one beginning."""
    heads = [form for form in forms if form.fill and len(form.outline) == 3]
    left = [form for form in forms if form.stroke and not form.fill and len(form.lines) == 1]
    while left:
        together = [left.pop()]
        for line in together:
            joined = [each for each in left if _touch(line, each)]
            left = [each for each in left if each not in joined]
            together += joined
        tips = [head.outline[0] for head in heads if any(_ends_in(line, head) for line in together)]
        ends = [point for line in together for point in (line.outline[0], line.outline[-1])]
        told = {number for box, number in numbers.items() for x, y in ends if _by(box, x, y)}
        there = {number for tip in tips if (number := _reached(tip, bands, numbers))}
        (here,) = told - there or {0}
        yield from ((here, number) for number in there)


def _touch(one: Form, other: Form) -> bool:
    return any(_on(point, other) for point in one.outline) or any(_on(point, one) for point in other.outline)


def _on(point: Point, line: Form) -> bool:
    x, y = point
    return any(
        min(a, c) - NEAR <= x <= max(a, c) + NEAR and min(b, d) - NEAR <= y <= max(b, d) + NEAR
        for (a, b), (c, d) in pairwise(line.outline)
    )


def _ends_in(line: Form, head: Form) -> bool:
    (x, y), (left, top, right, bottom) = line.outline[-1], head.box
    return left - NEAR <= x <= right + NEAR and top - NEAR <= y <= bottom + NEAR


def _reached(tip: Point, bands: list[Form], numbers: dict[Form, int]) -> int:
    """Return the number of the box at the tip of an arrow, or of the first one of the band that begins there."""
    for box, number in numbers.items():
        if _by(box, *tip):
            return number
    for band in bands:
        if abs(band.box[1] - tip[1]) <= NEAR:
            return min(number for box, number in numbers.items() if _inside(box, band))
    return 0


def _by(box: Form, x: float, y: float) -> bool:
    """Return whether a point lies on a box's border or no further from it than a line may end."""
    return any(box.holds(x + dx, y + dy) for dx in (-NEAR, 0, NEAR) for dy in (-NEAR, 0, NEAR))


# From a page


def listed(page: str) -> dict[int, Step]:
    """Return the steps that a page tells in words, by their numbers; one that says nothing else leads to the next."""
    items = re.findall(r'<li id="step-(\d+)" value="(\d+)" class="(\w+)">(.*?)</li>\n', page)
    numbers = [int(value) for _, value, _, _ in items]
    found = {}
    for (anchor, value, name, inner), following in zip(items, [*numbers[1:], 0], strict=True):
        text = unescape(re.sub("<[^>]+>", "\n", inner))
        marked = re.search(rf"^\d+\..* – ({'|'.join(MARKS)})$", text, re.MULTILINE)
        word = MARKS[marked[1]] if marked else Shape.STEP
        leads = {int(number) for number in re.findall(r'href="#step-(\d+)"', inner)}
        onward = leads or ({following} - {0} if word is not Shape.END else set())
        if anchor == value and text.strip().startswith(f"{value}."):
            found[int(value)] = Step(FORMS.get(name), word, tight(text), frozenset(onward))
    return found


def tight(text: str) -> str:
    """Return text without spaces."""
    return "".join(text.split())


# Held against each other


def disagreements(chart: Chart, page: str, *drawings: bytes) -> set[str]:
    """Return in what a page, its drawings and the chart that both are made from tell different things."""
    boxes = {box.number: box for band in chart.bands for box in band.boxes}
    words, shown = listed(page), [(drawn(data), _all_words(data)) for data in drawings]
    found = set()
    for told in (words, *(steps for steps, _ in shown)):
        if told.keys() != boxes.keys():
            found.add("other steps")
        for number in told.keys() & boxes.keys():
            found |= set(_differing(told[number], boxes[number]))
    for number in words.keys() & boxes.keys():
        ways = [(tight(way.label), way.target) for way in boxes[number].exits if way.label]
        if boxes[number].shape is Shape.DECISION and any(
            f"{label}:gotostep{target}" not in words[number].says for label, target in ways
        ):
            found.add("a condition that is not told")
        if any(tight(clean(label)) not in text for label, _ in ways for _, text in shown):
            found.add("a condition that is not told")
    return found


def _differing(step: Step, box: Box) -> Iterator[str]:
    if step.leads != {way.target for way in box.exits}:
        yield "other ways"
    # Whose question it is only the steps in words tell: the first words of a hexagon are the question.
    actor = box.actor if box.shape is not Shape.DECISION else ""
    if any(tight(clean(words)) not in step.says for words in (actor, box.title, *box.times, *box.notes)):
        yield "other words"
    if step.form is not box.shape:
        yield "a kind by its form"
    if step.word is not box.shape:
        yield "a kind by its word"


def _all_words(data: bytes) -> str:
    return tight("".join(piece.text for piece in painted(data) if isinstance(piece, Words)))
