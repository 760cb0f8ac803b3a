"""The procedure in words, numbered like the flowchart and spoken to the reader."""

from __future__ import annotations

import re

from remit.derive.chart import Box, Chart, Shape
from remit.model.policy import Policy
from remit.targets import Product

NAME = "steps"
SUFFIX = "steps.md"
PURPOSE = "the procedure in numbered steps, for a page"
RUN_BY = ("CMSs that take Markdown",)

THROUGHOUT = "All through this part"

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BLOCK = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def render(product: Product) -> bytes:
    """Return the steps of one procedure as Markdown."""
    return ("\n".join([*_head(product.policy, product.chart), *_steps(product.chart)]) + "\n").encode()


def _head(policy: Policy, chart: Chart) -> list[str]:
    since = policy.force.said
    force = "not stated from when" if since in ("", "not stated") else f"in force {since}"
    lines = [f"# {plain(chart.title)}: the steps", "", f"{plain(policy.council)}. {plain(policy.title)}."]
    lines.append(f"Edition {plain(policy.edition)}, {plain(force)}.")
    if policy.working_time.assumed:
        lines.append(f"The page does not define working days; here they are {plain(policy.working_time.said)}.")
    if str(policy.origin):
        lines.append(f"Source: {plain(str(policy.origin))}.")
    return [*lines, ""]


def _steps(chart: Chart) -> list[str]:
    lines: list[str] = []
    for band in chart.bands:
        lines += [f"## {plain(band.title)}", ""]
        if band.more:
            lines += [f"{THROUGHOUT}:", "", *(f"- {plain(words)}" for words in band.more), ""]
        for box in band.boxes:
            lines += [*_step(box), ""]
    return lines[:-1]


def _step(box: Box) -> list[str]:
    mark = {Shape.START: " – start", Shape.END: " – end", Shape.GAP: " – not formalised"}.get(box.shape, "")
    indent = " " * (len(str(box.number)) + 2)
    lines = [f"{box.number}. {plain(box.actor + mark)}: **{plain(box.title)}**"]
    lines += [f"{indent}- {plain(words)}" for words in (*box.times, *box.notes, *box.more)]
    if box.shape is Shape.DECISION:
        lines += [f"{indent}- {plain(way.label)}: go to step {way.target}" for way in box.exits]
    elif box.exits and (box.exits[0].target != box.number + 1 or box.side):
        lines += [f"{indent}- Then go to step {way.target}" for way in box.exits]
    return lines


def plain(words: str) -> str:
    """Return words as text of Markdown, whatever they contain."""
    return _BLOCK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(words.split())))
