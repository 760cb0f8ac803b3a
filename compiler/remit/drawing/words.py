"""Words beside a line: the label of a way. Knows how much room they need between two boxes."""

from __future__ import annotations

from collections.abc import Sequence

from remit.drawing import look
from remit.drawing.scene import Run
from remit.drawing.wrap import wrap


def lines(label: str | None, room: int) -> tuple[str, ...]:
    """Return the lines of a label that has `room` px."""
    return wrap(label, room, bold=True) if label else ()


def gap(count: int, least: int = look.ARROW) -> int:
    """Return the height of a gap in which `count` lines of words stand beside a line."""
    return look.WORDS + look.LINE * count if count else least


def runs(texts: Sequence[str], x: int, top: int, room: int) -> tuple[Run, ...]:
    """Return lines of words whose left end is `x`, from `top` down."""
    return tuple(Run(text, x, top + 21 + look.LINE * i, room, bold=True) for i, text in enumerate(texts))
