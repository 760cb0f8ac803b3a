"""The boxes of a chart as lines of text: one an id, those to the side set in."""

from __future__ import annotations

from tests.derive.written import Case, sound
from tests.targets.products import products_of


def main_line(case: Case) -> str:
    """Return the boxes of the first procedure of a case."""
    (chart, *_) = (product.chart for product in products_of(sound(case.policy)))
    boxes = (box for band in chart.bands for box in band.boxes)
    return "".join(f"{'  ' if box.side else ''}{box.id}\n" for box in boxes)
