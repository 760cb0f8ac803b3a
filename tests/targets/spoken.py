"""The steps in words of a case, without their head."""

from __future__ import annotations

from remit.targets.steps_md import render
from tests.derive.written import Case, sound
from tests.targets.products import products_of


def spoken(case: Case) -> str:
    """Return the steps of the first procedure of a case."""
    text = render(products_of(sound(case.policy))[0]).decode()
    return "## " + text.partition("\n## ")[2]
